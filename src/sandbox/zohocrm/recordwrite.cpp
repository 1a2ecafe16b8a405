// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/recordwrite.h"

#include "sandbox/data/rowwriter.h"
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/recordcheck.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostRecords = 100;
constexpr int kRecordsPerCredit = 10;

tl::unexpected<CrmProblem> wrongBody(
    QLatin1StringView code, QLatin1StringView message, const QString &key, QJsonObject more = {})
{
    more.insert(u"api_name"_s, key);
    more.insert(u"json_path"_s, QString(u"$."_s + key));
    return tl::unexpected(CrmProblem{code, message, more});
}

// Whether automations are to run: absent means all, an empty list none (C5).
tl::expected<bool, CrmProblem> triggersOf(const QJsonObject &body)
{
    const QJsonValue trigger = body.value("trigger"_L1);
    if (trigger.isUndefined() || trigger.isNull())
        return true;
    if (!trigger.isArray())
        return wrongBody("INVALID_DATA"_L1, "invalid data"_L1, u"trigger"_s,
            {{u"expected_data_type"_s, u"jsonarray"_s}});
    static const QStringList known{
        u"workflow"_s, u"approval"_s, u"blueprint"_s, u"pathfinder"_s, u"orchestration"_s};
    for (const QJsonValue &value : trigger.toArray()) {
        if (!known.contains(value.toString()))
            return wrongBody("INVALID_DATA"_L1, "invalid data"_L1, u"trigger"_s,
                {{u"supported_values"_s, QJsonArray::fromStringList(known)}});
    }
    return !trigger.toArray().isEmpty();
}

tl::expected<QJsonArray, CrmProblem> rowsOfBody(const QJsonObject &body, bool isOne)
{
    const QJsonValue data = body.value("data"_L1);
    if (data.isUndefined())
        return wrongBody("MANDATORY_NOT_FOUND"_L1, "required field not found"_L1, u"data"_s);
    const QJsonArray rows = data.toArray();
    if (!data.isArray() || rows.isEmpty())
        return wrongBody("INVALID_DATA"_L1, "invalid data"_L1, u"data"_s,
            {{u"expected_data_type"_s, u"jsonarray"_s}});
    const int most = isOne ? 1 : kMostRecords;
    if (rows.size() > most)
        return wrongBody(
            "INVALID_DATA"_L1, "invalid data"_L1, u"data"_s, {{u"maximum_length"_s, most}});
    return rows;
}

// Email where the module has one, else the name: what the CRM checks by itself.
tl::expected<QList<int>, CrmProblem> keysOf(const QJsonObject &body, const ModuleSpec &module)
{
    QList<int> keys;
    const QJsonValue given = body.value("duplicate_check_fields"_L1);
    if (given.isUndefined() || given.isNull()) {
        for (int i = 0; i < module.fields.size(); ++i) {
            if (isDuplicateCheckField(module, i))
                keys.append(i);
        }
        return keys;
    }
    const QJsonArray names = given.toArray();
    for (const QJsonValue &name : names) {
        const int field = module.indexOf(name.toString().toUtf8());
        if (!isDuplicateCheckField(module, field))
            return wrongBody("INVALID_DATA"_L1, "invalid data"_L1, u"duplicate_check_fields"_s);
        keys.append(field);
    }
    if (!given.isArray())
        return wrongBody("INVALID_DATA"_L1, "invalid data"_L1, u"duplicate_check_fields"_s,
            {{u"expected_data_type"_s, u"jsonarray"_s}});
    return keys;
}

QJsonObject problemEntry(const CrmProblem &problem)
{
    return {{u"code"_s, problem.code}, {u"details"_s, problem.details},
        {u"message"_s, problem.message}, {u"status"_s, u"error"_s}};
}

QJsonObject successEntry(
    const ModuleSpec &module, qint64 ordinal, bool isNew, const QByteArray &created, qint64 nowMs)
{
    const QJsonObject details{{u"id"_s, QString::number(recordId(module, ordinal))},
        {u"Modified_Time"_s, QString::fromLatin1(isoMoment(nowMs))},
        {u"Modified_By"_s, userReference()}, {u"Created_Time"_s, QString::fromLatin1(created)},
        {u"Created_By"_s, userReference()}};
    return {{u"code"_s, u"SUCCESS"_s}, {u"details"_s, details},
        {u"message"_s, isNew ? u"record added"_s : u"record updated"_s},
        {u"status"_s, u"success"_s}};
}

// Writes one row that is right; its entry of the answer.
Result<QJsonObject> putRecord(
    const CheckedRecord &record, RowWriter &writer, WriteOperation operation, qint64 nowMs)
{
    const ModuleSpec &module = writer.module();
    const bool isNew = record.ordinal < 0;
    qint64 ordinal = record.ordinal;
    if (isNew) {
        const auto inserted = writer.insert(record.changes, nowMs, 0, true);
        if (!inserted)
            return fail(inserted.error());
        ordinal = *inserted;
    } else if (auto done = writer.update(ordinal, record.changes, nowMs, 0, true); !done) {
        return fail(done.error());
    }
    const int createdField = module.indexOf("Created_Time");
    QByteArray created;
    if (writer.read(ordinal, 1ULL << createdField))
        created = writer.value(createdField).toByteArray();
    QJsonObject entry = successEntry(module, ordinal, isNew, created, nowMs);
    if (operation == WriteOperation::Upsert) {
        entry.insert(u"action"_s, isNew ? u"insert"_s : u"update"_s);
        entry.insert(u"duplicate_field"_s,
            record.matchedBy.isEmpty() ? QJsonValue(QJsonValue::Null)
                                       : QJsonValue(QString::fromUtf8(record.matchedBy)));
    }
    return entry;
}

HttpReply storageProblem(const Error &error)
{
    qWarning("%s", qUtf8Printable(error.text()));
    return crmError(500, u"INTERNAL_ERROR"_s, u"Internal server error occurred."_s);
}

qsizetype rowsIn(const HttpRequest &request)
{
    const auto body = request.jsonObject();
    return body ? body->value("data"_L1).toArray().size() : 0;
}

CrmCost costOfRows(qsizetype rows, int credits)
{
    CrmCost cost;
    cost.credits = credits;
    cost.isHeavy = rows > kRecordsPerCredit;
    return cost;
}

} // namespace

QList<QByteArray> idsOf(const QByteArray &list)
{
    QList<QByteArray> ids;
    for (const QByteArray &id : list.split(',')) {
        if (!id.trimmed().isEmpty())
            ids.append(id.trimmed());
    }
    return ids;
}

CrmCost recordWriteCost(const HttpRequest &request)
{
    const qsizetype rows = rowsIn(request);
    const auto credits = static_cast<int>((rows + kRecordsPerCredit - 1) / kRecordsPerCredit);
    return costOfRows(rows, qMax(credits, 1));
}

CrmCost recordDeleteCost(const HttpRequest &request)
{
    return costOfRows(idsOf(request.param("ids")).size(), 1);
}

RecordWrite::RecordWrite(Environment &environment, CrmStore &store)
    : m_environment(environment)
    , m_store(store)
{
}

// C5: 200 or 201 where all is well, 207 where some is not, 202 where nothing is.
HttpReply RecordWrite::summed(const QJsonArray &entries, qsizetype right, int allRight) const
{
    int status = allRight;
    if (right == 0)
        status = static_cast<int>(m_environment.settings.number(u"rejectedStatus"_s));
    else if (right < entries.size())
        status = 207;
    HttpReply reply = HttpReply::json(status, {{u"data"_s, entries}});
    reply.hasEffect = right > 0;
    return reply;
}

HttpReply RecordWrite::write(
    const HttpRequest &request, int module, WriteOperation operation, const QByteArray &id)
{
    // Its content type does not matter: the vendor's client library sends none.
    const auto body = request.jsonObject();
    if (!body)
        return crmError(400, u"INVALID_DATA"_s, u"body"_s,
            {{u"expected_data_type"_s, u"jsonobject"_s}, {u"api_name"_s, u"body"_s},
                {u"json_path"_s, u"$"_s}});
    return apply(*body, module, operation, id);
}

HttpReply RecordWrite::apply(
    const QJsonObject &body, int module, WriteOperation operation, const QByteArray &id)
{
    const ModuleSpec &spec = m_store.spec(module);
    const auto rows = rowsOfBody(body, !id.isEmpty());
    if (!rows)
        return rows.error().reply();
    const auto hasTriggers = triggersOf(body);
    if (!hasTriggers)
        return hasTriggers.error().reply();
    const auto keys = keysOf(body, spec);
    if (!keys)
        return keys.error().reply();
    RowWriter writer(m_store.rows(module));
    RecordCheck check(module, operation, *keys, m_store, writer);
    if (auto opened = writer.open(); !opened)
        return storageProblem(opened.error());
    if (auto opened = check.open(); !opened)
        return storageProblem(opened.error());
    writer.runAutomations(*hasTriggers);
    check.fixRow(id);
    if (m_environment.settings.text(u"unknownFields"_s) == "refuse"_L1)
        check.refuseUnknown();
    const qint64 now = m_environment.clock.nowMs();
    QJsonArray entries;
    qsizetype right = 0;
    qsizetype added = 0;
    for (const QJsonValue &row : *rows) {
        const CheckedRecord &record = check.check(row, entries.size(), now);
        if (record.problem) {
            entries.append(problemEntry(*record.problem));
            continue;
        }
        added += record.ordinal < 0 ? 1 : 0;
        const auto entry = putRecord(record, writer, operation, now);
        if (!entry)
            return storageProblem(entry.error());
        entries.append(*entry);
        ++right;
    }
    if (auto done = writer.commit(); !done)
        return storageProblem(done.error());
    return summed(entries, right, right > 0 && added == right ? 201 : 200);
}

HttpReply RecordWrite::remove(const HttpRequest &request, int module, const QList<QByteArray> &ids)
{
    if (ids.isEmpty())
        return crmError(400, u"REQUIRED_PARAM_MISSING"_s,
            u"One of the expected parameter is missing"_s,
            {{u"param_name"_s, u"ids"_s}, {u"param"_s, u"ids"_s}});
    if (ids.size() > kMostRecords)
        return crmError(400, u"INVALID_DATA"_s, u"invalid data"_s,
            {{u"param_name"_s, u"ids"_s}, {u"maximum_length"_s, kMostRecords}});
    const ModuleSpec &spec = m_store.spec(module);
    RowWriter writer(m_store.rows(module));
    if (auto opened = writer.open(); !opened)
        return storageProblem(opened.error());
    writer.runAutomations(request.param("wf_trigger").toLower() != "false");
    const qint64 now = m_environment.clock.nowMs();
    QJsonArray entries;
    qsizetype right = 0;
    for (const QByteArray &id : ids) {
        const QJsonObject details{{u"id"_s, QString::fromUtf8(id)}};
        const qint64 ordinal = ordinalOf(spec, id);
        if (ordinal < 0 || !writer.readHead(ordinal)) {
            entries.append(
                problemEntry({u"INVALID_DATA"_s, u"the id given seems to be invalid"_s, details}));
            continue;
        }
        if (auto done = writer.remove(ordinal, now); !done)
            return storageProblem(done.error());
        entries.append(QJsonObject{{u"code"_s, u"SUCCESS"_s}, {u"details"_s, details},
            {u"message"_s, u"record deleted"_s}, {u"status"_s, u"success"_s}});
        ++right;
    }
    if (auto done = writer.commit(); !done)
        return storageProblem(done.error());
    return summed(entries, right, 200);
}

} // namespace sluice::sandbox
