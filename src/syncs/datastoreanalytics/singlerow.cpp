// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/singlerow.h"

#include "base/secret.h"
#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importfile.h"
#include "syncs/datastoreanalytics/importsettling.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"
#include "syncs/datastoreanalytics/opentable.h"
#include "syncs/datastoreanalytics/singlerowsend.h"
#include "syncs/files/outcomerows.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRowFile = "chunks/row.csv"_L1;

// The row on its way from the table to the disk.
class RowReading
{
public:
    RowReading(StepContext &context, DatastoreRun &run, const ViewPlan &view)
        : m_context(context)
        , m_run(run)
        , m_row(*run.job().row)
        , m_columns(view.columns)
    {
        m_columns.check = true; // told before it is sent, whatever the bulk does
    }
    StepResult run();

private:
    StepResult shaped(const CatalystRow &row);
    StepResult ready(const std::vector<QByteArrayView> &values);
    StepResult skipped(QByteArrayView reason);
    StepResult rejected(const RowReason &reason, const std::vector<QByteArrayView> &shown);
    Result<qint64> addRow(StepTx &tx, Counts counts, qint64 artifactId = 0) const;

    StepContext &m_context;
    DatastoreRun &m_run;
    const SingleRow m_row;
    ColumnPlan m_columns;
};

// The row's place in the run: a chunk of its own.
Result<qint64> RowReading::addRow(StepTx &tx, Counts counts, qint64 artifactId) const
{
    const bool isSent = artifactId != 0;
    const Chunk chunk{.artifactId = artifactId,
        .firstOrdinal = 1,
        .lastOrdinal = 1,
        .state = isSent ? u"prepared"_s : u"settled"_s,
        .members = isSent ? QList<qint64>{1} : QList<qint64>(),
        .memberCount = isSent ? 1 : 0,
        .counts = counts};
    auto id = tx.addChunk(chunk);
    if (!id)
        return id;
    counts.read = 1;
    if (auto added = tx.addCounts(counts); !added)
        return fail(added.error());
    if (auto set = tx.setExpected(1); !set)
        return fail(set.error());
    return id;
}

StepResult RowReading::ready(const std::vector<QByteArrayView> &values)
{
    ImportFile file(m_context.directory() + u'/' + kRowFile);
    auto written = file.open(m_columns.targets());
    if (written) {
        file.beginRow();
        for (const QByteArrayView value : values)
            file.appendField(value);
        written = file.endRow();
    }
    if (written)
        written = file.finish();
    if (!written)
        return m_context.orElse(written.error());
    return m_context.finish([this, &file](StepTx &tx) -> Result<void> {
        auto artifact = tx.addArtifact({.kind = u"chunk"_s,
            .relPath = kRowFile,
            .bytes = file.bytes(),
            .sha256 = {},
            .records = 1});
        if (!artifact)
            return fail(artifact.error());
        auto id = addRow(tx, {.notAttempted = 1}, *artifact);
        if (!id)
            return fail(id.error());
        return tx.addStep(sendSingleRowStep(m_row, *id, kRowFile));
    });
}

StepResult RowReading::skipped(QByteArrayView reason)
{
    return m_context.finish(
        [this, reason](StepTx &tx) -> Result<void> {
            QByteArray rows;
            appendSkippedRow(rows, 1, m_row.id.toUtf8(), reason);
            if (auto added = addRow(tx, {.skipped = 1}); !added)
                return fail(added.error());
            return tx.appendOutcome(u"skipped"_s, skippedHeader(), rows, 1);
        },
        QString::fromUtf8(reason));
}

StepResult RowReading::rejected(const RowReason &reason, const std::vector<QByteArrayView> &shown)
{
    return m_context.finish(
        [this, &reason, &shown](StepTx &tx) -> Result<void> {
            QByteArray rows;
            appendRejectedRow(rows, 1, reason.code, reason.field, reason.message, m_row.id.toUtf8(),
                std::span(shown).subspan(1), m_columns.columns.size() - 1);
            auto id = addRow(tx, {.rejected = 1});
            if (!id)
                return fail(id.error());
            if (auto added = tx.addIssue({.ordinal = 1,
                    .outcome = u"rejected"_s,
                    .sourceKey = m_row.id,
                    .code = reason.code,
                    .field = reason.field,
                    .message = reason.message,
                    .chunkId = *id});
                !added)
                return added;
            return tx.appendOutcome(
                u"rejected"_s, rejectedHeader(rejectedColumns(m_columns)), rows, 1);
        },
        reason.message);
}

StepResult RowReading::shaped(const CatalystRow &row)
{
    auto key = hashKeyOf(m_columns);
    if (!key)
        return StepResult::failed(key.error());
    const QStringList names = m_columns.sources();
    auto shaper = RowShaper::make(m_columns, names, *key);
    if (!shaper)
        return StepResult::failed(shaper.error());
    QList<QByteArray> cells;
    for (const QString &name : names)
        cells.append(row.value(name).toUtf8());
    const std::vector<QByteArrayView> fields(cells.cbegin(), cells.cend());
    switch ((*shaper)->shape(fields)) {
    case RowFate::Dropped:
        return skipped((*shaper)->skipReason());
    case RowFate::Rejected:
        return rejected((*shaper)->reason(), (*shaper)->shownFields(fields));
    case RowFate::Keep:
        break;
    }
    return ready({(*shaper)->values().begin(), (*shaper)->values().end()});
}

StepResult RowReading::run()
{
    const QByteArray id = m_row.id.toUtf8();
    if (m_row.action == RowAction::Delete)
        return ready({QByteArrayView(id)});
    const auto source = m_run.datastore(m_context);
    auto row = source->client.row(m_run.job().table, m_row.id);
    if (!row)
        return m_context.orElse(row.error());
    if (!*row)
        return StepResult::failed(Error{.kind = ErrorKind::Service,
            .what = u"The table %1 has no row %2"_s.arg(m_run.job().table, m_row.id),
            .why = u"It was deleted there, or never was"_s,
            .next = u"If the view still holds it, send it with the action delete"_s,
            .code = kRowGone});
    return shaped(**row);
}

StepResult readSingleRow(StepContext &context, DatastoreRun &run)
{
    auto view = planTable(context, run);
    if (!view)
        return view.error();
    return RowReading(context, run, *view).run();
}

} // namespace

StepResult toldRowEnd(StepContext &context, StepResult result)
{
    const Error &error = result.error();
    if (result.kind() != StepResult::Kind::Failed || error.isRetryable || error.code.isEmpty())
        return result;
    auto told = context.commit([&error](StepTx &tx) -> Result<void> {
        return tx.event(u"error"_s, error.code, error.text());
    });
    return told ? result : context.orElse(told.error());
}

StepSpec firstSingleRowStep()
{
    StepSpec step = openTableStep();
    step.title = u"Row"_s;
    step.records = 1;
    return step;
}

QList<Stage> singleRowStages(const std::shared_ptr<DatastoreRun> &run)
{
    return {{.id = u"read"_s,
                .title = u"Read"_s,
                .lane = Lane::Network,
                .width = 1,
                .work =
                    [run](StepContext &context) {
                        return toldRowEnd(context, readSingleRow(context, *run));
                    }},
        {.id = u"write"_s,
            .title = u"Write"_s,
            .lane = Lane::Network,
            .width = 1,
            .work = [run](StepContext &context) {
                return toldRowEnd(context, sendSingleRow(context, *run));
            }}};
}

} // namespace sluice
