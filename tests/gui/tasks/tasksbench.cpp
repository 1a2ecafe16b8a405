// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tasks/tasksbench.h"

#include "console/main/page.h"
#include "console/runs/runspage.h"

#include "core/store/store.h"

#include <QAction>
#include <QProcess>
#include <QtTest>

#include <csignal>

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
    // A question that is answered, and a file or folder that is chosen, is one more.
    const qsizetype actions = m_keys->actions() + m_console->prompt().asked.size();
    if (!QTest::currentTestFailed())
        QVERIFY2(actions <= kMostActions, QByteArray::number(actions).constData());
    qInfo("%d actions", int(actions));
}

void TasksBench::dieInMidRun(const QString &job)
{
    m_console->closeWindow();
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    console.start(QCoreApplication::applicationFilePath(),
        {u"--as-console"_s, m_console->dataDirectory(), job});
    QVERIFY(console.waitForStarted());
    const auto before = newestRun();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && (!before || newestRun()->id != before->id)
            && newestRun()->counts.pending > 0,
        kTaskLimitMs);
    QCOMPARE(::kill(static_cast<pid_t>(console.processId()), SIGKILL), 0);
    QVERIFY(console.waitForFinished());
    QCOMPARE(console.exitStatus(), QProcess::CrashExit);
}

// Its times in the store; nothing of the computer's clock.
void TasksBench::setBackByADay(const RunRow &run)
{
    const auto done = m_console->application().store().write([&run](Sql &sql) -> Result<void> {
        auto set = sql.run("UPDATE run SET created_at=created_at-86400000,"
                           " started_at=started_at-86400000, finished_at=finished_at-86400000"
                           " WHERE id=?",
            {run.id});
        return set ? Result<void>() : fail(set.error());
    });
    QVERIFY(done);
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

int runAsConsole(const QString &dataDirectory, const QString &job)
{
    using namespace sluice;
    auto application
        = Application::open({.dataDirectory = dataDirectory, .createdBy = u"console"_s});
    if (!application)
        return 1;
    RunFeed feed((*application)->runs(), 100);
    testing::PreparedPrompt prompt;
    MainWindow window({.application = **application, .feed = feed, .prompt = prompt});
    window.show();
    if (!(*application)->runs().start(job, false, CancelToken()))
        return 2;
    QTest::qWait(testing::kTaskLimitMs); // until it is killed
    return 3;
}
