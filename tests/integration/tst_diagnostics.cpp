// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/secretsearch.h"
#include "integration/workplace.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// sluice-cli diagnostics: what a helper gets, and what not. Secrets are tst_secrets' part.
class DiagnosticsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void recordsStayOut();
    void partsAreChosen();
    void refuses_data();
    void refuses();

private:
    Workplace m_place;
};

void DiagnosticsTest::initTestCase()
{
    const QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"600"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// Not even where the operator wanted values of records in the log.
void DiagnosticsTest::recordsStayOut()
{
    QCOMPARE(m_place.beginAnew({{u"chunkRows"_s, 200}}), QString());
    const CliResult set
        = m_place.cli({u"settings"_s, u"set"_s, u"log-record-values"_s, u"1"_s, u"--json"_s});
    QVERIFY2(set.exitCode == 0, set.errors.constData());
    const CliResult run = m_place.cli(
        {u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s, u"--log-level"_s, u"debug"_s});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QDir(m_place.file(u"export"_s)).removeRecursively();
    QVERIFY(QDir().mkpath(m_place.file(u"export"_s)));
    const CliResult told = m_place.cli(
        {u"diagnostics"_s, u"--out"_s, m_place.file(u"export/help.zip"_s), u"--json"_s});
    QVERIFY2(told.exitCode == 0, told.errors.constData());
    QVERIFY(unpackZip(m_place.file(u"export/help.zip"_s), m_place.file(u"export/help"_s)));
    const QByteArray log = contentBelow(m_place.dataDirectory() + "/logs"_L1);
    const QByteArray help = contentBelow(m_place.file(u"export/help"_s));
    QVERIFY(help.contains("\"component\":\"crm\"")); // what was asked of the service
    qsizetype logged = 0;
    qsizetype looked = 0;
    for (const QJsonObject &record : m_place.ledger()) {
        const QJsonObject values = record.value("values"_L1).toObject();
        for (const char *field : {"Email", "Last_Name", "Phone", "Company", "Mobile"}) {
            const QByteArray value = values.value(QLatin1StringView(field)).toString().toUtf8();
            if (value.size() < 6)
                continue;
            ++looked;
            logged += log.contains(value) ? 1 : 0;
            QVERIFY2(!help.contains(value), value.constData());
        }
        const QByteArray id = record.value("id"_L1).toString().toLatin1();
        QVERIFY2(id.isEmpty() || !help.contains(id), id.constData());
    }
    QVERIFY(looked > 100);
    QVERIFY(logged > 0); // so that there was something to leave out
}

void DiagnosticsTest::partsAreChosen()
{
    const QString zip = m_place.file(u"parts.zip"_s);
    const CliResult told = m_place.cli(
        {u"diagnostics"_s, u"--out"_s, zip, u"--only"_s, u"store,versions"_s, u"--json"_s});
    QVERIFY2(told.exitCode == 0, told.errors.constData());
    const QJsonArray files = told.json().value("files"_L1).toArray();
    QCOMPARE(files.size(), 2);
    QVERIFY(unpackZip(zip, m_place.file(u"parts"_s)));
    for (const QJsonValue &file : files) {
        const QByteArray content = contentOf(m_place.file(u"parts/"_s + file[u"name"].toString()));
        QCOMPARE(content.size(), file[u"bytes"].toInteger());
        QVERIFY(QJsonDocument::fromJson(content).isObject());
    }
    const QJsonObject store
        = QJsonDocument::fromJson(contentOf(m_place.file(u"parts/store.json"_s))).object();
    QCOMPARE(
        store[u"schema"].toInt(), int(m_place.sqlNumber(u"SELECT MAX(version) FROM migration"_s)));
    QCOMPARE(store[u"rows"][u"run"].toInt(), int(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s)));
    QCOMPARE(store[u"newestRuns"][0][u"read"].toInt(), 600);
}

void DiagnosticsTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nowhere to go") << QStringList{};
    QTest::newRow("an unknown part")
        << QStringList{u"--out"_s, u"/tmp/x.zip"_s, u"--only"_s, u"everything"_s};
    QTest::newRow("an unknown option") << QStringList{u"--out"_s, u"/tmp/x.zip"_s, u"--all"_s};
}

void DiagnosticsTest::refuses()
{
    QFETCH(const QStringList, words);
    const CliResult refused = m_place.cli(QStringList{u"diagnostics"_s} + words);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(!refused.errors.isEmpty());
}

QTEST_GUILESS_MAIN(DiagnosticsTest)
#include "tst_diagnostics.moc"
