// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmledger.h"

#include "sandbox/data/rowwriter.h"
#include "sandbox/sandboxclock.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMostInserted = 100'000;

QByteArray mutationText(const QJsonValue &value, qint64 number)
{
    if (value.isArray())
        return value.toVariant().toStringList().join(u';').toUtf8();
    if (value.isObject())
        return value["id"_L1].toString().toUtf8();
    return value.toVariant().toString().replace("{n}"_L1, QString::number(number)).toUtf8();
}

// One mutation, row by row.
class Mutation
{
public:
    Mutation(RowStore &rows, const QJsonObject &json, qint64 nowMs)
        : m_module(rows.module())
        , m_writer(rows)
        , m_json(json)
        , m_values(json.value("values"_L1).toObject())
        , m_nowMs(nowMs)
    {
    }

    Result<QJsonObject> run();

private:
    Result<std::vector<qint64>> chosen();
    Result<std::vector<qint64>> byIds(const QJsonArray &ids);
    Result<std::vector<qint64>> byRange(const QString &range);
    Result<void> fill(qint64 number);
    Result<void> insertRows(qint64 count);
    Result<void> change(qint64 ordinal);

    const ModuleSpec &m_module;
    RowWriter m_writer;
    QJsonObject m_json;
    QJsonObject m_values;
    qint64 m_nowMs;
    std::vector<QByteArray> m_texts;
    std::vector<FieldChange> m_changes;
    qint64 m_first = -1;
    qint64 m_count = 0;
};

Result<void> Mutation::fill(qint64 number)
{
    m_texts.clear();
    m_texts.reserve(static_cast<size_t>(m_values.size()) + 1);
    m_changes.clear();
    for (auto it = m_values.begin(); it != m_values.end(); ++it) {
        const int field = m_module.indexOf(it.key().toUtf8());
        if (field < 0)
            return fail(ErrorKind::Data, u"There is no field %1"_s.arg(it.key()));
        m_texts.push_back(it.value().isNull() ? QByteArray() : mutationText(it.value(), number));
        m_changes.push_back({field, m_texts.back()});
    }
    return {};
}

Result<std::vector<qint64>> Mutation::byIds(const QJsonArray &ids)
{
    std::vector<qint64> ordinals;
    for (const QJsonValue &id : ids) {
        const qint64 ordinal = ordinalOf(m_module, id.toString().toLatin1());
        if (ordinal < 0 || !m_writer.readHead(ordinal))
            return fail(ErrorKind::Data, u"There is no record %1"_s.arg(id.toString()));
        ordinals.push_back(ordinal);
    }
    return ordinals;
}

Result<std::vector<qint64>> Mutation::byRange(const QString &range)
{
    bool isFirst = false;
    bool isLast = true;
    const qint64 first = range.section(u'-', 0, 0).toLongLong(&isFirst);
    const QString end = range.section(u'-', 1);
    qint64 last = m_writer.snapshot().rows;
    if (!end.isEmpty())
        last = qMin(last, end.toLongLong(&isLast));
    const qint64 step = qMax<qint64>(1, m_json.value("every"_L1).toInteger(1));
    if (!isFirst || !isLast || first < 1 || !range.contains(u'-'))
        return fail(ErrorKind::Data, u"%1 is no range of rows"_s.arg(range));
    std::vector<qint64> ordinals;
    for (qint64 number = first; number <= last; number += step) {
        if (m_writer.readHead(number - 1))
            ordinals.push_back(number - 1);
    }
    return ordinals;
}

Result<std::vector<qint64>> Mutation::chosen()
{
    if (m_json.contains("rows"_L1))
        return byRange(m_json.value("rows"_L1).toString());
    if (m_json.contains("ids"_L1))
        return byIds(m_json.value("ids"_L1).toArray());
    return byIds({m_json.value("id"_L1)});
}

Result<void> Mutation::insertRows(qint64 count)
{
    for (qint64 i = 0; i < qMin(count, kMostInserted); ++i) {
        if (auto filled = fill(m_writer.snapshot().rows + 1); !filled)
            return filled;
        m_texts.push_back(isoMoment(m_nowMs));
        m_changes.push_back({m_module.indexOf("Created_Time"), m_texts.back()});
        const auto inserted = m_writer.insert(m_changes, m_nowMs, 0, false);
        if (!inserted)
            return fail(inserted.error());
        m_first = m_first < 0 ? *inserted : m_first;
        ++m_count;
    }
    return {};
}

Result<void> Mutation::change(qint64 ordinal)
{
    m_first = m_first < 0 ? ordinal : m_first;
    ++m_count;
    if (m_json.value("delete"_L1).toBool())
        return m_writer.remove(ordinal, m_nowMs);
    if (auto filled = fill(ordinal + 1); !filled)
        return filled;
    return m_writer.update(ordinal, m_changes, m_nowMs, 0, false);
}

Result<QJsonObject> Mutation::run()
{
    if (auto opened = m_writer.open(); !opened)
        return fail(opened.error());
    const bool choosesRows
        = m_json.contains("rows"_L1) || m_json.contains("ids"_L1) || m_json.contains("id"_L1);
    if (!choosesRows) {
        if (auto done = insertRows(m_json.value("insert"_L1).toInteger(1)); !done)
            return fail(done.error());
    } else {
        const auto ordinals = chosen();
        if (!ordinals)
            return fail(ordinals.error());
        for (const qint64 ordinal : *ordinals) {
            if (auto done = change(ordinal); !done)
                return fail(done.error());
        }
    }
    if (auto done = m_writer.commit(); !done)
        return fail(done.error());
    QJsonObject result{{u"count"_s, m_count}};
    if (m_first >= 0)
        result.insert(u"id"_s, QString::number(recordId(m_module, m_first)));
    return result;
}

} // namespace

Result<QJsonObject> mutateModule(RowStore &rows, const QJsonObject &mutation, qint64 nowMs)
{
    return Mutation(rows, mutation, nowMs).run();
}

QJsonObject crmMutationKeys()
{
    return {{u"stream"_s, u"the module"_s}, {u"id"_s, u"the record"_s},
        {u"ids"_s, u"a list of records"_s},
        {u"rows"_s, u"records by their number, M-N or M-, the first is 1"_s},
        {u"every"_s, u"of rows: each nth from the first on"_s},
        {u"insert"_s, u"without id, ids and rows: so many new records; 1 if it is not given"_s},
        {u"values"_s,
            u"fields to set, as another user would, with a fresh Modified_Time; null "
            "clears; {n} in a text is the record's number"_s},
        {u"delete"_s, u"true: deletes the records"_s}};
}

} // namespace sluice::sandbox
