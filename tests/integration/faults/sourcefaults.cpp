// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/jobfaults.h"

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr qint64 kDaySeconds = 86'400;

QJsonObject replaced(const QString &find, const QString &with)
{
    return times(
        rule(u"GET"_s, QString::fromLatin1(kReadStatus),
            {{u"replace"_s, QJsonObject{{u"find"_s, find}, {u"with"_s, with}}}}, u"after"_s),
        0);
}

} // namespace

void SourceFaultsTest::clockSkew_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QJsonArray>("faults");
    const QJsonArray none;
    const QJsonArray lost{times(
        rule(u"POST"_s, QString::fromLatin1(kWriteCreate), {{u"close"_s, u"rst"_s}}, u"after"_s),
        0)};
    const QJsonArray gone{
        times(rule(u"GET"_s, QString::fromLatin1(kWriteResult), {{u"status"_s, 410}}), 0)};
    for (const qint64 offset : {kDaySeconds, -kDaySeconds}) {
        const QByteArray name = offset > 0 ? "C31 service a day ahead" : "C31 service a day behind";
        QTest::newRow(name.constData()) << offset << none;
        QTest::newRow(QByteArray(name + ", answers lost").constData()) << offset << lost;
        QTest::newRow(QByteArray(name + ", results gone").constData()) << offset << gone;
    }
}

// C31: two clocks that are a day apart. A second look finds the records all the same.
void SourceFaultsTest::clockSkew()
{
    QFETCH(qint64, offset);
    QFETCH(QJsonArray, faults);
    Workplace &place = faultPlace();
    undisturbedDigest();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(!place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, offset}}).isEmpty());
    QVERIFY(place.sandbox().setFaults(faults));
    const CliResult result = place.runJob();
    QVERIFY2(
        result.exitCode == 0, qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QVERIFY(result.balances());
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), undisturbedDigest());
    QVERIFY(mostApplied(place.digest()) <= 2); // a lost answer before it was applied
}

void SourceFaultsTest::changesWhileReading_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("C45 one record twice") << 1;
    QTest::newRow("C45 40 records twice") << 40;
    QTest::newRow("C45 a page twice") << 450;
}

// C45: each record goes once; what came again is skipped, with a warning.
void SourceFaultsTest::changesWhileReading()
{
    QFETCH(int, rows);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"overlapPages"_s, 1}, {u"overlapRows"_s, rows}}), QString());
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 0, qPrintable(told(result)));
    QVERIFY(result.balances());
    QCOMPARE(result.count(u"read"_s), kFaultRows + rows);
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QCOMPARE(result.count(u"skipped"_s), rows);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
    QVERIFY2(told(result).contains(u"were read before"_s), qPrintable(told(result)));
}

// C45: fewer records than were announced. Nobody guesses; asked again, the service says what is so.
void SourceFaultsTest::recordsVanish()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"readCountOffset"_s, 5}}), QString());
    const CliResult result = place.runJob();
    QCOMPARE(result.exitCode, 7);
    QVERIFY(result.balances());
    QVERIFY2(told(result).contains(u"450 rows of 455"_s), qPrintable(told(result)));
    QVERIFY(place.sandbox().setSettings({{u"readCountOffset"_s, 0}}));
    const CliResult resumed = resumedRun();
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), kFaultRows);
    QVERIFY2(told(resumed).contains(u"5 records that were announced are no longer there"_s),
        qPrintable(told(resumed)));
    // They keep their places: each ordinal once, not attempted, with the reason.
    const qint64 gone = resumed.count(u"notAttempted"_s);
    QVERIFY(gone >= 5);
    QCOMPARE(resumed.count(u"read"_s), kFaultRows + gone);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM record_issue WHERE code='GONE'"
                             " AND outcome='not_attempted'"_s),
        gone);
    QCOMPARE(place.sqlNumber(u"SELECT MAX(last_ordinal) FROM chunk"_s), kFaultRows + gone);
    const CliResult exported
        = place.cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, place.file(u"gone"_s)});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QFile rows(place.file(u"gone/not-attempted.csv"_s));
    QVERIFY(rows.open(QIODevice::ReadOnly));
    const QByteArray text = rows.readAll();
    QCOMPARE(text.count('\n'), gone + 1);
    QCOMPARE(text.count("gone: it was announced"), gone);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
}

void SourceFaultsTest::pagesWithoutEnd_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QJsonArray>("faults");
    const QJsonArray none;
    QTest::newRow("C46 the same page for ever, each with a token of its own")
        << QJsonObject{{u"overlapPages"_s, 1'000'000}, {u"overlapRows"_s, 450}} << none;
    QTest::newRow("C46 the same token again and again")
        << QJsonObject()
        << QJsonArray{replaced(u"\"more_records\":(true|false)(,\"next_page_token\":\"[^\"]*\")?"_s,
               u"\"more_records\":true,\"next_page_token\":\"aaaa\""_s)};
    QTest::newRow("C46 more after an empty page")
        << QJsonObject()
        << QJsonArray{replaced(u"\"count\":\\d+"_s, u"\"count\":0"_s),
               replaced(u"\"more_records\":false"_s, u"\"more_records\":true"_s)};
}

// C46: told as an error; it does not go on for ever, and what was read is written once.
void SourceFaultsTest::pagesWithoutEnd()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QJsonArray, faults);
    undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(settings), QString());
    QVERIFY(place.sandbox().setFaults(faults));
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 7 || result.exitCode == 3,
        qPrintable(QString::number(result.exitCode) + told(result)));
    QVERIFY(result.balances());
    const QString reason = result.json().value("reason"_L1).toString();
    QVERIFY2(reason.contains(u"does not end the list of pages"_s), qPrintable(reason));
    QVERIFY(mostApplied(place.digest()) <= 1);
    QVERIFY(place.requests(u"POST"_s, QString::fromLatin1(kReadCreate)).size() < 12);
}

// C49: the computer sleeps for longer than a lease and the life of the token.
void SourceFaultsTest::sleepsInMidRun()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeJobMs"_s, 400}}), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith(u",lease=800,leaseRenew=200"_s));
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(QTest::qWaitFor(
        [&place] {
            return place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state='acked'"
                                   " AND url_path='/crm/bulk/v8/write'"_s)
                > 0;
        },
        20'000));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGSTOP), 0);
    QVERIFY(
        !place.sandbox()
             .post(u"/mutate"_s,
                 QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"expireAccessTokens"_s, true}})
             .isEmpty());
    QTest::qWait(2'000);
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGCONT), 0);
    const CliResult result = place.finish(*process);
    QVERIFY2(
        result.exitCode == 0, qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QVERIFY(result.balances());
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QVERIFY(mostApplied(place.digest()) <= 2); // what was in flight may have lost its answer
}
