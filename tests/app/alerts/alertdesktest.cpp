// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertsrig.h"
#include "app/alerts/alerttests.h"
#include "core/store/store.h"
#include "support/smtpsink.h"

#include "core/store/store.h"
#include <QElapsedTimer>
#include <QProcess>

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QString kSomeFailed = u"completed_with_rejections"_s;

// A rule that mails to the sink.
QJsonObject mailRule(const SmtpSink &sink, const QJsonObject &mail = {})
{
    return runRule(
        u"Night watch"_s, {{u"email"_s, mailTo(sink.server(), {u"ops@example.com"_s}, mail)}});
}

constexpr int kHeldMs = 3'000; // by somebody else who writes
constexpr auto kAttempts = "SELECT MAX(attempts) FROM alert_message";

} // namespace

void AlertDeskTest::oneDigestARun()
{
    AlertsRig rig;
    const SmtpSink sink;
    QCOMPARE(rig.addRule(mailRule(sink)), QString());
    rig.addRun(u"Before"_s, u"completed"_s, kAllGood);
    const QString run = rig.addRun(u"Leads"_s, kSomeFailed, kSomeRejected, kRejectedCsv);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 1, kWaitMs);
    const SunkMail mail = sink.mails().first();
    QCOMPARE(mail.header("Subject"), "[Sluice] Leads: run #2 completed with rejections");
    QVERIFY2(mail.text().startsWith("2 records were rejected.\r\n"), mail.text().constData());
    QVERIFY(mail.text().contains("The failed rows are attached."));
    QVERIFY(mail.text().contains(run.toUtf8()));
    QCOMPARE(mail.attachment(), "_row,_code,name\n3,BAD,'=1+1\n7,BAD,y\n");
    // Other looks, and the next process, find nothing new.
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"1"_s, kWaitMs);
    rig.stop();
    rig.start();
    const QString next = rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.alerts().request();
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 2, kWaitMs);
    QVERIFY(sink.mails().last().text().contains(next.toUtf8()));
    QVERIFY(sink.mails().last().attachment().isEmpty());
    QVERIFY(sink.mails().first().header("Message-ID") != sink.mails().last().header("Message-ID"));
}

void AlertDeskTest::recipientsPerJob()
{
    AlertsRig rig;
    const SmtpSink sink;
    const QJsonObject byJob{{u"Leads"_s, QJsonArray{u"crm@example.com"_s, u"boss@example.com"_s}},
        {u"Quiet"_s, QJsonArray{}}};
    QCOMPARE(rig.addRule(mailRule(sink, {{u"toByJob"_s, byJob}})), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.addRun(u"Quiet"_s, u"failed"_s, kAllGood);
    rig.addRun(u"Shop"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"3"_s, kWaitMs);
    QStringList told;
    for (const SunkMail &mail : sink.mails())
        told.append(QString::fromLatin1(mail.header("Subject").mid(9, 5) + ' ' + mail.to));
    told.sort();
    QCOMPARE(told,
        (QStringList{
            u"Leads boss@example.com"_s, u"Leads crm@example.com"_s, u"Shop: ops@example.com"_s}));
}

void AlertDeskTest::deadServerIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("trouble"); // at RCPT; empty: nobody listens
    QTest::newRow("connection refused") << QByteArray();
    QTest::newRow("hangs") << QByteArray("hang");
    QTest::newRow("4xx") << QByteArray("451 grey");
    QTest::newRow("5xx") << QByteArray("550 no");
}

void AlertDeskTest::deadServerIsTriedAgain()
{
    QFETCH(QByteArray, trouble);
    AlertsRig rig;
    rig.timings.alertSend = std::chrono::milliseconds(150);
    std::atomic<bool> isDead = true;
    SmtpManners manners;
    manners.answer = [&isDead, trouble](const QByteArray &command) {
        return isDead && command.startsWith("RCPT") ? trouble : QByteArray();
    };
    auto sink = std::make_unique<SmtpSink>(manners);
    const quint16 port = sink->port();
    QCOMPARE(rig.addRule(mailRule(*sink)), QString());
    if (trouble.isEmpty())
        sink.reset();
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QElapsedTimer timer;
    timer.start();
    rig.alerts().request();
    QVERIFY(timer.elapsed() < 1'000); // whoever ends a run does not wait
    QTRY_VERIFY_WITH_TIMEOUT(rig.value(kAttempts).toInt() >= 3, kWaitMs);
    isDead = false;
    if (!sink)
        sink = std::make_unique<SmtpSink>(manners, port);
    QTRY_COMPARE_WITH_TIMEOUT(sink->mails().size(), 1, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"1"_s, kWaitMs);
    QCOMPARE(sink->mails().size(), 1);
}

// The pauses, in the store: 1, 2, 4 times the first, then the cap.
void AlertDeskTest::growingPauses()
{
    AlertsRig rig;
    QCOMPARE(rig.addRule(runRule(u"x"_s, {{u"desktop"_s, true}})), QString());
    rig.timings.alertRetryBase = std::chrono::milliseconds(60'000);
    rig.timings.alertRetryCap = std::chrono::milliseconds(200'000);
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    AlertOutbox outbox(rig.store(), rig.clock, rig.timings);
    AlertWatch watch(rig.store(), rig.rules(), outbox, rig.clock);
    QCOMPARE(watch.look().value_or(-1), 1);
    QCOMPARE(watch.look().value_or(-1), 0);
    for (const qint64 pauseMs : {60'000, 120'000, 200'000, 200'000}) {
        const auto message = outbox.take(true, false);
        QVERIFY(message && *message);
        const qint64 before = rig.clock.nowMs();
        QVERIFY(outbox.failed(**message, Error{.what = u"x"_s}));
        const auto next = outbox.nextDueMs(true);
        QVERIFY(next && *next);
        QVERIFY(**next >= before + pauseMs && **next < before + pauseMs + 5'000);
        const auto early = outbox.take(true, false);
        QVERIFY(early && !*early);
        rig.clock.offsetMs += pauseMs + 5'000;
    }
    const auto message = outbox.take(true, false);
    QVERIFY(message && *message);
    const Error busy{.what = u"x"_s, .retryAfter = std::chrono::milliseconds(900'000)};
    QVERIFY(outbox.failed(**message, busy));
    QVERIFY(**outbox.nextDueMs(true) >= rig.clock.nowMs() + 890'000); // as the service asked
}

void AlertDeskTest::endingWaitsForNoDeadServer()
{
    AlertsRig rig;
    rig.timings.alertSend = std::chrono::milliseconds(60'000);
    rig.timings.alertFarewell = std::chrono::milliseconds(300);
    SmtpManners manners;
    manners.answer
        = [](const QByteArray &command) { return command.isEmpty() ? "hang" : QByteArray(); };
    const SmtpSink sink(manners);
    QCOMPARE(rig.addRule(mailRule(sink)), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_VERIFY_WITH_TIMEOUT(sink.connections() > 0, kWaitMs);
    QElapsedTimer timer;
    timer.start();
    rig.stop();
    QVERIFY2(timer.elapsed() < 3'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(rig.value(kWaitingCount), u"1"_s); // for the next process
}

void AlertDeskTest::givenUpAtLast()
{
    AlertsRig rig;
    rig.timings.alertGiveUp = std::chrono::milliseconds(1);
    SmtpManners manners;
    manners.answer
        = [](const QByteArray &command) { return command.isEmpty() ? "554 no" : QByteArray(); };
    const SmtpSink sink(manners);
    QCOMPARE(rig.addRule(mailRule(sink)), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(
        rig.value("SELECT COUNT(*) FROM alert_message WHERE state='given_up'"), u"1"_s, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(rig.logLines().join(u'\n').contains(u"given up"_s), kWaitMs);
}

void AlertDeskTest::desktop()
{
    AlertsRig rig;
    QCOMPARE(rig.addRule(runRule(u"Here"_s, {{u"desktop"_s, true}})), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kWaitingCount), u"1"_s, kWaitMs);
    const auto trials = rig.alerts().test(u"Here"_s, CancelToken());
    QVERIFY(trials && trials->size() == 1 && trials->first().isSkipped);
    QCOMPARE(rig.value(kAttempts), u"0"_s); // nobody here can show it
    std::mutex mutex;
    QStringList shown;
    rig.alerts().setDesktop([&](const QString &title, const QString &text) {
        const std::lock_guard lock(mutex);
        shown << title << text;
    });
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"1"_s, kWaitMs);
    rig.stop();
    QCOMPARE(shown, (QStringList{u"[Sluice] Leads: run #1 failed"_s, u"The run failed"_s}));
}

// What waits for a desktop keeps nobody from writing, look after look.
void AlertDeskTest::noDesktopWritesNothing()
{
    AlertsRig rig;
    QCOMPARE(rig.addRule(runRule(u"Here"_s, {{u"desktop"_s, true}})), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    AlertOutbox outbox(rig.store(), rig.clock, rig.timings);
    AlertWatch watch(rig.store(), rig.rules(), outbox, rig.clock);
    QCOMPARE(watch.look().value_or(-1), 1);
    std::atomic<bool> isHeld = false;
    std::atomic<bool> isOver = false;
    std::thread writer([&] {
        const auto held = rig.store().write([&](Sql &) -> Result<void> {
            isHeld = true;
            for (int i = 0; i < kHeldMs && !isOver; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return {};
        });
        isHeld = isHeld && held;
    });
    const bool isBusy = QTest::qWaitFor([&isHeld] { return isHeld.load(); }, kWaitMs);
    QElapsedTimer timer;
    timer.start();
    const auto none = outbox.take(false, false);
    const qint64 tookMs = timer.elapsed();
    isOver = true;
    writer.join();
    QVERIFY(isBusy && isHeld);
    QVERIFY(none && !*none);
    QVERIFY2(tookMs < kHeldMs / 2, qPrintable(QString::number(tookMs)));
    const auto shown = outbox.take(true, false);
    QVERIFY(shown && *shown);
}

void AlertDeskTest::prunesWhileItRuns()
{
    constexpr auto kGivenUp = "SELECT COUNT(*) FROM alert_message WHERE state='given_up'";
    constexpr auto kAll = "SELECT COUNT(*) FROM alert_message";
    AlertsRig rig;
    QCOMPARE(rig.addRule(runRule(u"Here"_s, {{u"desktop"_s, true}})), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kWaitingCount), u"1"_s, kWaitMs);
    const qint64 dayMs = 24 * 3'600'000LL;
    rig.clock.offsetMs = 4 * dayMs;
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kGivenUp), u"1"_s, kWaitMs);
    rig.clock.offsetMs = 40 * dayMs;
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kAll), u"0"_s, kWaitMs);
}

void AlertDeskTest::silentJob()
{
    AlertsRig rig;
    const SmtpSink sink;
    QJsonObject rule = mailRule(sink);
    rule.insert(u"when"_s, QJsonObject{{u"nothingSyncedHours"_s, 24}});
    QCOMPARE(rig.addRule(rule), QString());
    rig.addJob(u"Leads"_s);
    rig.addJob(u"Never run"_s);
    rig.clock.offsetMs = -25LL * 3'600'000;
    rig.addRun(u"Leads"_s, u"completed"_s, kAllGood);
    rig.clock.offsetMs = -2LL * 3'600'000;
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood); // counts for nothing
    rig.clock.offsetMs = 0;
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 1, kWaitMs);
    QVERIFY(sink.mails().first().text().startsWith("Nothing was synced for 24 hours, since "));
    // It is told once, until the job was synced again; the other one is silent since now.
    rig.clock.offsetMs = 23LL * 3'600'000;
    rig.addRun(u"Leads"_s, u"completed"_s, kAllGood);
    rig.clock.offsetMs = 25LL * 3'600'000;
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 2, kWaitMs);
    QVERIFY(sink.mails().last().header("Subject").startsWith("[Sluice] Never run: "));
    rig.clock.offsetMs = 48LL * 3'600'000;
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 3, kWaitMs);
    QVERIFY(sink.mails().last().header("Subject").startsWith("[Sluice] Leads: "));
}

// A watched table that nobody changes is no silent job; runs of single rows keep none awake.
void AlertDeskTest::silentTables()
{
    AlertsRig rig;
    const SmtpSink sink;
    QJsonObject rule = mailRule(sink);
    rule.insert(u"when"_s, QJsonObject{{u"nothingSyncedHours"_s, 24}});
    QCOMPARE(rig.addRule(rule), QString());
    rig.addJob(u"Watched"_s);
    rig.addJob(u"Rows"_s);
    rig.clock.offsetMs = -25LL * 3'600'000;
    rig.addRun(u"Watched"_s, u"completed"_s, kAllGood);
    rig.addRun(u"Rows"_s, u"completed"_s, kAllGood);
    rig.clock.offsetMs = -1LL * 3'600'000;
    const QString one = rig.addRun(u"Rows"_s, u"completed"_s, kAllGood);
    const QString some = rig.addRun(u"Rows"_s, u"completed"_s, kAllGood);
    const auto prepared = rig.store().write([&](Sql &sql) -> Result<void> {
        for (const auto &[run, params] : {std::pair(one, u"{\"job\":{\"rowId\":\"7\"}}"_s),
                 std::pair(some, u"{\"job\":{\"ids\":[\"7\",\"8\"]}}"_s)}) {
            if (auto put = sql.run("UPDATE run SET params=? WHERE id=?", {params, run}); !put)
                return fail(put.error());
        }
        auto put = sql.run("INSERT INTO table_watch(job_def_id, looked_at, mark, synced_mark)"
                           " VALUES('job-Watched',?,'a','a')",
            {rig.clock.nowMs()});
        return put ? Result<void>() : Result<void>(fail(put.error()));
    });
    QVERIFY(prepared);
    rig.clock.offsetMs = 0;
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 1, kWaitMs);
    QVERIFY(sink.mails().first().header("Subject").startsWith("[Sluice] Rows: "));
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"1"_s, kWaitMs);
    QCOMPARE(rig.value(kWaitingCount), u"0"_s);
}

void AlertDeskTest::missedSchedule()
{
    AlertsRig rig;
    const SmtpSink sink;
    QJsonObject rule = mailRule(sink);
    rule.insert(u"when"_s, QJsonObject{{u"missedSchedules"_s, true}});
    rule.insert(u"jobs"_s, QJsonArray{u"Leads"_s});
    QCOMPARE(rig.addRule(rule), QString());
    std::atomic<qint64> firstDue = 1'790'000'000'000;
    rig.missed = [&firstDue](qint64) -> Result<QList<MissedSchedule>> {
        return QList<MissedSchedule>{{u"1"_s, u"Leads"_s, u"crm-bulk"_s, firstDue, 3},
            {u"2"_s, u"Others"_s, u"crm-bulk"_s, firstDue, 1}};
    };
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 1, kWaitMs);
    QVERIFY(sink.mails().first().text().startsWith(
        "3 runs were due and did not begin, the first at 2026-09-21 14:13:20 UTC.\r\n"));
    firstDue += 3'600'000; // it ran meanwhile, and was missed again
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 2, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"2"_s, kWaitMs);
}

int runAsVictim(const QString &folder)
{
    AlertsRig rig(folder);
    rig.start();
    return QTest::qWaitFor([] { return false; }, kWaitMs) ? 0 : 1; // its alerts kill it
}

void AlertDeskTest::killedProcessSendsLater_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("after it was recorded") << u"alerts.recorded:1"_s;
    QTest::newRow("before it leaves") << u"alerts.taken:1"_s;
}

void AlertDeskTest::killedProcessSendsLater()
{
    QFETCH(QString, point);
    const SmtpSink sink;
    const QTemporaryDir folder;
    {
        AlertsRig rig(folder.path());
        QCOMPARE(rig.addRule(mailRule(sink)), QString());
        rig.addRun(u"Leads"_s, kSomeFailed, kSomeRejected, kRejectedCsv);
    }
    QProcess victim;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SLUICE_ALERTS_VICTIM"_s, folder.path());
    environment.insert(u"SLUICE_CRASH_AT"_s, point);
    victim.setProcessEnvironment(environment);
    victim.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(victim.waitForFinished(2 * kWaitMs));
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    QVERIFY(sink.mails().isEmpty());
    AlertsRig rig(folder.path());
    QCOMPARE(rig.value("SELECT COUNT(*) FROM alert_message"), u"1"_s);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"1"_s, kWaitMs);
    rig.stop();
    QCOMPARE(sink.mails().size(), 1);
}
