// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/widgets/badges.h"
#include "console/widgets/counters.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/sumline.h"
#include "gui/acceptance/acceptancetests.h"
#include "gui/main/consolefixture.h"
#include "integration/workplace.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QJsonDocument>
#include <QPushButton>
#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kRunEndMs = 60'000;
const QStringList kSmallSandbox{
    u"--limits"_s, u"off"_s, u"--scale"_s, u"400"_s, u"--seed"_s, u"7"_s};

std::optional<RunRow> newestRunOf(Application &application)
{
    auto runs = application.runs().list(1);
    return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
}

// What two runs of the same job cannot have in common: names, times, and how often was asked.
QJsonValue withoutTimesAndIds(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray all;
        for (const QJsonValue &item : value.toArray())
            all.append(withoutTimesAndIds(item));
        return all;
    }
    if (!value.isObject())
        return value;
    QJsonObject rest;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        static const QStringList own{u"runId"_s, u"number"_s, u"seconds"_s, u"requests"_s,
            u"credits"_s, u"files"_s, u"filesGoneAt"_s};
        if (!own.contains(it.key()))
            rest.insert(it.key(), withoutTimesAndIds(it.value()));
    }
    return rest;
}

QJsonObject summaryIn(const QString &folder)
{
    QFile file(folder + u"/summary.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

// The acceptance list with the window, the application and a sandbox program.
class ConsoleRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();

    void theSumIsShownForEveryFinishedRun();
    void consoleAndCommandLineAgree();
    void stopReactsAtOnce();
    void unpluggedNetworkIsWaitedFor();
    void aKilledConsoleOffersToResume();

private:
    MainWindow *window() const { return m_console->window(); }
    QAction *action(const char *name) const
    {
        return window()->findChild<QAction *>(QLatin1StringView(name));
    }
    template <class T> T *find(const char *name) const
    {
        return window()->findChild<T *>(QLatin1StringView(name));
    }
    RunView *view() const { return window()->findChild<RunView *>(u"runView"_s); }
    QString badge() const // empty: the run's page is not there yet
    {
        const RunView *shown = view();
        return shown ? shown->findChild<StateBadge *>(u"runState"_s)->badge().text : QString();
    }
    std::optional<RunRow> newestRun() const { return newestRunOf(m_console->application()); }
    void begin(const QStringList &more = {});
    void pressRun(const QString &page);
    void waitForEnd();

    std::unique_ptr<ConsoleFixture> m_console;
};

void ConsoleRunsTest::cleanup()
{
    m_console.reset();
}

void ConsoleRunsTest::begin(const QStringList &more)
{
    m_console = std::make_unique<ConsoleFixture>(kSmallSandbox + more);
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
    QVERIFY(m_console->sandbox().setSettings(
        {{u"addedMs"_s, 10}, {u"queuedMs"_s, 10}, {u"readJobMs"_s, 50}, {u"writeJobMs"_s, 50}}));
    window()->activateWindow();
}

void ConsoleRunsTest::pressRun(const QString &page)
{
    const std::optional<RunRow> before = newestRun();
    window()->showPage(page);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kRunEndMs);
    action("actionRun")->trigger();
    auto *dialog = find<QDialog>("RunDialog");
    QVERIFY(dialog);
    for (const QString &consent : {u"agreeCheck"_s, u"meantCheck"_s}) {
        if (auto *box = dialog->findChild<QCheckBox *>(consent))
            box->setChecked(true);
    }
    auto *run = dialog->findChild<QPushButton *>(u"dialogRunButton"_s);
    QVERIFY(run && run->isEnabled());
    run->click();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && (!before || newestRun()->id != before->id), kRunEndMs);
}

void ConsoleRunsTest::waitForEnd()
{
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && isEnded(newestRun()->state), kRunEndMs);
    const RunRow run = *newestRun();
    QVERIFY2(run.state == RunState::Completed || run.state == RunState::CompletedWithRejections,
        qPrintable(run.reason));
}

// 5. On the dashboard and in the list, for each sync; and all six counters.
void ConsoleRunsTest::theSumIsShownForEveryFinishedRun()
{
    begin();
    QVERIFY(m_console->sandbox().setSettings({{u"commerceCustomers"_s, 20},
        {u"commerceOrders"_s, 20}, {u"commerceProducts"_s, 20}, {u"commerceOddRecords"_s, false}}));
    for (const QString &page : {u"crm"_s, u"analytics"_s, u"klaviyo"_s}) {
        pressRun(page);
        waitForEnd();
        const RunRow run = *newestRun();
        window()->openRun(run.id);
        QTRY_VERIFY(view());
        auto *sum = view()->findChild<SumLine *>();
        QTRY_VERIFY_WITH_TIMEOUT(sum->isVisible(), 10'000);
        QTRY_VERIFY(sum->isBalanced());
        QVERIFY(sum->accessibleName().contains(u" read = "_s));
        const auto cells = view()->findChild<CounterBlock *>()->findChildren<CounterCell *>();
        QCOMPARE(cells.size(), 6);
        for (const CounterCell *cell : cells)
            QVERIFY2(cell->isVisible(), qPrintable(page + u' ' + cell->objectName()));
        takePicture(*window(), u"ended-"_s + page);
        find<RunsPage>("RunsPage")->showList();
        auto *details = find<QWidget>("runDetails");
        QTRY_VERIFY(details->isVisible());
        QVERIFY(details->findChild<SumLine *>()->isBalanced());
    }
}

// 10. The same rows, the same job: once pressed in the window, once typed.
void ConsoleRunsTest::consoleAndCommandLineAgree()
{
    begin();
    pressRun(u"crm"_s);
    waitForEnd();
    const QTemporaryDir folder;
    auto exported = m_console->application().runs().exportTo(newestRun()->id, folder.path());
    QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().text()));
    const QJsonObject ofConsole = summaryIn(folder.path());
    QVERIFY(ofConsole.value("counts"_L1)[u"written"].toInteger() > 0);
    auto job = m_console->application().jobs().find(u"Clean up leads"_s);
    QVERIFY(job);
    cleanup();

    Workplace place;
    QCOMPARE(place.start(kSmallSandbox), QString());
    QVERIFY(place.sandbox().setSettings(
        {{u"addedMs"_s, 10}, {u"queuedMs"_s, 10}, {u"readJobMs"_s, 50}, {u"writeJobMs"_s, 50}}));
    for (const QString &file : {u"connections"_s, u"jobs"_s}) {
        const CliResult imported = place.cli({file, u"import"_s, place.file(file + u".json"_s)});
        QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    }
    const CliResult ran = place.runJob();
    QVERIFY2(ran.exitCode == 0 || ran.exitCode == 4, ran.errors.constData());
    const QString out = place.file(u"out"_s);
    QCOMPARE(place.cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, out}).exitCode, 0);
    const QJsonValue typed = withoutTimesAndIds(summaryIn(out));
    const QJsonValue pressed = withoutTimesAndIds(ofConsole);
    QVERIFY(typed.toObject().size() > 5);
    QCOMPARE(QJsonDocument(typed.toObject()).toJson(), QJsonDocument(pressed.toObject()).toJson());
}

// 3. With a second for each answer of the service: at once in the label, over within five seconds.
void ConsoleRunsTest::stopReactsAtOnce()
{
    begin({u"--latency"_s, u"1000"_s});
    pressRun(u"crm"_s);
    QTRY_COMPARE_WITH_TIMEOUT(badge(), u"Running"_s, 20'000);
    QTest::qWait(1'500); // in the middle of it
    QVERIFY(!isEnded(newestRun()->state));
    QElapsedTimer timer;
    timer.start();
    action("actionStop")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(badge(), u"Stopping…"_s, 1'000);
    const qint64 shown = timer.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(badge(), u"Stopped"_s, 15'000);
    const qint64 stopped = timer.elapsed();
    qInfo("Stop: in the label after %lld ms, stopped after %lld ms", shown, stopped);
    QVERIFY2(shown <= 100, qPrintable(QString::number(shown)));
    QVERIFY2(stopped <= 5'000, qPrintable(QString::number(stopped)));
    QVERIFY(newestRun()->counts.balances());
}

// 11. Nothing answers any more: waited for with a countdown, and then everything is there once.
void ConsoleRunsTest::unpluggedNetworkIsWaitedFor()
{
    const QTemporaryDir state; // so that it comes back with its rows, on its ports
    begin({u"--state"_s, state.path()});
    QVERIFY(m_console->sandbox().setSettings({{u"readJobMs"_s, 3'000}}));
    pressRun(u"crm"_s);
    QTRY_COMPARE_WITH_TIMEOUT(badge(), u"Running"_s, kRunEndMs);
    QTRY_VERIFY_WITH_TIMEOUT(newestRun()->requests > 3, kRunEndMs);
    m_console->sandbox().stop();
    const auto *time = view()->findChild<ElidingLabel *>(u"runTime"_s);
    QVERIFY(time);
    QTRY_VERIFY_WITH_TIMEOUT(time->text().contains(u"cannot be reached, next check in"_s), 20'000);
    qInfo("Unplugged: %s", qPrintable(time->text()));
    QVERIFY(!isEnded(newestRun()->state));
    QTest::qWait(500);
    QCOMPARE(m_console->sandbox().start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
                 kSmallSandbox + QStringList{u"--state"_s, state.path()}),
        QString());
    waitForEnd();
    const RunRow run = *newestRun();
    QVERIFY(run.counts.balances());
    QCOMPARE(run.counts.read, 400);
    QCOMPARE(run.counts.pending + run.counts.notAttempted, 0);
    QVERIFY(run.counts.written > 0);
}

// 4. Killed in the middle, as by kill -9: the next start offers to go on, and the sum is right.
void ConsoleRunsTest::aKilledConsoleOffersToResume()
{
    begin();
    QVERIFY(m_console->sandbox().setSettings({{u"writeJobMs"_s, 3'000}}));
    m_console->closeWindow();
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    console.start(
        QCoreApplication::applicationFilePath(), {u"--as-console"_s, m_console->dataDirectory()});
    QVERIFY(console.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && newestRun()->counts.pending > 0, kRunEndMs);
    QCOMPARE(::kill(static_cast<pid_t>(console.processId()), SIGKILL), 0);
    QVERIFY(console.waitForFinished());
    QCOMPARE(console.exitStatus(), QProcess::CrashExit);

    QCOMPARE(m_console->restart(), QString());
    auto *bar = find<MessageBar>("windowMessageBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20'000);
    QCOMPARE(newestRun()->state, RunState::Interrupted);
    QPushButton *resume = nullptr;
    for (QPushButton *button : bar->findChildren<QPushButton *>()) {
        if (button->text().contains(u"Resume"_s))
            resume = button;
    }
    QVERIFY2(resume, qPrintable(bar->text()));
    resume->click();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun()->state != RunState::Interrupted, kRunEndMs);
    waitForEnd();
    QVERIFY(newestRun()->counts.balances());
    QCOMPARE(newestRun()->counts.pending + newestRun()->counts.notAttempted, 0);
}

} // namespace sluice::testing

QObject *makeConsoleRunsTest()
{
    return new sluice::testing::ConsoleRunsTest;
}

int runAsConsole(const char *dataDirectory)
{
    using namespace sluice;
    using namespace sluice::testing;
    auto application = Application::open(
        {.dataDirectory = QString::fromLocal8Bit(dataDirectory), .createdBy = u"console"_s});
    if (!application)
        return 1;
    RunFeed feed((*application)->runs(), 100);
    PreparedPrompt prompt;
    MainWindow window({.application = **application, .feed = feed, .prompt = prompt});
    window.show();
    window.showPage(u"crm"_s);
    auto *run = window.findChild<QAction *>(u"actionRun"_s);
    if (!QTest::qWaitFor([run] { return run->isEnabled(); }, kRunEndMs))
        return 2;
    run->trigger();
    auto *dialog = window.findChild<QDialog *>(u"RunDialog"_s);
    if (!dialog)
        return 3;
    dialog->accept();
    QTest::qWait(kRunEndMs); // until it is killed
    return 4;
}

#include "consoleruns.moc"
