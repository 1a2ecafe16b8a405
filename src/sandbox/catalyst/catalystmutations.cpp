// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystmutations.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostIdsTold = 10'000;

tl::unexpected<Error> refusedMutation(const CatalystProblem &problem)
{
    return fail(ErrorKind::Data, problem.message);
}

} // namespace

CatalystMutations::CatalystMutations(CatalystStore &store, EventFeed &events)
    : m_store(store)
    , m_events(events)
{
}

QJsonObject CatalystMutations::keys()
{
    return {{u"stream"_s, u"the table"_s},
        {u"insert"_s, u"so many new rows, made as the seed's; values replace theirs"_s},
        {u"update"_s, u"so many rows, spread over the table; without values a text is changed"_s},
        {u"delete"_s, u"so many rows, spread over the table; with id or ids: true"_s},
        {u"id"_s, u"one row"_s}, {u"ids"_s, u"a list of rows"_s},
        {u"values"_s, u"columns to set; alone: one new row"_s},
        {u"cache"_s, u"a key of the cache instead, set to value in segment"_s}};
}

CatalystMutations::Ordinals CatalystMutations::spread(TableEdit &edit, qint64 rows)
{
    Ordinals found;
    const qint64 all = edit.rows().snapshot().rows;
    qint64 next = 0;
    for (qint64 i = 0; i < rows && next < all; ++i) {
        qint64 ordinal = qMax(next, i * all / rows);
        while (ordinal < all && !edit.rows().readHead(ordinal))
            ++ordinal;
        if (ordinal < all)
            found.append(ordinal);
        next = ordinal + 1;
    }
    return found;
}

QJsonObject CatalystMutations::ownChange(const DataTableSpec &spec, qint64 nowMs)
{
    for (const DataColumn &column : spec.columns) {
        const bool isFree = !column.isSystem && !column.isUnique
            && (column.type == DataType::Varchar || column.type == DataType::Text);
        if (isFree)
            return {{QString::fromUtf8(column.name), u"changed %1"_s.arg(nowMs)}};
    }
    return {};
}

Result<CatalystMutations::Ordinals> CatalystMutations::change(
    TableEdit &edit, const Ordinals &ordinals, const QJsonObject &values, bool isDelete)
{
    for (const qint64 ordinal : ordinals) {
        const auto done = isDelete ? edit.remove(ordinal) : edit.update(ordinal, values);
        if (!done)
            return refusedMutation(done.error());
    }
    return ordinals;
}

Result<CatalystMutations::Ordinals> CatalystMutations::inserted(
    TableEdit &edit, qint64 rows, const QJsonObject &values)
{
    Ordinals made;
    for (qint64 i = 0; i < rows; ++i) {
        const auto ordinal = edit.insertGenerated(values);
        if (!ordinal)
            return refusedMutation(ordinal.error());
        made.append(*ordinal);
    }
    return made;
}

Result<CatalystMutations::Ordinals> CatalystMutations::named(
    TableEdit &edit, const QJsonObject &mutation)
{
    QJsonArray ids = mutation.value("ids"_L1).toArray();
    if (mutation.contains("id"_L1))
        ids.append(mutation.value("id"_L1));
    Ordinals ordinals;
    for (const QJsonValue &id : ids) {
        ordinals.append(edit.ordinalOfRow(id));
        if (ordinals.last() < 0)
            return fail(ErrorKind::Data, u"There is no row %1"_s.arg(id.toVariant().toString()));
    }
    return change(edit, ordinals, mutation.value("values"_L1).toObject(),
        mutation.value("delete"_L1).toBool());
}

Result<QJsonObject> CatalystMutations::apply(const QJsonObject &mutation)
{
    const int table = m_store.indexOfTable(mutation.value("stream"_L1).toString());
    if (table < 0)
        return fail(ErrorKind::Config, u"There is no such stream"_s);
    TableEdit edit(m_store, m_events, table, false);
    if (auto opened = edit.open(); !opened)
        return fail(opened.error());
    QJsonObject values = mutation.value("values"_L1).toObject();
    Result<Ordinals> ordinals;
    if (mutation.contains("id"_L1) || mutation.contains("ids"_L1)) {
        ordinals = named(edit, mutation);
    } else if (const qint64 updates = mutation.value("update"_L1).toInteger(); updates > 0) {
        if (values.isEmpty())
            values = ownChange(edit.spec(), m_store.rowTimeMs());
        ordinals = change(edit, spread(edit, updates), values, false);
    } else if (const qint64 deletes = mutation.value("delete"_L1).toInteger(); deletes > 0) {
        ordinals = change(edit, spread(edit, deletes), {}, true);
    } else {
        const qint64 inserts = mutation.value("insert"_L1).toInteger(values.isEmpty() ? 0 : 1);
        ordinals = inserted(edit, inserts, values);
    }
    if (!ordinals)
        return fail(ordinals.error());
    if (auto done = edit.commit(); !done)
        return fail(done.error());
    QJsonArray ids;
    for (const qint64 ordinal : ordinals->first(qMin(ordinals->size(), kMostIdsTold)))
        ids.append(QString::number(recordId(edit.spec().module, ordinal)));
    return QJsonObject{{u"rows"_s, ordinals->size()}, {u"ids"_s, ids}};
}

} // namespace sluice::sandbox
