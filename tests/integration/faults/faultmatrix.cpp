// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faultrows.h"
#include "integration/faults/faulttests.h"

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

QString at(const char *path)
{
    return QString::fromLatin1(path);
}

const QJsonObject kFin{{u"close"_s, u"fin"_s}};
const QJsonObject kRst{{u"close"_s, u"rst"_s}};
const QJsonObject kHang{{u"hang"_s, true}};

QJsonObject status(int code, const QString &body = {})
{
    return {{u"status"_s, code}, {u"body"_s, body}};
}

QJsonObject closedAfter(const QString &how, int bytes)
{
    return {{u"close"_s, how}, {u"afterBytes"_s, bytes}};
}

void addTransportFaults(FaultRows &faults)
{
    const auto row = [&faults](const QByteArray &name, const char *path, const QJsonArray &rules,
                         bool sentTwice) { faults.add(name, path, rules, sentTwice); };
    for (const auto &[name, path] : {std::pair{"read", kReadCreate}, std::pair{"upload", kUpload},
             std::pair{"write", kWriteCreate}}) {
        const bool isWrite = path == kWriteCreate;
        const auto named = [name = name](const char *what) -> QByteArray {
            return QByteArray(what) + ", create " + name;
        };
        row(named("C3 reset in the request"), path,
            {rule(u"POST"_s, at(path), closedAfter(u"rst"_s, 20))}, isWrite);
        row(named("C4 FIN before the effect"), path, {rule(u"POST"_s, at(path), kFin)}, isWrite);
        row(named("C4 FIN after the effect"), path, {rule(u"POST"_s, at(path), kFin, u"after"_s)},
            isWrite);
        row(named("C4 RST after the effect"), path, {rule(u"POST"_s, at(path), kRst, u"after"_s)},
            isWrite);
        row(named("C5 reset in the reply"), path,
            {rule(u"POST"_s, at(path), closedAfter(u"rst"_s, 30), u"after"_s)}, isWrite);
        row(named("C7 no answer, not applied"), path, {rule(u"POST"_s, at(path), kHang)}, isWrite);
        row(named("C7 no answer, applied"), path, {rule(u"POST"_s, at(path), kHang, u"after"_s)},
            isWrite);
        row(named("C21 500 after the effect"), path,
            {rule(u"POST"_s, at(path), status(500, u"{}"_s), u"after"_s)}, isWrite);
        row(named("C21 502 before the effect"), path, {rule(u"POST"_s, at(path), status(502))},
            isWrite);
        row(named("C21 504 after the effect"), path,
            {rule(u"POST"_s, at(path), status(504), u"after"_s)}, isWrite);
        row(named("C22 HTML after the effect"), path,
            {rule(u"POST"_s, at(path), status(200, u"<html>Maintenance</html>"_s), u"after"_s)},
            isWrite);
        row(named("C23 no id in the answer"), path,
            {rule(u"POST"_s, at(path), status(200, u"{\"data\":[]}"_s), u"after"_s)}, isWrite);
    }
    row("C4 each write job loses its answer", kWriteCreate,
        {times(rule(u"POST"_s, at(kWriteCreate), kRst, u"after"_s), 4)}, true);
}

void addReadingFaults(FaultRows &faults)
{
    const auto row = [&faults](const QByteArray &name, const char *path, const QJsonArray &rules) {
        faults.add(name, path, rules);
    };
    for (const auto &[name, path] :
        {std::pair{"read status", kReadStatus}, std::pair{"read result", kReadResult},
            std::pair{"write status", kWriteStatus}, std::pair{"write result", kWriteResult}}) {
        const auto named = [name = name](const char *what) -> QByteArray {
            return QByteArray(what) + ", " + name;
        };
        row(named("C4 closed"), path, {rule(u"GET"_s, at(path), kFin)});
        row(named("C5 reset in the reply"), path,
            {rule(u"GET"_s, at(path), closedAfter(u"rst"_s, 40), u"after"_s)});
        row(named("C6 one byte a second"), path,
            {rule(u"GET"_s, at(path), {{u"bytesPerSecond"_s, 3}}, u"after"_s)});
        row(named("C7 no answer"), path, {rule(u"GET"_s, at(path), kHang)});
        row(named("C9 closed before the announced length"), path,
            {rule(u"GET"_s, at(path), closedAfter(u"fin"_s, 60), u"after"_s)});
        row(named("C10 shorter, and said to be whole"), path,
            {rule(u"GET"_s, at(path), {{u"truncate"_s, 50}}, u"after"_s)});
        row(named("C21 5 x 5xx"), path,
            {times(rule(u"GET"_s, at(path), status(500)), 1),
                times(rule(u"GET"_s, at(path), status(502)), 1, 1),
                times(rule(u"GET"_s, at(path), status(503)), 1, 2),
                times(rule(u"GET"_s, at(path), status(504)), 1, 3),
                times(rule(u"GET"_s, at(path), status(500)), 1, 4)});
        row(named("C22 HTML with 200"), path,
            {rule(u"GET"_s, at(path), status(200, u"<!DOCTYPE html><html>Sign in</html>"_s))});
        row(named("C22 HTML with 503"), path,
            {rule(u"GET"_s, at(path), status(503, u"<html>Maintenance</html>"_s))});
        row(named("C15 401 once"), path,
            {rule(u"GET"_s, at(path),
                status(401, errorBody(u"INVALID_TOKEN"_s, u"invalid oauth token"_s)))});
    }
    row("C8 a reply over the cap", kReadStatus,
        {rule(u"GET"_s, at(kReadStatus), status(200, u"{\"a\":\""_s + QString(33 << 20, u'a')))});
    for (const auto &[name, path] :
        {std::pair{"read result", kReadResult}, std::pair{"write result", kWriteResult}}) {
        row(QByteArray("C11 truncated zip, ") + name, path,
            {times(rule(u"GET"_s, at(path), {{u"truncate"_s, 400}}, u"after"_s), 2)});
        row(QByteArray("C12 wrong CRC, ") + name, path,
            {times(rule(u"GET"_s, at(path), {{u"badCrc"_s, true}}, u"after"_s), 2)});
    }
}

void addTokenFaults(FaultRows &faults)
{
    const auto row = [&faults](const QByteArray &name, const char *path, const QJsonArray &rules) {
        faults.add(name, path, rules);
    };
    row("C4 token, closed after the effect", kTokenPath,
        {rule(u"POST"_s, at(kTokenPath), kFin, u"after"_s)});
    row("C7 token, no answer", kTokenPath, {times(rule(u"POST"_s, at(kTokenPath), kHang), 1)});
    row("C15 401 at the write job", kWriteCreate,
        {rule(u"POST"_s, at(kWriteCreate),
            status(401, errorBody(u"INVALID_TOKEN"_s, u"invalid oauth token"_s)))});
    row("C21 token, 500", kTokenPath, {rule(u"POST"_s, at(kTokenPath), status(500))});
    row("C22 token, HTML", kTokenPath,
        {rule(u"POST"_s, at(kTokenPath), status(200, u"<html></html>"_s))});
}

} // namespace

void FaultMatrixTest::undisturbed()
{
    QVERIFY(!undisturbedDigest().isEmpty());
    const QJsonObject digest = faultPlace().digest();
    QCOMPARE(digest.value("rows"_L1).toInt(), kFaultRows);
    QCOMPARE(mostApplied(digest), 1);
}

void FaultMatrixTest::survives_data()
{
    QTest::addColumn<QJsonArray>("rules");
    QTest::addColumn<bool>("sentTwice");
    FaultRows faults;
    addTransportFaults(faults);
    addReadingFaults(faults);
    addTokenFaults(faults);
    for (const FaultRows::Row &row : faults.rows())
        QTest::newRow(row.name.constData()) << row.rules << row.mayBeSentTwice;
}

// The run goes on by itself, and what stands at the service is what an undisturbed run leaves.
void FaultMatrixTest::survives()
{
    QFETCH(QJsonArray, rules);
    QFETCH(bool, sentTwice);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(rules));
    CliResult result = place.runJob();
    if (result.exitCode == 2) // no run could begin: the operator starts it again
        result = place.runJob();
    QCOMPARE(firedRules(place.sandbox()), static_cast<int>(rules.size()));
    QVERIFY2(
        result.exitCode == 0, qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QVERIFY(result.balances());
    const QJsonObject digest = place.digest();
    QCOMPARE(digest.value("sha256"_L1).toString(), expected);
    QVERIFY2(mostApplied(digest) <= (sentTwice ? 2 : 1),
        qPrintable(QString::number(mostApplied(digest))));
    // Each write job beyond the four chunks is a marked one.
    const qint64 marked
        = place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='SENT_AGAIN'"_s);
    const qint64 writeJobs = place.requests(u"POST"_s, at(kWriteCreate)).size();
    const qint64 refused = place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE idem_key='job'"
                                           " AND method='POST' AND url_path='/crm/bulk/v8/write'"
                                           " AND state='refused'"_s);
    const bool is401 = QByteArray(QTest::currentDataTag()).contains("C15 401 at the write job");
    QVERIFY2(writeJobs == 4 + marked + refused + is401,
        qPrintable(u"%1 jobs, %2 marked, %3 refused"_s.arg(writeJobs).arg(marked).arg(refused)));
    QCOMPARE(place.sqlText(u"PRAGMA quick_check"_s), u"ok"_s);
}

void FaultMatrixTest::stopsForAPerson_data()
{
    QTest::addColumn<QJsonArray>("rules");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const auto broken = [](const char *path, const QJsonObject &action) {
        return QJsonArray{times(rule(u"GET"_s, at(path), action, u"after"_s), 0)};
    };
    const QJsonObject none;
    QTest::newRow("C11 always truncated page")
        << broken(kReadResult, {{u"truncate"_s, 400}}) << none << 7 << u"Page 1"_s;
    QTest::newRow("C12 always a wrong CRC")
        << broken(kReadResult, {{u"badCrc"_s, true}}) << none << 7 << u"checksum"_s;
    QTest::newRow("C12 result's CRC")
        << broken(kWriteResult, {{u"badCrc"_s, true}}) << none << 7 << u"checksum"_s;
    QTest::newRow("C13 no entry") << QJsonArray() << QJsonObject{{u"resultEntries"_s, 0}} << 7
                                  << u"entr"_s;
    QTest::newRow("C13 two entries")
        << QJsonArray() << QJsonObject{{u"resultEntries"_s, 2}} << 7 << u"2 CSV files"_s;
    QTest::newRow("C16 a scope is missing") << QJsonArray{
        times(rule(u"POST"_s, at(kWriteCreate),
                  status(401, errorBody(u"OAUTH_SCOPE_MISMATCH"_s, u"invalid oauth scope"_s))),
            0)} << none << 0 << u"OAUTH_SCOPE_MISMATCH"_s;
    QTest::newRow("C21 500 without end")
        << QJsonArray{times(rule(u"GET"_s, at(kReadStatus), status(500)), 0)} << none << 7
        << u"500"_s;
}

// It stops with the reason, and once the fault is gone it goes on from where it was.
void FaultMatrixTest::stopsForAPerson()
{
    QFETCH(QJsonArray, rules);
    QFETCH(QJsonObject, settings);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(settings), QString());
    QVERIFY(place.sandbox().setFaults(rules));
    const CliResult result = place.runJob();
    if (exitCode != 0)
        QCOMPARE(result.exitCode, exitCode);
    else
        QVERIFY2(result.exitCode == 7 || result.exitCode == 3,
            qPrintable(QString::number(result.exitCode)));
    QVERIFY(result.balances());
    const QString reason = result.json().value("reason"_L1).toString();
    QVERIFY2(reason.contains(says, Qt::CaseInsensitive), qPrintable(reason));

    QVERIFY(place.sandbox().setFaults({}));
    QVERIFY(place.sandbox().setSettings({{u"resultEntries"_s, 1}}));
    const CliResult resumed
        = place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
}
