// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faulttests.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

const QString kDenied
    = u"{\"error\":\"Access Denied\",\"error_description\":\"You have made too many"
      " requests continuously. Please try again after some time.\","
      "\"status\":\"failure\"}"_s;

// A second lane may have sent its own before it could hear of the refusal.
constexpr qint64 kOnItsWayMs = 60;

QJsonObject refusedToken()
{
    return {
        {u"status"_s, 401}, {u"body"_s, errorBody(u"INVALID_TOKEN"_s, u"invalid oauth token"_s)}};
}

} // namespace

void LimitFaultsTest::tooManyRequests_data()
{
    QTest::addColumn<QString>("retryAfter");
    QTest::addColumn<int>("atLeastMs");
    QTest::addColumn<int>("atMostMs");
    QTest::newRow("C19 seconds") << u"1"_s << 950 << 5'000;
    QTest::newRow("C19 date") << u"date"_s << 900 << 6'000; // two seconds ahead, cut to whole ones
    QTest::newRow("C19 date in the past") << u"Sun, 06 Nov 1994 08:49:37 GMT"_s << 950 << 5'000;
    QTest::newRow("C19 absurd") << u"1000000000"_s << 1'400 << 6'000; // the cap, 1.5 s here
    QTest::newRow("C19 negative") << u"-5"_s << 280 << 4'000; // the default, 300 ms here
    QTest::newRow("C19 garbage") << u"soon"_s << 280 << 4'000;
    QTest::newRow("C20 none") << QString() << 280 << 4'000;
}

// No request goes to the limited call before the time, and the wait is no failed attempt.
void LimitFaultsTest::tooManyRequests()
{
    QFETCH(QString, retryAfter);
    QFETCH(int, atLeastMs);
    QFETCH(int, atMostMs);
    const QString expected = undisturbedDigest();
    // With limits: without them there are no groups that could rest.
    Workplace place;
    QCOMPARE(place.start({u"--scale"_s, QString::number(kFaultRows), u"--page-rows"_s, u"450"_s,
                 u"--seed"_s, u"11"_s}),
        QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith(u",retryAfterCap=1500"_s));
    QCOMPARE(place.import(faultJob()), QString());
    if (retryAfter == "date"_L1)
        retryAfter = QLocale::c().toString(
            QDateTime::currentDateTimeUtc().addSecs(3), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    QJsonObject action{
        {u"status"_s, 429}, {u"body"_s, errorBody(u"TOO_MANY_REQUESTS"_s, u"too many requests"_s)}};
    if (!retryAfter.isEmpty())
        action.insert(u"headers"_s, QJsonObject{{u"Retry-After"_s, retryAfter}});
    QVERIFY(
        place.sandbox().setFaults({rule(u"POST"_s, QString::fromLatin1(kWriteCreate), action)}));
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);

    const QList<QJsonObject> sent = place.requests(u"POST"_s, QString::fromLatin1(kWriteCreate));
    QVERIFY(sent.size() >= 5);
    qint64 refusedAt = 0;
    qint64 nextAt = 0;
    for (const QJsonObject &request : sent) {
        const qint64 time = request.value("time"_L1).toInteger();
        if (request.value("status"_L1).toInt() == 429)
            refusedAt = time;
        else if (refusedAt > 0 && time > refusedAt + kOnItsWayMs && (nextAt == 0 || time < nextAt))
            nextAt = time;
    }
    const qint64 waited = nextAt - refusedAt;
    QVERIFY2(refusedAt > 0 && waited >= atLeastMs && waited <= atMostMs,
        qPrintable(QString::number(waited)));
    QCOMPARE(place.sqlNumber(u"SELECT MAX(attempt) FROM step"_s), 0);
}

void LimitFaultsTest::tokenThrottled_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("C18 Access Denied with 200") << 200;
    QTest::newRow("C18 Access Denied with 400") << 400;
}

// The token is refused in mid-run and the token endpoint throttles: nobody asks it again for ten
// minutes, and the run says that it waits and can be stopped.
void LimitFaultsTest::tokenThrottled()
{
    QFETCH(int, status);
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith(u",tokenThrottle=600000"_s));
    QVERIFY(place.sandbox().setFaults(
        {times(rule(u"POST"_s, QString::fromLatin1(kWriteCreate), refusedToken()), 0),
            times(rule(u"POST"_s, QString::fromLatin1(kTokenPath),
                      {{u"status"_s, status}, {u"body"_s, kDenied}}),
                0, 1)}));
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    const auto waiting = [&place] {
        return place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE stage='write'"
                               " AND wait_reason='rate limited'"_s);
    };
    QVERIFY(QTest::qWaitFor([&waiting] { return waiting() >= 1; }, 10'000));
    QTest::qWait(1'000);
    QCOMPARE(process->state(), QProcess::Running);
    QCOMPARE(place.requests(u"POST"_s, QString::fromLatin1(kTokenPath)).size(), 2);
    const qint64 until
        = place.sqlNumber(u"SELECT MIN(not_before) FROM step WHERE wait_reason='rate limited'"_s);
    QVERIFY(until - QDateTime::currentMSecsSinceEpoch() > 9 * 60'000);
    QCOMPARE(place.cli({u"runs"_s, u"stop"_s, u"1"_s}).exitCode, 0);
    const CliResult result = place.finish(*process, 15'000);
    QCOMPARE(result.exitCode, 5);
    QVERIFY(result.balances());
    QCOMPARE(place.requests(u"POST"_s, QString::fromLatin1(kTokenPath)).size(), 2);
}

// C17: the refresh token is revoked while the run is under way.
void LimitFaultsTest::signInRevoked()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(
        {times(rule(u"POST"_s, QString::fromLatin1(kWriteCreate), refusedToken()), 0, 1),
            times(rule(u"POST"_s, QString::fromLatin1(kTokenPath),
                      {{u"status"_s, 400}, {u"body"_s, u"{\"error\":\"invalid_code\"}"_s}}),
                0, 1)}));
    const CliResult result = place.runJob();
    QCOMPARE(result.exitCode, 7);
    QVERIFY(result.balances());
    const QString reason = result.json().value("reason"_L1).toString();
    QVERIFY2(reason.contains(u"sign in again"_s, Qt::CaseInsensitive), qPrintable(reason));
    QCOMPARE(place.requests(u"POST"_s, QString::fromLatin1(kTokenPath)).size(), 2);

    // A person who resumes has it tried once more, for it may have been mended outside.
    const CliResult early = place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(
        early.exitCode == 7 || early.exitCode == 2, qPrintable(QString::number(early.exitCode)));
    QCOMPARE(place.requests(u"POST"_s, QString::fromLatin1(kTokenPath)).size(), 3);

    QVERIFY(place.sandbox().setFaults({}));
    const CliResult resumed
        = place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
}
