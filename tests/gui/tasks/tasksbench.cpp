// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tasks/tasksbench.h"

#include "console/main/page.h"
#include "console/runs/runspage.h"

#include <QAction>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

std::optional<RunRow> TasksBench::newestRun() const
{
    auto runs = m_console->application().runs().list(1);
    return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
}

bool TasksBench::waitForEnd(const QString &runId)
{
    return QTest::qWaitFor(
        [this, runId] {
            const auto run = newestRun();
            return run && run->id != runId && isEnded(run->state);
        },
        kTaskLimitMs);
}

void TasksBench::begin(const QStringList &sandboxArguments)
{
    m_console = std::make_unique<ConsoleFixture>(sandboxArguments);
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
}

bool TasksBench::setWriteJobMs(int ms)
{
    return m_console->sandbox().setSettings(
        {{u"addedMs"_s, 10}, {u"queuedMs"_s, 10}, {u"readJobMs"_s, 20}, {u"writeJobMs"_s, ms}});
}

void TasksBench::beginTask()
{
    m_console->prompt().isYes = true;
    m_console->prompt().asked.clear();
    QVERIFY(setWriteJobMs(20));
    MainWindow *window = m_console->window();
    window->setEnvironment(u"sandbox"_s);
    window->showPage(window->pages().first()->key());
    window->findChild<RunsPage *>()->showList();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_keys = std::make_unique<Keyboard>(window);
}

void TasksBench::endTask()
{
    if (!QTest::currentTestFailed())
        QVERIFY2(
            m_keys->actions() <= kMostActions, QByteArray::number(m_keys->actions()).constData());
    qInfo("%d actions", m_keys->actions());
}

void TasksBench::goTo(const QString &page)
{
    const auto *action
        = m_console->window()->findChild<QAction *>(QString(u"actionPage-"_s + page));
    QVERIFY2(action && !action->shortcut().isEmpty(), qPrintable(page));
    m_keys->press(action->shortcut());
    QCOMPARE(m_console->window()->currentPage()->key(), page);
}

RunRow TasksBench::runJob(const QString &job)
{
    const auto before = newestRun();
    auto run = m_console->application().runs().start(job, false, CancelToken());
    if (!run || !waitForEnd(before ? before->id : QString()))
        qWarning("%s did not run to its end", qPrintable(job));
    return newestRun().value_or(RunRow());
}

} // namespace sluice::testing
