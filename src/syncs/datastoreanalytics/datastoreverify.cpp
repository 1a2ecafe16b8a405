// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreverify.h"

#include "base/csv/csvreader.h"
#include "services/catalyst/zcql.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/datastoreverifycells.h"
#include "syncs/limitwait.h"
#include "syncs/outcomecheck.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kDoublesKept = 1'000; // of the report

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
    struct Figure
    {
        QString title;
        QString function;
        FigureKind kind = FigureKind::None;
        PlannedColumn column;
    };
    struct Answer
    {
        QList<QStringList> rows;
        qint64 count = 0; // also of those that were not kept
    };
    Result<void> addDoubles(VerifyReport &report, const QString &quotedView);
    Result<void> addFigures(
        VerifyReport &report, const ColumnPlan &plan, const QString &quotedView);
    Result<void> addFigurePart(VerifyReport &report, const QList<Figure> &figures,
        const QString &quotedView, ZoneShift *shift);
    static QList<Figure> figuresOf(const ColumnPlan &plan);
    static VerifyCheck checkOf(
        const Figure &figure, const QString &inTable, const QString &inView, ZoneShift *shift);
    Result<QStringList> tableFigures(const QStringList &functions);
    Result<Answer> rows(const QString &sql, qsizetype most);
    static Result<Answer> readAnswer(const QString &path, qsizetype most);
    Result<QString> viewName();

    const DatastoreRun &m_run;
    SyncTools &m_tools;
    DatastoreClient m_source;
    ViewClient m_target;
};

// The rows of a small result, at most so many of them.
Result<ViewChecks::Answer> ViewChecks::rows(const QString &sql, qsizetype most)
{
    auto job
        = waitingForLimits(m_tools, [this, &sql] { return m_target.client.createSqlExport(sql); });
    if (!job)
        return fail(job.error());
    for (size_t look = 0;; ++look) {
        auto state
            = waitingForLimits(m_tools, [this, &job] { return m_target.client.exportJob(*job); });
        if (!state)
            return fail(state.error());
        if (state->state == ImportJobState::Completed) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"result.csv"_s);
            auto bytes = waitingForLimits(m_tools,
                [this, &state, &path] { return m_target.client.downloadExport(*state, path); });
            if (!bytes)
                return fail(bytes.error());
            return readAnswer(path, most);
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

Result<ViewChecks::Answer> ViewChecks::readAnswer(const QString &path, qsizetype most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, u"The result could not be read"_s);
    CsvReader csv(file);
    if (auto header = csv.readHeader(); !header)
        return fail(header.error());
    Answer answer;
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return answer;
        ++answer.count;
        if (*kind != CsvReader::Kind::Row || answer.rows.size() >= most)
            continue;
        QStringList row;
        for (const QByteArrayView value : csv.fields())
            row.append(QString::fromUtf8(value));
        answer.rows.append(row);
    }
}

Result<QString> ViewChecks::viewName()
{
    auto views = waitingForLimits(m_tools, [this] { return m_target.client.views(); });
    if (!views)
        return fail(views.error());
    const QString wanted = m_run.job().viewName();
    for (const AnalyticsView &view : std::as_const(*views)) {
        if (view.id == wanted || view.name == wanted)
            return view.name;
    }
    return fail(ErrorKind::Config, u"There is no view %1 any more"_s.arg(wanted));
}

// In the order of the functions.
Result<QStringList> ViewChecks::tableFigures(const QStringList &functions)
{
    auto table = zcqlName(m_run.job().table);
    if (!table)
        return fail(table.error());
    const QString zcql = u"SELECT %1 FROM %2"_s.arg(functions.join(u", "_s), *table);
    auto answer = waitingForLimits(m_tools, [this, &zcql] { return m_source.client.query(zcql); });
    if (!answer)
        return fail(answer.error());
    QStringList values;
    for (const QString &function : functions)
        values << (answer->isEmpty() ? QString() : answer->first().value(function));
    return values;
}

// What is compared of the columns; sums first, as there are fewer of them.
QList<ViewChecks::Figure> ViewChecks::figuresOf(const ColumnPlan &plan)
{
    QList<Figure> sums;
    QList<Figure> extremes;
    for (const PlannedColumn &column : plan.columns) {
        if (isSummable(column))
            sums.append({u"Sum of %1"_s.arg(column.source), u"SUM"_s, FigureKind::Decimal, column});
        const FigureKind kind = figureKind(column);
        if (kind == FigureKind::None)
            continue;
        extremes.append({u"Smallest %1"_s.arg(column.source), u"MIN"_s, kind, column});
        extremes.append({u"Largest %1"_s.arg(column.source), u"MAX"_s, kind, column});
    }
    return sums + extremes;
}

Result<void> ViewChecks::addFigures(
    VerifyReport &report, const ColumnPlan &plan, const QString &quotedView)
{
    std::unique_ptr<ZoneShift> shift;
    if (plan.timeZone.isSet()) {
        auto made = ZoneShift::make(plan.timeZone);
        if (!made)
            return fail(made.error());
        shift = std::move(*made);
    }
    const QList<Figure> figures = figuresOf(plan);
    for (qsizetype first = 0; first < figures.size(); first += kZcqlMaxColumns) {
        if (auto added
            = addFigurePart(report, figures.mid(first, kZcqlMaxColumns), quotedView, shift.get());
            !added)
            return added;
    }
    return {};
}

// As many as one question takes.
Result<void> ViewChecks::addFigurePart(
    VerifyReport &report, const QList<Figure> &figures, const QString &quotedView, ZoneShift *shift)
{
    QStringList asked;
    QStringList wanted;
    for (const Figure &figure : figures) {
        auto name = zcqlName(figure.column.source);
        if (!name)
            return fail(name.error());
        asked << u"%1(%2)"_s.arg(figure.function, *name);
        wanted << u"%1(%2)"_s.arg(figure.function.toLower(), quotedName(figure.column.target));
    }
    auto inTable = tableFigures(asked);
    if (!inTable)
        return fail(inTable.error());
    auto inView = rows(u"select %1 from %2"_s.arg(wanted.join(u", "_s), quotedView), 1);
    if (!inView)
        return fail(inView.error());
    const QStringList shown = inView->rows.isEmpty() ? QStringList() : inView->rows.first();
    for (qsizetype i = 0; i < figures.size(); ++i)
        report.checks.append(checkOf(figures.at(i), inTable->at(i), shown.value(i), shift));
    return {};
}

VerifyCheck ViewChecks::checkOf(
    const Figure &figure, const QString &inTable, const QString &inView, ZoneShift *shift)
{
    const FigureMatch match
        = matchFigures(figure.kind, figureInView(figure.column, inTable, shift), inView);
    QString result = u"%1 in the table, %2 in the view"_s.arg(inTable, inView);
    if (inTable.isEmpty() && inView.isEmpty())
        result = u"nothing in the table, nothing in the view"_s;
    else if (inTable.isEmpty())
        result = u"nothing in the table, %1 in the view"_s.arg(inView);
    else if (inView.isEmpty())
        result = u"%1 in the table, nothing in the view"_s.arg(inTable);
    else if (match == FigureMatch::Unreadable)
        result = u"%1 in the table, %2 in the view; not compared, the view writes times in a form "
                 "of its own"_s.arg(inTable, inView);
    return {.title = figure.title,
        .result = result,
        .isGood = match != FigureMatch::Different,
        .source = inTable,
        .target = inView};
}

Result<void> ViewChecks::addDoubles(VerifyReport &report, const QString &quotedView)
{
    auto doubled
        = rows(u"select \"ROWID\", count(*) from %1 group by \"ROWID\" having count(*) > 1"_s.arg(
                   quotedView),
            kDoublesKept);
    if (!doubled)
        return fail(doubled.error());
    for (const QStringList &row : std::as_const(doubled->rows))
        report.doubles.append({row.value(0), row.value(1).toLongLong()});
    report.doubleCount = doubled->count;
    report.checks.append({.title = u"Rows that are there twice"_s,
        .result = doubled->count == 0
            ? u"none"_s
            : u"at least ROWID %1, %2 times; run the job with the mode replace"_s.arg(
                report.doubles.first().key, QString::number(report.doubles.first().times)),
        .isGood = doubled->count == 0,
        .target = QString::number(doubled->count)});
    return {};
}

Result<void> ViewChecks::add(VerifyReport &report, const std::optional<ViewPlan> &plan)
{
    auto view = viewName();
    if (!view)
        return fail(view.error());
    auto inTable
        = waitingForLimits(m_tools, [this] { return m_source.client.count(m_run.job().table); });
    if (!inTable)
        return fail(inTable.error());
    report.compared = {{u"Table"_s, m_run.job().table}, {u"View"_s, *view}};
    const QString name = quotedName(*view);
    auto counted = rows(u"select count(*) from %1"_s.arg(name), 1);
    if (!counted)
        return fail(counted.error());
    const qint64 inView = counted->rows.isEmpty() ? 0 : counted->rows.first().value(0).toLongLong();
    // A filter leaves rows out, and makes the figures of both sides different.
    const bool isFiltered = plan && !plan->columns.where.isEmpty();
    report.checks.append({.title = u"Rows in table and view"_s,
        .result = (isFiltered ? u"%1 in the table, %2 in the view; the mapping leaves rows out"_s
                              : u"%1 in the table, %2 in the view"_s)
                      .arg(QString::number(*inTable), QString::number(inView)),
        .isGood = isFiltered ? inView <= *inTable : inView == *inTable,
        .source = QString::number(*inTable),
        .target = QString::number(inView)});
    if (auto added = addDoubles(report, name); !added)
        return added;
    return plan && !isFiltered ? addFigures(report, plan->columns, name) : Result<void>();
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
