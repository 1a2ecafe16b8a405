// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faulttests.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// C37-C39, P8: one import per target at a time, across processes. On the test's thread.
class TargetLockTest : public QObject
{
    Q_OBJECT
private slots:
    void racesHaveOneWinner();
    void connectionsToOneOrganisation();
    void killedOwnerIsTakenOver();
    void sleepingOwnerIsFenced();
    void lostLockStops();
};

namespace {

QStringList runWords()
{
    return {u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s};
}

void useShortLease()
{
    faultPlace().setVariable(
        u"SLUICE_TIMINGS"_s, timingsWith(u",lease=1000,leaseRenew=200,wishPoll=40"_s));
}

void signal(const QProcess &process, int which)
{
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), which), 0);
}

// Not in the middle of a write to the store, which nobody else could then open for writing.
// A signal is not there at once: a thread that still runs may take the store's lock meanwhile.
bool isEachThreadStopped(const QProcess &process)
{
    const QDir tasks(u"/proc/%1/task"_s.arg(process.processId()));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile stat(tasks.filePath(task + u"/stat"_s));
        if (!stat.open(QIODevice::ReadOnly))
            continue; // it has ended
        const QByteArray text = stat.readAll();
        if (text.mid(text.lastIndexOf(')') + 2, 1) != "T")
            return false;
    }
    return true;
}

bool isSuspended(const QProcess &process)
{
    return QTest::qWaitFor(
        [&process] {
            signal(process, SIGSTOP);
            if (!QTest::qWaitFor([&process] { return isEachThreadStopped(process); }, 2'000))
                return false;
            bool isFree = false;
            {
                QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"probe"_s);
                database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=0"_s);
                database.setDatabaseName(faultPlace().dataDirectory() + u"/store.sqlite"_s);
                QSqlQuery query = database.open() ? QSqlQuery(database) : QSqlQuery();
                isFree = query.exec(u"BEGIN IMMEDIATE"_s) && query.exec(u"ROLLBACK"_s);
            }
            QSqlDatabase::removeDatabase(u"probe"_s);
            if (!isFree)
                signal(process, SIGCONT);
            return isFree;
        },
        5'000);
}

} // namespace

// C37: two at the same moment, 20 times (200 in the long form): one runs, the other is told who
// does.
void TargetLockTest::racesHaveOneWinner()
{
    const int races = qEnvironmentVariableIsSet("SLUICE_LONG") ? 200 : 20;
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    for (int race = 0; race < races; ++race) {
        // The winner's read job lasts until the other has ended.
        QVERIFY(place.sandbox().setSettings({{u"readJobMs"_s, 3'600'000}}));
        const auto one = place.launch(runWords());
        const auto two = place.launch(runWords());
        QVERIFY(QTest::qWaitFor(
            [&one, &two] {
                return one->state() == QProcess::NotRunning || two->state() == QProcess::NotRunning;
            },
            30'000));
        const bool isOneFirst = one->state() == QProcess::NotRunning;
        const CliResult loser = place.finish(isOneFirst ? *one : *two);
        QVERIFY2(loser.exitCode == 6,
            qPrintable(QString::number(loser.exitCode) + QString::fromUtf8(loser.errors)));
        QVERIFY2(loser.errors.contains("is being written by run #")
                || loser.output.contains("is being written by run #"),
            loser.errors.constData());
        QCOMPARE((isOneFirst ? two : one)->state(), QProcess::Running);
        QVERIFY(place.sandbox().setSettings({{u"readJobMs"_s, 0}}));
        QVERIFY(!place.sandbox()
                     .post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200 * (race + 1)}})
                     .isEmpty());
        const CliResult winner = place.finish(isOneFirst ? *two : *one);
        QVERIFY2(winner.exitCode == 0, qPrintable(told(winner)));
    }
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state='completed'"_s), races);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), races); // a loser leaves none
}

// The account is what counts, not what its connection is called.
void TargetLockTest::connectionsToOneOrganisation()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"readJobMs"_s, 3'600'000}}), QString());
    const QString other = u"The same organisation"_s;
    const auto renamed = [&place, &other](const QString &name) {
        QFile file(place.file(name));
        const QByteArray text
            = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
        QFile copy(place.file(u"other-"_s + name));
        if (!copy.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return QStringList();
        copy.write(QByteArray(text)
                       .replace("\"Sandbox CRM\"", QByteArray('"' + other.toUtf8() + '"'))
                       .replace("\"Clean up leads\"", "\"Clean them up\""));
        return QStringList{name.section(u'.', 0, 0), u"import"_s, copy.fileName()};
    };
    for (const QString &name : {u"connections.json"_s, u"jobs.json"_s}) {
        const CliResult imported = place.cli(renamed(name));
        QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    }
    const auto one = place.launch(runWords());
    QVERIFY(QTest::qWaitFor(
        [&place] { return place.sqlNumber(u"SELECT COUNT(*) FROM named_lock"_s) == 1; }, 30'000));
    const CliResult two = place.cli({u"run"_s, u"Clean them up"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(two.exitCode == 6, qPrintable(QString::number(two.exitCode) + told(two)));
    QVERIFY2(told(two).contains(u"is being written by run #1"_s), qPrintable(told(two)));
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
    QVERIFY(place.sandbox().setSettings({{u"readJobMs"_s, 0}}));
    QVERIFY(!place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200}}).isEmpty());
    QCOMPARE(place.finish(*one).exitCode, 0);
}

// C38: at once, since a dead process holds nothing; from whom stands in the log.
void TargetLockTest::killedOwnerIsTakenOver()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeJobMs"_s, 300}}), QString());
    const auto owner = place.launch(runWords());
    QVERIFY(becomesSent(place));
    const QString pid = QString::number(owner->processId());
    owner->kill();
    owner->waitForFinished();
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 0, qPrintable(told(result)));
    const QString taken
        = place.sqlText(u"SELECT text FROM run_event WHERE code='LOCK_TAKEN_OVER'"_s);
    QVERIFY2(
        taken.contains(u"process "_s + pid) && taken.contains(u"run #1 of"_s), qPrintable(taken));
    QVERIFY(told(result).count(taken) >= 2); // in the log too
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
}

// P8: suspended for longer than its lease, overtaken, and continued: it sends nothing more.
void TargetLockTest::sleepingOwnerIsFenced()
{
    undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeJobMs"_s, 300}}), QString());
    useShortLease();
    const auto sleeper = place.launch(runWords());
    QVERIFY(becomesSent(place));
    QVERIFY(isSuspended(*sleeper));
    const CliResult early = place.runJob();
    QVERIFY2(early.exitCode == 6, qPrintable(told(early))); // its lease still holds
    QTest::qWait(1'200);
    const CliResult other = place.runJob();
    QVERIFY2(other.exitCode == 0, qPrintable(told(other)));
    QVERIFY2(told(other).contains(u"process "_s + QString::number(sleeper->processId())),
        qPrintable(told(other)));
    const auto sideEffects = [&place] { return place.requests(u"POST"_s, u"^/crm/"_s).size(); };
    const auto attempts = [&place] {
        return place.sqlNumber(u"SELECT COUNT(*) FROM attempt JOIN step ON step.id=step_id JOIN run"
                               " ON run.id=run_id WHERE run.number=1"_s);
    };
    const qint64 recorded = attempts();
    const qsizetype before = sideEffects();
    signal(*sleeper, SIGCONT);
    const CliResult woken = place.finish(*sleeper);
    QVERIFY2(woken.exitCode == 5, qPrintable(QString::number(woken.exitCode) + told(woken)));
    QVERIFY(woken.balances());
    QCOMPARE(woken.json().value("reason"_L1).toString(), u"lock lost"_s);
    QCOMPARE(attempts(), recorded); // nothing was begun,
    QCOMPARE(sideEffects(), before); // and what it was about to send did not leave either
    // Its own records that were on their way are settled when it is resumed.
    const CliResult resumed = resumedRun();
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
    QVERIFY(resumed.balances());
}

// C39: the entry is gone. Noticed at the next heartbeat; stopped, and to be resumed.
void TargetLockTest::lostLockStops()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeJobMs"_s, 3'600'000}}), QString());
    useShortLease();
    const auto process = place.launch(runWords());
    QVERIFY(becomesSent(place));
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM named_lock"_s), 1);
    place.sql(u"DELETE FROM named_lock"_s);
    const CliResult result = place.finish(*process);
    QVERIFY2(result.exitCode == 5, qPrintable(QString::number(result.exitCode) + told(result)));
    QVERIFY2(result.milliseconds < 5'000, qPrintable(QString::number(result.milliseconds)));
    QCOMPARE(result.json().value("reason"_L1).toString(), u"lock lost"_s);
    QVERIFY(result.balances());
    QVERIFY(place.sandbox().setSettings({{u"writeJobMs"_s, 0}}));
    QVERIFY(!place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200}}).isEmpty());
    const CliResult resumed = resumedRun();
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    TargetLockTest test;
    const int failures = QTest::qExec(&test, argc, argv);
    closeFaultPlace();
    return failures == 0 ? 0 : 1;
}

#include "tst_targetlock.moc"
