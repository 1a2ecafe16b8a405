// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreverify.h"

#include "base/csv/csvreader.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/outcomecheck.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// An identifier in Analytics' SQL and criteria: in double quotes.
QString quotedName(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

class ViewChecks
{
public:
    ViewChecks(const DatastoreRun &run, const DatastoreServices &services, SyncTools &tools)
        : m_run(run)
        , m_tools(tools)
        , m_source(run.source(), *services.tokens, services.gate, tools.http, tools.token,
              tools.logger, tools.timings)
        , m_target(run.target(), *services.tokens, services.gate, tools.http, tools.token,
              tools.logger, tools.timings)
    {
    }
    Result<void> add(VerifyReport &report);

private:
    Result<QList<QByteArray>> firstRow(const QString &sql);
    Result<QString> viewName();

    const DatastoreRun &m_run;
    SyncTools &m_tools;
    DatastoreClient m_source;
    ViewClient m_target;
};

// The first row of a small result.
Result<QList<QByteArray>> ViewChecks::firstRow(const QString &sql)
{
    auto job = m_target.client.createSqlExport(sql);
    if (!job)
        return fail(job.error());
    for (size_t look = 0;; ++look) {
        auto state = m_target.client.exportJob(*job);
        if (!state)
            return fail(state.error());
        if (state->state == ImportJobState::Completed) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"result.csv"_s);
            if (auto bytes = m_target.client.downloadExport(*state, path); !bytes)
                return fail(bytes.error());
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorKind::Disk, u"The result could not be read"_s);
            CsvReader csv(file);
            if (auto header = csv.readHeader(); !header)
                return fail(header.error());
            auto kind = csv.next();
            if (!kind)
                return fail(kind.error());
            QList<QByteArray> row;
            if (*kind == CsvReader::Kind::Row) {
                for (const QByteArrayView value : csv.fields())
                    row.append(value.toByteArray());
            }
            return row;
        }
        if (state->isFinished())
            return fail(ErrorKind::Service, u"Analytics could not export the figures"_s,
                state->errorText, u"Try again later"_s);
        const auto &poll = m_tools.timings.poll;
        const auto pause = poll[std::min(look, std::size(poll) - 1)];
        if (!m_tools.token.waitFor(pause))
            return fail(ErrorKind::Cancelled, u"The check was ended"_s);
    }
}

Result<QString> ViewChecks::viewName()
{
    auto views = m_target.client.views();
    if (!views)
        return fail(views.error());
    const QString wanted = m_run.job().viewName();
    for (const AnalyticsView &view : std::as_const(*views)) {
        if (view.id == wanted || view.name == wanted)
            return view.name;
    }
    return fail(ErrorKind::Config, u"There is no view %1 any more"_s.arg(wanted));
}

Result<void> ViewChecks::add(VerifyReport &report)
{
    auto view = viewName();
    if (!view)
        return fail(view.error());
    auto inTable = m_source.client.count(m_run.job().table);
    if (!inTable)
        return fail(inTable.error());
    const QString name = quotedName(*view);
    auto counted = firstRow(u"select count(*) from %1"_s.arg(name));
    if (!counted)
        return fail(counted.error());
    const qint64 inView = counted->value(0).toLongLong();
    report.checks.append({u"Rows in table and view"_s,
        u"%1 in the table, %2 in the view"_s.arg(*inTable).arg(inView), *inTable == inView});
    auto doubled = firstRow(
        u"select \"ROWID\", count(*) from %1 group by \"ROWID\" having count(*) > 1"_s.arg(name));
    if (!doubled)
        return fail(doubled.error());
    report.checks.append({u"Rows that are there twice"_s,
        doubled->isEmpty()
            ? u"none"_s
            : u"at least ROWID %1, %2 times"_s.arg(
                QString::fromUtf8(doubled->value(0)), QString::fromUtf8(doubled->value(1))),
        doubled->isEmpty()});
    return {};
}

} // namespace

Result<VerifyReport> verifyDatastoreRun(
    RunLedger &ledger, const RunRow &run, const DatastoreServices &services, SyncTools tools)
{
    VerifyReport report;
    qint64 written = 0;
    const OutcomeRows rows{
        .onHeader = {}, .onWritten = [&written](std::span<const QByteArrayView>) { ++written; }};
    if (auto checked = checkOutcomeFiles(ledger, run, rows, report); !checked)
        return fail(checked.error());
    auto made = DatastoreRun::of(services, run.params);
    if (!made)
        return fail(made.error());
    report.same = written;
    if ((*made)->job().row) // the counts of table and view are no business of one row
        return report;
    ViewChecks checks(**made, services, tools);
    if (auto added = checks.add(report); !added)
        return fail(added.error());
    return report;
}

} // namespace sluice
