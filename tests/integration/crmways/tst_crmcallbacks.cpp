// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 400;
constexpr int kPollMs = 60'000; // so long that only a callback ends the wait in time

} // namespace

// The CRM's own calls to a control API that has a public address (zoho-crm-bulk B4, D5;
// reliability-security E9): they wake the poll of read and write jobs.
class CrmCallbacksTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void jobsCallBack();
    void addressIsRefused();
    void unknownHints_data();
    void unknownHints();

private:
    bool serve(const QString &publicUrl = {});
    int post(const QString &path, bool hasKey = true);
    QString stateOfRun() const
    {
        return m_place.sqlText(u"SELECT state FROM run ORDER BY number DESC LIMIT 1"_s);
    }

    WaysPlace m_place;
    std::unique_ptr<QProcess> m_serving;
    quint16 m_port = 0;
    QNetworkAccessManager m_network;
};

void CrmCallbacksTest::initTestCase()
{
    QCOMPARE(m_place.start({u"--limits"_s, u"documented"_s, u"--scale"_s, QString::number(kRows)}),
        QString());
}

void CrmCallbacksTest::cleanup()
{
    if (!m_serving)
        return;
    m_serving->terminate();
    m_place.finish(*m_serving, 30'000);
    m_serving.reset();
}

bool CrmCallbacksTest::serve(const QString &publicUrl)
{
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost))
        return false;
    m_port = free.serverPort();
    free.close();
    const QString address = u"127.0.0.1:%1"_s.arg(m_port);
    m_serving = m_place.launch(
        {u"serve"_s, u"--job"_s, u"Clean up leads"_s, u"--listen"_s, address, u"--public-url"_s,
            publicUrl.isEmpty() ? QString(u"http://"_s + address) : publicUrl, u"--json"_s});
    QByteArray output;
    while (!output.contains("}\n") && m_serving->waitForReadyRead(20'000))
        output += m_serving->readAllStandardOutput();
    return output.contains("}\n");
}

// The status.
int CrmCallbacksTest::post(const QString &path, bool hasKey)
{
    QFile key(m_place.dataDirectory() + u"/control.key"_s);
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (hasKey && key.open(QIODevice::ReadOnly))
        request.setRawHeader("Authorization", "Bearer " + key.readAll().trimmed());
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, QByteArray("{}")));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 20'000))
        return -1;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void CrmCallbacksTest::jobsCallBack()
{
    QCOMPARE(
        m_place.beginAnew({},
            {{u"addedMs"_s, 0}, {u"queuedMs"_s, 0}, {u"readJobMs"_s, 900}, {u"writeJobMs"_s, 900}}),
        QString());
    m_place.addTimings(u"poll=%1"_s.arg(kPollMs));
    QVERIFY(serve());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(post(u"/crm/Clean%20up%20leads"_s), 202);
    QTRY_COMPARE_WITH_TIMEOUT(stateOfRun(), u"completed"_s, kPollMs / 2);
    qInfo("a run of two jobs took %lld ms", timer.elapsed());
    QVERIFY(m_place.writeJobs() > 0);
    QCOMPARE(m_place.problem(kRows), QString());
    // Each job was asked for when it began and when it called.
    QVERIFY(m_place.jobLooks() >= 4);
    QCOMPARE(post(u"/crm/Another"_s), 404);
    QCOMPARE(post(u"/crm/Clean%20up%20leads"_s, false), 401);
}

// The service does not take the address: the jobs are made without it, and asked for.
void CrmCallbacksTest::addressIsRefused()
{
    QCOMPARE(
        m_place.beginAnew({},
            {{u"addedMs"_s, 0}, {u"queuedMs"_s, 0}, {u"readJobMs"_s, 100}, {u"writeJobMs"_s, 100}}),
        QString());
    m_place.resetTimings();
    QVERIFY(serve(u"https://sluice.example.com"_s));
    QCOMPARE(post(u"/crm/Clean%20up%20leads"_s), 202);
    QTRY_COMPARE_WITH_TIMEOUT(stateOfRun(), u"completed"_s, 30'000);
    QCOMPARE(m_place.problem(kRows), QString());
}

void CrmCallbacksTest::unknownHints_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no run") << u"/crm-jobs/"_s + QString(43, u'a');
    QTest::newRow("short") << u"/crm-jobs/a"_s;
    QTest::newRow("none") << u"/crm-jobs"_s;
}

// Whoever does not know the address of a run learns nothing.
void CrmCallbacksTest::unknownHints()
{
    QFETCH(QString, path);
    QCOMPARE(m_place.beginAnew({}), QString());
    QVERIFY(serve());
    QCOMPARE(post(path, false), 401);
    QCOMPARE(post(path), 404);
}

QTEST_GUILESS_MAIN(CrmCallbacksTest)
#include "tst_crmcallbacks.moc"
