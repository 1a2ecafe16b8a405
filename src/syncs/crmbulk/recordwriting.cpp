// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/recordwriting.h"

#include "base/crashpoint.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/lostinsert.h"
#include "syncs/crmbulk/recordlook.h"
#include "syncs/crmbulk/undo/deletecall.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Moves a call's rows between not attempted and pending; the others of the chunk stay. The calls
// go out in the order of the file, so that the pending ones are its first.
std::function<Result<void>(StepTx &)> rowsMove(
    qint64 chunkId, qint64 rows, bool isSent, bool isFirst)
{
    return [chunkId, rows, isSent, isFirst](StepTx &tx) -> Result<void> {
        Counts moved;
        moved.pending = isSent ? rows : -rows;
        moved.notAttempted = -moved.pending;
        return tx.moveChunk(chunkId, !isSent && isFirst ? u"prepared"_s : u"sent"_s, moved);
    };
}

QString recordPath(const CrmBulkJob &job)
{
    const QString path = u"/crm/v8/"_s + job.module;
    return job.operation == "upsert"_L1 ? path + u"/upsert"_s : path;
}

} // namespace

RecordWriting::RecordWriting(StepContext &context, CrmBulkRun &run, const CrmFacts &facts,
    CrmRecordClient &client, const WriteScope &scope)
    : m_context(context)
    , m_run(run)
    , m_facts(facts)
    , m_client(client)
    , m_scope(scope)
{
}

Result<CallOutcome> RecordWriting::send(const Call &call)
{
    const CrmBulkJob &job = m_run.job();
    if (job.isDelete())
        return DeleteCall(m_client, job, m_facts.timeZone()).send(call.rows, call.isRest);
    QList<CrmRecordColumn> columns;
    for (const QString &name : m_scope.columns)
        columns.append({name.toUtf8(), crmValueKind(m_facts.fields.value(name))});
    CrmRecordBody body(columns, m_facts.timeZone(), job.ignoreEmpty);
    CrmRecordClient::Rows rows{.module = job.module, .count = std::ssize(call.rows)};
    for (const CallRow &row : call.rows) {
        std::vector<QByteArrayView> values;
        for (const QString &name : m_scope.columns)
            values.push_back(row.values[static_cast<size_t>(m_columns.indexOf(name))]);
        body.add(job.sendsId() ? QByteArrayView(row.id) : QByteArrayView(), values);
        if (job.sendsId())
            rows.ids << QString::fromUtf8(row.id);
    }
    CrmRecordBody::Options options{.runsAutomations = job.runsAutomations};
    const bool isUpsert = job.operation == "upsert"_L1;
    if (isUpsert)
        options.duplicateCheckFields = QStringList{job.findBy};
    rows.body = body.take(options);
    auto answers = job.isInsert() ? m_client.insert(rows)
        : isUpsert                ? m_client.upsert(rows)
                                  : m_client.update(rows);
    if (!answers)
        return fail(answers.error());
    CallOutcome outcome{.rows = *answers};
    for (CrmRowAnswer &row : outcome.rows) {
        if (row.isDone && row.action.isEmpty())
            row.action = job.isInsert() ? u"insert"_s : u"update"_s;
        if (job.sendsId())
            row.id.clear(); // it is the row's own
    }
    return outcome;
}

Outcome<std::optional<QJsonObject>> RecordWriting::resolveLost(const Call &call)
{
    const bool isInsert = m_run.job().isInsert();
    if (m_run.job().isDelete()) {
        auto seen = DeleteCall(m_client, m_run.job(), m_facts.timeZone()).look(call.rows);
        if (!seen)
            return tl::unexpected(m_context.orElse(seen.error()));
        return seen->toMemo(); // those that are still there go by themselves
    }
    RecordLook look(m_run, m_facts, m_client, m_scope.columns, m_columns);
    auto found = look.find(call.rows, m_facts.serviceMs(m_context.run().startedAtMs));
    if (!found)
        return tl::unexpected(m_context.orElse(found.error()));
    CallOutcome outcome{.isFound = true};
    for (qsizetype i = 0; i < found->size(); ++i) {
        const QString &id = found->at(i);
        // An upsert's that was not there when it was compared, and holds now what was sent.
        const bool isNew = isInsert
            || (m_run.job().makesRecords() && m_run.job().comparesFile()
                && call.rows[static_cast<size_t>(i)].id.isEmpty());
        outcome.rows.append(
            {.isDone = !id.isEmpty(), .action = isNew ? u"insert"_s : u"update"_s, .id = id});
        if (id.isEmpty())
            outcome.missing.append(i);
    }
    if (outcome.missing.isEmpty())
        return outcome.toMemo();
    if (!isInsert)
        return std::nullopt;
    const QString unique = m_facts.uniqueKey(m_run.job());
    const auto place = static_cast<size_t>(m_columns.indexOf(unique));
    const bool isKept = !unique.isEmpty() && m_scope.columns.contains(unique)
        && std::none_of(call.rows.begin(), call.rows.end(),
            [place](const CallRow &row) { return row.values[place].isEmpty(); });
    if (!isKept)
        return tl::unexpected(StepResult::ambiguous(lostInsertError(
            std::ssize(call.rows), std::ssize(call.rows) - outcome.missing.size())));
    return outcome.toMemo(); // those that are missing go out by themselves
}

AttemptSpec RecordWriting::attemptSpec(const Call &call, bool isRest)
{
    const bool isFirst = call.firstRow == 0;
    const auto rows = static_cast<qint64>(call.rows.size());
    AttemptSpec spec{.key = call.key,
        .method = m_run.job().isDelete()           ? u"DELETE"_s
            : m_run.job().operation == "update"_L1 ? u"PUT"_s
                                                   : u"POST"_s,
        .urlPath = recordPath(m_run.job()),
        .bodySha256 = {},
        .isRepeatable = false,
        .onSending = rowsMove(m_scope.chunk.id, rows, true, isFirst),
        .onRefused = rowsMove(m_scope.chunk.id, rows, false, isFirst),
        .resolve = [this, &call](qint64) { return resolveLost(call); }};
    if (isRest) { // they are on their way already
        spec.onSending = [this](StepTx &tx) -> Result<void> {
            return tx.event(u"warning"_s, u"SENT_AGAIN"_s,
                (m_run.job().isDelete()
                        ? u"%1: records of a deletion whose answer was lost are still there and go now"_s
                        : u"%1: records of an insert whose answer was lost are not there and are"
                          " sent again"_s)
                    .arg(m_context.step().title));
        };
        spec.onRefused = {};
    }
    return spec;
}

// Of what was sent again, a record that the service calls a duplicate may be this run's own.
Outcome<bool> RecordWriting::verifyDuplicates(const Call &call, CallOutcome &outcome)
{
    const bool isDoubtful = std::any_of(outcome.rows.cbegin(), outcome.rows.cend(),
        [](const CrmRowAnswer &row) { return row.code == "DUPLICATE_DATA"_L1; });
    if (!isDoubtful)
        return true;
    RecordLook look(m_run, m_facts, m_client, m_scope.columns, m_columns);
    auto found = look.find(call.rows, m_facts.serviceMs(m_context.run().startedAtMs));
    if (!found)
        return tl::unexpected(m_context.orElse(found.error()));
    for (qsizetype i = 0; i < outcome.rows.size(); ++i) {
        if (outcome.rows.at(i).code == "DUPLICATE_DATA"_L1 && !found->at(i).isEmpty())
            outcome.rows[i] = {.isDone = true, .action = u"insert"_s, .id = found->at(i)};
    }
    return true;
}

// The rows of a lost call that it did not carry out go out by themselves.
Outcome<CallOutcome> RecordWriting::completed(const Call &call, CallOutcome outcome)
{
    if (outcome.missing.isEmpty())
        return outcome;
    Call rest{.key = call.key + u".rest"_s, .firstRow = call.firstRow, .isRest = true, .rows = {}};
    for (const qsizetype i : std::as_const(outcome.missing))
        rest.rows.push_back(call.rows[static_cast<size_t>(i)]);
    auto answer
        = m_context.attempt(attemptSpec(rest, true), [this, &rest]() -> Result<QJsonObject> {
              auto sent = send(rest);
              if (!sent)
                  return fail(sent.error());
              return sent->toMemo();
          });
    if (!answer)
        return tl::unexpected(answer.error());
    auto told = completed(rest, CallOutcome::fromMemo(*answer, std::ssize(rest.rows)));
    if (!told)
        return told;
    if (auto verified = verifyDuplicates(rest, *told); !verified)
        return tl::unexpected(verified.error());
    for (qsizetype i = 0; i < outcome.missing.size(); ++i)
        outcome.rows[outcome.missing.at(i)] = told->rows.at(i);
    outcome.missing.clear();
    return outcome;
}

Outcome<CallOutcome> RecordWriting::done(const Call &call)
{
    const bool isKnown = m_context.memo().contains(call.key);
    auto answer
        = m_context.attempt(attemptSpec(call, false), [this, &call]() -> Result<QJsonObject> {
              auto sent = send(call);
              if (!sent)
                  return fail(sent.error());
              return sent->toMemo();
          });
    if (!answer)
        return tl::unexpected(answer.error());
    if (!isKnown)
        m_context.cameFurther();
    return completed(call, CallOutcome::fromMemo(*answer, std::ssize(call.rows)));
}

void RecordWriting::settle(const Call &call, const CallOutcome &outcome)
{
    for (qsizetype i = 0; i < std::ssize(call.rows); ++i) {
        const CallRow &row = call.rows[static_cast<size_t>(i)];
        const CrmRowAnswer &told = outcome.rows.at(i);
        const std::vector<QByteArrayView> values = row.views();
        const ChunkRow shown{.ordinal = row.ordinal, .id = row.id, .values = values};
        const QByteArray id = told.id.toUtf8();
        if (told.code == kRecordGone)
            settleSkipped(m_outcome, shown, "it is not there any more");
        else if (!told.isDone)
            settleRejected(m_outcome, shown, told.code, told.field,
                told.message.isEmpty() ? u"Zoho CRM refused the record and gave no reason"_s
                                       : told.message);
        else
            settleWritten(m_outcome, shown,
                m_run.job().isDelete()           ? "deleted"
                    : told.action == "insert"_L1 ? "added"
                                                 : "updated",
                id.isEmpty() ? QByteArrayView(row.id) : QByteArrayView(id));
    }
}

Outcome<bool> RecordWriting::openFile()
{
    auto names = m_scope.forEach([](const ChunkRow &) -> Result<void> { return {}; });
    if (!names)
        return tl::unexpected(m_context.orElse(names.error()));
    m_columns = *names;
    return true;
}

Outcome<ChunkOutcome> RecordWriting::outcome()
{
    if (auto opened = openFile(); !opened)
        return tl::unexpected(opened.error());
    Call call;
    std::optional<StepResult> stop; // why the rest of the file is not looked at
    qint64 row = 0;
    const auto close = [this, &call, &stop, &row]() -> Result<void> {
        if (call.rows.empty())
            return {};
        call.firstRow = row - std::ssize(call.rows);
        call.key = u"call:%1"_s.arg(call.firstRow, 6, 10, QLatin1Char('0'));
        auto settled = done(call);
        if (!settled) {
            stop = settled.error();
            return fail(Error{.kind = ErrorKind::Cancelled});
        }
        settle(call, *settled);
        call.rows.clear();
        m_context.progress(row, m_scope.chunk.memberCount);
        return {};
    };
    auto read = m_scope.forEach([&call, &row, &close](const ChunkRow &chunkRow) -> Result<void> {
        call.rows.push_back(CallRow::of(chunkRow));
        ++row;
        return call.rows.size() == CrmRecordBody::kMostRows ? close() : Result<void>();
    });
    if (read && !stop) {
        if (auto closed = close(); !closed && !stop)
            return tl::unexpected(m_context.orElse(closed.error()));
    }
    if (stop)
        return tl::unexpected(*stop);
    if (!read)
        return tl::unexpected(m_context.orElse(read.error()));
    return std::move(m_outcome);
}

} // namespace sluice
