// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/modules/modulesresult.h"

#include "base/files.h"
#include "syncs/crmbulk/crmbulkcost.h"
#include "syncs/crmbulk/crmbulkverify.h"
#include "syncs/crmbulk/modules/modulesrun.h"
#include "syncs/files/filerunexport.h"
#include "syncs/files/plansample.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString withModule(const QString &module, const QString &text)
{
    return u"%1: %2"_s.arg(module, text);
}

// Adds the figures of one module's plan to those of all.
void addCost(QJsonObject &all, const QString &module, const QJsonObject &cost)
{
    for (const QString &figure : {u"credits"_s, u"requests"_s, u"creditsWithoutLooks"_s,
             u"readJobs"_s, u"writeJobs"_s, u"uploads"_s, u"recordCalls"_s, u"downloads"_s,
             u"downloadBytes"_s, u"newRecords"_s, u"minutesAtLimits"_s})
        all.insert(figure, all.value(figure).toDouble() + cost.value(figure).toDouble());
    QJsonArray lines = all.value(u"lines").toArray();
    for (const QJsonValue &value : cost.value(u"lines").toArray()) {
        QJsonObject line = value.toObject();
        line.insert(u"title"_s, withModule(module, line.value(u"title").toString()));
        lines.append(line);
    }
    all.insert(u"lines"_s, lines);
    QJsonArray sensitive = all.value(u"sensitive").toArray();
    for (const QJsonValue &field : cost.value(u"sensitive").toArray())
        sensitive.append(withModule(module, field.toString()));
    all.insert(u"sensitive"_s, sensitive);
    QJsonArray findings = all.value(u"findings").toArray();
    for (const QJsonValue &value : cost.value(u"findings").toArray()) {
        QJsonObject finding = value.toObject();
        finding.insert(u"text"_s, withModule(module, finding.value(u"text").toString()));
        findings.append(finding);
    }
    all.insert(u"findings"_s, findings);
}

// What each way would cost for all modules, of the ways that all of them can go.
QJsonArray sumOfWays(const QList<QJsonArray> &ofModules, qint64 beside)
{
    QJsonArray all;
    for (const QJsonValue &value : ofModules.value(0)) {
        QJsonObject way = value.toObject();
        way.insert(u"credits"_s, way.value(u"credits").toInteger() + beside);
        all.append(way);
    }
    for (const QJsonArray &ways : ofModules.mid(1)) {
        QJsonArray common;
        for (const QJsonValue &value : std::as_const(all)) {
            const auto same
                = std::find_if(ways.begin(), ways.end(), [&value](const QJsonValue &way) {
                      return way[u"writeBy"] == value[u"writeBy"]
                          && way[u"automations"] == value[u"automations"];
                  });
            if (same == ways.end())
                continue;
            QJsonObject way = value.toObject();
            for (const QString &figure : {u"credits"_s, u"writeCredits"_s})
                way.insert(figure, value[figure].toInteger() + (*same)[figure].toInteger());
            way.insert(u"isChosen"_s, value[u"isChosen"].toBool() && (*same)[u"isChosen"].toBool());
            common.append(way);
        }
        all = common;
    }
    return all;
}

} // namespace

Result<Counts> exportModulesRun(RunLedger &ledger, const RunRow &run, const QString &folder)
{
    auto parts = moduleRunsOf(ledger, run);
    if (!parts)
        return fail(parts.error());
    Counts all;
    for (const ModuleRun &part : std::as_const(*parts)) {
        const QString own = folder + u'/' + part.module;
        if (auto made = makePrivateFolder(own); !made)
            return fail(made.error());
        auto counts = exportFileRun(ledger, part.run, own);
        if (!counts)
            return counts;
        all += *counts;
    }
    return all;
}

Result<VerifyReport> verifyModulesRun(
    RunLedger &ledger, const RunRow &run, const CrmBulkServices &services, const SyncTools &tools)
{
    auto parts = moduleRunsOf(ledger, run);
    if (!parts)
        return fail(parts.error());
    VerifyReport all;
    for (const ModuleRun &part : std::as_const(*parts)) {
        auto report = verifyCrmBulkRun(ledger, part.run, services,
            {.http = tools.http,
                .token = tools.token,
                .timings = tools.timings,
                .logger = tools.logger});
        if (!report)
            return report;
        for (VerifyCheck check : std::as_const(report->checks)) {
            check.title = withModule(part.module, check.title);
            all.checks.append(check);
        }
        all.same += report->same;
        all.different += report->different;
        all.missing += report->missing;
    }
    return all;
}

Result<QJsonObject> modulesCost(RunLedger &ledger, const RunRow &run)
{
    auto parts = moduleRunsOf(ledger, run);
    if (!parts)
        return fail(parts.error());
    const auto looks = parts->size(); // at the fields of each, for the order
    QJsonObject all{{u"credits"_s, looks}, {u"requests"_s, looks},
        {u"creditsWithoutLooks"_s, looks},
        {u"lines"_s,
            QJsonArray{QJsonObject{{u"title"_s, u"Fields, for the order"_s}, {u"calls"_s, looks},
                {u"creditsEach"_s, 1}, {u"credits"_s, looks}}}}};
    QJsonArray modules;
    QList<QJsonArray> ways;
    for (const ModuleRun &part : std::as_const(*parts)) {
        auto cost = crmBulkCost(ledger, part.run);
        if (!cost)
            return cost;
        addCost(all, part.module, *cost);
        ways.append(cost->value(u"ways").toArray());
        modules.append(QJsonObject{{u"module"_s, part.module}, {u"runId"_s, part.run.id},
            {u"counts"_s, part.run.counts.toJson()}, {u"cost"_s, *cost}});
    }
    all.insert(u"modules"_s, modules);
    all.insert(u"ways"_s, sumOfWays(ways, looks));
    return all;
}

Result<QJsonArray> modulesSample(RunLedger &ledger, const RunRow &run)
{
    auto parts = moduleRunsOf(ledger, run);
    if (!parts)
        return fail(parts.error());
    QJsonArray all;
    for (const ModuleRun &part : std::as_const(*parts)) {
        auto sample = planSample(ledger, part.run);
        if (!sample)
            return sample;
        for (const QJsonValue &value : std::as_const(*sample)) {
            QJsonObject record = value.toObject();
            record.insert(u"module"_s, part.module);
            all.append(record);
        }
    }
    return all;
}

Error doneByModule(RunLedger &ledger, const RunRow &run, const QString &what)
{
    QStringList runs;
    if (const auto parts = moduleRunsOf(ledger, run)) {
        for (auto part = parts->crbegin(); part != parts->crend(); ++part)
            runs << u"#%1 (%2)"_s.arg(QString::number(part->run.number), part->module);
    }
    return Error{.kind = ErrorKind::Config,
        .what = u"Run #%1 is of several modules"_s.arg(run.number),
        .why = what,
        .next = u"Do so with its runs, the last one first: %1"_s.arg(runs.join(u", "_s))};
}

} // namespace sluice
