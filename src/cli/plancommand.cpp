// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plancommand.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "cli/runselection.h"
#include "cli/runwatch.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Where records would go that go to a file.
void appendFile(QList<QStringList> &rows, const QJsonObject &cost)
{
    const QJsonObject file = cost.value(u"targetFile").toObject();
    if (file.isEmpty())
        return;
    rows.append({u"File"_s, file.value(u"path").toString()});
    const QStringList leftOut = file.value(u"leftOut").toVariant().toStringList();
    if (!leftOut.isEmpty())
        rows.append({u"  Sensitive, Left Out"_s, leftOut.join(u", "_s)});
    const QStringList notRead = file.value(u"notRead").toVariant().toStringList();
    if (!notRead.isEmpty())
        rows.append({u"  Not Read In Bulk"_s, notRead.join(u", "_s)});
}

QString planText(const RunPlan &plan)
{
    const Counts &counts = plan.run.counts;
    QList<QStringList> rows{{u"Would Read"_s, QString::number(counts.read)},
        {u"Would Write"_s, QString::number(counts.written)},
        {u"  New Records"_s, QString::number(plan.cost.value(u"newRecords").toInteger())},
        {u"Would Skip"_s, QString::number(counts.skipped)},
        {u"Would Reject"_s, QString::number(counts.rejected)},
        {u"Requests"_s, QString::number(plan.cost.value(u"requests").toInteger())},
        {u"Minutes At The Limits"_s,
            QString::number(plan.cost.value(u"minutesAtLimits").toDouble(), 'f', 0)},
        {u"Credits"_s, QString::number(plan.cost.value(u"credits").toInteger())}};
    for (const QJsonValue &line : plan.cost.value(u"lines").toArray())
        rows.append({u"  %1 (%2 x %3)"_s.arg(line[u"title"].toString())
                         .arg(line[u"calls"].toInteger())
                         .arg(line[u"creditsEach"].toInteger()),
            QString::number(line[u"credits"].toInteger())});
    for (const QJsonValue &way : plan.cost.value(u"ways").toArray())
        rows.append({u"  %1: %2"_s.arg(way[u"isChosen"].toBool() ? u"This way"_s : u"Or"_s,
                         way[u"title"].toString()),
            QString::number(way[u"credits"].toInteger())});
    QStringList sensitive;
    for (const QJsonValue &field : plan.cost.value(u"sensitive").toArray())
        sensitive << field.toString();
    if (!sensitive.isEmpty())
        rows.append({u"Sensitive Fields"_s, sensitive.join(u", "_s)});
    appendFile(rows, plan.cost);
    for (const QJsonValue &module : plan.cost.value(u"modules").toArray())
        appendFile(rows, module[u"cost"].toObject());
    const QJsonArray findings = plan.cost.value(u"findings").toArray();
    for (const QJsonValue &finding : findings)
        rows.append({u"Stops the Run"_s, finding[u"text"].toString()});
    QString text = tableText(rows);
    constexpr int kShown = 5;
    int shown = 0;
    for (const QJsonValue &record : plan.sample) {
        if (record[u"after"].toObject().isEmpty()) // it goes to a file as it is
            continue;
        if (++shown > kShown)
            break;
        text += u"\nRecord %1, id %2\n"_s.arg(
            QString::number(record[u"row"].toInteger()), record[u"id"].toString());
        const QJsonObject after = record[u"after"].toObject();
        for (auto it = after.begin(); it != after.end(); ++it)
            text += u"  %1: “%2” -> “%3”\n"_s.arg(
                it.key(), record[u"before"][it.key()].toString(), it.value().toString());
    }
    return text;
}

} // namespace

QStringList PlanCommand::valuedOptions() const
{
    return RunSelection::valuedOptions();
}

ExitCode PlanCommand::run(const CommandContext &context, Arguments &arguments)
{
    auto choice = RunSelection::chosen(arguments, context.application.jobs());
    if (!choice)
        return context.refuse(choice.error());
    auto run = watchRun(context, [&context, &choice](const CancelToken &token) {
        return context.application.runs().start(choice->job, true, token, choice->selection);
    });
    if (!run)
        return context.refuse(run.error());
    auto plan = context.application.runs().plan(run->id);
    if (!plan)
        return context.refuse(plan.error());
    context.print(plan->toJson(), planText(*plan));
    // Rejections of a plan are what it is asked for, not its own failure.
    return run->state == RunState::CompletedWithRejections ? ExitCode::Completed
                                                           : exitCodeOf(run->state);
}

} // namespace sluice
