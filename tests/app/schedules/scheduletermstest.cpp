// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "app/schedules/scheduletests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QByteArray jobFileWith(const QByteArray &schedule, const QByteArray &name = "Nightly")
{
    return R"({"formatVersion":1,"name":")" + name
        + R"(","kind":"crm-bulk","source":"CRM","parameters":{"module":"Leads"},"schedule":)"
        + schedule + "}";
}

} // namespace

void ScheduleTermsTest::documents_data()
{
    QTest::addColumn<QByteArray>("schedule");
    QTest::addColumn<QString>("problem"); // empty: it is taken as it stands
    const auto row = [](const char *schedule, const QString &problem = {}) {
        QTest::newRow(schedule) << QByteArray(schedule) << problem;
    };
    row(R"("0 2 * * *")");
    row(R"("@daily")");
    row(R"({"cron":"0 2 * * *","zone":"Europe/Berlin"})");
    row(R"({"cron":"0 2 * * *","missed":"skip","dryRun":true})");
    row(R"({"cron":"0 2 * * *","then":"Other","thenOnRejections":true})");
    row(R"({"then":"Other"})");
    row(R"("0 25 * * *")", u"schedule: has a wrong hour"_s);
    row(R"("0 0 * * *  *")", u"schedule: must have five fields"_s);
    row(R"({"cron":"0 0 * 13 *"})", u"schedule.cron: has a wrong month"_s);
    row(R"({"cron":"0 2 * * *","zone":"Europe/Bonn"})", u"schedule.zone: must be a time zone"_s);
    row(R"({"cron":"0 2 * * *","missed":"later"})", u"schedule.missed: must be one of"_s);
    row(R"({"cron":"0 2 * * *","every":"day"})", u"schedule.every:"_s);
    row(R"(7)", u"schedule: must be"_s);
}

void ScheduleTermsTest::documents()
{
    QFETCH(QByteArray, schedule);
    QFETCH(QString, problem);
    const auto jobs = parseJobFile(jobFileWith(schedule));
    if (!problem.isEmpty()) {
        QVERIFY(!jobs);
        QVERIFY2(jobs.error().text().contains(problem), qPrintable(jobs.error().text()));
        return;
    }
    QVERIFY2(jobs, jobs ? "" : qPrintable(jobs.error().text()));
    const Job &job = jobs->constFirst();
    const QJsonObject written = QJsonDocument::fromJson(writeJobFile(job)).object();
    const QJsonValue given
        = QJsonDocument::fromJson("{\"schedule\":" + schedule + "}").object()["schedule"_L1];
    QCOMPARE(written["schedule"_L1], given); // old ones stay what they were
    QString cron;
    ScheduleTerms terms;
    scheduleOfText(scheduleToText(job.schedule, job.terms), cron, terms);
    QCOMPARE(cron, job.schedule);
    QCOMPARE(terms, job.terms);
}

void ScheduleTermsTest::chainsEnd()
{
    ScheduleRig rig;
    Jobs jobs(*rig.store);
    for (const char *name : {"A", "B", "C"})
        QVERIFY(jobs.import(jobFileWith("\"0 2 * * *\"", name)));
    QVERIFY(jobs.setSchedule(u"A"_s, u"0 2 * * *"_s, {.zone = {}, .thenJob = u"B"_s}));
    QVERIFY(jobs.setSchedule(u"B"_s, {}, {.zone = {}, .thenJob = u"C"_s}));
    const auto round = jobs.setSchedule(u"C"_s, {}, {.zone = {}, .thenJob = u"A"_s});
    QVERIFY(!round);
    QCOMPARE(round.error().kind, ErrorKind::Config);
    QVERIFY2(round.error().why.contains(u" → "_s), qPrintable(round.error().text()));
    QCOMPARE(jobs.find(u"C"_s)->schedule, u"0 2 * * *"_s); // as it was
    QVERIFY(!jobs.setSchedule(u"C"_s, {}, {.zone = {}, .thenJob = u"C"_s}));
    const auto gone = jobs.setSchedule(u"C"_s, {}, {.zone = {}, .thenJob = u"Nobody"_s});
    QVERIFY(!gone && gone.error().what.contains(u"Nobody"_s));
    // By a file, too; the whole file is refused.
    const auto file = jobs.import(jobFileWith(R"({"then":"B"})", "C"));
    QVERIFY(!file);
    QVERIFY(jobs.find(u"C"_s)->terms.thenJob.isEmpty());
    const auto later = jobs.import(jobFileWith(R"({"then":"Later"})", "C"));
    QVERIFY(later);
    QVERIFY2(later->notices.join(u' ').contains(u"“Later”, which is not there yet"_s),
        qPrintable(later->notices.join(u' ')));
}

void ScheduleTermsTest::chainsFollowNames()
{
    ScheduleRig rig;
    Jobs jobs(*rig.store);
    QVERIFY(jobs.import(jobFileWith("\"0 2 * * *\"", "A")));
    QVERIFY(jobs.import(jobFileWith("\"\"", "B")));
    QVERIFY(jobs.setSchedule(u"A"_s, u"0 2 * * *"_s, {.zone = {}, .thenJob = u"B"_s}));
    Job b = *jobs.find(u"B"_s);
    b.name = u"B2"_s;
    QVERIFY(jobs.save(b));
    QCOMPARE(jobs.find(u"A"_s)->terms.thenJob, u"B2"_s);
    QCOMPARE(jobs.find(u"A"_s)->schedule, u"0 2 * * *"_s);
}
