// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The control API as a program, against the emulated services: sluice-cli serve (design 9,
// commercetools-klaviyo A.1).
class ServeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void servesUntilASignal_data();
    void servesUntilASignal();
    void wrongUse();
    void imports();
    void stopAnswersAfterTheEnd();
    void signalLeavesTheRunResumable();
    void lockOfAnotherMachine();
    void deletesAll();

private:
    struct Answer
    {
        int status = 0;
        QByteArray runId;
        QByteArray body;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };
    CliResult json(const QStringList &words) const
    {
        return m_place.cli(words + QStringList{u"--json"_s, u"--quiet"_s});
    }
    bool serve(); // m_address and m_key, once it listens
    Answer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const;
    QString stateOf(const QByteArray &runId) const
    {
        return ask("GET", "/runs/" + runId).json().value("state"_L1).toString();
    }
    QString endOf(const QByteArray &runId) const; // its state, once nobody works on it
    CliResult end(int signal = SIGTERM);
    bool isJobAtKlaviyo()
    {
        return m_place.sandbox().requestCount(
                   u"klaviyo"_s, u"POST"_s, u"/api/profile-bulk-import-jobs"_s)
            > 0;
    }

    Workplace m_place;
    std::unique_ptr<QProcess> m_process;
    QString m_address;
    QByteArray m_key;
    const QJsonObject m_slowJobs{{u"klaviyoProfileJobMs"_s, 60'000}};
};

void ServeTest::initTestCase()
{
    const QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"40"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void ServeTest::init()
{
    const QString problem = m_place.beginAnew({});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void ServeTest::cleanup()
{
    if (m_process)
        end();
}

bool ServeTest::serve()
{
    m_process = m_place.launch(
        {u"serve"_s, u"--job"_s, u"Import shop"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--json"_s});
    QByteArray output;
    while (!output.contains("}\n") && m_process->waitForReadyRead(20'000))
        output += m_process->readAllStandardOutput();
    m_address = QJsonDocument::fromJson(output)["listen"_L1].toString();
    QFile key(m_place.dataDirectory() + u"/control.key"_s);
    if (m_address.isEmpty() || !key.open(QIODevice::ReadOnly))
        return false;
    m_key = key.readAll().trimmed();
    return (key.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions();
}

ServeTest::Answer ServeTest::ask(
    const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    QTcpSocket socket;
    socket.connectToHost(
        m_address.section(u':', 0, 0), static_cast<quint16>(m_address.section(u':', 1).toInt()));
    if (!socket.waitForConnected(5'000))
        return {};
    QByteArray request = method + " " + path + " HTTP/1.1\r\nHost: " + m_address.toLatin1()
        + "\r\nAuthorization: Bearer " + m_key + "\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray all;
    while (socket.waitForReadyRead(30'000))
        all += socket.readAll();
    Answer answer;
    answer.status = all.mid(9, 3).toInt();
    answer.body = all.mid(all.indexOf("\r\n\r\n") + 4);
    const qsizetype at = all.indexOf("Sluice-Run-Id: ");
    if (at >= 0)
        answer.runId = all.mid(at + 15, all.indexOf("\r\n", at) - at - 15);
    return answer;
}

QString ServeTest::endOf(const QByteArray &runId) const
{
    [[maybe_unused]] const bool hasEnded = QTest::qWaitFor(
        [this, &runId] {
            const QString state = stateOf(runId);
            return state != "running"_L1 && state != "queued"_L1;
        },
        30'000);
    return stateOf(runId);
}

CliResult ServeTest::end(int signal)
{
    ::kill(static_cast<pid_t>(m_process->processId()), signal);
    const CliResult result = m_place.finish(*m_process, 30'000);
    m_process.reset();
    return result;
}

void ServeTest::servesUntilASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ServeTest::servesUntilASignal()
{
    QFETCH(const int, signal);
    QVERIFY(serve());
    QCOMPARE(ask("GET", "/healthz").status, 200);
    const Answer status = ask("GET", "/sync/status");
    QCOMPARE(status.status, 200);
    QCOMPARE(status.json().size(), 4);
    const QByteArray key = std::exchange(m_key, "x");
    QCOMPARE(ask("GET", "/sync/status").status, 401);
    const CliResult ended = end(signal);
    QCOMPARE(ended.exitCode, 0); // nothing ran
    QVERIFY(!ended.errors.contains(key));
}

void ServeTest::wrongUse()
{
    QVERIFY(serve());
    const QString job = u"Import shop"_s;
    const QList<QStringList> wrong{{}, {u"--job"_s, u"nobody"_s},
        {u"--job"_s, job, u"--listen"_s, u"nowhere:x"_s},
        {u"--job"_s, job, u"--listen"_s, m_address}, {u"--job"_s, job, u"--fast"_s}, {u"--job="_s},
        {u"--job"_s, job, u"nobody"_s}, {u"--job"_s, job, u"--job"_s, u"nobody"_s}};
    for (const QStringList &words : wrong) {
        const CliResult refused = json(QStringList{u"serve"_s} + words);
        QVERIFY2(refused.exitCode == 1, qPrintable(words.join(u' ')));
        QVERIFY(refused.json().contains("error"_L1));
    }
}

void ServeTest::imports()
{
    QVERIFY(serve());
    for (const QByteArray name : {"customers", "orders", "categories", "products"}) {
        const Answer begun = ask("POST", "/sync/" + name);
        QCOMPARE(begun.status, 202);
        QVERIFY2(endOf(begun.runId).startsWith(u"completed"_s), name.constData());
        const QJsonObject run = ask("GET", "/runs/" + begun.runId).json();
        const QJsonObject counts = run.value("counts"_L1).toObject();
        QVERIFY(counts.value("read"_L1).toInteger() > 0);
        QVERIFY2(!run["confirmed"_L1][QString::fromLatin1(name)].toString().isEmpty(),
            ask("GET", "/runs/" + begun.runId).body.constData());
        QCOMPARE(ask("POST", "/sync/" + name + "/stop").status, 400);
    }
}

void ServeTest::stopAnswersAfterTheEnd()
{
    QVERIFY(m_place.sandbox().setSettings(m_slowJobs));
    QVERIFY(serve());
    const Answer begun = ask("POST", "/sync/customers");
    QCOMPARE(begun.status, 202);
    QTRY_VERIFY_WITH_TIMEOUT(isJobAtKlaviyo(), 20'000);
    QCOMPARE(ask("POST", "/sync/customers").status, 423);
    QElapsedTimer timer;
    timer.start();
    const Answer stopped = ask("POST", "/sync/customers/stop");
    QCOMPARE(stopped.status, 200);
    QVERIFY(stopped.body.isEmpty());
    QVERIFY(timer.elapsed() < 15'000);
    QCOMPARE(stateOf(begun.runId), u"stopped"_s);
}

void ServeTest::signalLeavesTheRunResumable()
{
    QVERIFY(m_place.sandbox().setSettings(m_slowJobs));
    QVERIFY(serve());
    const QString id = QString::fromLatin1(ask("POST", "/sync/customers").runId);
    QTRY_VERIFY_WITH_TIMEOUT(isJobAtKlaviyo(), 20'000);
    const CliResult ended = end(SIGTERM);
    QCOMPARE(ended.exitCode, 75);
    const CliResult shown = json({u"runs"_s, u"show"_s, id});
    QCOMPARE(shown.json().value("state"_L1).toString(), u"interrupted"_s);
}

void ServeTest::lockOfAnotherMachine()
{
    // Another data directory is another machine to the shop.
    QVERIFY(m_place.sandbox().setSettings(m_slowJobs));
    const auto holder = m_place.launch(
        {u"run"_s, u"Import shop"_s, u"--resource"_s, u"customers"_s, u"--quiet"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isJobAtKlaviyo(), 20'000);
    const QString first = m_place.dataDirectory();
    m_place.setDataDirectory(m_place.file(u"other-machine"_s));
    QCOMPARE(m_place.import({}), QString());
    QVERIFY(serve());
    const Answer refused = ask("POST", "/sync/customers");
    QCOMPARE(refused.status, 423);
    QCOMPARE(refused.json().value("message"_L1).toString(),
        u"Customers sync is already running or a lock already exists."_s);
    const CliResult run = json({u"run"_s, u"Import shop"_s, u"--resource"_s, u"customers"_s});
    QCOMPARE(run.exitCode, 6);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
    end();
    m_place.setDataDirectory(first);
    ::kill(static_cast<pid_t>(holder->processId()), SIGTERM);
    QCOMPARE(m_place.finish(*holder, 30'000).exitCode, 75);
}

void ServeTest::deletesAll()
{
    QVERIFY(serve());
    const Answer begun = ask("POST", "/sync/categories");
    QVERIFY(endOf(begun.runId).startsWith(u"completed"_s));
    QCOMPARE(ask("POST", "/sync/categories", R"({"deleteAll":true})").status, 400);
    const Answer wrongCount = ask("POST", "/sync/categories",
        R"({"deleteAll":true,"confirmDeletion":"categories","exactCount":1})");
    QCOMPARE(wrongCount.status, 400);
    QVERIFY2(wrongCount.body.contains("exactCount"), wrongCount.body.constData());
    const Answer deleting
        = ask("POST", "/sync/categories", R"({"deleteAll":true,"confirmDeletetion":"categories"})");
    QVERIFY2(deleting.status == 202, deleting.body.constData());
    QVERIFY2(endOf(deleting.runId).startsWith(u"completed"_s),
        ask("GET", "/runs/" + deleting.runId).body.constData());
    const QJsonObject counts
        = ask("GET", "/runs/" + deleting.runId).json().value("counts"_L1).toObject();
    QVERIFY(counts.value("written"_L1).toInteger() > 1);
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
