// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faulttests.h"

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

// Starts the run, holds its write jobs back and meanwhile deletes `count` of the first records. The
// jobs wait for the sandbox's clock, which is then set ahead: however slow the machine, the records
// are gone before the first job begins.
CliResult runWithDeleted(int count)
{
    constexpr int kHeldMs = 60'000;
    Workplace &place = faultPlace();
    if (!place.sandbox().setSettings({{u"writeJobMs"_s, kHeldMs}}))
        return {};
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    if (!becomesSent(place))
        return {};
    QJsonArray deletions;
    const QList<QJsonObject> rows = place.ledger();
    for (int i = 0; i < count; ++i)
        deletions.append(QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"stream"_s, u"Leads"_s},
            {u"id"_s, rows.at(i).value("id"_L1).toString()}, {u"delete"_s, true}});
    if (place.sandbox().post(u"/mutate"_s, deletions).isEmpty()
        || !place.sandbox().setSettings({{u"writeJobMs"_s, 0}})
        || place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, kHeldMs / 500}}).isEmpty())
        return {};
    return place.finish(*process);
}

QByteArray outcome(const QString &kind)
{
    QFile file(faultPlace().runFolder() + "/outcome/"_L1 + kind + ".csv"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// C40: what the service did not process was not attempted.
void ResultFaultsTest::unprocessedIsNotAttempted()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"unprocessedEvery"_s, 10}}), QString());
    const CliResult result = place.runJob();
    QVERIFY(result.balances());
    QCOMPARE(result.count(u"written"_s), 810);
    QCOMPARE(result.count(u"notAttempted"_s), 90);
    QCOMPARE(result.count(u"pending"_s), 0);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM record_issue WHERE outcome='not_attempted'"
                             " AND code='UNPROCESSED'"_s),
        90);
    QCOMPARE(place.digest().value("applied"_L1).toObject().value("1"_L1).toInt(), 810);
}

void ResultFaultsTest::oddResultFiles_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says"); // empty: nothing to tell
    QTest::addColumn<int>("exitCode");
    QTest::newRow("C41 shorter") << u"short"_s << QString() << 0;
    QTest::newRow("C41 longer") << u"long"_s << u"belong to no record"_s << 0;
    QTest::newRow("C41 reordered") << u"reordered"_s << QString() << 0;
    QTest::newRow("C41 unknown status") << u"unknownStatus"_s << QString() << 0;
    QTest::newRow("C41 duplicated key") << u"duplicateKey"_s << u"more than once"_s << 0;
    QTest::newRow("C41 no key column") << u"noKey"_s << u"no column id"_s << 7;
}

// Records are matched by their id; whom the result does not name is looked at again.
void ResultFaultsTest::oddResultFiles()
{
    QFETCH(QString, kind);
    QFETCH(QString, says);
    QFETCH(int, exitCode);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeResult"_s, kind}}), QString());
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == exitCode,
        qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QVERIFY(result.balances());
    QVERIFY2(told(result).contains(says), qPrintable(told(result)));
    if (exitCode == 0) {
        QCOMPARE(result.count(u"written"_s), kFaultRows);
    } else {
        QVERIFY(place.sandbox().setSettings({{u"writeResult"_s, u"whole"_s}}));
        const CliResult resumed
            = place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
        QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
        QCOMPARE(resumed.count(u"written"_s), kFaultRows);
    }
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1); // nothing was sent again
    QCOMPARE(outcome(u"written"_s).count('\n'), kFaultRows + 1);
}

// C42: both numbers are shown, nothing is guessed.
void ResultFaultsTest::countsDisagree()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeCountOffset"_s, 5}}), QString());
    const CliResult result = place.runJob();
    QCOMPARE(result.exitCode, 7);
    QVERIFY(result.balances());
    QVERIFY(result.count(u"pending"_s) > 0);
    QCOMPARE(result.count(u"written"_s), 0);
    const QString reason = result.json().value("reason"_L1).toString();
    QVERIFY2((reason.contains(u"305"_s) && reason.contains(u"300"_s))
            || (reason.contains(u"155"_s) && reason.contains(u"150"_s)),
        qPrintable(reason));
}

// C43: a record that the service refuses is rejected with its code, and the run goes on.
void ResultFaultsTest::rejectionsAreNamed()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    const CliResult result = runWithDeleted(20);
    QVERIFY2(result.exitCode == 4, qPrintable(told(result)));
    QVERIFY(result.balances());
    QCOMPARE(result.count(u"rejected"_s), 20);
    QCOMPARE(result.count(u"written"_s), kFaultRows - 20);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM record_issue WHERE outcome='rejected'"
                             " AND code<>'' AND message<>'' AND ordinal BETWEEN 1 AND 20"_s),
        20);
    QCOMPARE(outcome(u"rejected"_s).count('\n'), 21);
    QCOMPARE(mostApplied(place.digest()), 1);
}

// More than 20 % of a chunk: a person is asked once, then the run goes on.
void ResultFaultsTest::rejectionLimitAsks()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QCOMPARE(place.import({{u"chunkRows"_s, 100}}), QString()); // so that some are left to begin
    const CliResult result = runWithDeleted(50);
    QVERIFY2(result.exitCode == 7, qPrintable(QString::number(result.exitCode) + told(result)));
    QVERIFY(result.balances());
    const QString reason = result.json().value("reason"_L1).toString();
    QVERIFY2(reason.contains(u"50 of 100"_s) && reason.contains(u"20 %"_s), qPrintable(reason));
    QVERIFY(place.sandbox().setFaults({}));
    const CliResult resumed
        = place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 4, qPrintable(told(resumed)));
    QCOMPARE(resumed.count(u"rejected"_s), 50);
    QCOMPARE(resumed.count(u"written"_s), kFaultRows - 50);
    QCOMPARE(mostApplied(place.digest()), 1);
}
