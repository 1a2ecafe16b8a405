// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/widgets/badges.h"
#include "console/widgets/messagebar.h"
#include "gui/runs/fakerunaccess.h"
#include "gui/runs/runsamples.h"

#include <QPushButton>
#include <QTabBar>

namespace sluice {

// A page with a fake behind it.
struct Bench
{
    FakePrompt prompt;
    FakeRunAccess *access = new FakeRunAccess;
    RunsPage page{std::unique_ptr<RunAccess>(access), prompt};

    explicit Bench(const QSize &size = {1080, 682})
    {
        page.resize(size);
        page.show();
        page.activate();
    }
    void open(const RunSnapshot &snapshot, qint64 steadyMs = 0)
    {
        page.openRun(snapshot.run.id);
        show(snapshot, steadyMs);
    }
    void show(const RunSnapshot &snapshot, qint64 steadyMs)
    {
        page.view()->setSnapshot(snapshot, samples::rates(), samples::kNowMs, steadyMs);
    }
    template <class T> T *find(const QString &name) { return page.findChild<T *>(name); }
    QString badge()
    {
        return page.view()->findChild<StateBadge *>(QStringLiteral("runState"))->badge().text;
    }
    MessageBar *bar() { return page.view()->findChild<MessageBar *>(QStringLiteral("messageBar")); }
    QPushButton *button(QWidget *parent, const QString &text)
    {
        for (QPushButton *button : parent->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
};

// A run that is over.
inline RunSnapshot endedRun(
    RunState state, const Counts &counts, const QString &environment = QStringLiteral("sandbox"))
{
    RunSnapshot snapshot = samples::inState(state);
    snapshot.run.counts = counts;
    snapshot.run.environment = environment;
    return snapshot;
}

// A run that takes back another one.
inline RunRow undoOf(const RunRow &run, qint64 number, RunState state, bool isDryRun)
{
    RunRow undo = samples::run(number, state);
    QJsonObject job = undo.params.value(QLatin1StringView("job")).toObject();
    job.insert(QStringLiteral("undoOf"),
        QJsonObject{{QStringLiteral("run"), run.id}, {QStringLiteral("number"), run.number}});
    undo.params.insert(QStringLiteral("job"), job);
    undo.isDryRun = isDryRun;
    return undo;
}

// The plan of an undo of such a run.
inline RunPlan planOf(const RunRow &run, const Counts &counts)
{
    RunPlan plan{.run = undoOf(run, 150, RunState::CompletedWithRejections, true)};
    plan.run.counts = counts;
    plan.cost = {{QStringLiteral("credits"), 1'010}};
    plan.sample = {QJsonObject{{QStringLiteral("id"), QStringLiteral("5544000000000002")},
        {QStringLiteral("before"), QJsonObject{{QStringLiteral("Country"), QStringLiteral("IN")}}},
        {QStringLiteral("after"),
            QJsonObject{{QStringLiteral("Country"), QStringLiteral("India")}}}}};
    return plan;
}

inline QStringList tabsOf(const QTabBar *bar)
{
    QStringList texts;
    for (int i = 0; i < bar->count(); ++i)
        texts << bar->tabText(i);
    return texts;
}

} // namespace sluice
