// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The shapes of bulk jobs that the references leave open, and their callbacks.
class CrmJobShapesTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void readJobShapes();
    void pageTokensByVersion_data();
    void pageTokensByVersion();
    void failureWords();
    void writeResultShapes();
    void numericIds();
    void jobErrors();
    void jobCredits();
    void moduleEchoInVersion2();
    void jobsAtOnce();
    void uploadsGrowOld();
    void unzippedSizeCounts();
    void callbacks_data();
    void callbacks();
    void callbackThatNobodyTakes();

private:
    SandboxClient &client() { return *m_server->client; }
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

const QByteArray kVisit = "5725767500001000001";
const QByteArray kFirstLead = "5725767100001000001";
const QByteArray kOneLead = "id,Company\n" + kFirstLead + ",One\n";

QJsonObject queryOf(const QString &module, const QJsonObject &more = {})
{
    QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, module}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        query.insert(it.key(), it.value());
    return query;
}

// Takes what is posted to it, answers 200.
class Listener : public QTcpServer
{
public:
    Listener()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            auto text = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, text] {
                *text += socket->readAll();
                const qsizetype head = text->indexOf("\r\n\r\n");
                const QJsonObject body = QJsonDocument::fromJson(text->mid(head + 4)).object();
                if (head < 0 || body.isEmpty())
                    return;
                bodies.append(body);
                paths.append(text->left(text->indexOf(" HTTP")));
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
                text->clear();
            });
        });
    }
    QJsonObject address() const
    {
        return {{u"url"_s, u"http://127.0.0.1:%1/hook/secret?x=1"_s.arg(serverPort())},
            {u"method"_s, u"post"_s}};
    }
    QList<QJsonObject> bodies;
    QByteArrayList paths;
};

} // namespace

void CrmJobShapesTest::init()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void CrmJobShapesTest::readJobShapes()
{
    QVERIFY(client().setSettings({{u"readJobMs"_s, 60'000}, {u"resultBeforeCompletion"_s, true},
        {u"readInProgressWord"_s, u"INPROGRESS"_s}, {u"readDownloadUrl"_s, u"absolute"_s}}));
    const Answer created
        = client().json("POST", "/crm/bulk/v8/read", {{u"query"_s, queryOf(u"Leads"_s)}});
    const QByteArray id = created.json()["data"_L1][0]["details"_L1]["id"_L1].toString().toLatin1();
    QJsonObject job;
    QTRY_COMPARE(
        (job = client().get("/crm/bulk/v8/read/" + id).json()["data"_L1][0].toObject())["state"_L1]
            .toString(),
        u"INPROGRESS"_s);
    const QUrl url(job["result"_L1]["download_url"_L1].toString());
    QCOMPARE(url.port(), client().port());
    QCOMPARE(client().get(url.path().toLatin1()).status, 404);
    QVERIFY(client().setSettings({{u"resultBeforeCompletion"_s, false}}));
    job = client().get("/crm/bulk/v8/read/" + id).json()["data"_L1][0].toObject();
    QVERIFY(!job.contains("result"_L1));
}

void CrmJobShapesTest::pageTokensByVersion_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("setting");
    QTest::addColumn<bool>("hasToken");
    QTest::newRow("v8") << QByteArray("v8") << true << true;
    QTest::newRow("v8 without") << QByteArray("v8") << false << false;
    QTest::newRow("v7") << QByteArray("v7") << true << true;
    QTest::newRow("v6") << QByteArray("v6") << true << false;
    QTest::newRow("v5") << QByteArray("v5") << true << false;
}

void CrmJobShapesTest::pageTokensByVersion()
{
    QFETCH(QByteArray, version);
    QFETCH(bool, setting);
    QFETCH(bool, hasToken);
    QVERIFY(client().setSettings({{u"pageTokens"_s, setting}, {u"pageRows"_s, 200}}));
    const QByteArray path = "/crm/bulk/" + version + "/read";
    const Answer created = client().json("POST", path, {{u"query"_s, queryOf(u"Leads"_s)}});
    const QByteArray id = created.json()["data"_L1][0]["details"_L1]["id"_L1].toString().toLatin1();
    QJsonObject job;
    QTRY_COMPARE((job = client().get(path + '/' + id).json()["data"_L1][0].toObject())["state"_L1]
                     .toString(),
        u"COMPLETED"_s);
    QCOMPARE(job["result"_L1]["more_records"_L1].toBool(), true);
    QCOMPARE(job["result"_L1].toObject().contains("next_page_token"_L1), hasToken);
    const QJsonObject second = client().readJob(queryOf(u"Leads"_s, {{u"page"_s, 2}}));
    QCOMPARE(second["result"_L1]["count"_L1].toInt(), 100);
}

void CrmJobShapesTest::failureWords()
{
    QVERIFY(client().setSettings({{u"failReadJobs"_s, 1}, {u"failWriteJobs"_s, 1},
        {u"readFailureWord"_s, u"FAILED"_s}, {u"writeFailureWord"_s, u"FAILURE"_s}}));
    const Answer read
        = client().json("POST", "/crm/bulk/v8/read", {{u"query"_s, queryOf(u"Leads"_s)}});
    const Answer write = client().createWrite({}, client().upload(kOneLead), u"update"_s);
    const QByteArray readId
        = read.json()["data"_L1][0]["details"_L1]["id"_L1].toString().toLatin1();
    const QByteArray writeId = write.json()["details"_L1]["id"_L1].toString().toLatin1();
    QTRY_COMPARE(
        client().get("/crm/bulk/v8/read/" + readId).json()["data"_L1][0]["state"_L1].toString(),
        u"FAILED"_s);
    QTRY_COMPARE(
        client().get("/crm/bulk/v8/write/" + writeId).json()["status"_L1].toString(), u"FAILURE"_s);
}

void CrmJobShapesTest::writeResultShapes()
{
    for (const auto &[wordCase, word] :
        {std::pair(u"upper"_s, QByteArray("UPDATED")), std::pair(u"lower"_s, QByteArray("updated")),
            std::pair(u"title"_s, QByteArray("Updated"))}) {
        QVERIFY(client().setSettings(
            {{u"writeStatusCase"_s, wordCase}, {u"downloadUrl"_s, u"relativeOrg"_s}}));
        const QJsonObject job = client().waitForWrite(
            client().createWrite({}, client().upload(kOneLead), u"update"_s));
        QVERIFY(
            job["result"_L1]["download_url"_L1].toString().startsWith("/v8/crm/org808232144/"_L1));
        QVERIFY(client().writeCsv(job).contains(QByteArray(',' + word + ',')));
    }
}

void CrmJobShapesTest::numericIds()
{
    QVERIFY(client().setSettings({{u"numericIds"_s, true}}));
    const Answer upload
        = client().call("POST", "/crm/v8/upload", multipartOf("file", "out.zip", zipOf(kOneLead)),
            {{"Content-Type", "multipart/form-data; boundary=edge"}, {"feature", "bulk-write"},
                {"X-CRM-ORG", "808232144"}});
    const QJsonValue file = upload.json()["details"_L1]["file_id"_L1];
    QVERIFY(file.isDouble());
    const Answer write = client().createWrite(
        {{u"file_id"_s, file}}, QByteArray::number(file.toInteger()), u"update"_s);
    QVERIFY(write.json()["details"_L1]["id"_L1].isDouble());
    const QByteArray id = QByteArray::number(write.json()["details"_L1]["id"_L1].toInteger());
    QTRY_COMPARE(
        client().get("/crm/bulk/v8/write/" + id).json()["status"_L1].toString(), u"COMPLETED"_s);
    QVERIFY(client().get("/crm/bulk/v8/write/" + id).body.contains(QByteArray("\"id\":" + id)));
    const Answer read
        = client().json("POST", "/crm/bulk/v8/read", {{u"query"_s, queryOf(u"Leads"_s)}});
    QVERIFY(read.json()["data"_L1][0]["details"_L1]["id"_L1].isDouble());
}

void CrmJobShapesTest::jobErrors()
{
    const QJsonObject wrong{{u"query"_s, queryOf(u"Nothing"_s)}};
    QCOMPARE(client().json("POST", "/crm/bulk/v8/read", wrong).json()["code"_L1].toString(),
        u"MODULE_NOT_AVAILABLE"_s);
    QVERIFY(client().setSettings({{u"jobErrorsInData"_s, true}}));
    const Answer answer = client().json("POST", "/crm/bulk/v8/read", wrong);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json()["data"_L1][0]["code"_L1].toString(), u"MODULE_NOT_AVAILABLE"_s);
}

void CrmJobShapesTest::jobCredits()
{
    const auto total = [this] {
        return client()
            .admin("GET", "limits")
            .json()["zoho-crm"_L1]["credits"_L1]["total"_L1]
            .toInt();
    };
    for (const int credits : {50, 500}) {
        QVERIFY(client().setSettings({{u"readJobCredits"_s, credits}}));
        const int before = total();
        client().json("POST", "/crm/bulk/v8/read", {{u"query"_s, queryOf(u"Leads"_s)}});
        QCOMPARE(total() - before, credits);
    }
}

void CrmJobShapesTest::moduleEchoInVersion2()
{
    const Answer created = client().json(
        "POST", "/crm/bulk/v2/read", {{u"query"_s, QJsonObject{{u"module"_s, u"Leads"_s}}}});
    const QByteArray id = created.json()["data"_L1][0]["details"_L1]["id"_L1].toString().toLatin1();
    const Answer job = client().get("/crm/bulk/v2/read/" + id);
    QCOMPARE(job.json()["data"_L1][0]["query"_L1]["module"_L1], QJsonValue(u"Leads"_s));
}

void CrmJobShapesTest::jobsAtOnce()
{
    QVERIFY(client().setSettings({{u"bulkJobsAtOnce"_s, 1}, {u"readJobMs"_s, 60'000}}));
    const QJsonObject read{{u"query"_s, queryOf(u"Leads"_s)}};
    QCOMPARE(client().json("POST", "/crm/bulk/v8/read", read).status, 201);
    QCOMPARE(client().json("POST", "/crm/bulk/v8/read", read).status, 429);
    QCOMPARE(client().createWrite({}, client().upload(kOneLead), u"update"_s).status, 201);
}

void CrmJobShapesTest::uploadsGrowOld()
{
    QVERIFY(client().setSettings({{u"uploadHours"_s, 1}}));
    const QByteArray file = client().upload(kOneLead);
    client().admin("POST", "clock", QJsonObject{{u"offset_s"_s, 3700}});
    client().newToken();
    QCOMPARE(client().createWrite({}, file, u"update"_s).code(), u"FILE_NOT_FOUND"_s);
    QVERIFY(client().setSettings({{u"uploadHours"_s, 2}}));
    QCOMPARE(client().createWrite({}, file, u"update"_s).status, 201);
}

void CrmJobShapesTest::unzippedSizeCounts()
{
    const QByteArray large = "id,Company\n" + QByteArray(25'100'000, 'x') + '\n';
    QVERIFY(!client().upload(large).isEmpty());
    QVERIFY(client().setSettings({{u"uploadLimit"_s, u"unzipped"_s}}));
    QVERIFY(client().upload(large).isEmpty());
    QVERIFY(!client().upload(kOneLead).isEmpty());
}

void CrmJobShapesTest::callbacks_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<bool>("fails");
    QTest::addColumn<int>("count");
    QTest::newRow("once") << u"once"_s << u"v7"_s << false << 1;
    QTest::newRow("flat") << u"once"_s << u"flat"_s << false << 1;
    QTest::newRow("failure") << u"once"_s << u"v7"_s << true << 1;
    QTest::newRow("twice") << u"twice"_s << u"v7"_s << false << 2;
    QTest::newRow("late") << u"late"_s << u"v7"_s << false << 1;
    QTest::newRow("none") << u"none"_s << u"v7"_s << false << 0;
}

void CrmJobShapesTest::callbacks()
{
    QFETCH(QString, when);
    QFETCH(QString, shape);
    QFETCH(bool, fails);
    QFETCH(int, count);
    Listener read;
    Listener write;
    QVERIFY(client().setSettings(
        {{u"callbacks"_s, when}, {u"callbackShape"_s, shape}, {u"callbackLateMs"_s, 300},
            {u"failReadJobs"_s, fails ? 1 : 0}, {u"failWriteJobs"_s, fails ? 1 : 0}}));
    const Answer readJob = client().json("POST", "/crm/bulk/v8/read",
        {{u"query"_s, queryOf(u"Leads"_s)}, {u"callback"_s, read.address()}});
    const QJsonValue readId = readJob.json()["data"_L1][0]["details"_L1]["id"_L1];
    const QJsonObject resource{{u"type"_s, u"data"_s}, {u"find_by"_s, u"id"_s},
        {u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}},
        {u"file_id"_s, QString::fromLatin1(client().upload(kOneLead))}};
    const Answer writeJob = client().json("POST", "/crm/bulk/v8/write",
        {{u"operation"_s, u"update"_s}, {u"callback"_s, write.address()},
            {u"resource"_s, QJsonArray{resource}}});
    const QJsonValue writeId = writeJob.json()["details"_L1]["id"_L1];
    client().waitForWrite(writeJob);
    if (when == "late"_L1)
        QCOMPARE(read.bodies.size() + write.bodies.size(), 0);
    QTRY_COMPARE(read.bodies.size(), count);
    QTRY_COMPARE(write.bodies.size(), count);
    if (count == 0)
        return;
    QCOMPARE(read.paths.first(), QByteArray("POST /hook/secret?x=1"));
    const QString state = fails ? u"FAILURE"_s : u"COMPLETED"_s;
    const QJsonObject first = read.bodies.first();
    const bool isFlat = shape == "flat"_L1;
    const QJsonObject entry = isFlat ? first : first["data"_L1][0].toObject();
    QCOMPARE(entry[isFlat ? u"job_id"_s : u"id"_s], readId);
    QCOMPARE(entry["operation"_L1].toString(), u"read"_s);
    QCOMPARE(entry["state"_L1].toString(), state);
    QCOMPARE(entry["result"_L1].toObject().contains("download_url"_L1), !fails);
    const QJsonObject written = write.bodies.first();
    QCOMPARE(written[isFlat ? u"job_id"_s : u"id"_s], writeId);
    QCOMPARE(written[isFlat ? u"state"_s : u"status"_s].toString(),
        fails ? u"FAILED"_s : u"COMPLETED"_s);
}

void CrmJobShapesTest::callbackThatNobodyTakes()
{
    QJsonObject nowhere;
    {
        const Listener gone;
        nowhere = gone.address();
    }
    const Answer created = client().json(
        "POST", "/crm/bulk/v8/read", {{u"query"_s, queryOf(u"Leads"_s)}, {u"callback"_s, nowhere}});
    QCOMPARE(created.status, 201);
    QCOMPARE(client().readJob(queryOf(u"Leads"_s))["state"_L1].toString(), u"COMPLETED"_s);
}

int runCrmJobShapesTest(int argc, char **argv)
{
    CrmJobShapesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmjobshapestest.moc"
