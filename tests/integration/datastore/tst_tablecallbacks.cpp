// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/datastore/tableplace.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The services' own calls to a control API that has a public address (datastore-analytics A.6, B.6;
// reliability-security E9): they wake the poller, and a service that cannot reach it is asked. On
// the test's thread.
class TableCallbacksTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void servicesCallBack();
    void addressIsRefused();
    void publicAddresses_data();
    void publicAddresses();

private:
    bool serve();
    QByteArray import(); // the answer to POST /import
    QString stateOfRun() const
    {
        return m_place.sqlText(u"SELECT state FROM run ORDER BY number DESC LIMIT 1"_s);
    }
    QByteArray logText() const;

    TablePlace m_place;
    std::unique_ptr<QProcess> m_serving;
    quint16 m_port = 0;
};

void TableCallbacksTest::initTestCase()
{
    QCOMPARE(m_place.start({}, {u"--limits"_s, u"documented"_s, u"--scale"_s, u"40"_s}), QString());
}

void TableCallbacksTest::cleanup()
{
    if (!m_serving)
        return;
    m_serving->terminate();
    m_place.finish(*m_serving, 30'000);
    m_serving.reset();
}

bool TableCallbacksTest::serve()
{
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost))
        return false;
    m_port = free.serverPort();
    free.close();
    const QString address = u"127.0.0.1:%1"_s.arg(m_port);
    m_serving = m_place.launch({u"serve"_s, u"--job"_s, u"Copy table"_s, u"--listen"_s, address,
        u"--public-url"_s, QString(u"http://"_s + address + u'/'), u"--json"_s});
    QByteArray output;
    while (!output.contains("}\n") && m_serving->waitForReadyRead(20'000))
        output += m_serving->readAllStandardOutput();
    return output.contains("}\n");
}

QByteArray TableCallbacksTest::import()
{
    QFile key(m_place.dataDirectory() + u"/control.key"_s);
    if (!key.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject account
        = m_place.sandbox().ready()["credentials"_L1]["zoho-analytics"_L1].toObject();
    const QByteArray body = QJsonDocument(
        QJsonObject{{u"tableName"_s, u"Small"_s}, {u"orgId"_s, account.value("orgId"_L1)},
            {u"workspaceId"_s, account.value("workspaceId"_L1)}})
                                .toJson();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    if (!socket.waitForConnected())
        return {};
    socket.write("POST /import HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
        + "\r\nConnection: close\r\ncatalyst-codelib-secret-key: " + key.readAll().trimmed()
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body);
    QByteArray answer;
    while (!answer.endsWith('}') && socket.waitForReadyRead(20'000))
        answer += socket.readAll();
    return answer;
}

QByteArray TableCallbacksTest::logText() const
{
    QProcess grep;
    grep.start(u"grep"_s, {u"-rhs"_s, u"-e"_s, u"."_s, m_place.dataDirectory() + u"/logs"_s});
    grep.waitForFinished();
    return grep.readAllStandardOutput();
}

// Ten minutes lie between two looks: only the services' word ends the run in time.
void TableCallbacksTest::servicesCallBack()
{
    m_place.setVariable(u"SLUICE_TIMINGS"_s, u"poll=600000,lockSettle=100"_s);
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Small"_s}, {u"view"_s, u"Called"_s}, {u"mode"_s, u"replace"_s}},
                 {{u"catalystReadJobMs"_s, 300}, {u"analyticsImportMs"_s, 300},
                     {u"catalystCallbacks"_s, true}, {u"analyticsLoopbackCallbacks"_s, true}}),
        QString());
    QVERIFY(serve());
    const QByteArray begun = import();
    QVERIFY2(begun.startsWith("HTTP/1.1 200"), begun.constData());
    QTRY_COMPARE_WITH_TIMEOUT(stateOfRun(), u"completed"_s, 30'000);
    QCOMPARE(m_place.difference(u"Small"_s, u"Called"_s), QString());
    // The addresses open a run's poller: they stand in no log.
    const qsizetype at = begun.indexOf("/export-datastore/");
    QVERIFY(at > 0);
    const QByteArray segment = begun.mid(at + 18, 43);
    QVERIFY(!logText().contains(segment));
}

// Analytics refuses an address that it cannot reach (8127): the run is none the worse for it.
void TableCallbacksTest::addressIsRefused()
{
    m_place.setVariable(u"SLUICE_TIMINGS"_s, u"poll=200,lockSettle=100"_s);
    QCOMPARE(m_place.beginAnew(
                 {{u"table"_s, u"Small"_s}, {u"view"_s, u"Asked"_s}, {u"mode"_s, u"replace"_s}},
                 {{u"analyticsLoopbackCallbacks"_s, false}}),
        QString());
    QVERIFY(serve());
    const QByteArray begun = import();
    QVERIFY2(begun.startsWith("HTTP/1.1 200"), begun.constData());
    QTRY_COMPARE_WITH_TIMEOUT(stateOfRun(), u"completed"_s, 60'000);
    QCOMPARE(m_place.difference(u"Small"_s, u"Asked"_s), QString());
    QVERIFY(logText().contains("does not take the public address"));
}

void TableCallbacksTest::publicAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("in the clear") << u"http://sync.example.com"_s;
    QTest::newRow("another protocol") << u"ftp://sync.example.com"_s;
    QTest::newRow("no address") << u"sync.example.com"_s;
    QTest::newRow("with a password") << u"https://u:p@sync.example.com"_s;
    QTest::newRow("with a query") << u"https://sync.example.com/?key=x"_s;
}

void TableCallbacksTest::publicAddresses()
{
    QFETCH(QString, url);
    QCOMPARE(m_place.beginAnew({{u"table"_s, u"Small"_s}}), QString());
    const CliResult refused = m_place.cli({u"serve"_s, u"--job"_s, u"Copy table"_s, u"--listen"_s,
        u"127.0.0.1:0"_s, u"--public-url"_s, url});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("public address"), refused.errors.constData());
    QVERIFY(!refused.errors.contains("p@") && !refused.errors.contains("key=x"));
}

QTEST_GUILESS_MAIN(TableCallbacksTest)
#include "tst_tablecallbacks.moc"
