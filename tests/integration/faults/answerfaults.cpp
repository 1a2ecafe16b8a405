// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/answerfaults.h"

#include "integration/faults/faultrows.h"

#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr auto kOrg = "^/crm/v8/org$";
constexpr auto kFields = "^/crm/v8/settings/fields$";

QJsonObject mangled(const QString &find, const QString &with)
{
    return {{u"replace"_s, QJsonObject{{u"find"_s, find}, {u"with"_s, with}}}};
}

QJsonObject mangledAt(const char *path, const QString &find, const QString &with, int count)
{
    return times(
        rule(QString(), QString::fromLatin1(path), mangled(find, with), u"after"_s), count);
}

struct Mangling
{
    const char *name;
    const char *path;
    const char *find;
    const char *with;
};

// What must be there is missing or of another type.
constexpr Mangling kManglings[] = {
    {"org without zgid", kOrg, R"("zgid":"\d+")", R"("x":1)"},
    {"org is a text", kOrg, R"("org":\[.*\])", R"("org":"x")"},
    {"fields is an object", kFields, R"("fields":\[)", R"("fields":{},"x":[)"},
    {"read job without id", kReadCreate, R"("id":"\d+",)", ""},
    {"read job's id is a list", kReadCreate, R"("id":("\d+"))", R"("id":[\1])"},
    {"read state is a number", kReadStatus, R"("state":"[A-Z ]+")", R"("state":7)"},
    {"read state is missing", kReadStatus, R"("state":"[A-Z ]+")", R"("x":7)"},
    {"read answer of another job", kReadStatus, R"("id":"\d+","operation")",
        R"("id":"77","operation")"},
    {"read count is a text", kReadStatus, R"("count":\d+)", R"("count":"many")"},
    {"read count is null", kReadStatus, R"("count":\d+)", R"("count":null)"},
    {"read count is negative", kReadStatus, R"("count":\d+)", R"("count":-1)"},
    {"read count is missing", kReadStatus, R"("count":\d+,)", ""},
    {"read download_url is a number", kReadStatus, R"("download_url":"[^"]+")",
        R"("download_url":7)"},
    {"more_records is a text", kReadStatus, R"("more_records":(true|false))",
        R"("more_records":"\1")"},
    {"more_records is missing", kReadStatus, R"("more_records":(true|false))", R"("x":1)"},
    {"next_page_token is a number", kReadStatus, R"("next_page_token":"[^"]+")",
        R"("next_page_token":5)"},
    {"read data is empty", kReadStatus, R"("data":\[.*\])", R"("data":[])"},
    {"upload without file id", kUpload, R"("file_id":"\d+")", R"("x":1)"},
    {"write job without id", kWriteCreate, R"(,"id":"\d+")", ""},
    {"write status is a list", kWriteStatus, R"("status":"[A-Z ]+"\}$)", R"("status":[]})"},
    {"write counter is a text", kWriteStatus, R"("updated_count":\d+)", R"("updated_count":"x")"},
    {"write result is missing", kWriteStatus, R"("status":"COMPLETED"(.*),"result":\{[^}]*\})",
        R"("status":"COMPLETED"\1)"},
};

} // namespace

void AnswerFaultsTest::mangledOnce_data()
{
    QTest::addColumn<QJsonArray>("manglings");
    FaultRows rows;
    for (const Mangling &one : kManglings) {
        rows.add(one.name, one.path,
            {mangledAt(one.path, QString::fromLatin1(one.find), QString::fromLatin1(one.with), 2)});
    }
    const QString deep = QString(100, u'[') + QString(100, u']');
    for (const auto &[name, path] :
        {std::pair{"org", kOrg}, std::pair{"fields", kFields}, std::pair{"read job", kReadCreate},
            std::pair{"read state", kReadStatus}, std::pair{"upload", kUpload},
            std::pair{"write job", kWriteCreate}, std::pair{"write state", kWriteStatus}}) {
        const auto row = [&rows, name = name, path = path](const char *what, const QString &with) {
            rows.add(QByteArray(QByteArray(name) + ": " + what), path,
                {mangledAt(path, u"^\\{"_s, with, 2)});
        };
        row("a key twice", u"{\"q\":1,\"\\\\u0071\":2,"_s);
        row("not a number", u"{\"q\":NaN,"_s);
        row("100 levels", u"{\"q\":"_s + deep + u","_s);
        row("cut short", u"{\"q\":"_s);
    }
    for (const FaultRows::Row &row : rows.rows())
        QTest::newRow(row.name.constData()) << row.rules;
}

// C23: two answers say what they may not; nothing is taken for 0, no request is sent again
// unmarked.
void AnswerFaultsTest::mangledOnce()
{
    QFETCH(QJsonArray, manglings);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(manglings));
    CliResult result = place.runJob();
    for (int again = 0; again < 4 && result.exitCode == 2; ++again) // no run could begin
        result = place.runJob();
    QCOMPARE(firedRules(place.sandbox()), static_cast<int>(manglings.size()));
    QVERIFY2(
        result.exitCode == 0, qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QVERIFY(result.balances());
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    const qint64 marked
        = place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='SENT_AGAIN'"_s);
    QCOMPARE(writeJobsAsked(), 4 + marked);
    QVERIFY(mostApplied(place.digest()) <= (marked > 0 ? 2 : 1));
}

// C23: numbers over 2^53 in place of texts are the same ids, to the last digit.
void AnswerFaultsTest::numericIdsAreExact()
{
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(
        {mangledAt("^/crm/", u"id\":\"(\\d{17,19})\""_s, u"id\":\\1"_s, 0)}));
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 0, qPrintable(told(result)));
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
    QCOMPARE(writeJobsAsked(), 4);
}

void AnswerFaultsTest::mangledForLong_data()
{
    QTest::addColumn<QJsonArray>("rules");
    QTest::addColumn<QString>("says");
    for (const Mangling &one : kManglings) {
        const QByteArray name = one.name;
        if (!name.startsWith("read count") && !name.startsWith("more")
            && name != "write result is missing")
            continue;
        QTest::newRow(one.name) << QJsonArray{mangledAt(
            one.path, QString::fromLatin1(one.find), QString::fromLatin1(one.with), 0)}
                                << u"cannot be understood"_s;
    }
    const auto zip = [](const QByteArray &name, const QByteArray &archive, const QString &says) {
        QTest::newRow(name.constData()) << QJsonArray{
            times(rule(u"GET"_s, QString::fromLatin1(kReadResult),
                      {{u"status"_s, 200},
                          {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/zip"_s}}},
                          {u"bodyBase64"_s, QString::fromLatin1(archive.toBase64())}},
                      u"after"_s),
                0)} << says;
    };
    // A stored entry "x.csv" with the content "Id\n", its flags, method and name as given.
    const auto archive = [](char flags, char method, const QByteArray &name) -> QByteArray {
        const QByteArray crc("\x90\x4a\xf4\x99", 4); // of no meaning: it is refused before
        const QByteArray common = QByteArray(1, flags) + '\0' + method + QByteArray(1, '\0')
            + QByteArray(4, '\0') + crc + QByteArray("\3\0\0\0\3\0\0\0", 8)
            + static_cast<char>(name.size()) + QByteArray(3, '\0');
        const QByteArray local = "PK\3\4" + QByteArray("\x14\0", 2) + common + name + "Id\n";
        const QByteArray entry
            = "PK\1\2" + QByteArray("\x14\0\x14\0", 4) + common + QByteArray(14, '\0') + name;
        return local + entry + "PK\5\6" + QByteArray("\0\0\0\0\1\0\1\0", 8)
            + static_cast<char>(entry.size()) + QByteArray(3, '\0')
            + static_cast<char>(local.size()) + QByteArray(5, '\0');
    };
    zip("C13 encrypted", archive(1, 0, "x.csv"), u"encrypted"_s);
    zip("C13 unknown method", archive(0, 97, "x.csv"), u"method"_s);
    zip("C13 a zip in the zip", archive(0, 0, "x.zip"), u"x.zip"_s);
}

// It ends asking for a person, with nothing lost, and the same run goes on when the fault is gone.
void AnswerFaultsTest::mangledForLong()
{
    QFETCH(QJsonArray, rules);
    QFETCH(QString, says);
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    QVERIFY(place.sandbox().setFaults(rules));
    const CliResult result = place.runJob();
    QVERIFY2(
        result.exitCode == 7, qPrintable(QString::number(result.exitCode) + u' ' + told(result)));
    QVERIFY(result.balances());
    const QString reason = result.json().value("reason"_L1).toString();
    QVERIFY2(reason.contains(says), qPrintable(reason));
    QVERIFY(place.sandbox().setFaults({}));
    const CliResult resumed = resumedRun();
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(resumed)));
    QCOMPARE(resumed.count(u"written"_s), kFaultRows);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
}

void AnswerFaultsTest::redirectsAreNotFollowed_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *method, const char *path, int status) {
        QTest::newRow(name) << QString::fromLatin1(method) << QString::fromLatin1(path) << status;
    };
    row("301 token", "POST", kTokenPath, 301);
    row("307 token", "POST", kTokenPath, 307);
    row("302 read job", "POST", kReadCreate, 302);
    row("301 read state", "GET", kReadStatus, 301);
    row("302 read result", "GET", kReadResult, 302);
    row("307 upload", "POST", kUpload, 307);
    row("303 write job", "POST", kWriteCreate, 303);
    row("307 write job", "POST", kWriteCreate, 307);
    row("308 write job", "POST", kWriteCreate, 308);
    row("302 write state", "GET", kWriteStatus, 302);
    row("307 write result", "GET", kWriteResult, 307);
}

// C25: where a redirect points to, nobody ever calls, with or without the token.
void AnswerFaultsTest::redirectsAreNotFollowed()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    const QString expected = undisturbedDigest();
    QTcpServer elsewhere;
    QVERIFY(elsewhere.listen(QHostAddress::LocalHost));
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    const QJsonObject away{{u"status"_s, status},
        {u"headers"_s,
            QJsonObject{
                {u"Location"_s, u"http://127.0.0.1:%1/take"_s.arg(elsewhere.serverPort())}}}};
    QVERIFY(place.sandbox().setFaults({times(rule(method, path, away), 0)}));
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode != 0, qPrintable(QString::number(result.exitCode)));
    QVERIFY(!elsewhere.waitForNewConnection(50));
    QVERIFY(place.sandbox().setFaults({}));
    const bool isBegun = place.sqlNumber(u"SELECT COUNT(*) FROM run"_s) > 0;
    const CliResult resumed = isBegun ? resumedRun() : place.runJob();
    QVERIFY2(resumed.exitCode == 0, qPrintable(told(result) + told(resumed)));
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QVERIFY(mostApplied(place.digest()) <= 1);
    QVERIFY(!elsewhere.hasPendingConnections());
}
