// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/runs/runsamples.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::samples {

RunRow run(qint64 number, RunState state, const Counts &counts, qint64 expected)
{
    RunRow run;
    run.id = u"run-%1"_s.arg(number);
    run.number = number;
    run.jobName = u"Clean up leads"_s;
    run.kind = u"crm-bulk"_s;
    run.subject = u"Leads"_s;
    run.environment = u"sandbox"_s;
    run.state = state;
    run.createdBy = u"console"_s;
    run.createdAtMs = kNowMs - 400'000;
    run.startedAtMs = state == RunState::Queued ? 0 : kNowMs - 372'000;
    if (isEnded(state)) {
        run.finishedAtMs = kNowMs;
        run.activeMs = 372'000;
    }
    run.counts = counts;
    run.expected = expected;
    run.requests = 84;
    run.params = {{u"connection"_s, u"c1"_s},
        {u"job"_s,
            QJsonObject{{u"module"_s, u"Leads"_s}, {u"operation"_s, u"update"_s},
                {u"onlyChanged"_s, true}, {u"pageRows"_s, 200'000}, {u"chunkRows"_s, 25'000},
                {u"rejectionLimitPercent"_s, 20},
                {u"processors"_s,
                    QJsonArray{QJsonObject{{u"type"_s, u"rules"_s},
                        {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}}}}}}};
    return run;
}

QList<RunRow> runs()
{
    const auto make = [](qint64 number, const QString &job, const QString &kind, RunState state,
                          const Counts &counts, qint64 expected, const QString &reason = {}) {
        RunRow row = run(number, state, counts, expected);
        row.jobName = job;
        row.kind = kind;
        row.subject.clear();
        row.reason = reason;
        row.startedAtMs = state == RunState::Queued ? 0 : kNowMs - (140 - number) * 1'800'000;
        if (isEnded(state))
            row.finishedAtMs = row.startedAtMs + row.activeMs;
        return row;
    };
    const QString crm = u"crm-bulk"_s;
    const QString analytics = u"datastore-analytics"_s;
    const QString klaviyo = u"commerce-klaviyo"_s;
    return {make(132, u"Contacts from file"_s, crm, RunState::Queued, {}, -1, u"after #128"_s),
        make(131, u"orders_eu to Sales board"_s, analytics, RunState::Running,
            {48'211, 29'400, 0, 0, 18'811, 0}, 48'211, u"rate limited"_s),
        make(130, u"Customers to Klaviyo"_s, klaviyo, RunState::Stopping,
            {12'480, 5490, 0, 1, 6989, 0}, 12'480),
        make(129, u"Catalog, evenings"_s, klaviyo, RunState::Paused, {8112, 1460, 0, 0, 6652, 0},
            8112),
        make(128, u"Clean up leads"_s, crm, RunState::Running,
            {400'000, 74'963, 139'280, 37, 160'720, 25'000}, 412'338),
        make(127, u"orders_eu to Sales board"_s, analytics, RunState::Completed,
            {48'211, 48'211, 0, 0, 0, 0}, 48'211),
        make(126, u"Products to Klaviyo"_s, klaviyo, RunState::Failed, {}, -1,
            u"Klaviyo does not know this key"_s),
        make(125, u"Clean up leads"_s, crm, RunState::CompletedWithRejections,
            {412'338, 236'874, 175'427, 37, 0, 0}, 412'338),
        make(124, u"Orders to Klaviyo"_s, klaviyo, RunState::Interrupted,
            {40'000, 30'500, 0, 2, 9498, 0}, 112'960),
        make(123, u"Deals from file"_s, crm, RunState::NeedsAttention,
            {60'000, 30'000, 0, 112, 4888, 25'000}, 60'000),
        make(122, u"customers to Sales board"_s, analytics, RunState::Stopped,
            {20'000, 12'000, 0, 0, 8000, 0}, 20'000, u"on request"_s),
        make(121, u"Contacts nightly"_s, crm, RunState::Completed, {8114, 8114, 0, 0, 0, 0}, 8114)};
}

namespace {

StepView step(qint64 id, const QString &title, StepState state, qint64 done, qint64 total,
    qint64 seconds, const QString &note = {})
{
    StepView view;
    view.id = id;
    view.key = u"step:%1"_s.arg(id);
    view.title = title;
    view.state = state;
    view.done = done;
    view.total = total;
    view.note = note;
    view.startedAtMs = seconds > 0 ? kNowMs - 372'000 : 0;
    view.finishedAtMs = state == StepState::Done ? view.startedAtMs + seconds * 1000 : 0;
    view.attempt = 1;
    return view;
}

StageView stage(const QString &id, const QString &title, StepState state, QList<StepView> steps)
{
    StageView view{.id = id, .title = title, .state = state};
    for (const StepView &each : std::as_const(steps)) {
        view.done += each.done;
        view.total += each.total;
        if (each.startedAtMs > 0)
            view.startedAtMs = each.startedAtMs;
        if (state == StepState::Done)
            view.finishedAtMs = std::max(view.finishedAtMs, each.finishedAtMs);
    }
    view.steps = std::move(steps);
    return view;
}

} // namespace

RunSnapshot running()
{
    RunSnapshot snapshot;
    snapshot.run
        = run(128, RunState::Running, {400'000, 74'963, 139'280, 37, 160'720, 25'000}, 412'338);
    snapshot.isLive = true;
    StepView page3
        = step(3, u"Page 3"_s, StepState::WaitingRemote, 0, 0, 107, u"waiting for Zoho CRM"_s);
    page3.notBeforeMs = kNowMs + 15'000;
    StepView chunk4 = step(
        13, u"Chunk 4"_s, StepState::WaitingRemote, 18'200, 25'000, 31, u"waiting for Zoho CRM"_s);
    chunk4.notBeforeMs = kNowMs + 5000;
    snapshot.waitReason = u"waiting for Zoho CRM"_s;
    snapshot.waitUntilMs = kNowMs + 15'000;
    snapshot.stages = {
        stage(u"read"_s, u"Read"_s, StepState::WaitingRemote,
            {step(1, u"Page 1"_s, StepState::Done, 200'000, 200'000, 118),
                step(2, u"Page 2"_s, StepState::Done, 200'000, 200'000, 126), page3}),
        stage(u"process"_s, u"Process"_s, StepState::Running,
            {step(4, u"Page 1"_s, StepState::Done, 200'000, 200'000, 118),
                step(5, u"Page 2"_s, StepState::Running, 141'500, 200'000, 90)}),
        stage(u"write"_s, u"Write"_s, StepState::Running,
            {step(10, u"Chunk 1"_s, StepState::Done, 25'000, 25'000, 41, u"12 rejected"_s),
                step(11, u"Chunk 2"_s, StepState::Done, 25'000, 25'000, 44, u"5 rejected"_s),
                step(12, u"Chunk 3"_s, StepState::Done, 25'000, 25'000, 39, u"20 rejected"_s),
                chunk4,
                step(14, u"Chunk 5"_s, StepState::Running, 600'000, 1'500'000, 3, u"uploading"_s),
                step(15, u"Chunk 6"_s, StepState::Ready, 0, 25'000, 0),
                step(16, u"Chunk 7"_s, StepState::Ready, 0, 25'000, 0)})};
    return snapshot;
}

RunRates rates()
{
    return {.readPerSecond = 60,
        .processedPerSecond = 1480,
        .writtenPerSecond = 520,
        .secondsLeft = 360};
}

RunSnapshot inState(RunState state)
{
    RunSnapshot snapshot = running();
    const bool isGood = state == RunState::Completed || state == RunState::CompletedWithRejections;
    Counts counts{400'000, 74'963, 139'280, 37, 160'720, 25'000};
    if (isGood) {
        counts = {412'338, 236'911, 175'427, 0, 0, 0};
        if (state == RunState::CompletedWithRejections)
            counts = {412'338, 236'874, 175'427, 37, 0, 0};
        snapshot.waitReason.clear();
        for (StageView &stage : snapshot.stages) {
            stage.state = StepState::Done;
            for (StepView &step : stage.steps) {
                step.state = StepState::Done;
                step.done = step.total;
                step.note.clear();
                step.notBeforeMs = 0;
            }
        }
    } else if (state == RunState::Queued) {
        counts = {};
        for (StageView &stage : snapshot.stages)
            stage = {.id = stage.id, .title = stage.title};
        snapshot.waitReason.clear();
    } else if (state == RunState::Failed) {
        counts = {400'000, 74'963, 139'280, 37, 185'720, 0};
        StepView &broken = snapshot.stages.last().steps[3];
        broken.state = StepState::Failed;
        broken.error = u"Zoho CRM answered 403 NO_PERMISSION"_s;
        snapshot.stages.last().state = StepState::Failed;
    }
    const qint64 expected = state == RunState::Queued ? -1 : 412'338;
    snapshot.run = run(128, state, counts, expected);
    if (state == RunState::Failed)
        snapshot.run.reason = u"Chunk 4: Zoho CRM answered 403 NO_PERMISSION. Ask for the right to "
                              "update Leads, then resume"_s;
    if (state == RunState::Stopped)
        snapshot.run.reason = u"on request"_s;
    return snapshot;
}

RunSnapshot withSteps(const QList<int> &stepCounts)
{
    RunSnapshot snapshot;
    snapshot.run = run(128, RunState::Running, {}, 1'000'000);
    qint64 id = 0;
    for (const int count : stepCounts) {
        const qsizetype number = snapshot.stages.size();
        QList<StepView> steps;
        for (int i = 0; i < count; ++i) {
            ++id;
            steps.append(step(id, u"Chunk %1"_s.arg(i + 1), StepState::Ready, 0, 25'000, 0));
        }
        snapshot.stages.append(
            stage(u"stage%1"_s.arg(number), u"Stage %1"_s.arg(number), StepState::Ready, steps));
    }
    return snapshot;
}

QList<RecordIssue> issues(int count)
{
    QList<RecordIssue> all;
    for (int i = 0; i < count; ++i) {
        const bool isPhone = i % 3 != 0;
        all.append({.ordinal = 18'342 + i * 7,
            .outcome = u"rejected"_s,
            .sourceKey = QString::number(5'544'000'000'000'000 + i),
            .code = isPhone ? u"INVALID_DATA"_s : u"MANDATORY_NOT_FOUND"_s,
            .field = isPhone ? u"Mobile"_s : u"Last_Name"_s,
            .message = isPhone ? u"Not a valid phone number"_s : u"Last Name is empty"_s});
    }
    return all;
}

QList<LogRecord> logLines(const QString &runId, int count, qint64 fromMs)
{
    QList<LogRecord> records;
    for (int i = 0; i < count; ++i)
        records.append({.atMs = fromMs + i * 250,
            .level = i % 9 == 4 ? LogLevel::Warning
                : i % 17 == 7   ? LogLevel::Error
                                : LogLevel::Info,
            .runId = runId,
            .component = "crm",
            .message = u"Chunk %1 closed: 25000 records"_s.arg(i)});
    return records;
}

} // namespace sluice::samples
