// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertsrig.h"
#include "app/alerts/alerttests.h"
#include "support/rawserver.h"
#include "support/smtpsink.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

QJsonObject hookRule(const QString &format, const QUrl &url)
{
    return runRule(u"Chat"_s,
        {{u"webHook"_s, QJsonObject{{u"format"_s, format}}},
            {u"secrets"_s,
                QJsonObject{{u"webHookUrl"_s, QJsonObject{{u"value"_s, url.toString()}}}}}});
}

} // namespace

void AlertHookTest::webHooks_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("key");
    QTest::newRow("generic") << u"generic"_s << u"run"_s;
    QTest::newRow("slack") << u"slack"_s << u"text"_s;
    QTest::newRow("teams") << u"teams"_s << u"attachments"_s;
}

// The first answer is a failure: the second try carries the same id.
void AlertHookTest::webHooks()
{
    QFETCH(QString, format);
    QFETCH(QString, key);
    std::atomic<int> calls = 0;
    const RawServer server([&calls](const RawRequest &) {
        return ++calls == 1 ? RawReply::json("{}", "503 Busy") : RawReply::json("ok");
    });
    AlertsRig rig;
    QCOMPARE(rig.addRule(hookRule(format, server.url(u"/hooks/T000/canary-path"_s))), QString());
    rig.addRun(u"Leads"_s, u"completed_with_rejections"_s, kSomeRejected, kRejectedCsv);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.value(kSentCount), u"1"_s, kWaitMs);
    const QList<RawRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    for (const RawRequest &request : requests) {
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/hooks/T000/canary-path");
        QCOMPARE(request.header("Content-Type"), "application/json");
        QVERIFY(QJsonDocument::fromJson(request.body).object().contains(key));
        QVERIFY(!request.body.contains("=1+1")); // rows go by mail only
    }
    QVERIFY(!requests.first().header("Sluice-Message-Id").isEmpty());
    QCOMPARE(
        requests.first().header("Sluice-Message-Id"), requests.last().header("Sluice-Message-Id"));
}

void AlertHookTest::hookIsRefused_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<qint64>("filling");
    QTest::addColumn<QString>("why");
    QTest::newRow("redirect") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
                              << qint64(0) << u"status 302"_s;
    QTest::newRow("without end") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << qint64(-1) << u"65536"_s;
    QTest::newRow("hangs") << QByteArray() << qint64(0) << QString();
}

void AlertHookTest::hookIsRefused()
{
    QFETCH(QByteArray, reply);
    QFETCH(qint64, filling);
    QFETCH(QString, why);
    const RawServer server([reply, filling](const RawRequest &) {
        return RawReply{.bytes = reply,
            .filling = filling,
            .then = reply.isEmpty() ? RawReply::Then::Hang : RawReply::Then::Close};
    });
    AlertsRig rig;
    rig.timings.alertSend = std::chrono::milliseconds(300);
    rig.timings.alertRetryBase = rig.timings.alertRetryCap = std::chrono::milliseconds(600'000);
    QCOMPARE(rig.addRule(hookRule(u"generic"_s, server.url(u"/hook"_s))), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_VERIFY_WITH_TIMEOUT(
        rig.logLines().join(u'\n').contains(u"is tried again later"_s), kWaitMs);
    QVERIFY2(rig.logLines().join(u'\n').contains(why), qPrintable(rig.logLines().join(u'\n')));
    QCOMPARE(server.count("/elsewhere"), 0);
    QCOMPARE(rig.value(kWaitingCount), u"1"_s);
}

void AlertHookTest::secretsStayOut()
{
    SmtpManners manners;
    manners.wantsSignIn = true;
    const SmtpSink sink(manners);
    const RawServer server([](const RawRequest &request) {
        return RawReply::json("{\"echo\":\"" + request.target + "\"}", "400 Bad");
    });
    AlertsRig rig;
    QJsonObject rule = hookRule(
        u"slack"_s, server.url(u"/services/T0/B0/canary-of-the-hook?sig=canary-query"_s));
    rule.insert(
        u"email"_s, mailTo(sink.server(), {u"ops@example.com"_s}, {{u"user"_s, u"sluice"_s}}));
    QJsonObject secrets = rule.value(u"secrets"_s).toObject();
    secrets.insert(u"smtpPassword"_s, QJsonObject{{u"value"_s, u"canary-of-the-mail"_s}});
    rule.insert(u"secrets"_s, secrets);
    QCOMPARE(rig.addRule(rule), QString());
    rig.addRun(u"Leads"_s, u"failed"_s, kAllGood);
    rig.start();
    QTRY_COMPARE_WITH_TIMEOUT(sink.mails().size(), 1, kWaitMs);
    QCOMPARE(sink.mails().first().password, "canary-of-the-mail");
    QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() > 1, kWaitMs);
    rig.stop();
    QVERIFY(rig.logLines().size() > 2);
    QVERIFY2(
        !rig.logLines().join(u'\n').contains(u"canary"_s), qPrintable(rig.logLines().join(u'\n')));
    int files = 0;
    QDirIterator it(rig.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 1);
}
