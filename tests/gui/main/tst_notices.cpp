// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolesettings.h"
#include "console/main/desktopnotices.h"
#include "console/runs/runannouncer.h"
#include "gui/overview/fakeoverviewaccess.h"

#include <QWidget>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// What is told on the desktop, and what is not.
class NoticesTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsEnds_data();
    void tellsEnds();
    void tellsOnlyChanges();
    void tellsSignIns();
    void tellsSchedules();
    void joinsThem();
    void leavesOutWhatIsNotWanted();
    void announcesTheChosenRun();

private:
    static RunRow run(qint64 number, RunState state, const Counts &counts = {})
    {
        return overviewRun(
            number, overviewJob(u"j"_s, u"Leads"_s, u"crm-bulk"_s, u"a"_s, u"a"_s), state, counts);
    }
};

void NoticesTest::tellsEnds_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<QString>("text");
    const QString written = u"CRM Bulk · Leads completed: 96 written"_s;
    QTest::newRow("short, seen") << RunState::Completed << qint64(5) << true << QString();
    QTest::newRow("short, unseen") << RunState::Completed << qint64(5) << false << written;
    QTest::newRow("long, seen") << RunState::Completed << qint64(61) << true << written;
    QTest::newRow("rejections") << RunState::CompletedWithRejections << qint64(5) << true
                                << written + u", 4 rejected"_s;
    QTest::newRow("failed") << RunState::Failed << qint64(5) << true
                            << u"CRM Bulk · Leads failed"_s;
    QTest::newRow("attention") << RunState::NeedsAttention << qint64(5) << true
                               << u"CRM Bulk · Leads needs attention"_s;
    QTest::newRow("stopped") << RunState::Stopped << qint64(90) << false << QString();
}

void NoticesTest::tellsEnds()
{
    QFETCH(RunState, state);
    QFETCH(qint64, seconds);
    QFETCH(bool, isActive);
    QFETCH(QString, text);
    NoticeRules rules;
    QVERIFY(rules.takeRuns({run(1, RunState::Running)}, isActive).isEmpty());
    RunRow ended = run(1, state, {100, 96, 0, 4, 0, 0});
    ended.finishedAtMs = ended.startedAtMs + seconds * 1'000;
    const QList<Notice> notices = rules.takeRuns({ended}, isActive);
    QCOMPARE(notices.size(), text.isEmpty() ? 0 : 1);
    if (!text.isEmpty()) {
        QCOMPARE(notices.first().text, text);
        QCOMPARE(notices.first().run, ended.id);
    }
    QVERIFY(rules.takeRuns({ended}, isActive).isEmpty()); // once
}

void NoticesTest::tellsOnlyChanges()
{
    NoticeRules rules;
    QVERIFY(rules.takeRuns({run(1, RunState::Failed)}, false).isEmpty()); // it was so at the start
    RunRow plan = run(2, RunState::Failed);
    plan.isDryRun = true;
    QVERIFY(rules.takeRuns({plan, run(1, RunState::Failed)}, false).isEmpty());
    // Begun and over between two looks.
    QCOMPARE(rules.takeRuns({run(3, RunState::Failed), plan}, false).size(), 1);
}

void NoticesTest::tellsSignIns()
{
    NoticeRules rules;
    QVERIFY(rules.takeRefused({{u"a"_s, u"Old"_s}}).isEmpty());
    const auto notices = rules.takeRefused({{u"a"_s, u"Old"_s}, {u"b"_s, u"Zoho CRM EU"_s}});
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices.first().text.contains(u"Zoho CRM EU"_s));
    QCOMPARE(notices.first().page, u"connections"_s);
    QVERIFY(rules.takeRefused({}).isEmpty());
    QCOMPARE(rules.takeRefused({{u"b"_s, u"Zoho CRM EU"_s}}).size(), 1); // once more refused
}

void NoticesTest::tellsSchedules()
{
    const ScheduleFire skipped{.jobId = u"j"_s,
        .jobName = u"Leads"_s,
        .dueMs = 7,
        .state = ScheduleFire::State::Skipped,
        .runId = {},
        .reason = u"its previous run has not ended"_s,
        .cause = {}};
    ScheduleFire begun = skipped;
    begun.dueMs = 8;
    begun.state = ScheduleFire::State::Started;
    NoticeRules rules;
    QVERIFY(rules.takeFires({}).isEmpty());
    const auto notices = rules.takeFires({begun, skipped});
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.first().text,
        u"“Leads” did not run when it was due: its previous run has not ended"_s);
    QVERIFY(rules.takeFires({skipped}).isEmpty());
}

// Many at once are one notice, which leads to where they all are.
void NoticesTest::joinsThem()
{
    QList<Notice> shown;
    DesktopNotices notices([&shown](const Notice &notice) { shown << notice; }, 20, nullptr);
    notices.takeRuns({}, false);
    QList<RunRow> runs;
    for (int number = 1; number <= 5; ++number)
        runs << run(number, RunState::Failed);
    notices.takeRuns(runs.mid(0, 2), false);
    notices.takeRuns(runs, false);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown.first().text.count(u'\n'), 3);
    QCOMPARE(shown.first().page, u"runs"_s);
    QVERIFY(shown.first().run.isEmpty());
    notices.takeFires({});
    QTest::qWait(60);
    QCOMPARE(shown.size(), 1);
}

void NoticesTest::leavesOutWhatIsNotWanted()
{
    QList<Notice> shown;
    DesktopNotices notices([&shown](const Notice &notice) { shown << notice; }, 5, nullptr);
    notices.takeRuns({}, false);
    ConsoleSettings().setChoices({{kChoiceNoticeFailed, u"0"_s}, {kChoiceNoticeSound, u"1"_s}});
    notices.takeRuns({run(1, RunState::Failed)}, false);
    QTest::qWait(30);
    QVERIFY(shown.isEmpty());
    notices.takeRuns({run(2, RunState::NeedsAttention), run(1, RunState::Failed)}, false);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown.first().text, u"CRM Bulk · Leads needs attention"_s);
    QVERIFY(shown.first().isLoud);
    ConsoleSettings().setChoices({{kChoiceNoticeFailed, u"1"_s}, {kChoiceNoticeSound, u"0"_s}});
    notices.takeRuns({run(3, RunState::Failed)}, false);
    QTRY_COMPARE(shown.size(), 2);
    QVERIFY(!shown.last().isLoud);
}

// The speaker's name is what a screen reader is told.
void NoticesTest::announcesTheChosenRun()
{
    QWidget speaker;
    RunAnnouncer announcer(std::chrono::milliseconds(200), &speaker);
    announcer.take(std::nullopt);
    announcer.take(run(1, RunState::Running));
    QCOMPARE(speaker.accessibleName(), QString()); // it was chosen just now
    announcer.take(run(1, RunState::Running));
    QCOMPARE(speaker.accessibleName(), QString());
    announcer.take(run(1, RunState::Paused));
    QCOMPARE(speaker.accessibleName(), u"Run #1: Paused"_s);
    announcer.take(run(1, RunState::Running));
    announcer.take(run(1, RunState::Completed));
    QCOMPARE(speaker.accessibleName(), u"Run #1: Paused"_s); // not so soon
    QTRY_COMPARE(speaker.accessibleName(), u"Run #1: Completed"_s); // what it is by then
    announcer.take(run(2, RunState::Failed)); // another one is chosen
    QTest::qWait(250);
    QCOMPARE(speaker.accessibleName(), u"Run #1: Completed"_s);
}

QObject *makeNoticesTest()
{
    return new NoticesTest;
}

} // namespace sluice::testing

#include "tst_notices.moc"
