// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/jobfaults.h"

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

QJsonObject answered(const char *path, int status, const QString &code, int count)
{
    return times(rule(u"GET"_s, QString::fromLatin1(path),
                     {{u"status"_s, status}, {u"body"_s, errorBody(code, u"not there"_s)}}),
        count);
}

// As undisturbed: all written, once each.
void compareWithUndisturbed(const CliResult &result, const QString &expected)
{
    Workplace &place = faultPlace();
    QVERIFY2(
        result.exitCode == 0, qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QVERIFY(result.balances());
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
}

} // namespace

void JobFaultsTest::neverEnds_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("createPath");
    QTest::addColumn<bool>("keepsLock");
    QTest::newRow("C26 read job") << u"readJobMs"_s << QString::fromLatin1(kReadCreate) << false;
    QTest::newRow("C26 write job") << u"writeJobMs"_s << QString::fromLatin1(kWriteCreate) << true;
}

// C26: it waits for two hours, here less than a second, then for a person; the job is known and is
// never made again; while records are on their way the target stays locked.
void JobFaultsTest::neverEnds()
{
    QFETCH(QString, setting);
    QFETCH(QString, createPath);
    QFETCH(bool, keepsLock);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{setting, 3'600'000}}), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith(u",remoteJobLimit=700"_s));
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 7, qPrintable(told(result)));
    QVERIFY(result.balances());
    QVERIFY2(told(result).contains(u"has not finished the job"_s), qPrintable(told(result)));
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM named_lock"_s), keepsLock ? 1 : 0);
    QVERIFY(place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE idem_key='job' AND state='acked'"
                            " AND remote_id<>''"_s)
        > 0);
    const qint64 asked = place.requests(u"POST"_s, createPath).size();
    const CliResult second = resumedRun();
    QVERIFY2(second.exitCode == 7, qPrintable(told(second)));
    QVERIFY(second.milliseconds >= 700); // it went on waiting
    QCOMPARE(place.requests(u"POST"_s, createPath).size(), asked);
    if (keepsLock) {
        const CliResult other = place.runJob();
        QVERIFY2(other.exitCode == 6, qPrintable(told(other)));
    }
    QVERIFY(place.sandbox().setSettings({{setting, 0}}));
    QVERIFY(!place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200}}).isEmpty());
    compareWithUndisturbed(resumedRun(), expected);
    QCOMPARE(writeJobsAsked(), 4);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM named_lock"_s), 0);
}

// C27: reading again costs credits and nothing else.
void JobFaultsTest::failedReadJobsAreMadeAnew()
{
    const QString expected = undisturbedDigest();
    QCOMPARE(beginFaultRun({{u"failReadJobs"_s, 2}}), QString());
    compareWithUndisturbed(faultPlace().runJob(), expected);
    QVERIFY(faultPlace().requests(u"POST"_s, QString::fromLatin1(kReadCreate)).size() == 4);
}

// C27: the service says that nothing was applied.
void JobFaultsTest::failedWriteJobRejects()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"failWriteJobs"_s, 1}}), QString());
    QCOMPARE(place.import({{u"rejectionLimitPercent"_s, 0}}), QString());
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 4, qPrintable(told(result)));
    QVERIFY(result.balances());
    const qint64 rejected = result.count(u"rejected"_s);
    QVERIFY2(rejected == 300 || rejected == 150, qPrintable(QString::number(rejected)));
    QCOMPARE(result.count(u"written"_s), kFaultRows - rejected);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM record_issue WHERE outcome='rejected'"
                             " AND code='INTERNAL_ERROR'"_s),
        rejected);
    QCOMPARE(
        place.digest().value("applied"_L1).toObject().value("1"_L1).toInt(), kFaultRows - rejected);
}

void JobFaultsTest::failedWithoutCounts_data()
{
    QTest::addColumn<QString>("find");
    QTest::addColumn<QString>("with");
    // The words of the job, its resource and its file; what it did is not told.
    for (const auto word : {"FAILED", "SKIPPED"}) {
        QTest::newRow(word)
            << u"\"file\":\\{[^}]*\\},(.*),\"result\":\\{[^}]*\\},\"status\":\"COMPLETED\"\\}$"_s
            << u"\\1,\"status\":\"%1\"}"_s.arg(QLatin1String(word));
    }
    QTest::newRow("FAILED, with a result file")
        << u"\"status\":\"COMPLETED\"\\}$"_s << u"\"status\":\"FAILED\"}"_s;
}

// C27: failed, and no word of what was applied: the records are looked at. Here they are there.
void JobFaultsTest::failedWithoutCounts()
{
    QFETCH(QString, find);
    QFETCH(QString, with);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(
        {times(rule(u"GET"_s, QString::fromLatin1(kWriteStatus),
                   {{u"replace"_s, QJsonObject{{u"find"_s, find}, {u"with"_s, with}}}}, u"after"_s),
            0)}));
    compareWithUndisturbed(place.runJob(), expected);
    QCOMPARE(writeJobsAsked(), 4);
}

void JobFaultsTest::forgottenReads_data()
{
    QTest::addColumn<QJsonObject>("fault");
    const QString code = u"RESOURCE_NOT_FOUND"_s;
    QTest::newRow("C28 job, 404") << answered(kReadStatus, 404, code, 2);
    QTest::newRow("C28 job, 400") << answered(kReadStatus, 400, code, 2);
    QTest::newRow("C28 result, 404") << answered(kReadResult, 404, code, 2);
    QTest::newRow("C28 result, 400") << answered(kReadResult, 400, code, 2);
    QTest::newRow("C28 result, 410") << answered(kReadResult, 410, u"GONE"_s, 2);
}

// C28: the same page is read by a new job.
void JobFaultsTest::forgottenReads()
{
    QFETCH(QJsonObject, fault);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults({fault}));
    compareWithUndisturbed(place.runJob(), expected);
    QVERIFY(place.requests(u"POST"_s, QString::fromLatin1(kReadCreate)).size() > 2);
    QCOMPARE(writeJobsAsked(), 4);
}

void JobFaultsTest::forgottenWrites_data()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<bool>("isApplied");
    const QString code = u"RESOURCE_NOT_FOUND"_s;
    QTest::newRow("C28 job, 404") << answered(kWriteStatus, 404, code, 0) << true;
    QTest::newRow("C28 job, 400") << answered(kWriteStatus, 400, code, 0) << true;
    QTest::newRow("C28 job, 404, not applied") << answered(kWriteStatus, 404, code, 0) << false;
    QTest::newRow("C28 result, 404") << answered(kWriteResult, 404, code, 0) << true;
    QTest::newRow("C28 result, 410") << answered(kWriteResult, 410, u"GONE"_s, 0) << true;
}

// C28: the records are looked at. What is not there yet stays pending, for a person.
void JobFaultsTest::forgottenWrites()
{
    QFETCH(QJsonObject, fault);
    QFETCH(bool, isApplied);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeJobMs"_s, isApplied ? 0 : 3'600'000}}), QString());
    QVERIFY(place.sandbox().setFaults({fault}));
    CliResult result = place.runJob();
    if (result.exitCode == 7) { // looked at before the service had applied it
        QVERIFY(result.balances());
        QVERIFY(result.count(u"pending"_s) > 0);
        QVERIFY2(told(result).contains(u"does not know the write job any more"_s),
            qPrintable(told(result)));
        QVERIFY(place.sandbox().setSettings({{u"writeJobMs"_s, 0}}));
        if (!isApplied)
            QVERIFY(
                !place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200}}).isEmpty());
        QVERIFY(place.sandbox().setFaults({}));
        result = resumedRun();
    } else {
        QVERIFY(isApplied);
    }
    compareWithUndisturbed(result, expected);
    QCOMPARE(writeJobsAsked(), 4);
}

// C28: the token of the next page lives as long as its result; the page is asked for by number.
void JobFaultsTest::pageTokenExpired()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(
        {times(rule(u"GET"_s, QString::fromLatin1(kReadStatus),
                   {{u"replace"_s,
                       QJsonObject{{u"find"_s, u"\"next_page_token\":\"[^\"]*\""_s},
                           {u"with"_s, u"\"next_page_token\":\"expired\""_s}}}},
                   u"after"_s),
            0)}));
    compareWithUndisturbed(place.runJob(), expected);
}
