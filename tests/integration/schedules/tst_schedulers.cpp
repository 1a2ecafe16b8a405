// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QDateTime>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

const QString kLeadJob = u"Clean up leads"_s;
constexpr qint64 kDayMs = 86'400'000;
const QString kAllEnded = u"SELECT COUNT(*) FROM run WHERE state='completed'"_s;

// Due once a day, at the time that was so long ago.
QString dailyAt(qint64 agoMs)
{
    const QDateTime moment = QDateTime::currentDateTimeUtc().addMSecs(-agoMs);
    return u"%1 %2 * * *"_s.arg(moment.time().minute()).arg(moment.time().hour());
}

} // namespace

// Schedules from the command line, and processes that start what is due. On the test's thread.
class SchedulersTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void commandLine();
    void printsForServers();
    void wrongUse_data();
    void wrongUse();
    void twoProcessesBeginOnce();
    void killed_data();
    void killed();
    void previousRunIsLive();
    void missedWhileNobodyWasThere();
    void targetInUseIsWaitedFor();
    void chain();

private:
    CliResult schedules(const QStringList &words) const
    {
        return m_place.cli(QStringList{u"schedules"_s} + words + QStringList{u"--json"_s});
    }
    QString addJob(const QString &name); // as the lead job; empty on success
    void seen(const QString &job, qint64 agoMs);
    void dueNow(const QString &job, const QStringList &more = {});
    QProcess *launch(const QStringList &words = {u"schedules"_s, u"run"_s, u"--json"_s});
    void end(QProcess *process);
    QString outcomes() const
    {
        return m_place.sqlText(u"SELECT COALESCE(GROUP_CONCAT(outcome, ' '), '') FROM"
                               " (SELECT outcome FROM schedule_fire ORDER BY fire_at)"_s);
    }

    Workplace m_place;
    bool m_isWrongUsePlace = false;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

void SchedulersTest::initTestCase()
{
    const QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"300"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void SchedulersTest::init()
{
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    m_place.resetTimings();
    m_place.addTimings(u"scheduleLook=200,scheduleGrace=600000,scheduleRetry=200"_s);
    // What is refused changes nothing: one place is enough for all of it.
    if (QByteArrayView(QTest::currentTestFunction()) != "wrongUse"
        || std::exchange(m_isWrongUsePlace, true) == false)
        QCOMPARE(m_place.beginAnew({}, {{u"readJobMs"_s, 50}, {u"writeJobMs"_s, 50}}), QString());
}

void SchedulersTest::cleanup()
{
    for (const auto &process : m_processes) {
        process->kill();
        process->waitForFinished();
    }
    m_processes.clear();
}

QString SchedulersTest::addJob(const QString &name)
{
    const CliResult exported = m_place.cli({u"jobs"_s, u"export"_s, kLeadJob});
    QJsonObject job = exported.json();
    job.insert(u"name"_s, name);
    QFile file(m_place.file(u"added.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(job).toJson()) < 0)
        return u"no file"_s;
    file.close();
    const CliResult imported = m_place.cli({u"jobs"_s, u"import"_s, file.fileName()});
    return imported.exitCode == 0 ? QString() : QString::fromUtf8(imported.errors);
}

// As if somebody had been there until then.
void SchedulersTest::seen(const QString &job, qint64 agoMs)
{
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"seen"_s);
        store.setDatabaseName(m_place.dataDirectory() + u"/store.sqlite"_s);
        QVERIFY(store.open());
        QSqlQuery query(store);
        query.prepare(u"UPDATE job_def SET schedule_seen=? WHERE name=?"_s);
        query.addBindValue(QDateTime::currentMSecsSinceEpoch() - agoMs);
        query.addBindValue(job);
        QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
        QCOMPARE(query.numRowsAffected(), 1);
    }
    QSqlDatabase::removeDatabase(u"seen"_s);
}

// Due in this minute, and tomorrow again.
void SchedulersTest::dueNow(const QString &job, const QStringList &more)
{
    const CliResult set
        = schedules(QStringList{u"set"_s, job, dailyAt(0), u"--zone"_s, u"UTC"_s} + more);
    QVERIFY2(set.exitCode == 0, set.errors.constData());
    seen(job, 120'000);
}

QProcess *SchedulersTest::launch(const QStringList &words)
{
    m_processes.push_back(m_place.launch(words));
    return m_processes.back().get();
}

void SchedulersTest::end(QProcess *process)
{
    QCOMPARE(process->state(), QProcess::Running);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QCOMPARE(m_place.finish(*process).exitCode, 0);
}

void SchedulersTest::commandLine()
{
    QVERIFY(schedules({u"list"_s}).document().array().isEmpty());
    CliResult set = schedules({u"set"_s, kLeadJob, u"0 2 * * mon-fri"_s, u"--zone"_s,
        u"Europe/Berlin"_s, u"--missed"_s, u"skip"_s});
    QCOMPARE(set.exitCode, 0);
    QCOMPARE(set.json()["words"_L1].toString(), u"Monday to Friday at 02:00"_s);
    QCOMPARE(set.json()["missed"_L1].toString(), u"skip"_s);
    QVERIFY(set.json()["enabled"_L1].toBool());
    set = schedules({u"set"_s, kLeadJob, u"@hourly"_s}); // the rest stays
    QCOMPARE(set.json()["zone"_L1].toString(), u"Europe/Berlin"_s);
    QCOMPARE(set.json()["missed"_L1].toString(), u"skip"_s);
    const CliResult next = schedules({u"next"_s, kLeadJob});
    const QJsonArray times = next.json()["times"_L1].toArray();
    QCOMPARE(times.size(), 5);
    const QDateTime first = QDateTime::fromString(times.first().toString(), Qt::ISODate);
    const qint64 ahead = QDateTime::currentDateTimeUtc().msecsTo(first);
    QVERIFY(ahead > -5'000 && ahead <= 3'600'000);
    QCOMPARE(first.time().minute(), 0);
    QVERIFY(!schedules({u"disable"_s, kLeadJob}).json()["enabled"_L1].toBool());
    const QJsonArray list = schedules({u"list"_s}).document().array();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first()["name"_L1].toString(), kLeadJob);
    QVERIFY(list.first()["next"_L1].isNull());
    QVERIFY(schedules({u"enable"_s, kLeadJob}).json()["enabled"_L1].toBool());
    // A job file keeps all of it.
    const QJsonObject exported = m_place.cli({u"jobs"_s, u"export"_s, kLeadJob}).json();
    const QJsonObject expected{
        {u"cron"_s, u"@hourly"_s}, {u"zone"_s, u"Europe/Berlin"_s}, {u"missed"_s, u"skip"_s}};
    QCOMPARE(exported["schedule"_L1].toObject(), expected);
    const QByteArray text = m_place.cli({u"schedules"_s, u"list"_s}).output;
    QVERIFY2(
        text.contains("Every hour at :00") && text.contains(kLeadJob.toUtf8()), text.constData());
    QCOMPARE(schedules({u"clear"_s, kLeadJob}).exitCode, 0);
    QVERIFY(schedules({u"list"_s}).document().array().isEmpty());
}

void SchedulersTest::printsForServers()
{
    QCOMPARE(schedules({u"set"_s, kLeadJob, u"30 2 * * 1"_s}).exitCode, 0);
    const QJsonObject units = schedules({u"systemd"_s, kLeadJob}).json();
    QVERIFY(units["unit"_L1].toString().startsWith(u"sluice-clean-up-leads"_s));
    QVERIFY(units["timer"_L1].toString().contains(u"OnCalendar=Mon *-*-* 02:30:00\n"_s));
    const QString start
        = u"\" \"run\" \"Clean up leads\" \"--data-dir\" \"%1\" \"--quiet\"\n"_s.arg(
            m_place.dataDirectory());
    QVERIFY2(
        units["service"_L1].toString().contains(start), qPrintable(units["service"_L1].toString()));
    // The line does run the job.
    const QString lines = schedules({u"cron"_s, kLeadJob}).json()["lines"_L1].toString();
    const QString line = lines.trimmed().section(u'\n', -1);
    QVERIFY2(line.startsWith(u"30 2 * * 1 "_s), qPrintable(line));
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, line.section(u' ', 5)});
    QVERIFY(shell.waitForFinished(Workplace::kLimitMs));
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
    const QByteArray text = m_place.cli({u"schedules"_s, u"systemd"_s, kLeadJob}).output;
    QVERIFY2(text.contains("[Timer]") && text.contains("systemctl --user enable --now"),
        text.constData());
}

void SchedulersTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("told");
    QTest::newRow("no word") << QStringList{} << u"is not a command"_s;
    QTest::newRow("no job") << QStringList{u"next"_s} << u"name of a job"_s;
    QTest::newRow("unknown job") << QStringList{u"enable"_s, u"Nobody"_s} << u"Nobody"_s;
    QTest::newRow("no schedule") << QStringList{u"next"_s, kLeadJob} << u"has no schedule"_s;
    QTest::newRow("no units") << QStringList{u"systemd"_s, kLeadJob} << u"has no schedule"_s;
    QTest::newRow("no times") << QStringList{u"set"_s, kLeadJob} << u"times are needed"_s;
    QTest::newRow("hour") << QStringList{u"set"_s, kLeadJob, u"0 25 * * *"_s}
                          << u"hour 25 is not between 0 and 23"_s;
    QTest::newRow("zone") << QStringList{u"set"_s, kLeadJob, u"@daily"_s, u"--zone"_s,
        u"Europe/Bonn"_s} << u"no time zone"_s;
    QTest::newRow("missed") << QStringList{u"set"_s, kLeadJob, u"@daily"_s, u"--missed"_s,
        u"later"_s} << u"--missed does not know"_s;
    QTest::newRow("then itself") << QStringList{u"set"_s, kLeadJob, u"@daily"_s, u"--then"_s,
        kLeadJob} << u"would never end"_s;
    QTest::newRow("then nobody") << QStringList{u"set"_s, kLeadJob, u"@daily"_s, u"--then"_s,
        u"Nobody"_s} << u"Nobody"_s;
    QTest::newRow("unknown option") << QStringList{u"list"_s, u"--loud"_s} << u"--loud"_s;
}

void SchedulersTest::wrongUse()
{
    QFETCH(QStringList, words);
    QFETCH(QString, told);
    const CliResult result = schedules(words);
    QCOMPARE(result.exitCode, 1);
    const QJsonObject error = result.json()["error"_L1].toObject();
    QVERIFY2(QString::fromUtf8(result.errors).contains(told), result.errors.constData());
    QVERIFY(!error["what"_L1].toString().isEmpty());
}

void SchedulersTest::twoProcessesBeginOnce()
{
    dueNow(kLeadJob);
    QProcess *first = launch();
    QProcess *second
        = launch({u"serve"_s, u"--job"_s, kLeadJob, u"--listen"_s, u"127.0.0.1:0"_s, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(outcomes(), u"ended"_s, 30'000);
    QTest::qWait(400); // each has looked again
    QCOMPARE(m_place.sqlNumber(kAllEnded), 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
    QCOMPARE(m_place.sqlText(u"SELECT created_by FROM run"_s), u"schedule"_s);
    end(first);
    end(second);
    const QJsonObject listed = schedules({u"list"_s}).document().array().first().toObject();
    QCOMPARE(listed["lastRun"_L1]["state"_L1].toString(), u"completed"_s);
    QCOMPARE(listed["lastDue"_L1]["outcome"_L1].toString(), u"ended"_s);
}

void SchedulersTest::killed_data()
{
    QTest::addColumn<QString>("point");
    const bool isLong = qEnvironmentVariableIsSet("SLUICE_LONG");
    for (const char *point : {"schedules.claimed", "schedules.taken", "S1.after_commit"})
        QTest::newRow(point) << QString::fromLatin1(point);
    if (isLong) {
        for (const char *point : {"S1.folders_made", "S1.before_commit", "adopt.before_commit",
                 "adopt.after_commit", "S2.after_commit", "S6.after_commit"})
            QTest::newRow(point) << QString::fromLatin1(point);
    }
}

// Neither lost nor begun twice, wherever the process ends.
void SchedulersTest::killed()
{
    QFETCH(QString, point);
    dueNow(kLeadJob);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point + u":1"_s);
    QProcess *first = launch();
    QCOMPARE(m_place.finish(*first).exitCode, -1); // it was killed
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(m_place.sqlNumber(kAllEnded), 0);
    QProcess *second = launch();
    QTRY_COMPARE_WITH_TIMEOUT(outcomes(), u"ended"_s, 30'000);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
    QCOMPARE(m_place.sqlNumber(kAllEnded), 1);
    end(second);
    const QJsonObject digest = m_place.digest();
    const QJsonObject applied = digest["applied"_L1].toObject();
    for (auto it = applied.begin(); it != applied.end(); ++it)
        QVERIFY2(it.key().toInt() <= 1, QJsonDocument(applied).toJson().constData());
}

void SchedulersTest::previousRunIsLive()
{
    QVERIFY(m_place.sandbox().setSettings({{u"readJobMs"_s, 1'500}}));
    QProcess *run = launch({u"run"_s, kLeadJob, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(
        m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state='running'"_s), 1, 30'000);
    dueNow(kLeadJob);
    QProcess *scheduler = launch();
    QTRY_COMPARE_WITH_TIMEOUT(outcomes(), u"skipped"_s, 30'000);
    QCOMPARE(m_place.sqlText(u"SELECT reason FROM schedule_fire"_s),
        u"The previous run, #1, had not ended"_s);
    QVERIFY(m_place.sandbox().setSettings({{u"readJobMs"_s, 50}}));
    QCOMPARE(m_place.finish(*run).exitCode, 0);
    ::kill(static_cast<pid_t>(scheduler->processId()), SIGINT);
    const CliResult ended = m_place.finish(*scheduler);
    QVERIFY2(ended.errors.contains("Clean up leads: skipped. The previous run"),
        ended.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
}

void SchedulersTest::missedWhileNobodyWasThere()
{
    const QString cron = dailyAt(2 * 3'600'000);
    m_place.addTimings(u"scheduleGrace=60000,alertCheck=200"_s);
    QFile alerts(m_place.file(u"alerts.json"_s));
    QVERIFY(alerts.open(QIODevice::WriteOnly | QIODevice::Truncate));
    alerts.write(R"({"formatVersion":1,"alerts":[{"name":"Missed","when":{"missedSchedules":true},
        "email":{"server":"smtp://127.0.0.1:9","tls":"off","from":"a@example.com",
        "to":["b@example.com"]}}]})");
    alerts.close();
    QCOMPARE(m_place.cli({u"alerts"_s, u"import"_s, alerts.fileName()}).exitCode, 0);
    QCOMPARE(schedules({u"set"_s, kLeadJob, cron, u"--zone"_s, u"UTC"_s, u"--missed"_s, u"skip"_s})
                 .exitCode,
        0);
    seen(kLeadJob, 3 * kDayMs);
    QProcess *first = launch();
    QTRY_COMPARE_WITH_TIMEOUT(outcomes(), u"missed"_s, 30'000);
    QCOMPARE(m_place.sqlNumber(u"SELECT n_due FROM schedule_fire"_s), 3);
    // The alerts tell of it, once.
    const QString told = u"SELECT COUNT(*) FROM alert_message WHERE event LIKE 'missed/%'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(told), 1, 30'000);
    QVERIFY2(m_place.sqlText(u"SELECT digest FROM alert_message"_s).contains(u"3 runs were due"_s),
        qPrintable(m_place.sqlText(u"SELECT digest FROM alert_message"_s)));
    end(first);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
    // Run once, not three times.
    QCOMPARE(schedules({u"set"_s, kLeadJob, cron, u"--missed"_s, u"run"_s}).exitCode, 0);
    seen(kLeadJob, 4 * kDayMs - 1);
    QProcess *second = launch();
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(kAllEnded), 1, 30'000);
    end(second);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
}

// Another job writes to the same place: the one that is due waits for it.
void SchedulersTest::targetInUseIsWaitedFor()
{
    QCOMPARE(addJob(u"Second"_s), QString());
    QVERIFY(m_place.sandbox().setSettings({{u"readJobMs"_s, 1'200}}));
    QProcess *run = launch({u"run"_s, kLeadJob, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_place.sqlNumber(u"SELECT COUNT(*) FROM named_lock"_s), 1, 30'000);
    dueNow(u"Second"_s);
    QProcess *scheduler = launch();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.sqlText(u"SELECT reason FROM schedule_fire"_s).contains(u"#1"_s), 30'000);
    QCOMPARE(outcomes(), u"claimed"_s);
    QVERIFY(m_place.sandbox().setSettings({{u"readJobMs"_s, 50}}));
    QCOMPARE(m_place.finish(*run).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(outcomes(), u"ended"_s, 30'000);
    QCOMPARE(m_place.sqlNumber(kAllEnded), 2);
    end(scheduler);
}

void SchedulersTest::chain()
{
    QCOMPARE(addJob(u"Second"_s), QString());
    QCOMPARE(addJob(u"Third"_s), QString());
    QCOMPARE(schedules({u"set"_s, u"Second"_s, u"--then"_s, u"Third"_s}).exitCode, 0);
    const CliResult round = schedules({u"set"_s, u"Third"_s, u"--then"_s, u"Second"_s});
    QCOMPARE(round.exitCode, 1);
    dueNow(kLeadJob, {u"--then"_s, u"Second"_s});
    QProcess *first = launch();
    QProcess *second = launch();
    QTRY_COMPARE_WITH_TIMEOUT(outcomes(), u"ended ended ended"_s, 60'000);
    QTest::qWait(400);
    QCOMPARE(m_place.sqlText(u"SELECT GROUP_CONCAT(job_name, ', ') FROM"
                             " (SELECT job_name FROM run ORDER BY number)"_s),
        u"Clean up leads, Second, Third"_s);
    QCOMPARE(m_place.sqlNumber(kAllEnded), 3);
    end(first);
    end(second);
}

QTEST_GUILESS_MAIN(SchedulersTest)
#include "tst_schedulers.moc"
