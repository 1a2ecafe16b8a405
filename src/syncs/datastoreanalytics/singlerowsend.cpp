// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/singlerowsend.h"

#include "core/engine/chunkstep.h"
#include "core/engine/stepcontext.h"
#include "services/analytics/analyticscriteria.h"
#include "services/analytics/analyticsdialect.h"
#include "syncs/datastoreanalytics/changedrows.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importsettling.h"
#include "syncs/datastoreanalytics/singlerow.h"
#include "syncs/datastoreanalytics/viewbusy.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/outcomerows.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRowStep = "write:row"_L1;

// What Analytics says about the values of the row, and would say again (B.9).
bool isRefusedRow(const Error &error)
{
    static constexpr std::array codes{"7512"_L1, "7515"_L1, "8507"_L1, "8516"_L1};
    return error.delivery != Delivery::Unknown
        && std::any_of(codes.begin(), codes.end(),
            [&error](QLatin1StringView code) { return error.code == code; });
}

QJsonObject updateMemo(const UpdatedRows &rows)
{
    return {{u"rows"_s, rows.updatedRows}, {u"isAdded"_s, rows.newRowAdded},
        {u"invalid"_s, rows.invalid.join(u", "_s)}};
}

class RowSending
{
public:
    RowSending(StepContext &context, DatastoreRun &run, const ViewPlan &view, Chunk chunk)
        : m_context(context)
        , m_run(run)
        , m_row(run.job().row.value_or(SingleRow()))
        , m_view(view)
        , m_chunk(std::move(chunk))
        , m_csvPath(context.directory() + u'/' + context.input().value(u"path").toString())
        , m_target(run.analytics(context))
    {
    }
    StepResult run();

private:
    Result<void> read();
    AttemptSpec attemptSpec() const;
    Result<QJsonObject> send(const QString &criteria);
    StepResult busy(const Error &error);
    StepResult settled(const QJsonObject &answer);
    StepResult skipped();
    StepResult written(QByteArrayView action, const QJsonObject &answer);
    Result<void> tellOdd(StepTx &tx, QByteArrayView action, const QJsonObject &answer) const;

    StepContext &m_context;
    DatastoreRun &m_run;
    SingleRow m_row; // the one that the run is about, or an update of the one in the file
    qint64 m_ordinal = 1;
    AnalyticsValues m_values;
    QByteArray m_hash; // of its values
    const ViewPlan &m_view;
    Chunk m_chunk;
    QString m_csvPath;
    std::unique_ptr<ViewClient> m_target;
};

Result<void> RowSending::read()
{
    const QStringList names = m_view.columns.targets();
    auto read
        = forEachChunkRow(m_csvPath, m_chunk.members, [&](const ChunkRow &row) -> Result<void> {
              m_ordinal = row.ordinal;
              m_row.id = QString::fromUtf8(row.id);
              m_values.append({names.first(), m_row.id});
              std::vector<QByteArrayView> all{row.id};
              for (size_t i = 0; i < row.values.size(); ++i)
                  m_values.append(
                      {names.at(static_cast<qsizetype>(i) + 1), QString::fromUtf8(row.values[i])});
              all.insert(all.end(), row.values.begin(), row.values.end());
              m_hash = rowHash(all);
              return {};
          });
    if (!read)
        return fail(read.error());
    return {};
}

AttemptSpec RowSending::attemptSpec() const
{
    return {.key = u"row"_s,
        .method = m_row.action == RowAction::Delete ? u"DELETE"_s : u"PUT"_s,
        .urlPath = u"/restapi/v2/workspaces/views/rows"_s,
        .bodySha256 = {},
        .isRepeatable = true, // the same values by ROWID
        .onSending = chunkIsSent(m_chunk),
        .onRefused = chunkWaitsAgain(m_chunk),
        .resolve = {}};
}

Result<QJsonObject> RowSending::send(const QString &criteria)
{
    AnalyticsClient &client = m_target->client;
    if (m_row.action == RowAction::Delete) {
        auto rows = client.deleteRows(m_view.viewId, criteria);
        if (!rows)
            return fail(rows.error());
        return QJsonObject{{u"rows"_s, *rows}};
    }
    const AnalyticsDates dates{
        .dateFormat = u"yyyy-MM-dd HH:mm:ss"_s, .columnDateFormat = m_view.columns.dateFormats()};
    auto rows = client.updateRows(m_view.viewId, criteria, m_values, true, dates);
    if (!rows)
        return fail(rows.error());
    return updateMemo(*rows);
}

// An import of another machine or program has the view (7092), or another row is being written
// (8062). A person waits for a single row, and not for the rows of an increment.
StepResult RowSending::busy(const Error &error)
{
    auto since = noteViewBusy(m_context, m_run.job().viewName());
    if (!since)
        return m_context.orElse(since.error());
    const qint64 now = m_context.clock().nowMs();
    const Timings &timings = m_context.timings();
    if (!m_run.job().row || now - *since < timings.rowWait.count())
        return StepResult::waitUntil(now + timings.rowBusy.count(), u"an import has the view"_s);
    // Whoever resumes waits as long again.
    if (auto forgotten = m_context.forget(u"busySince"_s); !forgotten)
        return m_context.orElse(forgotten.error());
    return StepResult::failed(Error{.kind = ErrorKind::Service,
        .what = u"An import has the view “%1”"_s.arg(m_run.job().viewName()),
        .why = error.why,
        .next = u"Send the row again when the import has ended"_s,
        .code = kViewLocked});
}

StepResult RowSending::skipped()
{
    return m_context.finish(
        [this](StepTx &tx) -> Result<void> {
            QByteArray rows;
            appendSkippedRow(rows, m_ordinal, m_row.id.toUtf8(), "the view has no such row");
            if (auto moved = tx.moveChunk(m_chunk.id, u"settled"_s, {.skipped = 1, .pending = -1});
                !moved)
                return moved;
            return tx.appendOutcome(u"skipped"_s, skippedHeader(), rows, 1);
        },
        u"the view has no such row"_s);
}

Result<void> RowSending::tellOdd(StepTx &tx, QByteArrayView action, const QJsonObject &answer) const
{
    const qint64 rows = answer.value(u"rows").toInteger();
    if (rows > 1) {
        if (auto told = tx.event(u"warning"_s, u"ROW_DOUBLED"_s,
                u"The view held row %1 %2 times; all were %3"_s.arg(
                    m_row.id, QString::number(rows), QString::fromUtf8(action)));
            !told)
            return told;
    }
    const QString invalid = answer.value(u"invalid").toString();
    if (invalid.isEmpty())
        return {};
    return tx.addIssues(m_chunk.id,
        {{.ordinal = m_ordinal,
            .outcome = u"written_with_warning"_s,
            .sourceKey = m_row.id,
            .code = u"WARNING"_s,
            .field = invalid,
            .message = u"Analytics did not take these columns"_s,
            .chunkId = m_chunk.id}});
}

StepResult RowSending::written(QByteArrayView action, const QJsonObject &answer)
{
    const auto sent = m_run.sent(m_context);
    if (!sent)
        return sent.error();
    return m_context.finish(
        [&](StepTx &tx) -> Result<void> {
            QByteArray outcome;
            const QByteArray id = m_row.id.toUtf8();
            appendWrittenRow(outcome, m_ordinal, action, id, {});
            if (auto moved = tx.moveChunk(m_chunk.id, u"settled"_s, {.written = 1, .pending = -1});
                !moved)
                return moved;
            if (auto added = tx.appendOutcome(u"written"_s, writtenHeader({}), outcome, 1); !added)
                return added;
            if (*sent) {
                auto kept = m_row.action == RowAction::Delete
                    ? (*sent)->remove(tx.sql(), {id})
                    : (*sent)->put(tx.sql(), {{.id = id, .hash = m_hash}}, m_context.run().number);
                if (!kept)
                    return kept;
            }
            if (auto told = tellOdd(tx, action, answer); !told)
                return told;
            return continueAfterRows(tx, m_context, m_run);
        },
        QString::fromUtf8(action));
}

StepResult RowSending::settled(const QJsonObject &answer)
{
    const qint64 rows = answer.value(u"rows").toInteger();
    const bool isAdded = answer.value(u"isAdded").toBool();
    QString refusal = answer.value(u"refused").toString();
    if (refusal.isEmpty() && m_row.action == RowAction::Delete)
        return rows == 0 ? skipped() : written("deleted", answer);
    if (refusal.isEmpty() && rows == 0 && !isAdded)
        refusal = u"Analytics neither updated nor added the row"_s;
    if (refusal.isEmpty())
        return written(isAdded ? "added" : "updated", answer);
    return settleImport(
        m_context, m_run, m_view, m_chunk, m_csvPath, {{.index = 0, .message = refusal}});
}

StepResult RowSending::run()
{
    if (auto row = read(); !row)
        return m_context.orElse(row.error());
    const PlannedColumn &key = m_view.columns.columns.first();
    auto criteria = analyticsEquals({.name = key.target, .dataType = key.targetType}, m_row.id);
    if (!criteria)
        return StepResult::failed(criteria.error());
    std::optional<Error> failure;
    auto answer
        = m_context.attempt(attemptSpec(), [this, &criteria, &failure]() -> Result<QJsonObject> {
              auto sent = send(*criteria);
              if (sent)
                  return sent;
              if (isRefusedRow(sent.error()))
                  return QJsonObject{{u"refused"_s, sent.error().why}};
              failure = sent.error();
              return sent;
          });
    if (answer)
        return settled(*answer);
    return failure && isAnalyticsBusy(*failure) ? busy(*failure) : answer.error();
}

} // namespace

StepSpec sendSingleRowStep(const SingleRow &row, qint64 chunkId, const QString &relPath)
{
    return {.stage = u"write"_s,
        .key = kRowStep,
        .title = u"Row %1"_s.arg(row.id),
        .input = {{u"chunk"_s, chunkId}, {u"path"_s, relPath}},
        .records = 1};
}

StepSpec sendRowStep(qint64 chunkId, const Chunk &chunk, const QString &relPath)
{
    return {.stage = u"write"_s,
        .key = u"%1:%2"_s.arg(kRowStep).arg(chunk.members.first()),
        .title = u"Row %1"_s.arg(chunk.members.first()),
        .input = {{u"chunk"_s, chunkId}, {u"path"_s, relPath}},
        .records = 1};
}

bool isRowStep(const QString &key)
{
    return key.startsWith(kRowStep);
}

StepResult sendSingleRow(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    auto chunk = chunkOfStep(context);
    if (!chunk)
        return chunk.error();
    return RowSending(context, run, *view, std::move(*chunk)).run();
}

} // namespace sluice
