// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/zip/zipwriter.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/store/store.h"
#include "services/zohocrm/crmclient.h"
#include "support/sandboxprocess.h"
#include "support/testcertificates.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Promise P3 for every call of the Zoho clients that has a side effect: the service has carried it
// out and closes without a word, over HTTP and TLS, on a new and on a kept-alive connection; it
// must have seen the request once, and the caller must hear that nobody knows.
class TransportTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void seenOnce_data();
    void seenOnce();
    void cleanupTestCase();

private:
    std::unique_ptr<TestCertificates> m_certificates;
    std::unique_ptr<SandboxProcess> m_plain;
    std::unique_ptr<SandboxProcess> m_tls;
    int m_cases = 0;
};

namespace {

// A signed-in client on one sandbox; the HTTP client that is watched has sent nothing yet.
struct WatchedClient
{
    WatchedClient(SandboxProcess &box, const QString &caFile)
        : sandbox(box)
        , network(timings, nullptr, nullptr)
        , other(timings, nullptr, nullptr)
    {
        auto opened = Store::open(folder.path(), timings);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        store = std::move(*opened);
        tokens = std::make_unique<TokenManager>(*store, nullptr, Clock::system(), timings, nullptr);
        const auto hosts = zohoHosts(u"us"_s,
            {{u"accountsUrl"_s, box.url(u"accounts"_s).toString()},
                {u"apiUrl"_s, box.url(u"crm"_s).toString()},
                {u"uploadUrl"_s, box.url(u"crmUpload"_s).toString()}});
        if (!hosts)
            qFatal("%s", qPrintable(hosts.error().text()));
        account.connectionId = u"c1"_s;
        account.name = u"Sandbox CRM"_s;
        account.hosts = *hosts;
        account.isSandbox = true;
        account.limitsOff = true;
        account.network = zohoNetwork(*hosts, caFile);
        account.secret = [&box](const QString &which) -> Result<Secret> {
            return Secret(box.credential(which).toLatin1());
        };
        session = std::make_unique<ZohoSession>(
            account, *tokens, network, cancel.token(), Logger(), timings);
        otherSession = std::make_unique<ZohoSession>(
            account, *tokens, other, cancel.token(), Logger(), timings);
        crm = std::make_unique<CrmClient>(*session, CrmLimits());
        otherCrm = std::make_unique<CrmClient>(*otherSession, CrmLimits());
    }

    SandboxProcess &sandbox;
    QTemporaryDir folder;
    Timings timings;
    CancelSource cancel;
    HttpClient network; // the one that is watched
    HttpClient other;
    std::unique_ptr<Store> store;
    std::unique_ptr<TokenManager> tokens;
    ZohoAccount account;
    std::unique_ptr<ZohoSession> session;
    std::unique_ptr<ZohoSession> otherSession;
    std::unique_ptr<CrmClient> crm;
    std::unique_ptr<CrmClient> otherCrm;
};

WriteOrder orderFor(const QString &fileId)
{
    WriteOrder order;
    order.operation = u"update"_s;
    order.module = u"Leads"_s;
    order.fileId = fileId;
    order.fileName = u"data.csv"_s;
    order.findBy = u"id"_s;
    order.mappings = {WriteMapping{.apiName = u"id"_s, .index = 0},
        WriteMapping{.apiName = u"Company"_s, .index = 1}};
    return order;
}

QString zipOf(const WatchedClient &client)
{
    const QString path = client.folder.filePath(u"data.zip"_s);
    if (!writeZipFile(path, "data.csv", "id,Company\n5725767100001000001,New\n"))
        return {};
    return path;
}

template <class T> Result<void> withoutValue(const Result<T> &result)
{
    return result ? Result<void>() : Result<void>(fail(result.error()));
}

ReadQuery firstPage()
{
    ReadQuery query;
    query.module = u"Leads"_s;
    query.fields = QStringList{u"Company"_s};
    query.page = 1;
    return query;
}

// Reads the first page with the other client, to its end.
Result<void> findPageToken(WatchedClient &c, QString &pageToken)
{
    const auto id = c.otherCrm->createReadJob(firstPage());
    if (!id)
        return fail(id.error());
    Result<ReadJob> job;
    const bool isOver = QTest::qWaitFor(
        [&c, &id, &job] {
            job = c.otherCrm->readJob(*id);
            return !job || job->state == CrmJobState::Completed;
        },
        10'000);
    if (!job)
        return fail(job.error());
    pageToken = job->nextPageToken;
    return isOver && !pageToken.isEmpty()
        ? Result<void>()
        : fail(ErrorKind::Internal, u"The first page gave no token for the next"_s);
}

struct Call
{
    const char *name;
    QString path; // of the request, as a pattern
    std::function<Result<void>(WatchedClient &)> prepare; // with the other client
    std::function<Result<void>(WatchedClient &)> send;
};

QList<Call> calls()
{
    const auto nothing = [](WatchedClient &) -> Result<void> { return {}; };
    const auto signedIn = [](WatchedClient &c) { return c.otherSession->signIn(); };
    const auto fileId = std::make_shared<QString>();
    const auto pageToken = std::make_shared<QString>();
    return {
        {"token refresh", u"^/oauth/v2/token$"_s, nothing,
            [](WatchedClient &c) { return c.session->signIn(); }},
        {"grant code", u"^/oauth/v2/token$"_s, nothing,
            [](WatchedClient &c) {
                const Secret code(c.sandbox.credential(u"grantCode"_s).toLatin1());
                return withoutValue(
                    exchangeGrantCode(c.account, code, c.network, c.cancel.token()));
            }},
        {"revoke", u"^/oauth/v2/token/revoke$"_s, nothing,
            [](WatchedClient &c) {
                const Secret token(c.sandbox.credential(u"refreshToken"_s).toLatin1());
                return revokeRefreshToken(c.account, token, c.network, c.cancel.token());
            }},
        {"create read job", u"^/crm/bulk/v8/read$"_s, signedIn,
            [](WatchedClient &c) { return withoutValue(c.crm->createReadJob(firstPage())); }},
        {"create next read job", u"^/crm/bulk/v8/read$"_s,
            [pageToken](WatchedClient &c) { return findPageToken(c, *pageToken); },
            [pageToken](
                WatchedClient &c) { return withoutValue(c.crm->createNextReadJob(*pageToken)); }},
        {"upload", u"^/crm/v8/upload$"_s, signedIn,
            [](WatchedClient &c) {
                return withoutValue(c.crm->upload(u"808232144"_s, zipOf(c), {}));
            }},
        {"create write job", u"^/crm/bulk/v8/write$"_s,
            [fileId](WatchedClient &c) -> Result<void> {
                const auto org = c.otherCrm->org();
                if (!org)
                    return fail(org.error());
                const auto id = c.otherCrm->upload(org->zgid, zipOf(c), {});
                if (!id)
                    return fail(id.error());
                *fileId = *id;
                return {};
            },
            [fileId](WatchedClient &c) {
                return withoutValue(c.crm->createWriteJob(orderFor(*fileId)));
            }},
    };
}

} // namespace

void TransportTest::initTestCase()
{
    m_certificates = std::make_unique<TestCertificates>();
    QVERIFY(m_certificates->isValid());
    // For the test's own admin requests; the clients get the CA through their settings.
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(m_certificates->caFile());
    QSslConfiguration::setDefaultConfiguration(tls);
    const QStringList arguments{
        u"--limits"_s, u"off"_s, u"--scale"_s, u"50"_s, u"--page-rows"_s, u"20"_s};
    m_plain = std::make_unique<SandboxProcess>();
    QCOMPARE(m_plain->start(QStringLiteral(SLUICE_SANDBOX_PROGRAM), arguments), QString());
    m_tls = std::make_unique<SandboxProcess>();
    QCOMPARE(m_tls->start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
                 arguments
                     + QStringList{u"--tls"_s, m_certificates->goodCertificateFile(),
                         m_certificates->goodKeyFile()}),
        QString());
    QVERIFY(m_tls->url(u"crm"_s).scheme() == "https"_L1);
}

void TransportTest::seenOnce_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isKeptAlive");
    QTest::addColumn<QString>("close");
    const QList<Call> all = calls();
    for (int call = 0; call < all.size(); ++call) {
        for (const bool isTls : {false, true}) {
            for (const bool isKeptAlive : {false, true}) {
                for (const char *close : {"fin", "rst"})
                    QTest::addRow("%s, %s, %s, %s", all.at(call).name, isTls ? "TLS" : "HTTP",
                        isKeptAlive ? "kept alive" : "fresh", close)
                        << call << isTls << isKeptAlive << QString::fromLatin1(close);
            }
        }
    }
}

void TransportTest::seenOnce()
{
    QFETCH(int, call);
    QFETCH(bool, isTls);
    QFETCH(bool, isKeptAlive);
    QFETCH(QString, close);
    SandboxProcess &box = isTls ? *m_tls : *m_plain;
    QVERIFY(box.reset());
    WatchedClient client(box, m_certificates->caFile());
    const Call tested = calls().at(call);
    const auto prepared = tested.prepare(client);
    QVERIFY2(prepared, qPrintable(prepared ? QString() : prepared.error().text()));
    if (isKeptAlive) {
        HttpRequest harmless;
        harmless.method = "GET";
        harmless.url = QUrl(box.url(u"admin"_s).toString() + "/clock"_L1);
        harmless.network = client.account.network;
        const auto answer = client.network.send(harmless, client.cancel.token());
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    }
    const auto seen = [&box, &tested] {
        int count = 0;
        const QRegularExpression path(tested.path);
        for (const QJsonValue &value : box.get(u"/requests"_s).value("requests"_L1).toArray()) {
            const QJsonObject request = value.toObject();
            count += request.value("method"_L1).toString() == "POST"_L1
                && path.match(request.value("path"_L1).toString()).hasMatch();
        }
        return count;
    };
    const int before = seen();
    QVERIFY(box.setFaults({QJsonObject{{u"method"_s, u"POST"_s}, {u"path"_s, tested.path},
        {u"when"_s, u"after"_s}, {u"action"_s, QJsonObject{{u"close"_s, close}}}}}));
    const auto result = tested.send(client);
    QCOMPARE(seen() - before, 1);
    QVERIFY(!result);
    QVERIFY2(result.error().delivery == Delivery::Unknown, qPrintable(result.error().text()));
    ++m_cases;
}

void TransportTest::cleanupTestCase()
{
    qInfo("%d ways, each request seen exactly once", m_cases);
    m_plain.reset();
    m_tls.reset();
}

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication app(argc, argv);
    TransportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_transport.moc"
