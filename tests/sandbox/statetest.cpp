// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class StateTest : public QObject
{
    Q_OBJECT
private slots:
    void options_data();
    void options();
    void rowsFollowFromTheSeed();
    void restartKeepsEverything();
    void killedInMidJob();
    void leadsFile();
    void resetGoesBack();
    void settingsAreChecked();
    void writtenFiles();
    void programEndsOnSignal();
};

namespace {

const QString kProgram = QStringLiteral(SLUICE_SANDBOX_PROGRAM);
const QByteArray kFirstLead = "5725767100001000001";

int startProgram(QProcess &process, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(kProgram, arguments);
    if (!process.waitForStarted())
        return 0;
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(10'000))
            return 0;
    }
    const QJsonObject ready = QJsonDocument::fromJson(process.readLine()).object();
    return QUrl(ready.value("crm"_L1).toString()).port();
}

} // namespace

void StateTest::options_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("none") << QStringList() << true;
    QTest::newRow("limits") << QStringList{u"--limits"_s, u"off"_s} << true;
    QTest::newRow("tls") << QStringList{u"--tls"_s, u"a"_s, u"b"_s} << true;
    QTest::newRow("other limits") << QStringList{u"--limits"_s, u"some"_s} << false;
    QTest::newRow("unknown") << QStringList{u"--fast"_s} << false;
    QTest::newRow("no value") << QStringList{u"--seed"_s} << false;
    QTest::newRow("no number") << QStringList{u"--scale"_s, u"many"_s} << false;
}

void StateTest::options()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, isRight);
    QCOMPARE(sluice::sandbox::SandboxOptions::fromArguments(arguments).has_value(), isRight);
}

void StateTest::rowsFollowFromTheSeed()
{
    const auto digestOf = [](quint64 seed, qint64 scale) {
        sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
        options.seed = seed;
        options.scale = scale;
        const SandboxUnderTest server(options);
        return server.client->digest().value("sha256"_L1).toString();
    };
    const QString one = digestOf(1, 300);
    QCOMPARE(one.size(), 64);
    QCOMPARE(digestOf(1, 300), one);
    QVERIFY(digestOf(2, 300) != one);
    QVERIFY(digestOf(1, 301) != one);
}

void StateTest::restartKeepsEverything()
{
    const QTemporaryDir folder;
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    QByteArray token;
    QByteArray result;
    QByteArray csv;
    QJsonObject digest;
    QJsonObject written;
    int port = 0;
    {
        const SandboxUnderTest server(options);
        SandboxClient &client = *server.client;
        port = client.port();
        token = client.newToken();
        const QJsonObject job
            = client.readJob({{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}}});
        result = job["result"_L1]["download_url"_L1].toString().toLatin1();
        csv = csvOf(client.get(result).body);
        const QByteArray upload = "id,Company,Email\n" + kFirstLead + ",Kept,kept@example.org\n";
        written = client.waitForWrite(client.createWrite({}, client.upload(upload), u"update"_s));
        digest = client.digest();
    }
    options.seed = 99; // the state's own counts
    const SandboxUnderTest server(options);
    SandboxClient &client = *server.client;
    QCOMPARE(client.port(), port);
    client.setToken(token);
    QCOMPARE(client.digest(), digest);
    QCOMPARE(csvOf(client.get(result).body), csv);
    QVERIFY(client.writeCsv(written).contains("Kept,kept@example.org,UPDATED"));
    QCOMPARE(client.ledgerValues(kFirstLead).value("Company"_L1).toString(), u"Kept"_s);
    // The unique value that was written is still known as taken, and the new one as free.
    const QByteArray clash = "id,Email\n5725767100001000002,kept@example.org\n"
                             "5725767100001000003,lead1@example.com\n";
    const QJsonObject job
        = client.waitForWrite(client.createWrite({}, client.upload(clash), u"update"_s));
    QCOMPARE(job["resource"_L1][0]["file"_L1]["updated_count"_L1].toInt(), 1);
    QVERIFY(client.writeCsv(job).contains("SKIPPED,,DUPLICATE_DATA-Email"));
}

void StateTest::killedInMidJob()
{
    const QTemporaryDir folder;
    const QStringList arguments{
        u"--state"_s, folder.path(), u"--limits"_s, u"off"_s, u"--scale"_s, u"6000"_s};
    QByteArray csv = "id,Company,Last_Name,Email\n";
    for (int i = 1; i <= 3000; ++i)
        csv += "5725767100001" + QByteArray::number(i).rightJustified(6, '0') + ",K,N,\n";
    for (int i = 1; i <= 3000; ++i)
        csv += ",K,N,new" + QByteArray::number(i) + "@example.org\n";
    QByteArray id;
    QByteArray token;
    int done = 0;
    {
        QProcess process;
        SandboxClient client(startProgram(process, arguments));
        QVERIFY(client.setSettings({{u"writeRowsPerSecond"_s, 8000}}));
        token = client.newToken();
        const Answer created = client.createWrite({}, client.upload(csv), u"upsert"_s);
        id = created.json()["details"_L1]["id"_L1].toString().toLatin1();
        const auto progress = [&] {
            const QJsonValue file
                = client.get("/crm/bulk/v8/write/" + id).json()["resource"_L1][0]["file"_L1];
            return file["updated_count"_L1].toInt() + file["added_count"_L1].toInt();
        };
        QTRY_VERIFY((done = progress()) >= 3500);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
    }
    QVERIFY2(done < 6000, "the job was over before the kill");
    QProcess process;
    SandboxClient client(startProgram(process, arguments));
    client.setToken(token);
    const Answer asked = client.get("/crm/bulk/v8/write/" + id);
    QCOMPARE(asked.status, 200);
    QJsonObject job;
    QTRY_COMPARE(
        (job = client.get("/crm/bulk/v8/write/" + id).json()).value("status"_L1).toString(),
        u"COMPLETED"_s);
    QCOMPARE(job["resource"_L1][0]["file"_L1]["updated_count"_L1].toInt(), 3000);
    QCOMPARE(job["resource"_L1][0]["file"_L1]["added_count"_L1].toInt(), 3000);
    const QJsonObject digest = client.digest();
    QCOMPARE(digest.value("rows"_L1).toInt(), 9000);
    QCOMPARE(digest.value("applied"_L1).toObject(), (QJsonObject{{u"0"_s, 3000}, {u"1"_s, 6000}}));
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void StateTest::leadsFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"leads.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Job_Title,First _Name,Last_Name,Company,Company_Size,Shoe_Size\n"
               "CEO,Ann,A,\"One, Two\",50,7\n,Bob,B,C,,8\n");
    file.close();
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.leads = file.fileName();
    const SandboxUnderTest server(options);
    QVERIFY2(server.client, qPrintable(server.problem));
    const QJsonObject first = server.client->ledgerValues(kFirstLead);
    QCOMPARE(first.value("First_Name"_L1).toString(), u"Ann"_s);
    QCOMPARE(first.value("Designation"_L1).toString(), u"CEO"_s);
    QCOMPARE(first.value("No_of_Employees"_L1).toString(), u"50"_s);
    QCOMPARE(first.value("Company"_L1).toString(), u"One, Two"_s);
    QCOMPARE(server.client->digest().value("applied"_L1).toObject(), (QJsonObject{{u"0"_s, 2}}));
    const QJsonArray notices = server.sandbox->readyDocument().value("notices"_L1).toArray();
    QVERIFY(notices.contains(u"The header \"First _Name\" was read as First_Name"_s));
    QVERIFY(notices.contains(u"The column \"Shoe_Size\" was left out"_s));
    QCOMPARE(server.client->admin("POST", "reset").status, 200);
    QCOMPARE(server.client->digest().value("rows"_L1).toInt(), 2);
}

void StateTest::resetGoesBack()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QJsonObject before = client.digest();
    const QByteArray csv = "Company,Last_Name,Email\nX,Y,z@example.org\n";
    client.waitForWrite(client.createWrite({}, client.upload(csv), u"insert"_s));
    QVERIFY(client.digest() != before);
    QVERIFY(client.setSettings({{u"pageRows"_s, 7}}));
    QCOMPARE(client.admin("POST", "reset").status, 200);
    QCOMPARE(client.digest(), before);
    QCOMPARE(
        client.admin("GET", "settings").json()["settings"_L1]["pageRows"_L1]["value"_L1].toInt(),
        200'000);
    QCOMPARE(client.get("/crm/v8/org").code(), u"INVALID_TOKEN"_s);
    client.newToken();
    const QJsonObject again
        = client.waitForWrite(client.createWrite({}, client.upload(csv), u"insert"_s));
    QCOMPARE(again["resource"_L1][0]["file"_L1]["added_count"_L1].toInt(), 1);
}

void StateTest::settingsAreChecked()
{
    const SandboxUnderTest server;
    QVERIFY(!server.client->setSettings({{u"pageRow"_s, 7}}));
    QVERIFY(!server.client->setSettings({{u"pageRows"_s, u"7"_s}}));
    const QJsonObject all
        = server.client->admin("GET", "settings").json()["settings"_L1].toObject();
    QVERIFY(all.size() > 30);
    for (const QJsonValue &setting : all)
        QVERIFY(!setting["meaning"_L1].toString().isEmpty());
    QVERIFY(server.client->admin("GET", "mutate")
                .json()["mutations"_L1]
                .toObject()
                .contains("zoho-crm"_L1));
    QCOMPARE(server.client->admin("GET", "ledger?service=x&stream=y").status, 404);
    QCOMPARE(server.client->get("/klaviyo").status, 404);
}

void StateTest::writtenFiles()
{
    const QTemporaryDir folder;
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.connectionsOut = folder.filePath(u"c.json"_s);
    options.jobsOut = folder.filePath(u"j.json"_s);
    const SandboxUnderTest server(options);
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    };
    const QJsonObject crm = read(options.connectionsOut)["connections"_L1][0].toObject();
    QCOMPARE(crm.value("name"_L1).toString(), u"Sandbox CRM"_s);
    QCOMPARE(crm["settings"_L1]["apiUrl"_L1].toString(), server.sandbox->baseUrl());
    QCOMPARE(crm["settings"_L1]["limits"_L1].toString(), u"off"_s);
    QVERIFY(!crm["secrets"_L1]["refreshToken"_L1]["sandbox"_L1].toString().isEmpty());
    const QJsonObject job = read(options.jobsOut)["jobs"_L1][0].toObject();
    QCOMPARE(job.value("name"_L1).toString(), u"Clean up leads"_s);
    QCOMPARE(job["parameters"_L1]["processors"_L1][0]["preset"_L1].toString(), u"lead-clean-up"_s);
}

void StateTest::programEndsOnSignal()
{
    QProcess process;
    QVERIFY(startProgram(process, {u"--scale"_s, u"10"_s}) > 0);
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(QProcess::execute(kProgram, {u"--nonsense"_s}), 1);
}

int runStateTest(int argc, char **argv)
{
    StateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "statetest.moc"
