// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracttests.h"
#include "core/http/limitgate.h"
#include "crmcontract.h"
#include "crmfaults.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Notes what is blocked; lets everything through.
class NotingGate final : public LimitGate
{
public:
    Result<Pass> enter(const QList<LimitUse> &) override { return Pass{}; }
    void block(const QString &group, std::chrono::milliseconds) override { blocked.append(group); }
    QStringList blocked;
};

// The CRM client when the service is busy, and downloads that break (zoho-crm-bulk A6, B3, D4).
class CrmBusyTest final : public QObject
{
    Q_OBJECT

private slots:
    void tooManyRequests_data();
    void tooManyRequests();
    void limitGroupsRest();
    void creditsGauge();
    void brokenDownload_data();
    void brokenDownload();
    void foreignDownloadHost_data();
    void foreignDownloadHost();
};

void CrmBusyTest::tooManyRequests_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("fromMs");
    QTest::addColumn<qint64>("toMs");
    const QString credits = u"You have reached the API credits limit of 24 hours"_s;
    const QString concurrency = u"The concurrency limit was exceeded"_s;
    QTest::newRow("credits") << credits << QString() << u"CREDITS_EXHAUSTED"_s << qint64(3'600'000)
                             << qint64(3'600'000);
    QTest::newRow("concurrency") << concurrency << QString() << u"CONCURRENCY_EXCEEDED"_s
                                 << qint64(1'000) << qint64(3'000);
    QTest::newRow("other") << u"Too many requests"_s << QString() << u"TOO_MANY_REQUESTS"_s
                           << qint64(60'000) << qint64(60'000);
    QTest::newRow("told") << concurrency << u"7"_s << u"CONCURRENCY_EXCEEDED"_s << qint64(7'000)
                          << qint64(7'000);
    QTest::newRow("absurd") << u"Too many requests"_s << u"1000000000"_s << u"TOO_MANY_REQUESTS"_s
                            << qint64(900'000) << qint64(900'000);
}

void CrmBusyTest::tooManyRequests()
{
    QFETCH(QString, message);
    QFETCH(QString, header);
    QFETCH(QString, code);
    QFETCH(qint64, fromMs);
    QFETCH(qint64, toMs);
    CrmContract contract;
    QJsonObject action{{u"status"_s, 429}, {u"body"_s, envelope(u"TOO_MANY_REQUESTS"_s, message)}};
    if (!header.isEmpty())
        action.insert("headers"_L1, QJsonObject{{u"Retry-After"_s, header}});
    QVERIFY(contract.sandbox().setFaults({fault(u"/crm/v8/org"_s, action)}));
    const auto org = contract.crm().org();
    QVERIFY(!org);
    QCOMPARE(org.error().kind, ErrorKind::RateLimit);
    QCOMPARE(org.error().code, code);
    QCOMPARE(org.error().delivery, Delivery::Answered);
    QVERIFY(org.error().isRetryable);
    QVERIFY(org.error().retryAfter);
    QVERIFY2(org.error().retryAfter->count() >= fromMs && org.error().retryAfter->count() <= toMs,
        qPrintable(QString::number(org.error().retryAfter->count())));
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"GET"_s, u"/crm/v8/org"_s), 1);
}

void CrmBusyTest::limitGroupsRest()
{
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    CrmClient limited(contract.session(), CrmLimits::of(*org));
    NotingGate gate;
    contract.session().setLimitGate(&gate);
    const QString group = u"zoho-crm/"_s + org->zgid;
    const auto refuse = [&contract](const QString &message) {
        return contract.sandbox().setFaults({fault(u"/crm/v8/org"_s,
            {{u"status"_s, 429}, {u"body"_s, envelope(u"TOO_MANY_REQUESTS"_s, message)}})});
    };
    QVERIFY(refuse(u"credits of 24 hours are used up"_s));
    QVERIFY(!limited.org());
    QCOMPARE(gate.blocked, QStringList{group + u"/credits"_s});
    gate.blocked.clear();
    QVERIFY(refuse(u"concurrency"_s));
    QVERIFY(!limited.org());
    QCOMPARE(gate.blocked, QStringList{group + u"/calls"_s});
    gate.blocked.clear();
    QVERIFY(refuse(u"slow down"_s));
    QVERIFY(!limited.org());
    QCOMPARE(gate.blocked, QStringList({group + u"/calls"_s, group + u"/credits"_s}));
}

void CrmBusyTest::creditsGauge()
{
    CrmContract contract;
    QVERIFY(contract.crm().org());
    QVERIFY(!contract.session().creditsRemaining());
    QVERIFY(contract.sandbox().setSettings({{u"limits"_s, true}, {u"credits"_s, 120}}));
    qint64 told = -1;
    contract.session().setOnCredits([&told](qint64 left) { told = left; });
    std::optional<Error> refused;
    for (int i = 0; i < 5 && !refused; ++i) {
        const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
        if (!id)
            refused = id.error();
    }
    QVERIFY(refused);
    QCOMPARE(refused->kind, ErrorKind::RateLimit);
    QCOMPARE(refused->code, u"CREDITS_EXHAUSTED"_s);
    QCOMPARE(refused->delivery, Delivery::Answered);
    QVERIFY(told >= 0 && told < 60);
    QCOMPARE(contract.session().creditsRemaining(), std::optional<qint64>(told));
}

void CrmBusyTest::brokenDownload_data()
{
    QTest::addColumn<QJsonObject>("action");
    QTest::addColumn<QString>("when");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isRetryable");
    const auto row
        = [](const char *name, const QJsonObject &action, ErrorKind kind, bool isRetryable) {
              QTest::newRow(name) << action << u"after"_s << static_cast<int>(kind) << isRetryable;
          };
    // Few rows make an archive of some 400 bytes.
    row("cut by fin", {{u"close"_s, u"fin"_s}, {u"afterBytes"_s, 100}}, ErrorKind::Network, true);
    row("cut by rst", {{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 100}}, ErrorKind::Network, true);
    row("error under 200",
        {{u"status"_s, 200}, {u"body"_s, envelope(u"INVALID_REQUEST"_s, u"no"_s)}},
        ErrorKind::Service, false);
    row("html under 200", {{u"status"_s, 200}, {u"body"_s, u"<html>hi</html>"_s}},
        ErrorKind::Service, true);
    row("404", {{u"status"_s, 404}, {u"body"_s, envelope(u"RESOURCE_NOT_FOUND"_s, u"gone"_s)}},
        ErrorKind::Service, false);
    row("429", {{u"status"_s, 429}, {u"body"_s, envelope(u"TOO_MANY_REQUESTS"_s, u"wait"_s)}},
        ErrorKind::RateLimit, true);
}

void CrmBusyTest::brokenDownload()
{
    QFETCH(QJsonObject, action);
    QFETCH(QString, when);
    QFETCH(int, kind);
    QFETCH(bool, isRetryable);
    CrmContract contract;
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(id);
    const ReadJob job = contract.finishedRead(*id);
    QCOMPARE(job.state, CrmJobState::Completed);
    QVERIFY(contract.sandbox().setFaults({fault(u"/result$"_s, action, when)}));
    const QString path = contract.path(u"broken.zip"_s);
    const auto bytes = contract.crm().downloadReadResult(job, path);
    QVERIFY(!bytes);
    // A cut of a chunked answer is seen by Qt or, if it overlooks it, in the archive.
    const bool isCutSeen = action.contains(u"close"_s) && bytes.error().kind == ErrorKind::Data;
    QVERIFY2(static_cast<int>(bytes.error().kind) == kind || isCutSeen,
        qPrintable(bytes.error().text()));
    QCOMPARE(bytes.error().isRetryable, isRetryable);
    QVERIFY(!QFileInfo::exists(path));
    QVERIFY(contract.sandbox().setFaults({}));
    QVERIFY(contract.crm().downloadReadResult(job, path));
}

void CrmBusyTest::foreignDownloadHost_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
        {"http://127.0.0.2:1/x.zip", "//evil.example/x.zip", "file:///etc/passwd",
            "https://download-accl.zoho.com/x.zip", "http://me:pw@127.0.0.1/x.zip", ""})
        QTest::newRow(*url ? url : "none") << QString::fromLatin1(url);
}

void CrmBusyTest::foreignDownloadHost()
{
    QFETCH(QString, url);
    CrmContract contract;
    WriteJob job;
    job.id = u"1"_s;
    job.state = CrmJobState::Completed;
    job.downloadUrl = url;
    const QString path = contract.path(u"x.zip"_s);
    const auto bytes = contract.crm().downloadWriteResult(job, path);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::Protocol);
    QVERIFY(!QFileInfo::exists(path));
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"GET"_s, u"/"_s), 0);
}

int runCrmBusyTest(int argc, char **argv)
{
    CrmBusyTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmbusytest.moc"
