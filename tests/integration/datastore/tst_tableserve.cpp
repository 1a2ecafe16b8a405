// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The calls of the sync CodeLib as a program answers them, against the emulated services:
// sluice-cli serve (datastore-analytics C.2 to C.9).
class TableServeTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void imports();
    void secondImportHarmsNothing();
    void refusedImports_data();
    void refusedImports();
    void rows();
    void refusedRows_data();
    void refusedRows();
    void rowWaitsForTheImport();
    void keys_data();
    void keys();
    void hintsWakeThePoller_data();
    void hintsWakeThePoller();

private:
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        QString text() const { return json().value("message"_L1).toString(); }
        QString runId() const { return json().value("runId"_L1).toString(); }
    };
    bool serve();
    Answer ask(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
        const QJsonObject &body = {}) const;
    Answer post(const QByteArray &target, const QJsonObject &body = {}) const
    {
        return ask("POST", target, "catalyst-codelib-secret-key: " + m_key + "\r\n", body);
    }
    QString stateOf(const QString &run) const
    {
        return m_place.sqlText(u"SELECT state FROM run WHERE id='%1'"_s.arg(run));
    }
    QJsonObject payload(const QJsonObject &more = {}) const;

    TablePlace m_place;
    std::unique_ptr<QProcess> m_process;
    QString m_address;
    QByteArray m_key;
    QString m_org;
    QString m_workspace;
    QString m_view; // the id of the job's view
};

void TableServeTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"catalystPageRows"_s, 1000}}), QString());
    const QJsonObject account
        = m_place.sandbox().ready()["credentials"_L1]["zoho-analytics"_L1].toObject();
    m_org = account.value("orgId"_L1).toString();
    m_workspace = account.value("workspaceId"_L1).toString();
    QVERIFY(!m_org.isEmpty() && !m_workspace.isEmpty());
}

// The view is there, with the table's first rows.
void TableServeTest::init()
{
    m_place.resetTimings();
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Customers"_s}, {u"view"_s, u"Served"_s}, {u"pageRows"_s, 1000}}),
        QString());
    const CliResult run = m_place.run({u"--rows"_s, u"1-5"_s});
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    const QString memo
        = m_place.sqlText(u"SELECT memo FROM step WHERE step_key='read:open' LIMIT 1"_s);
    m_view = QJsonDocument::fromJson(memo.toUtf8())["viewPlan"_L1]["view"_L1].toString();
    QVERIFY(!m_view.isEmpty());
}

void TableServeTest::cleanup()
{
    if (!m_process)
        return;
    m_process->terminate();
    m_place.finish(*m_process, 30'000);
    m_process.reset();
}

bool TableServeTest::serve()
{
    m_process = m_place.launch(
        {u"serve"_s, u"--job"_s, u"Copy table"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--json"_s});
    QByteArray output;
    while (!output.contains("}\n") && m_process->waitForReadyRead(20'000))
        output += m_process->readAllStandardOutput();
    m_address = QJsonDocument::fromJson(output)["listen"_L1].toString();
    QFile key(m_place.dataDirectory() + u"/control.key"_s);
    if (m_address.isEmpty() || !key.open(QIODevice::ReadOnly))
        return false;
    m_key = key.readAll().trimmed();
    return true;
}

TableServeTest::Answer TableServeTest::ask(const QByteArray &method, const QByteArray &target,
    const QByteArray &headers, const QJsonObject &body) const
{
    QTcpSocket socket;
    socket.connectToHost(
        m_address.section(u':', 0, 0), static_cast<quint16>(m_address.section(u':', 1).toInt()));
    if (!socket.waitForConnected(5'000))
        return {};
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: " + m_address.toLatin1() + "\r\n"
        + headers + "Content-Type: application/json\r\nContent-Length: "
        + QByteArray::number(text.size()) + "\r\n\r\n" + text);
    QByteArray all;
    while (socket.waitForReadyRead(60'000))
        all += socket.readAll();
    Answer answer;
    answer.status = all.mid(9, 3).toInt();
    answer.body = all.mid(all.indexOf("\r\n\r\n") + 4);
    return answer;
}

QJsonObject TableServeTest::payload(const QJsonObject &more) const
{
    QJsonObject body{
        {u"tableName"_s, u"Customers"_s}, {u"orgId"_s, m_org}, {u"workspaceId"_s, m_workspace}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return body;
}

void TableServeTest::imports()
{
    QVERIFY(serve());
    for (const QJsonObject &more : {QJsonObject(), QJsonObject{{u"viewId"_s, m_view}}}) {
        const Answer begun = post("/import", payload(more));
        QVERIFY2(begun.status == 200, begun.body.constData());
        QCOMPARE(begun.json().value("status"_L1).toString(), u"success"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(begun.runId()), u"completed"_s, 30'000);
        QCOMPARE(m_place.difference(u"Customers"_s, u"Served"_s), QString());
        const Answer shown = ask(
            "GET", "/runs/" + begun.runId().toLatin1(), "Authorization: Bearer " + m_key + "\r\n");
        QCOMPARE(shown.json().value("state"_L1).toString(), u"completed"_s);
    }
    const Answer status = ask("GET", "/sync/status", "Authorization: Bearer " + m_key + "\r\n");
    QCOMPARE(status.json()["tables"_L1]["Customers"_L1]["lastRun"_L1]["state"_L1].toString(),
        u"completed"_s);
}

// In the original it destroys the job that runs (C.9-2).
void TableServeTest::secondImportHarmsNothing()
{
    QVERIFY(m_place.sandbox().setSettings({{u"catalystReadJobMs"_s, 1'500}}));
    QVERIFY(serve());
    const Answer first = post("/import", payload());
    QVERIFY2(first.status == 200, first.body.constData());
    for (int i = 0; i < 2; ++i) {
        const Answer second = post("/import", payload());
        QCOMPARE(second.status, 400);
        QCOMPARE(second.json().value("status"_L1).toString(), u"failure"_s);
        QVERIFY2(second.text().contains(u"already"), second.body.constData());
    }
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(first.runId()), u"completed"_s, 30'000);
    QCOMPARE(m_place.difference(u"Customers"_s, u"Served"_s), QString());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 2); // with that of init()
}

void TableServeTest::refusedImports_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<int>("status");
    QTest::newRow("no table") << QJsonObject{{u"tableName"_s, u""_s}} << 400;
    QTest::newRow("other organisation") << QJsonObject{{u"orgId"_s, u"1"_s}} << 404;
    QTest::newRow("other workspace") << QJsonObject{{u"workspaceId"_s, u"1"_s}} << 404;
    QTest::newRow("other table") << QJsonObject{{u"tableName"_s, u"Orders"_s}} << 404;
    QTest::newRow("other view") << QJsonObject{{u"viewId"_s, u"69251000000060001"_s}} << 400;
}

void TableServeTest::refusedImports()
{
    QFETCH(QJsonObject, more);
    QFETCH(int, status);
    QVERIFY(serve());
    const Answer refused = post("/import", payload(more));
    QVERIFY2(refused.status == status, refused.body.constData());
    QCOMPARE(refused.json().value("status"_L1).toString(), u"failure"_s);
    QVERIFY(!refused.text().isEmpty());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
}

void TableServeTest::rows()
{
    QVERIFY(serve());
    const QString id = m_place.table(u"Customers"_s).rows.lastKey();
    QVERIFY(!m_place.view(u"Served"_s).rows.contains(id));
    const auto row = [this, &id](const QString &action) {
        return post(
            "/row", payload({{u"rowId"_s, id}, {u"action"_s, action}, {u"viewId"_s, m_view}}));
    };
    for (const QString &action : {u"insert"_s, u"insert"_s, u"update"_s}) {
        const Answer sent = row(action);
        QVERIFY2(sent.status == 200, sent.body.constData());
        QCOMPARE(stateOf(sent.runId()), u"completed"_s);
        QCOMPARE(m_place.view(u"Served"_s).rows.size(), 6);
        QCOMPARE(m_place.view(u"Served"_s).doubled, 0);
    }
    const Answer deleted = row(u"delete"_s);
    QVERIFY2(deleted.status == 200, deleted.body.constData());
    QVERIFY(!m_place.view(u"Served"_s).rows.contains(id));
    const Answer again = row(u"delete"_s);
    QCOMPARE(again.status, 200);
    QVERIFY2(again.text().contains(u"no such row"), again.body.constData());
}

void TableServeTest::refusedRows_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<int>("status");
    QTest::newRow("row that is not there")
        << QJsonObject{{u"rowId"_s, u"69251999999999999"_s}} << 400;
    QTest::newRow("no id") << QJsonObject{{u"rowId"_s, u"1 or 1=1"_s}} << 400;
    QTest::newRow("other organisation") << QJsonObject{{u"orgId"_s, u"1"_s}} << 404;
    QTest::newRow("other view") << QJsonObject{{u"viewId"_s, u"69251000000060001"_s}} << 400;
}

void TableServeTest::refusedRows()
{
    QFETCH(QJsonObject, more);
    QFETCH(int, status);
    QVERIFY(serve());
    QJsonObject body = payload({{u"rowId"_s, m_place.view(u"Served"_s).rows.firstKey()},
        {u"action"_s, u"update"_s}, {u"viewId"_s, m_view}});
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    const Answer refused = post("/row", body);
    QVERIFY2(refused.status == status, refused.body.constData());
    QCOMPARE(refused.json().value("status"_L1).toString(), u"failure"_s);
    QVERIFY(m_place.requests({}, u"^/restapi/v2/.*/rows"_s).isEmpty());
}

void TableServeTest::rowWaitsForTheImport()
{
    QVERIFY(m_place.sandbox().setSettings({{u"catalystReadJobMs"_s, 1'500}}));
    m_place.addTimings(u"rowAgain=100"_s);
    QVERIFY(serve());
    const Answer import = post("/import", payload());
    QVERIFY2(import.status == 200, import.body.constData());
    const Answer row = post("/row",
        payload({{u"rowId"_s, m_place.view(u"Served"_s).rows.firstKey()},
            {u"action"_s, u"update"_s}, {u"viewId"_s, m_view}}));
    QVERIFY2(row.status == 200, row.body.constData());
    QCOMPARE(stateOf(import.runId()), u"completed"_s);
    QCOMPARE(m_place.difference(u"Customers"_s, u"Served"_s), QString());
}

void TableServeTest::keys_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("told");
    const QByteArray inAddress = "/import-analytics?tableName=Customers&page=1&";
    QTest::newRow("none") << QByteArray("/import") << QByteArray() << u"control.key"_s;
    QTest::newRow("placeholder") << QByteArray("/import")
                                 << QByteArray("catalyst-codelib-secret-key: CODELIB_FAKE_KEY\r\n")
                                 << u"placeholder"_s;
    QTest::newRow("placeholder as Bearer")
        << QByteArray("/row") << QByteArray("Authorization: Bearer CODELIB_FAKE_KEY\r\n")
        << u"placeholder"_s;
    QTest::newRow("old callback") << QByteArray(inAddress + "catalyst-codelib-secret-key=KEY")
                                  << QByteArray() << u"header catalyst-codelib-secret-key"_s;
    QTest::newRow("in address and header") << QByteArray("/import?catalyst-codelib-secret-key=KEY")
                                           << QByteArray("catalyst-codelib-secret-key: KEY\r\n")
                                           << u"header catalyst-codelib-secret-key"_s;
    QTest::newRow("encoded") << QByteArray("/import?catalyst%2Dcodelib-secret-KEY=KEY")
                             << QByteArray("Authorization: Bearer KEY\r\n")
                             << u"header catalyst-codelib-secret-key"_s;
    QTest::newRow("a run's address, guessed")
        << QByteArray("/export-datastore/" + QByteArray(43, 'A')) << QByteArray()
        << u"control.key"_s;
}

void TableServeTest::keys()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, header);
    QFETCH(QString, told);
    QVERIFY(serve());
    target.replace("=KEY", QByteArray("=" + m_key));
    header.replace(": KEY", QByteArray(": " + m_key));
    header.replace("Bearer KEY", QByteArray("Bearer " + m_key));
    const Answer refused = ask("POST", target, header, payload());
    QVERIFY2(refused.status == 401, refused.body.constData());
    QCOMPARE(refused.json().value("status"_L1).toString(), u"failure"_s);
    QVERIFY2(refused.text().contains(told), refused.body.constData());
    QVERIFY(!refused.body.contains(m_key));
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1);
}

void TableServeTest::hintsWakeThePoller_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("by the run's own address") << QByteArray("address");
    QTest::newRow("with the key") << QByteArray("key");
    QTest::newRow("with the key, by the query") << QByteArray("query");
}

// Between two looks at a service's job lies a minute: a hint makes it a moment. What it says is not
// believed: a page that is said to have failed is there all the same.
void TableServeTest::hintsWakeThePoller()
{
    QFETCH(QByteArray, kind);
    TablePlace place;
    QCOMPARE(place.start({}, {u"--limits"_s, u"documented"_s, u"--scale"_s, u"40"_s}), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, u"poll=600000,lockSettle=100"_s);
    QCOMPARE(place.beginAnew({{u"table"_s, u"Small"_s}, {u"view"_s, u"Hinted"_s}},
                 {{u"catalystReadJobMs"_s, 300}}),
        QString());
    std::unique_ptr<QProcess> process = place.launch(
        {u"serve"_s, u"--job"_s, u"Copy table"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--json"_s});
    QByteArray output;
    while (!output.contains("}\n") && process->waitForReadyRead(20'000))
        output += process->readAllStandardOutput();
    m_address = QJsonDocument::fromJson(output)["listen"_L1].toString();
    QFile key(place.dataDirectory() + u"/control.key"_s);
    QVERIFY(key.open(QIODevice::ReadOnly));
    m_key = key.readAll().trimmed();
    QJsonObject body = payload();
    body.insert(u"tableName"_s, u"Small"_s);
    const Answer begun = post("/import", body);
    QVERIFY2(begun.status == 200, begun.body.constData());
    const QString waits
        = u"SELECT COUNT(*) FROM step WHERE state='waiting_remote' AND not_before>0"_s;
    QTRY_COMPARE_WITH_TIMEOUT(place.sqlNumber(waits), 1, 20'000);
    const QString state = u"SELECT state FROM run ORDER BY number DESC LIMIT 1"_s;
    const auto hasEnded = [&place, &state] { return place.sqlText(state) != "running"_L1; };
    QVERIFY(!QTest::qWaitFor(hasEnded, 700)); // the page is ready there, and nobody looks
    const QJsonObject said{{u"tableName"_s, kind == "key" ? u"Small"_s : u"Other"_s},
        {u"status"_s, u"Failed"_s}, {u"results"_s, QJsonObject{{u"description"_s, u"broken"_s}}}};
    const QByteArray address
        = begun.json()["callbacks"_L1]["exportDatastore"_L1].toString().toLatin1();
    QCOMPARE(address.size(), 18 + 43);
    QElapsedTimer timer;
    timer.start();
    bool isOver = false;
    while (!isOver && timer.elapsed() < 30'000) {
        const Answer hinted = kind == "address" ? ask("POST", address, {}, said)
            : kind == "key"                     ? post("/export-datastore", said)
                            : post("/import-analytics?tableName=Small&page=1", said);
        if (!hasEnded())
            QVERIFY2(hinted.status == 200, hinted.body.constData());
        isOver = QTest::qWaitFor(hasEnded, 1'100); // hints more often than that change nothing
    }
    QCOMPARE(place.sqlText(state), u"completed"_s);
    QCOMPARE(place.difference(u"Small"_s, u"Hinted"_s), QString());
    // The address was for that run alone, and stands in no log.
    QCOMPARE(ask("POST", address, {}, said).status, 401);
    process->terminate();
    place.finish(*process, 30'000);
    QProcess search;
    search.start(u"grep"_s, // "-e": one address in 64 begins with a dash
        {u"-r"_s, u"-c"_s, u"-e"_s, QString::fromLatin1(address.mid(18)), place.dataDirectory()});
    QVERIFY(search.waitForFinished());
    QCOMPARE(search.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TableServeTest)
#include "tst_tableserve.moc"
