// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlcalls.h"

#include "app/runs/runlisting.h"
#include "app/watch/watchedtables.h"
#include "base/clock.h"
#include "core/engine/runlist.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRunsAtOnce = 100;

constexpr CommerceResource kServedResources[] = {CommerceResource::Customers,
    CommerceResource::Orders, CommerceResource::Categories, CommerceResource::Products};

// A label's value in the text format of Prometheus.
QByteArray labelText(const QString &text)
{
    QByteArray escaped = text.toUtf8();
    escaped.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + escaped + '"';
}

void addHelp(
    QByteArray &text, const QByteArray &name, const QByteArray &type, const QByteArray &help)
{
    text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

} // namespace

ControlReply ControlCalls::status()
{
    QJsonObject all;
    for (const CommerceResource resource : kServedResources) {
        auto served = m_served.find(resource);
        if (!served)
            return ControlReply::message(500, served.error().text());
        if (!*served)
            continue;
        QJsonObject one{{u"job"_s, (*served)->job.name}, {u"running"_s, false}};
        auto run = latestRun(resource, (*served)->job, false);
        if (!run)
            return ControlReply::message(500, run.error().text());
        if (*run) {
            one.insert(u"running"_s, !isEnded((*run)->state));
            auto snapshot = m.runs.snapshot((*run)->id);
            if (!snapshot)
                return ControlReply::message(500, snapshot.error().text());
            QJsonObject summary = runSummary(*snapshot);
            summary.remove(u"stages"_s); // they are under /runs/ID
            one.insert(u"lastRun"_s, summary);
        }
        {
            const std::scoped_lock lock(m_mutex);
            one.insert(u"starting"_s, m_starting.contains(resource));
            if (m_refusals.contains(resource))
                one.insert(u"lastRefusal"_s, m_refusals.value(resource));
        }
        all.insert(commerceResourceName(resource), one);
    }
    auto tables = tableStatus();
    if (!tables)
        return ControlReply::message(500, tables.error().text());
    if (!tables->isEmpty())
        all.insert(u"tables"_s, *tables);
    return ControlReply::json(200, all);
}

// The newest copy of each served table.
Result<QJsonObject> ControlCalls::tableStatus()
{
    QJsonObject tables;
    auto jobs = m_served.tables();
    if (!jobs)
        return fail(jobs.error());
    auto runs = jobs->isEmpty() ? Result<QList<RunRow>>(QList<RunRow>()) : m.runs.current();
    if (!runs)
        return fail(runs.error());
    for (const Job &job : std::as_const(*jobs)) {
        QJsonObject one{{u"job"_s, job.name}, {u"running"_s, false}};
        const auto last = std::find_if(runs->cbegin(), runs->cend(), [&job](const RunRow &run) {
            return run.jobId == job.id && !run.isDryRun && !isRunOfRows(run.params);
        });
        if (last != runs->cend()) {
            one.insert(u"running"_s, !isEnded(last->state));
            auto snapshot = m.runs.snapshot(last->id);
            if (!snapshot)
                return fail(snapshot.error());
            QJsonObject summary = runSummary(*snapshot);
            summary.remove(u"stages"_s);
            one.insert(u"lastRun"_s, summary);
        }
        tables.insert(job.parameters.value(u"table").toString(), one);
    }
    auto watched = m_tables.watched();
    if (!watched)
        return fail(watched.error());
    for (const WatchedTable &table : std::as_const(*watched)) {
        QJsonObject one = tables.value(table.table).toObject();
        one.insert(u"inStep"_s, table.toJson(Clock::system().nowMs()));
        tables.insert(table.table, one);
    }
    return tables;
}

// A page of the served jobs' runs, newest first; `next` is the `before` of the page behind it.
ControlReply ControlCalls::runs(const ControlRequest &request)
{
    RunPage page{.limit = kRunsAtOnce, .jobs = m_served.names()};
    const auto refuse = [](const QString &text) { return ControlReply::message(400, text); };
    bool isNumber = true;
    if (const auto limit = request.queryItem("limit"))
        page.limit = limit->toInt(&isNumber);
    if (!isNumber || page.limit < 1 || page.limit > kNewestRuns)
        return refuse(u"limit is a number from 1 to %1"_s.arg(kNewestRuns));
    if (const auto before = request.queryItem("before")) {
        page.before = before->toLongLong(&isNumber);
        if (!isNumber || page.before < 1)
            return refuse(u"before is the number of a run"_s);
    }
    const int limit = page.limit++;
    auto runs
        = page.jobs.isEmpty() ? Result<QList<RunRow>>(QList<RunRow>()) : runPage(m.store, page);
    if (!runs)
        return ControlReply::message(500, runs.error().text());
    QJsonArray listed;
    for (const RunRow &run : std::as_const(*runs)) {
        if (listed.size() < limit)
            listed.append(listedRunJson(run));
    }
    const bool hasMore = runs->size() > limit;
    return ControlReply::json(200,
        {{u"runs"_s, listed},
            {u"next"_s, hasMore ? QJsonValue(runs->at(limit - 1).number) : QJsonValue()}});
}

ControlReply ControlCalls::run(const QByteArray &id)
{
    auto snapshot = m.runs.snapshot(QString::fromLatin1(id));
    const bool isServed = snapshot && m_served.names().contains(snapshot->run.jobName);
    if (snapshot && isServed)
        return ControlReply::json(200, runSummary(*snapshot));
    if (snapshot || snapshot.error().kind == ErrorKind::Config)
        return ControlReply::message(404,
            u"There is no run “%1” of a job that is served"_s.arg(
                QString::fromLatin1(id.left(64))));
    return ControlReply::message(500, snapshot.error().text());
}

ControlReply ControlCalls::metrics()
{
    QByteArray records;
    QByteArray running;
    QByteArray seconds;
    for (const CommerceResource resource : kServedResources) {
        auto served = m_served.find(resource);
        if (!served || !*served)
            continue;
        auto run = latestRun(resource, (*served)->job, false);
        if (!run)
            continue;
        const QByteArray labels = "job=" + labelText((*served)->job.name)
            + ",resource=" + labelText(commerceResourceName(resource));
        const bool isRunning = *run && !isEnded((*run)->state);
        running += "sluice_run_running{" + labels + "} " + (isRunning ? "1\n" : "0\n");
        if (!*run)
            continue;
        const QJsonObject counts = (*run)->counts.toJson();
        for (auto it = counts.begin(); it != counts.end(); ++it)
            records += "sluice_run_records{" + labels + ",outcome=" + labelText(it.key()) + "} "
                + QByteArray::number(it.value().toInteger()) + '\n';
        seconds += "sluice_run_seconds{" + labels + "} "
            + QByteArray::number(static_cast<double>((*run)->activeMs) / 1000.0) + '\n';
    }
    QByteArray lag;
    QByteArray waiting;
    const auto watched = m_tables.watched();
    for (const WatchedTable &table : watched.value_or(QList<WatchedTable>())) {
        const QByteArray labels
            = "{job=" + labelText(table.job) + ",table=" + labelText(table.table) + "} ";
        if (const auto behind = table.lagMs(Clock::system().nowMs()))
            lag += "sluice_table_lag_seconds" + labels
                + QByteArray::number(static_cast<double>(*behind) / 1000.0) + '\n';
        waiting += "sluice_outbox_rows{state=\"waiting\"," + labels.mid(1)
            + QByteArray::number(table.outbox.waiting + table.outbox.sending) + '\n'
            + "sluice_outbox_rows{state=\"dead\"," + labels.mid(1)
            + QByteArray::number(table.outbox.dead) + '\n';
    }
    QByteArray text;
    addHelp(text, "sluice_run_running", "gauge", "Whether an import runs now.");
    text += running;
    addHelp(text, "sluice_run_records", "gauge", "Records of the latest run by outcome.");
    text += records;
    addHelp(text, "sluice_run_seconds", "gauge", "Working time of the latest run.");
    text += seconds;
    addHelp(text, "sluice_table_lag_seconds", "gauge", "How far a view may be behind its table.");
    text += lag;
    addHelp(text, "sluice_outbox_rows", "gauge", "Single rows that are to be sent.");
    text += waiting;
    addHelp(text, "sluice_control_answers_total", "counter", "Answers of the control API.");
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_answers.cbegin(); it != m_answers.cend(); ++it)
        text += "sluice_control_answers_total{status=\"" + QByteArray::number(it.key()) + "\"} "
            + QByteArray::number(it.value()) + '\n';
    return {.status = 200, .body = text, .contentType = "text/plain; version=0.0.4; charset=utf-8"};
}

} // namespace sluice
