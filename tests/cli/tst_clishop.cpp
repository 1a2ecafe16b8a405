// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The command line's part for shops: selections of one run and the plugin's configuration (design
// 9).
class CliShopTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void usageIsRefused_data();
    void usageIsRefused();
    void starter();
    void pluginVariables();
    void pluginConfiguration_data();
    void pluginConfiguration();

private:
    CliResult json(const QStringList &words) const
    {
        return m_place.cli(words + QStringList{u"--json"_s, u"--quiet"_s});
    }
    QString writeFile(const QString &name, const QByteArray &text) const;

    Workplace m_place;
    const QString m_job = u"Import shop"_s;
};

void CliShopTest::initTestCase()
{
    const QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"10"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CliShopTest::init()
{
    const QString problem = m_place.beginAnew({});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QByteArray jobs = R"({"formatVersion":1,"jobs":[
        {"name":"Customers","kind":"commerce-klaviyo","source":"Sandbox shop",
         "target":"Sandbox Klaviyo","parameters":{"resource":"customers"}},
        {"name":"Products","kind":"commerce-klaviyo","source":"Sandbox shop",
         "target":"Sandbox Klaviyo","parameters":{"resource":"products"}}]})";
    const CliResult imported = json({u"jobs"_s, u"import"_s, writeFile(u"shops.json"_s, jobs)});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
}

void CliShopTest::cleanup()
{
    for (const QString &name : {u"CT_API_URL"_s, u"CT_AUTH_URL"_s, u"CT_PROJECT_ID"_s,
             u"CT_API_CLIENT"_s, u"KLAVIYO_AUTH_KEY"_s, u"APP_TYPE"_s, u"NODE_CONFIG"_s})
        m_place.removeVariable(name);
}

QString CliShopTest::writeFile(const QString &name, const QByteArray &text) const
{
    QFile file(m_place.file(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    return file.fileName();
}

void CliShopTest::usageIsRefused_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("expected"); // of what is told
    const auto row = [](const QString &job, const QString &options, const QString &expected) {
        QTest::newRow(qPrintable(job + u' ' + options)) << job << options << expected;
    };
    const QString customers = u"Customers"_s;
    const QString products = u"Products"_s;
    row(customers, u"--ids="_s, u"--ids A,B"_s);
    row(customers, u"--ids ,"_s, u"--ids A,B"_s);
    row(customers, u"--ids"_s, u"--ids needs a value"_s);
    row(customers, u"--ids a --start-id b"_s, u"Only one of"_s);
    row(customers, u"--ids a --mode failures"_s, u"Only one of"_s);
    row(customers, u"--ids a --ids b"_s, u"given twice"_s);
    row(customers, u"--ids-file /no/such.csv"_s, u"Could not read"_s);
    row(customers, u"--start-id="_s, u"--start-id ID"_s);
    row(customers, u"--since yesterday"_s, u"2026-01-31T08:00:00Z"_s);
    row(customers, u"--since 2026-01-31T08:00:00"_s, u"2026-01-31T08:00:00Z"_s);
    row(customers, u"--mode ids"_s, u"incremental, failures or all"_s);
    row(customers, u"--everything"_s, u"--delete-all too"_s);
    row(customers, u"--exact-count 5"_s, u"--delete-all too"_s);
    row(products, u"--confirm-deletion products"_s, u"--delete-all too"_s);
    row(products, u"--delete-all"_s, u"--confirm-deletion products"_s);
    row(products, u"--delete-all --confirm-deletion yes"_s, u"--confirm-deletion products"_s);
    row(products, u"--delete-all --confirm-deletion="_s, u"--confirm-deletion products"_s);
    row(products, u"--delete-all --confirm-deletion categories"_s, u"does not confirm"_s);
    row(customers, u"--delete-all --confirm-deletion products"_s, u"products and categories"_s);
    row(u"Clean up leads"_s, u"--delete-all --confirm-deletion products"_s,
        u"products and categories"_s);
    row(products, u"--delete-all --confirm-deletion products --ids a"_s, u"deletes all"_s);
    row(products, u"--delete-all --confirm-deletion products --exact-count many"_s,
        u"--exact-count 12000"_s);
    row(customers, u"--break-lock carts"_s, u"customers, orders, categories or products"_s);
    row(customers, u"--subscribe-at-most some"_s, u"whole number"_s);
    row(m_job, u"--ids a"_s, u"--resource customers"_s);
    row(m_job, u"--start-id a"_s, u"--resource customers"_s);
    row(m_job, u"--ids a --resource carts"_s, u"customers, orders, categories or products"_s);
    row(u"Clean up leads"_s, u"--ids a"_s, u"no record id"_s);
}

void CliShopTest::usageIsRefused()
{
    QFETCH(const QString, job);
    QFETCH(const QString, options);
    QFETCH(const QString, expected);
    for (const QString &command : {u"run"_s, u"plan"_s}) {
        const CliResult refused
            = json(QStringList{command, job} + options.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.json().contains("error"_L1));
        QVERIFY2(refused.errors.contains(expected.toUtf8()), refused.errors.constData());
    }
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

void CliShopTest::starter()
{
    QCOMPARE(json({u"jobs"_s, u"remove"_s, m_job}).exitCode, 0);
    const CliResult added = json({u"jobs"_s, u"import"_s, u"--starter"_s, u"import-shop"_s});
    QVERIFY2(added.exitCode == 0, added.errors.constData());
    QCOMPARE(added.json().value("added"_L1).toArray().at(0).toString(), m_job);
    QVERIFY(added.json().value("notices"_L1).toArray().isEmpty()); // both connections are there
    // It is the one that the sandbox writes.
    const QString path = m_place.file(u"jobs.json"_s);
    QCOMPARE(
        json({u"jobs"_s, u"import"_s, path}).json().value("unchanged"_L1).toArray().contains(m_job),
        true);
}

void CliShopTest::pluginVariables()
{
    const CliResult none = json({u"connections"_s, u"import"_s, u"--from-env"_s});
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.errors.contains("CT_API_URL"));

    const QByteArray secret = "hidden-client-secret-4711";
    const QByteArray key = "pk_hidden-klaviyo-key-4711";
    m_place.setVariable(u"CT_API_URL"_s, u"https://api.europe-west1.gcp.commercetools.com"_s);
    m_place.setVariable(u"CT_AUTH_URL"_s, u"https://auth.europe-west1.gcp.commercetools.com"_s);
    m_place.setVariable(u"CT_PROJECT_ID"_s, u"my-shop"_s);
    m_place.setVariable(u"CT_API_CLIENT"_s,
        u"{\"clientId\":\"the-client\",\"secret\":\"%1\"}"_s.arg(QString::fromLatin1(secret)));
    m_place.setVariable(u"KLAVIYO_AUTH_KEY"_s, QString::fromLatin1(key));
    m_place.setVariable(u"APP_TYPE"_s, u"EVENT"_s);
    m_place.setVariable(
        u"NODE_CONFIG"_s, u"{\"order\":{\"metrics\":{\"placedOrder\":\"Bought\"}}}"_s);
    const CliResult imported = m_place.cli({u"connections"_s, u"import"_s, u"--from-env"_s,
        u"--json"_s, u"--log-level"_s, u"debug"_s});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    QCOMPARE(imported.json().value("added"_L1).toArray().size(), 3);
    QVERIFY(imported.output.contains("APP_TYPE is not BULK_IMPORT"));
    const CliResult shown = json({u"jobs"_s, u"show"_s, u"Import shop (plugin)"_s});
    QCOMPARE(shown.json()["mapping"_L1]["order"_L1]["metrics"_L1]["placedOrder"_L1].toString(),
        u"Bought"_s);
    // No secret came anywhere: no vault key was needed.
    QVERIFY(!imported.output.contains(secret) && !imported.errors.contains(key));
    QDirIterator files(
        m_place.dataDirectory(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(secret) && !content.contains(key), qPrintable(file.fileName()));
    }
}

void CliShopTest::pluginConfiguration_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("jobs") << u"jobs"_s;
    QTest::newRow("connections") << u"connections"_s;
}

void CliShopTest::pluginConfiguration()
{
    QFETCH(const QString, command);
    const QString path
        = writeFile(u"default.json"_s, R"({"product":{"inventory":{"useChannelInventory":"ch"}}})");
    const CliResult imported = json({command, u"import"_s, path});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    const QJsonObject job = json({u"jobs"_s, u"show"_s, u"Import shop (plugin)"_s}).json();
    // It takes the only connections that there are.
    QCOMPARE(job.value("source"_L1).toString(), u"Sandbox shop"_s);
    QCOMPARE(job.value("target"_L1).toString(), u"Sandbox Klaviyo"_s);
    QCOMPARE(job["mapping"_L1]["product"_L1]["inventoryChannel"_L1].toString(), u"ch"_s);
}

QTEST_GUILESS_MAIN(CliShopTest)
#include "tst_clishop.moc"
