// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"
#include "support/smtpsink.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

const QString kAlert = u"Night watch"_s;

QJsonObject mailAlert(const QString &server, const QJsonObject &more = {})
{
    QJsonObject mail{{u"server"_s, server}, {u"tls"_s, u"off"_s},
        {u"from"_s, u"sluice@example.com"_s}, {u"to"_s, QJsonArray{u"ops@example.com"_s}}};
    QJsonObject rule{{u"name"_s, kAlert},
        {u"when"_s, QJsonObject{{u"failedRows"_s, true}, {u"failedRuns"_s, true}}}};
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        (it.key() == "user"_L1 ? mail : rule).insert(it.key(), it.value());
    rule.insert(u"email"_s, mail);
    return rule;
}

} // namespace

// Alerts from the command line: its words, exit codes and JSON, and what a run's process sends.
class AlertsCliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void documents();
    void usageIsRefused_data();
    void usageIsRefused();
    void testSends();
    void testFails_data();
    void testFails();
    void runTellsOfRejections();
    void killedRunTellsLater();
    void deadServerDelaysNoRun();

private:
    CliResult json(const QStringList &words) const { return m_place.cli(words + m_json); }
    CliResult import(const QJsonObject &rule) const;
    CliResult runWithRejection();

    Workplace m_place;
    const QStringList m_json{u"--json"_s, u"--quiet"_s};
};

void AlertsCliTest::initTestCase()
{
    const QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"300"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_place.setVariable(u"SLUICE_TIMINGS"_s,
        u"poll=50,retryBase=20,retryCap=200,ambiguousSettle=100,wishPoll=50,progress=50,"
        "alertFarewell=3000"_s);
}

void AlertsCliTest::init()
{
    const QString problem = m_place.beginAnew({{u"chunkRows"_s, 100}});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

CliResult AlertsCliTest::import(const QJsonObject &rule) const
{
    QFile file(m_place.file(u"alerts.json"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(
            QJsonDocument(QJsonObject{{u"formatVersion"_s, 1}, {u"alerts"_s, QJsonArray{rule}}})
                .toJson());
    file.close();
    return m_place.cli({u"alerts"_s, u"import"_s, file.fileName()});
}

// A record that is gone at the time of the write is rejected.
CliResult AlertsCliTest::runWithRejection()
{
    const QString id = m_place.ledger().first().value("id"_L1).toString();
    m_place.sandbox().setSettings({{u"writeJobMs"_s, 700}});
    const auto process = m_place.launch(QStringList{u"run"_s, u"Clean up leads"_s} + m_json);
    const bool isRead = QTest::qWaitFor(
        [this] { return !m_place.requests(u"GET"_s, u"/bulk/v\\d/read/\\d+/result$"_s).isEmpty(); },
        20'000);
    if (!isRead)
        qWarning("nothing was read");
    m_place.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"stream"_s, u"Leads"_s}, {u"id"_s, id},
            {u"delete"_s, true}});
    return m_place.finish(*process);
}

void AlertsCliTest::documents()
{
    const CliResult ready = json({u"alerts"_s, u"list"_s});
    QCOMPARE(ready.exitCode, 0);
    QCOMPARE(ready.document().array().size(), 1);
    QCOMPARE(ready.document()[0]["name"_L1], u"Failed_to_update_analytics"_s);
    QCOMPARE(import(mailAlert(u"smtp://127.0.0.1:2525"_s)).exitCode, 0);
    QCOMPARE(json({u"alerts"_s, u"list"_s}).document().array().size(), 2);
    const CliResult text = m_place.cli({u"alerts"_s, u"export"_s, kAlert});
    QCOMPARE(text.exitCode, 0);
    QCOMPARE(text.json()["alerts"_L1][0].toObject(), mailAlert(u"smtp://127.0.0.1:2525"_s));
    const CliResult removed = json({u"alerts"_s, u"remove"_s, kAlert});
    QCOMPARE(removed.exitCode, 0);
    QCOMPARE(removed.json().value("removed"_L1), kAlert);
    QCOMPARE(m_place.cli({u"alerts"_s, u"export"_s, kAlert}).exitCode, 1);
    // An unknown key is told with its place.
    const CliResult odd = import(mailAlert(u"smtp://127.0.0.1:2525"_s, {{u"colour"_s, u"red"_s}}));
    QCOMPARE(odd.exitCode, 1);
    QVERIFY2(odd.errors.contains("alerts[0].colour"), odd.errors.constData());
}

void AlertsCliTest::usageIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    const QList<QStringList> calls{{u"alerts"_s}, {u"alerts"_s, u"mend"_s, u"x"_s},
        {u"alerts"_s, u"test"_s}, {u"alerts"_s, u"test"_s, u"nobody"_s},
        {u"alerts"_s, u"test"_s, u"Failed_to_update_analytics"_s}, // only on the desktop
        {u"alerts"_s, u"import"_s}, {u"alerts"_s, u"import"_s, u"/no/such.json"_s},
        {u"alerts"_s, u"export"_s, u"nobody"_s}, {u"alerts"_s, u"remove"_s, u"nobody"_s},
        {u"alerts"_s, u"list"_s, u"more"_s}, {u"alerts"_s, u"list"_s, u"--out"_s, u"x"_s}};
    for (const QStringList &words : calls)
        QTest::newRow(qPrintable(words.join(u' '))) << words;
}

void AlertsCliTest::usageIsRefused()
{
    QFETCH(QStringList, words);
    const CliResult result = json(words);
    QCOMPARE(result.exitCode, 1);
    QVERIFY(!result.errors.isEmpty());
    QVERIFY(result.json().contains("error"_L1));
}

void AlertsCliTest::testSends()
{
    const SmtpSink sink;
    QCOMPARE(import(mailAlert(sink.server())).exitCode, 0);
    const CliResult result = json({u"alerts"_s, u"test"_s, kAlert});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.json().value("name"_L1), kAlert);
    QCOMPARE(result.json().value("passed"_L1), true);
    QCOMPARE(result.document()["steps"_L1][0]["channel"_L1], u"email"_s);
    QCOMPARE(result.document()["steps"_L1][0]["state"_L1], u"sent"_s);
    QCOMPARE(sink.mails().size(), 1);
    QCOMPARE(sink.mails().first().header("Subject"), "[Sluice] Test of Night watch");
}

void AlertsCliTest::testFails_data()
{
    QTest::addColumn<QByteArray>("answer"); // to RCPT; empty: nobody listens
    QTest::addColumn<bool>("hasPassword"); // a user, but no such variable
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nobody listens") << QByteArray() << true << 2;
    QTest::newRow("refused") << QByteArray("550 no") << true << 2;
    QTest::newRow("no password") << QByteArray("250 ok") << false << 1;
}

void AlertsCliTest::testFails()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, hasPassword);
    QFETCH(int, exitCode);
    SmtpManners manners;
    manners.answer = [answer](const QByteArray &command) {
        return command.startsWith("RCPT") ? answer : QByteArray();
    };
    auto sink = std::make_unique<SmtpSink>(manners);
    const QString server = sink->server();
    if (answer.isEmpty())
        sink.reset();
    const QJsonObject password{{u"env"_s, u"SLUICE_TEST_NO_SUCH_PASSWORD"_s}};
    const QJsonObject more = hasPassword
        ? QJsonObject()
        : QJsonObject{
            {u"user"_s, u"sluice"_s}, {u"secrets"_s, QJsonObject{{u"smtpPassword"_s, password}}}};
    QCOMPARE(import(mailAlert(server, more)).exitCode, 0);
    const CliResult result = json({u"alerts"_s, u"test"_s, kAlert});
    QCOMPARE(result.exitCode, exitCode);
    QCOMPARE(result.json().value("passed"_L1), false);
    QCOMPARE(result.document()["steps"_L1][0]["state"_L1], u"failed"_s);
    QVERIFY(!result.document()["steps"_L1][0]["detail"_L1].toString().isEmpty());
}

void AlertsCliTest::runTellsOfRejections()
{
    const SmtpSink sink;
    QCOMPARE(import(mailAlert(sink.server())).exitCode, 0);
    const CliResult run = runWithRejection();
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(sink.mails().size(), 1); // it left before the process did
    const SunkMail mail = sink.mails().first();
    QVERIFY(mail.text().contains("1 record was rejected."));
    QVERIFY(mail.text().contains(run.json().value("runId"_L1).toString().toUtf8()));
    QCOMPARE(mail.attachment().count('\n'), 2); // header and row
    QCOMPARE(m_place.sqlText(u"SELECT state FROM alert_message"_s), u"sent"_s);
    QCOMPARE(m_place.cli({u"runs"_s, u"list"_s}).exitCode, 0);
    QCOMPARE(sink.mails().size(), 1);
}

void AlertsCliTest::killedRunTellsLater()
{
    const SmtpSink sink;
    QCOMPARE(import(mailAlert(sink.server())).exitCode, 0);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"alerts.recorded:1"_s);
    const CliResult run = runWithRejection();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(run.exitCode, -1);
    QVERIFY(sink.mails().isEmpty());
    QCOMPARE(m_place.sqlText(u"SELECT state FROM alert_message"_s), u"waiting"_s);
    QCOMPARE(m_place.cli({u"alerts"_s, u"list"_s}).exitCode, 0);
    QCOMPARE(sink.mails().size(), 1);
    QCOMPARE(m_place.cli({u"alerts"_s, u"list"_s}).exitCode, 0);
    QCOMPARE(sink.mails().size(), 1);
}

void AlertsCliTest::deadServerDelaysNoRun()
{
    SmtpManners manners;
    manners.answer
        = [](const QByteArray &command) { return command.isEmpty() ? "hang" : QByteArray(); };
    const SmtpSink sink(manners);
    QCOMPARE(import(mailAlert(sink.server())).exitCode, 0);
    const CliResult run = runWithRejection();
    QCOMPARE(run.exitCode, 4);
    QVERIFY(sink.connections() > 0);
    // The run itself took what it takes; its process waited for the farewell and no longer.
    const double runSeconds = run.json().value("seconds"_L1).toDouble();
    QVERIFY2(runSeconds * 1000 + 3'000 + 5'000 > double(run.milliseconds),
        qPrintable(u"%1 s, %2 ms"_s.arg(runSeconds).arg(run.milliseconds)));
    QCOMPARE(m_place.sqlText(u"SELECT state FROM alert_message"_s), u"waiting"_s);
    QCOMPARE(m_place.sqlText(u"SELECT n_rejected FROM run"_s), u"1"_s);
}

QTEST_GUILESS_MAIN(AlertsCliTest)
#include "tst_alertscli.moc"
