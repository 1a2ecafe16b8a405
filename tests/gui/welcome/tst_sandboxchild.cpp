// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/main/consolesettings.h"
#include "console/widgets/messagebar.h"
#include "gui/welcome/welcomebench.h"

#include <QHostAddress>
#include <QTcpServer>

#include <csignal>

namespace sluice::testing {

// The sandbox as the console's child: it goes on after a restart, ends with the console, and says
// what is the matter when it cannot.
class SandboxChildTest final : public QObject
{
    Q_OBJECT

private slots:
    void goesOnAfterARestart();
    void whatWasChangedStays();
    void aMissingProgramIsTold();
    void anEndInTheMiddleIsTold();
    void aTakenPortIsTold();
    void beginsAtTheChosenPort();
    void stopsAndStarts();

private:
    static void trySandbox(FirstStart &start)
    {
        start.window()->findChild<QAction *>(u"actionStartSandbox"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(
            start.sandbox().state(), SandboxChild::State::Running, kWelcomeLimitMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            start.application().jobs().find(u"Import shop"_s).has_value(), kWelcomeLimitMs);
    }
    static QString address(FirstStart &start)
    {
        const auto crm = start.application().connections().find(u"Sandbox CRM"_s);
        return crm ? crm->settings.value("apiUrl"_L1).toString() : QString();
    }
    static bool isAlive(qint64 pid) { return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0; }
    static MessageBar *bar(FirstStart &start)
    {
        return start.window()->findChild<MessageBar *>(u"sandboxBar"_s);
    }
    static QPushButton *action(FirstStart &start, const QString &text)
    {
        for (auto *button : bar(start)->findChildren<QPushButton *>()) {
            if (button->text() == text && !button->isHidden())
                return button;
        }
        return nullptr;
    }
};

void SandboxChildTest::goesOnAfterARestart()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    trySandbox(start);
    const QString before = address(start);
    const qint64 pid = start.sandbox().processId();
    QVERIFY(before.startsWith("http://127.0.0.1:"_L1));
    QVERIFY(isAlive(pid));
    start.close();
    QVERIFY(!isAlive(pid)); // it ends with the console
    QVERIFY(start.application().jobs().remove(u"Copy orders"_s));
    start.openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Running, kWelcomeLimitMs);
    QVERIFY(start.sandbox().processId() != pid);
    QThreadPool::globalInstance()->waitForDone();
    QTRY_COMPARE(address(start), before); // the port is kept with its state
    QVERIFY(!start.application().jobs().find(u"Copy orders"_s)); // what was removed stays away
    QVERIFY(start.page() != "welcome"_L1);
}

void SandboxChildTest::whatWasChangedStays()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    trySandbox(start);
    auto crm = start.application().connections().find(u"Sandbox CRM"_s);
    QVERIFY(crm);
    crm->settings.insert(u"leaveCredits"_s, 77);
    QVERIFY(start.application().connections().save(*crm));
    auto job = start.application().jobs().find(u"Clean up leads"_s);
    QVERIFY(job);
    job->parameters.insert(u"rejectionLimitPercent"_s, 9);
    QVERIFY(start.application().jobs().save(*job));
    QVERIFY(start.application().jobs().remove(u"Import shop"_s));
    start.window()->firstRun().tryTheSandbox(); // once more: what is missing comes, no more
    QTRY_VERIFY_WITH_TIMEOUT(
        start.application().jobs().find(u"Import shop"_s).has_value(), kWelcomeLimitMs);
    QCOMPARE(start.application()
                 .connections()
                 .find(u"Sandbox CRM"_s)
                 ->settings.value("leaveCredits"_L1)
                 .toInt(),
        77);
    QCOMPARE(start.application()
                 .jobs()
                 .find(u"Clean up leads"_s)
                 ->parameters.value("rejectionLimitPercent"_L1)
                 .toInt(),
        9);
}

void SandboxChildTest::aMissingProgramIsTold()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow(u"/nonexistent/sluice-sandbox"_s);
    start.window()->firstRun().tryTheSandbox();
    QTRY_VERIFY(bar(start)->isVisible());
    QCOMPARE(bar(start)->tone(), Tone::Error);
    QVERIFY2(bar(start)->text().contains(u"/nonexistent/sluice-sandbox"_s),
        qPrintable(bar(start)->text()));
    start.sandbox().setProgram(QStringLiteral(SLUICE_SANDBOX_PROGRAM));
    QVERIFY(action(start, u"Try Again"_s));
    QTRY_VERIFY(action(start, u"Try Again"_s));
    action(start, u"Try Again"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Running, kWelcomeLimitMs);
}

void SandboxChildTest::anEndInTheMiddleIsTold()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    trySandbox(start);
    const QString before = address(start);
    ::kill(static_cast<pid_t>(start.sandbox().processId()), SIGKILL);
    QTRY_COMPARE(start.sandbox().state(), SandboxChild::State::Failed);
    QTRY_COMPARE(bar(start)->tone(), Tone::Error);
    QVERIFY2(
        bar(start)->text().contains(u"what it holds is kept"_s), qPrintable(bar(start)->text()));
    QTRY_VERIFY(action(start, u"Try Again"_s));
    action(start, u"Try Again"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Running, kWelcomeLimitMs);
    QTRY_COMPARE(address(start), before);
}

void SandboxChildTest::aTakenPortIsTold()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    trySandbox(start);
    const QString before = address(start);
    start.close();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, static_cast<quint16>(QUrl(before).port())));
    start.openWindow(); // it was on
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Failed, kWelcomeLimitMs);
    QVERIFY(start.sandbox().isPortTaken());
    QTRY_VERIFY(bar(start)->isVisible());
    QVERIFY2(bar(start)->text().contains(QString::number(QUrl(before).port())),
        qPrintable(bar(start)->text()));
    QVERIFY(action(start, u"Use Another Port"_s));
    action(start, u"Use Another Port"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Running, kWelcomeLimitMs);
    QTRY_VERIFY(address(start) != before); // the connections lead to the new one
}

void SandboxChildTest::beginsAtTheChosenPort()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    const int port = SandboxChild::freePort();
    QVERIFY(port > 0);
    ConsoleSettings().setChoices({{kChoiceSandboxPort, QString::number(port)}});
    start.openWindow();
    trySandbox(start);
    QCOMPARE(QUrl(address(start)).port(), port);
    QTcpServer other; // in its place at the next start
    start.close();
    QVERIFY(other.listen(QHostAddress::LocalHost, static_cast<quint16>(port)));
    start.openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Failed, kWelcomeLimitMs);
    QTRY_VERIFY(action(start, u"Use Another Port"_s));
    action(start, u"Use Another Port"_s)->click(); // that one goes before the chosen one
    QTRY_COMPARE_WITH_TIMEOUT(
        start.sandbox().state(), SandboxChild::State::Running, kWelcomeLimitMs);
    QTRY_VERIFY(QUrl(address(start)).port() != port);
    ConsoleSettings().setChoices({{kChoiceSandboxPort, u"0"_s}});
}

void SandboxChildTest::stopsAndStarts()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    auto *starting = start.window()->findChild<QAction *>(u"actionStartSandbox"_s);
    auto *stopping = start.window()->findChild<QAction *>(u"actionStopSandbox"_s);
    QVERIFY(starting->isEnabled());
    QVERIFY(!stopping->isEnabled());
    trySandbox(start);
    QVERIFY(!starting->isEnabled());
    QVERIFY(stopping->isEnabled());
    QTRY_VERIFY(bar(start)->text().startsWith(u"You are in the sandbox"_s));
    QVERIFY(bar(start)->isVisible());
    start.window()->setEnvironment(u"production"_s);
    QVERIFY(!bar(start)->isVisible()); // it would not be true there
    QVERIFY(ConsoleSettings().isSandboxOn(start.application().dataDirectory()));
    const qint64 pid = start.sandbox().processId();
    stopping->trigger();
    QTRY_COMPARE(start.sandbox().state(), SandboxChild::State::Off);
    QVERIFY(!isAlive(pid));
    QVERIFY(!ConsoleSettings().isSandboxOn(start.application().dataDirectory()));
    QVERIFY(starting->isEnabled());
}

QObject *makeSandboxChildTest()
{
    return new SandboxChildTest;
}

} // namespace sluice::testing

#include "tst_sandboxchild.moc"
