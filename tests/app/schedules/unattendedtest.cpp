// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/unattended.h"
#include "app/schedules/crontimes.h"
#include "app/schedules/scheduletests.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

UnattendedJob jobOf(const QString &name, const QString &cron)
{
    return {.name = name,
        .program = u"/usr/bin/sluice-cli"_s,
        .dataDirectory = u"/srv/sluice"_s,
        .cron = cron,
        .terms = {},
        .chain = {}};
}

// The next times of a calendar event as systemd itself says; empty: it is not there.
QStringList systemdTimes(const QString &event, const QString &after, int count)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TZ"_s, u"UTC"_s);
    process.setProcessEnvironment(environment);
    process.start(u"systemd-analyze"_s,
        {u"calendar"_s, u"--base-time="_s + after, u"--iterations=%1"_s.arg(count), event});
    if (!process.waitForFinished(10'000) || process.exitCode() != 0)
        return {QString::fromUtf8(process.readAllStandardError())};
    QStringList times;
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QString text = QString::fromUtf8(line).trimmed();
        if (!text.contains(u"elapse:"_s) && !text.startsWith(u"Iter. #"_s)
            && !text.startsWith(u"Iteration #"_s))
            continue;
        const QStringList words
            = text.section(u": "_s, 1).split(u' '); // Fri 2027-01-01 05:00:00 UTC
        times.append(words.value(1) + u'T' + words.value(2).left(5) + u'Z');
    }
    return times;
}

} // namespace

void UnattendedTest::calendar_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QStringList>("events");
    const auto row = [](const char *cron, const QStringList &events, const QString &zone = {}) {
        QTest::newRow(cron) << QString::fromLatin1(cron) << zone << events;
    };
    row("* * * * *", {u"*-*-* *:*:00"_s});
    row("0 2 * * *", {u"*-*-* 02:00:00"_s});
    row("0 2 * * 1-5", {u"Mon..Fri *-*-* 02:00:00 Europe/Berlin"_s}, u"Europe/Berlin"_s);
    row("*/15 8-17 * * *", {u"*-*-* 08..17:00,15,30,45:00"_s});
    row("0 4 * * 0", {u"Sun *-*-* 04:00:00"_s});
    row("0 4 * * sat-sun", {u"Sat,Sun *-*-* 04:00:00"_s});
    row("0 4 * * 0,1,2", {u"Mon,Tue,Sun *-*-* 04:00:00"_s});
    row("30 5 1,15 2-4 *", {u"*-02..04-01,15 05:30:00"_s});
    row("0 0 13 * 5", {u"*-*-13 00:00:00"_s, u"Fri *-*-* 00:00:00"_s}); // either
    row("0 0 */10 * 1", {u"Mon *-*-01,11,21,31 00:00:00"_s}); // both
    row("0 0 1-31 6 5", {u"*-06-* 00:00:00"_s});
}

void UnattendedTest::calendar()
{
    QFETCH(QString, cron);
    QFETCH(QString, zone);
    QFETCH(QStringList, events);
    const auto expression = CronExpression::parse(cron);
    QVERIFY(expression);
    QCOMPARE(onCalendar(*expression, zone), events);
}

void UnattendedTest::calendarAsSystemdReadsIt()
{
    if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty())
        QSKIP("systemd-analyze is not here; calendar() holds the texts");
    const QString after = u"2026-05-01 12:00:00 UTC"_s;
    for (const auto &[cron, zone] :
        {std::pair{u"*/20 * * * *"_s, u""_s}, std::pair{u"0 2 * * 1-5"_s, u"Europe/Berlin"_s},
            std::pair{u"5,35 8-17/3 * 6-8 *"_s, u"America/New_York"_s},
            std::pair{u"0 0 */10 * 1"_s, u"Asia/Kolkata"_s}, std::pair{u"59 23 31 * *"_s, u"UTC"_s},
            std::pair{u"0 4 * * sat-sun"_s, u"UTC"_s}, std::pair{u"0 0 29 2 *"_s, u"UTC"_s},
            std::pair{u"0 12 13 * 5"_s, u"UTC"_s}}) {
        const auto expression = CronExpression::parse(cron);
        const QTimeZone place = zone.isEmpty() ? QTimeZone::utc() : *scheduleZone(zone);
        QStringList expected;
        const auto times = nextCronTimes(*expression, utcMs(u"2026-05-01T12:00Z"_s), place, 3);
        for (const qint64 ms : times)
            expected.append(utcOf(ms));
        QStringList found;
        for (const QString &event : onCalendar(*expression, zone))
            found += systemdTimes(event, after, 3);
        found.removeDuplicates();
        found.sort();
        QCOMPARE(found.first(std::min<qsizetype>(3, found.size())), expected);
    }
}

// A shell gets the words that were meant, whatever the names are.
void UnattendedTest::quoting()
{
    const QTemporaryDir folder;
    const QString program = folder.filePath(u"odd $(name) it's"_s);
    QFile script(program);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\nfor word in \"$@\"; do printf '%s\\n' \"$word\"; done\n");
    script.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    script.close();
    const QString name = u"100% \"it's\" $HOME `id` \\ ü"_s;
    UnattendedJob job = jobOf(name, u"0 2 * * mon-fri"_s);
    job.program = program;
    job.dataDirectory = u"/srv/a b%c"_s;
    const auto lines = cronLines(job);
    QVERIFY(lines);
    QString line = lines->trimmed().section(u'\n', -1);
    QVERIFY2(line.startsWith(u"0 2 * * 1-5 "_s), qPrintable(line));
    QCOMPARE(line.count(u"%"_s), line.count(u"\\%"_s)); // else cron ends the line there
    line = line.section(u' ', 5).replace(u"\\%"_s, u"%"_s);
    QProcess process;
    process.start(u"/bin/sh"_s, {u"-c"_s, line});
    QVERIFY(process.waitForFinished());
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()),
        u"run\n%1\n--data-dir\n/srv/a b%c\n--quiet\n"_s.arg(name));
    job.program = u"/usr/bin/sluice-cli"_s;
    const auto units = systemdUnits(job);
    QVERIFY(units);
    QVERIFY2(
        units->service.contains(
            u"ExecStart=\"/usr/bin/sluice-cli\" \"run\" \"100%% \\\"it's\\\" $$HOME `id` \\\\ ü\""
            " \"--data-dir\" \"/srv/a b%%c\" \"--quiet\"\n"_s),
        qPrintable(units->service));
    QVERIFY(units->timer.contains(u"OnCalendar=Mon..Fri *-*-* 02:00:00\nPersistent=true\n"_s));
    QVERIFY(units->name.startsWith(u"sluice-100-it-s-home-id-"_s));
    QCOMPARE(
        systemdUnits(jobOf(u"clean up leads"_s, u"@daily"_s))->name, u"sluice-clean-up-leads"_s);
    QVERIFY(!systemdUnits(jobOf(u"No times"_s, {})));
    QVERIFY(!cronLines(jobOf(u"No times"_s, {})));
}

void UnattendedTest::chain()
{
    UnattendedJob job = jobOf(u"A"_s, u"0 2 * * *"_s);
    job.terms.skipsMissed = true;
    job.terms.zone = u"Europe/Berlin"_s;
    job.chain = {{u"B"_s, false}};
    auto units = systemdUnits(job);
    QVERIFY(units);
    QCOMPARE(units->service.count(u"ExecStart="_s), 2); // the second only after the first
    QVERIFY(units->timer.contains(u"02:00:00 Europe/Berlin\nPersistent=false\n"_s));
    QVERIFY(cronLines(job)->contains(u"CRON_TZ=Europe/Berlin\n"_s));
    job.chain = {{u"B"_s, true}, {u"C"_s, false}};
    units = systemdUnits(job);
    QCOMPARE(units->service.count(u"ExecStart="_s), 1);
    QVERIFY2(units->service.contains(u"[ $$? -eq 4 ] && "_s), qPrintable(units->service));
    // 0 and 4 lead on where rejections do not matter, 3 never does.
    for (const auto &[code, jobs] :
        {std::pair{0, u"A B C"_s}, std::pair{4, u"A B"_s}, std::pair{3, u"A"_s}}) {
        const QTemporaryDir folder;
        QFile script(folder.filePath(u"cli"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nprintf '%s ' \"$2\"\nexit " + QByteArray::number(code) + "\n");
        script.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        script.close();
        job.program = script.fileName();
        QProcess process;
        process.start(u"/bin/sh"_s, {u"-c"_s, shellCommand(job)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), jobs);
    }
}
