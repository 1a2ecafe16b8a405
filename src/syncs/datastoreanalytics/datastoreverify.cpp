// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreverify.h"

#include "base/csv/csvreader.h"
#include "services/catalyst/zcql.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/outcomecheck.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

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
    Result<void> add(VerifyReport &report, const std::optional<ViewPlan> &plan);

private:
    Result<void> addSums(
        VerifyReport &report, const ColumnPlan &columns, const QString &quotedView);
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

// Only of columns whose values go as they are.
QStringList summableColumns(const ColumnPlan &plan, bool ofTable)
{
    static const QStringList numbers{u"int"_s, u"double"_s}; // sums of large numbers overflow
    static const QStringList targets{
        u"NUMBER"_s, u"POSITIVE_NUMBER"_s, u"DECIMAL_NUMBER"_s, u"CURRENCY"_s, u"PERCENT"_s};
    QStringList names;
    for (const PlannedColumn &column : plan.columns.mid(1)) { // without ROWID
        if (numbers.contains(column.sourceType) && targets.contains(column.targetType)
            && column.transforms.isEmpty())
            names << (ofTable ? column.source : column.target);
    }
    return names.mid(0, kZcqlMaxColumns);
}

// A sum of doubles depends on the order of its parts.
bool isSameSum(const QString &one, const QString &other)
{
    if (one == other)
        return true;
    const double a = one.toDouble();
    const double b = other.toDouble();
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

Result<void> ViewChecks::addSums(
    VerifyReport &report, const ColumnPlan &columns, const QString &quotedView)
{
    const QStringList sources = summableColumns(columns, true);
    const QStringList targets = summableColumns(columns, false);
    if (sources.isEmpty())
        return {};
    QStringList asked;
    QStringList wanted;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        auto name = zcqlName(sources.at(i));
        if (!name)
            return fail(name.error());
        asked << u"SUM(%1)"_s.arg(*name);
        wanted << u"sum(%1)"_s.arg(quotedName(targets.at(i)));
    }
    auto table = zcqlName(m_run.job().table);
    if (!table)
        return fail(table.error());
    auto inTable = m_source.client.query(u"SELECT %1 FROM %2"_s.arg(asked.join(u", "_s), *table));
    if (!inTable)
        return fail(inTable.error());
    auto inView = firstRow(u"select %1 from %2"_s.arg(wanted.join(u", "_s), quotedView));
    if (!inView)
        return fail(inView.error());
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const QString before = inTable->isEmpty() ? QString() : inTable->first().value(asked.at(i));
        const QString after = QString::fromUtf8(inView->value(i));
        report.checks.append({u"Sum of %1"_s.arg(sources.at(i)),
            u"%1 in the table, %2 in the view"_s.arg(before, after), isSameSum(before, after)});
    }
    return {};
}

Result<void> ViewChecks::add(VerifyReport &report, const std::optional<ViewPlan> &plan)
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
    // A filter leaves rows out, and makes the figures of both sides different.
    const bool isFiltered = plan && !plan->columns.where.isEmpty();
    report.checks.append({u"Rows in table and view"_s,
        u"%1 in the table, %2 in the view%3"_s.arg(*inTable).arg(inView).arg(
            isFiltered ? u"; the mapping leaves rows out"_s : QString()),
        isFiltered ? inView <= *inTable : inView == *inTable});
    auto doubled = firstRow(
        u"select \"ROWID\", count(*) from %1 group by \"ROWID\" having count(*) > 1"_s.arg(name));
    if (!doubled)
        return fail(doubled.error());
    report.checks.append({u"Rows that are there twice"_s,
        doubled->isEmpty()
            ? u"none"_s
            : u"at least ROWID %1, %2 times; run the job with the mode replace"_s.arg(
                QString::fromUtf8(doubled->value(0)), QString::fromUtf8(doubled->value(1))),
        doubled->isEmpty()});
    return plan && !isFiltered ? addSums(report, plan->columns, name) : Result<void>();
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
    auto plan = viewPlanOf(ledger.store(), run.id);
    if (!plan)
        return fail(plan.error());
    if (auto added = checks.add(report, *plan); !added)
        return fail(added.error());
    return report;
}

} // namespace sluice
