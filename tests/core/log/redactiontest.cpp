// SPDX-License-Identifier: GPL-3.0-or-later
#include "redactiontest.h"

#include "base/secret.h"
#include "core/log/log.h"
#include "core/log/logring.h"
#include "core/log/redact.h"
#include "logrecords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

class ListSink final : public LogSink
{
public:
    void write(const LogRecord &record) override { records.append(record); }
    QList<LogRecord> records;
};

} // namespace

void RedactionTest::hidesLiveSecrets_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("text");
    const QByteArray odd = R"(a/b+c=d"e\f g&hé)"_ba;
    QTest::newRow("raw") << "canary-4711-raw"_ba << u"sent canary-4711-raw on"_s;
    QTest::newRow("raw odd") << odd << u"sent %1 on"_s.arg(QString::fromUtf8(odd));
    QTest::newRow("percent") << odd << QString::fromLatin1("x=" + odd.toPercentEncoding() + "&y");
    QTest::newRow("percent lower case")
        << odd << QString::fromLatin1("x=" + odd.toPercentEncoding().toLower() + "&y");
    QTest::newRow("form") << odd
                          << QString::fromLatin1(
                                 "x=" + odd.toPercentEncoding().replace("%20", "+") + "&y");
    QTest::newRow("percent, few encoded") << "a'(b)!c*d-secret e"_ba << u"x=a'(b)!c*d-secret%20e"_s;
    const QByteArray json
        = QJsonDocument(QJsonArray{QString::fromUtf8(odd)}).toJson(QJsonDocument::Compact);
    QTest::newRow("JSON") << odd << QString::fromUtf8(json);
    QTest::newRow("JSON, ASCII only, slash escaped") << odd << uR"(["a\/b+c=d\"e\\f g&h\u00e9"])"_s;
    QTest::newRow("two lines") << "first-line\nsecond-line"_ba << u"x first-line\nsecond-line y"_s;
}

void RedactionTest::hidesLiveSecrets()
{
    QFETCH(QByteArray, secret);
    QFETCH(QString, text);
    QVERIFY(redactedText(text).contains(u"secret"_s) || !text.contains(u"•••"_s));
    const Secret live(QByteArray(secret.constData(), secret.size()));
    const QString shown = redactedText(text);
    QVERIFY2(shown.contains(u"•••"_s), qPrintable(shown));
    for (const QByteArray &piece : {"4711"_ba, "e%5Cf"_ba, "e%5cf"_ba, "h%C3"_ba, "h%c3"_ba,
             "b+c"_ba, "b%2Bc"_ba, "b%2bc"_ba, "-secret"_ba, "second"_ba, "00e9"_ba})
        QVERIFY2(!shown.contains(QString::fromLatin1(piece)), qPrintable(shown));
    QCOMPARE(redactedText(shown), shown);
}

void RedactionTest::hidesWhatLooksSecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hidden");
    const auto row
        = [](const char *name, const QString &text) { QTest::newRow(name) << text << u"CANARY"_s; };
    row("authorization", u"GET /x, Authorization: Zoho-oauthtoken CANARY99"_s);
    row("authorization in JSON", uR"({"Authorization":"Bearer CANARY99","a":1})"_s);
    row("authorization in escaped JSON", uR"({\"Authorization\":\"Basic CANARY99==\"})"_s);
    row("proxy authorization", u"Proxy-Authorization: Basic CANARY99"_s);
    row("cookie", u"Set-Cookie: JSESSIONID=CANARY; Path=/ CANARY"_s);
    row("key header", u"X-Api-Key: CANARY99"_s);
    row("scheme alone", u"sent Zoho-oauthtoken CANARYCANARY"_s);
    row("bearer alone", u"sent Bearer CANARY.x-9"_s);
    row("klaviyo scheme", u"Klaviyo-API-Key CANARY"_s);
    row("client_secret form", u"POST client_id=1000.ABC&client_secret=CANARY&grant_type=x"_s);
    row("client_secret percent", u"client_secret%3DCANARY%26x"_s);
    row("client_secret JSON", uR"({"client_secret": "CANARY \"CANARY","x":1})"_s);
    row("clientSecret escaped JSON", uR"({\"clientSecret\":\"CANARY CANARY\",\"x\":1})"_s);
    row("clientSecret percent JSON", u"%22clientSecret%22%3A%22CANARY%22"_s);
    row("environment", u"CODELIB_SECRET_KEY=CANARY"_s);
    row("refresh_token", u"refresh_token=CANARY"_s);
    row("access_token", uR"("access_token":"CANARY")"_s);
    row("python dict", u"{'access_token': 'CANARY'}"_s);
    row("token", u"/oauth/v2/token/revoke?token=CANARY"_s);
    row("password", u"password: CANARY99"_s);
    row("code", u"/callback?code=CANARYxyz&location=us"_s);
    row("code JSON", uR"({"code":"CANARY.0123456"})"_s);
    row("private key", u"pk_CANARY0123456789"_s);
    row("private key percent", u"x%3Dpk_CANARY0123456789"_s);
    row("signed address",
        u"https://files.example.com/a.zip?Expires=12&Signature=CANARY%2B&Key-Pair-Id=CANARY"_s);
    row("S3 address", u"https://h/a?X-Amz-Credential=CANARY&X-Amz-Signature=CANARY"_s);
    row("user in address", u"http://me:CANARY@proxy.example.com:8080/"_s);
    row("key block", u"-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----"_s);
    QTest::newRow("Zoho token") << u"1000.0a1b2c3d4e5f.a0b1c2d3e4f5 gone"_s << u"a0b1c2d3e4f5"_s;
    QTest::newRow("Zoho token, first half") << u"1000.0a1b2c3d4e5f.a0b1c2d3e4f5"_s << u"0a1b2c"_s;
    QTest::newRow("very long") << u"password=\""_s + QString(60'000, u'x') + u"CANARY\""_s
                               << u"xxxx"_s;
}

void RedactionTest::hidesWhatLooksSecret()
{
    QFETCH(QString, text);
    QFETCH(QString, hidden);
    const QString shown = redactedText(text);
    QVERIFY2(!shown.contains(hidden), qPrintable(shown));
    QVERIFY2(shown.contains(u"•••"_s), qPrintable(shown));
    QCOMPARE(redactedText(shown), shown);
}

void RedactionTest::keepsWhatOperatorsNeed_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"code=INVALID_TOKEN", R"({"code":"DUPLICATE_DATA","status":"error"})",
             "exit code=1", R"({"code":"ConcurrentModification"})", "state=running attempt=3",
             "client_id=1000.ABCDEF0123456789", "The passphrase: file not found",
             "GET https://www.zohoapis.com/crm/v8/Leads?page=2&per_page=200 200 in 31 ms",
             "Sign-in: bearer tokens are refused", "key=read:page:3", "AUTHORIZATION_FAILED: no",
             "3.1000.200 rows", "Ärger & 漢字 😀", "mail to someone@example.com"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void RedactionTest::keepsWhatOperatorsNeed()
{
    QFETCH(QString, text);
    QCOMPARE(redactedText(text), text);
}

void RedactionTest::hidesSecretsInDetails()
{
    const Secret live("canary-4712"_ba);
    ListSink sink;
    Log log;
    log.addSink(&sink);
    Logger(&log, "http", u"r1"_s)
        .warning(u"x"_s,
            {{u"path"_s, u"/a/canary-4712"_s}, {u"accessToken"_s, u"short"_s}, {u"status"_s, 401},
                {u"list"_s, QJsonArray{u"canary-4712"_s, QJsonObject{{u"Cookie"_s, 12}}}},
                {u"canary-4712"_s, true}});
    QCOMPARE(sink.records.size(), 1);
    QCOMPARE(QJsonDocument(sink.records.first().details).toJson(QJsonDocument::Compact),
        QByteArray(
            R"({"accessToken":"•••","list":["•••",{"Cookie":"•••"}],"path":"/a/•••","status":401,"•••":true})"));
    QCOMPARE(sink.records.first().component, "http"_ba);
    QCOMPARE(sink.records.first().runId, u"r1"_s);
    QVERIFY(sink.records.first().atMs > 0);
    log.removeSink(&sink);
    Logger(&log, "http").error(u"gone"_s);
    Logger().error(u"nowhere"_s);
    QCOMPARE(sink.records.size(), 1);
}

void RedactionTest::hidesTheLongerOfTwoSecrets()
{
    const Secret shorter("canary-12"_ba);
    const Secret longer("canary-12-and-the-rest"_ba);
    QCOMPARE(redactedText(u"a canary-12-and-the-rest, canary-12 b"_s), u"a •••, ••• b"_s);
}

void RedactionTest::escapesControlCharacters()
{
    const QString text
        = u"a\nb\r\t\u001b[31mred\u202eevil\u2066x\u2028y\u0000z\u009b"_s + QChar(0) + u"é😀"_s;
    QCOMPARE(redactedText(text),
        uR"(a\nb\r\t\u001b[31mred\u202eevil\u2066x\u2028y)"_s
            + (text.contains(u"yz"_s) ? u"z"_s : uR"(\u0000z)"_s) + uR"(\u009b\u0000é😀)"_s);
}

void RedactionTest::cutsLongText()
{
    const QString shown = redactedText(QString(1'000'000, u'é'));
    QVERIFY(shown.toUtf8().size() <= 8 * 1024);
    QVERIFY(shown.toUtf8().size() > 8 * 1024 - 4);
    QVERIFY(shown.endsWith(u"é… (cut, 1000000 characters)"_s));
    QCOMPARE(redactedText(shown), shown);
    QCOMPARE(redactedText(QString(8 * 1024, u'x')), QString(8 * 1024, u'x'));
    QVERIFY(redactedText(QString(8 * 1024 + 1, u'x')).endsWith(u"(cut, 8193 characters)"_s));

    QJsonObject details;
    for (int i = 0; i < 100; ++i)
        details.insert(u"key%1"_s.arg(i), QString(1000, u'"'));
    const QJsonObject cut = redactedDetails(details);
    QVERIFY(QJsonDocument(cut).toJson(QJsonDocument::Compact).size() < 16 * 1024);
    QVERIFY(cut.value(u"cut"_s).toInteger() > 100'000);
}

void RedactionTest::dropsBelowLevel()
{
    ListSink sink;
    Log log;
    log.addSink(&sink);
    log.addSink(&sink);
    const Logger logger(&log, "crm");
    logger.debug(u"0"_s);
    logger.info(u"1"_s);
    log.setLevel(LogLevel::Error);
    logger.warning(u"2"_s);
    logger.withComponent("csv").error(u"3"_s);
    QCOMPARE(messagesOf(sink.records), QStringList({u"1"_s, u"3"_s}));
    QCOMPARE(logLevelFromName(u"Warning"), LogLevel::Warning);
    QVERIFY(!logLevelFromName(u"loud"));
}

void RedactionTest::ringKeepsTheLast()
{
    LogRing ring(3);
    QCOMPARE(ring.takeSince(0).next, 0);
    for (int i = 0; i < 5; ++i)
        ring.write(recordAt(i, QString::number(i)));
    auto news = ring.takeSince(0);
    QCOMPARE(messagesOf(news.records), QStringList({u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(news.next, 5);
    QCOMPARE(news.missed, 2);
    QVERIFY(ring.takeSince(news.next).records.isEmpty());
    ring.write(recordAt(5, u"5"_s));
    news = ring.takeSince(news.next);
    QCOMPARE(messagesOf(news.records), QStringList({u"5"_s}));
    QCOMPARE(news.missed, 0);
    QCOMPARE(ring.errors(), 0);
    LogRecord error = recordAt(6, u"6"_s);
    error.level = LogLevel::Error;
    error.runId = u"run-1"_s;
    ring.write(error);
    ring.write(recordAt(7, u"7"_s));
    QCOMPARE(messagesOf(ring.takeSince(0, u"run-1"_s).records), QStringList({u"6"_s}));
    for (int i = 8; i < 12; ++i)
        ring.write(recordAt(i, QString::number(i)));
    QCOMPARE(ring.errors(), 1); // gone, but counted
}
