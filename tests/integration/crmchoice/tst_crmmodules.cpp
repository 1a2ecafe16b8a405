// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmchoice/fileplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

const QStringList kParentsFirst{u"Accounts"_s, u"Contacts"_s, u"Deals"_s};

QJsonObject moduleOf(const QString &name, const QJsonObject &more = {})
{
    QJsonObject module = more;
    module.insert(u"module"_s, name);
    return module;
}

} // namespace

// A job of several modules: one run, whose steps are the modules' runs, parents first.
class CrmModulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QVERIFY(m_place.emptyOut()); }
    void backsUpAndRestores();
    void planOfAll();
    void waysAreSummed();
    void killed_data();
    void killed();
    void waitsForAPerson();
    void stopped();
    void runsOfItsOwn();
    void wrongJobs_data();
    void wrongJobs();

private:
    // All modules to files, listed in the wrong order.
    QJsonObject backups() const;
    QString begin(const QJsonObject &parameters);
    QStringList subjects() const; // of the runs of modules, in the order in which they were made
    qint64 sumOf(const QString &counter) const; // of these
    FilePlace m_place;
};

void CrmModulesTest::initTestCase()
{
    QCOMPARE(m_place.begin(), QString());
}

QJsonObject CrmModulesTest::backups() const
{
    return {{u"modules"_s,
                QJsonArray{moduleOf(u"Deals"_s), moduleOf(u"Contacts"_s), moduleOf(u"Accounts"_s)}},
        {u"targetFile"_s, QJsonObject{{u"path"_s, m_place.out(u"{module}.csv"_s)}}}};
}

QString CrmModulesTest::begin(const QJsonObject &parameters)
{
    QJsonObject all{{u"processors"_s, QJsonArray()}, {u"module"_s, QJsonValue::Null},
        {u"fields"_s, QJsonValue::Null}};
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        all.insert(it.key(), it.value());
    return m_place.beginAnew(all);
}

QStringList CrmModulesTest::subjects() const
{
    QStringList all;
    for (const StoreRow &row :
        m_place.sql(u"SELECT subject FROM run WHERE created_by LIKE 'run #%' ORDER BY number"_s))
        all << row[u"subject"_s].toString().section(u',', 0, 0);
    return all;
}

qint64 CrmModulesTest::sumOf(const QString &counter) const
{
    return m_place.sqlNumber(
        u"SELECT SUM(%1) FROM run WHERE created_by LIKE 'run #1,%'"_s.arg(counter));
}

void CrmModulesTest::backsUpAndRestores()
{
    QCOMPARE(begin(backups()), QString());
    const CliResult done = m_place.run();
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(subjects(), kParentsFirst);
    QCOMPARE(m_place.found(), (QStringList{u"Accounts.csv"_s, u"Contacts.csv"_s, u"Deals.csv"_s}));
    qint64 records = 0;
    for (const QString &name : m_place.found())
        records += FilePlace::rows(m_place.bytes(m_place.out(name))).size() - 1;
    QVERIFY(records > 300);
    QCOMPARE(done.count(u"written"_s), records);
    QCOMPARE(sumOf(u"n_written"_s), records);
    const CliResult exported
        = m_place.cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, m_place.file(u"exported"_s)});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    for (const QString &module : kParentsFirst)
        QVERIFY(QFile::exists(m_place.file(u"exported/%1/written.csv"_s.arg(module))));
    QCOMPARE(m_place.cli({u"runs"_s, u"verify"_s, u"1"_s}).exitCode, 0);
    const CliResult shown = m_place.cli({u"runs"_s, u"show"_s, u"1"_s, u"--json"_s});
    QVERIFY2(shown.output.contains("Contacts"), shown.output.constData());

    // The files of all modules back into them, as they stand.
    QJsonArray modules;
    for (const QString &module : {u"Deals"_s, u"Accounts"_s, u"Contacts"_s})
        modules.append(moduleOf(module,
            {{u"sourceFile"_s, QJsonObject{{u"path"_s, m_place.out(module + u".csv"_s)}}}}));
    QCOMPARE(m_place.import({{u"modules"_s, modules}, {u"operation"_s, u"upsert"_s},
                 {u"targetFile"_s, QJsonValue::Null}}),
        QString());
    const CliResult restored = m_place.run();
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QCOMPARE(restored.count(u"skipped"_s), records); // they hold what the files say
    QCOMPARE(subjects(), kParentsFirst + kParentsFirst);
}

void CrmModulesTest::planOfAll()
{
    QCOMPARE(begin(backups()), QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(m_place.found(), QStringList());
    const QJsonObject cost = plan.json().value("cost"_L1).toObject();
    const QJsonArray modules = cost.value("modules"_L1).toArray();
    QCOMPARE(modules.size(), 3);
    qint64 written = 0;
    qint64 credits = modules.size(); // their fields are read for the order
    for (qsizetype i = 0; i < modules.size(); ++i) {
        QCOMPARE(modules.at(i)[u"module"].toString(), kParentsFirst.at(i));
        QCOMPARE(modules.at(i)[u"cost"][u"targetFile"][u"path"].toString(),
            m_place.out(kParentsFirst.at(i) + u".csv"_s));
        written += modules.at(i)[u"counts"][u"written"].toInteger();
        credits += modules.at(i)[u"cost"][u"credits"].toInteger();
    }
    QCOMPARE(plan.count(u"written"_s), written);
    QCOMPARE(cost.value("credits"_L1).toInteger(), credits);
    QVERIFY(cost.value("ways"_L1).toArray().isEmpty()); // nothing is written to the CRM
    const CliResult text = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--quiet"_s});
    QVERIFY2(text.output.contains("Contacts: Read jobs"), text.output.constData());
    // Looks at jobs apart, what was told is what it costs.
    const qint64 before = m_place.credits() - m_place.jobLooks();
    const CliResult done = m_place.run();
    QCOMPARE(done.count(u"written"_s), written);
    QCOMPARE(m_place.credits() - m_place.jobLooks() - before,
        cost.value("creditsWithoutLooks"_L1).toInteger());
}

void CrmModulesTest::waysAreSummed()
{
    const auto setting = [](const QString &field) {
        return QJsonArray{QJsonObject{{u"type"_s, u"script"_s},
            {u"source"_s, u"function process(r) { r.%1 = 'Cold'; return r; }"_s.arg(field)},
            {u"writes"_s, QJsonArray{field}}}};
    };
    QCOMPARE(begin({{u"modules"_s,
                 QJsonArray{moduleOf(u"Leads"_s, {{u"processors"_s, setting(u"Lead_Segment"_s)}}),
                     moduleOf(u"Contacts"_s, {{u"processors"_s, setting(u"Title"_s)}})}}}),
        QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    const QJsonObject cost = plan.json().value("cost"_L1).toObject();
    const QJsonArray modules = cost.value("modules"_L1).toArray();
    const QJsonArray ways = cost.value("ways"_L1).toArray();
    QCOMPARE(ways.size(), 4);
    QVERIFY(cost.contains("newRecords"_L1));
    for (qsizetype i = 0; i < ways.size(); ++i) {
        qint64 credits = modules.size(); // their fields are read for the order
        qint64 writing = 0;
        for (const QJsonValue &module : modules) {
            credits += module[u"cost"][u"ways"][i][u"credits"].toInteger();
            writing += module[u"cost"][u"ways"][i][u"writeCredits"].toInteger();
        }
        QVERIFY(writing > 0);
        QCOMPARE(ways.at(i)[u"credits"].toInteger(), credits);
        QCOMPARE(ways.at(i)[u"writeCredits"].toInteger(), writing);
        QCOMPARE(ways.at(i)[u"isChosen"].toBool(), ways.at(i)[u"writeBy"] == u"bulk"_s);
    }
}

void CrmModulesTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("the second module's run was made") << u"S1.after_commit:3"_s;
    QTest::newRow("in a module's run") << u"S7.after_commit:4"_s;
    if (!FilePlace::isLong())
        return;
    QTest::newRow("before the first module") << u"S7.before_commit:1"_s;
    QTest::newRow("a module's run was made") << u"S1.after_commit:2"_s;
    QTest::newRow("between two modules") << u"S7.after_commit:5"_s;
    QTest::newRow("in the last module") << u"S7.before_commit:12"_s;
}

// However it died, each module has one run, and the sums are right.
void CrmModulesTest::killed()
{
    QFETCH(QString, point);
    QCOMPARE(begin(backups()), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    const CliResult killed = m_place.run();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY2(killed.exitCode != 0, "it was not killed");
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(subjects(), kParentsFirst);
    for (const auto &counter : {u"n_read"_s, u"n_written"_s})
        QCOMPARE(
            m_place.sqlNumber(u"SELECT %1 FROM run WHERE number=1"_s.arg(counter)), sumOf(counter));
    QCOMPARE(m_place.found().size(), 3);
}

// What stops a module stops the run; whoever resumes the one resumes the other.
void CrmModulesTest::waitsForAPerson()
{
    QCOMPARE(begin(backups()), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S7.after_commit:4"_s);
    QVERIFY(m_place.run().exitCode != 0);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QFile other(m_place.out(u"Contacts.csv"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    other.close();
    const CliResult waiting = m_place.resume();
    QVERIFY2(waiting.exitCode == 7, waiting.errors.constData());
    QVERIFY(waiting.balances());
    QCOMPARE(m_place.bytes(other.fileName()), "mine");
    QVERIFY(!m_place.found().contains(u"Deals.csv"_s)); // what is behind it has not begun
    QVERIFY(other.remove());
    const CliResult done = m_place.resume();
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(subjects(), kParentsFirst);
    QCOMPARE(done.count(u"written"_s), sumOf(u"n_written"_s));
}

void CrmModulesTest::stopped()
{
    QCOMPARE(begin(backups()), QString());
    const QJsonObject slow = FilePlace::fault(
        u"^/crm/bulk/v8/read$"_s, QJsonObject{{u"delayMs"_s, 1'500}}, 2, u"before"_s);
    QVERIFY(m_place.sandbox().setFaults({slow}));
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state='running'"_s) == 2, 20'000);
    QCOMPARE(m_place.cli({u"runs"_s, u"stop"_s, u"1"_s}).exitCode, 0);
    const CliResult stopped = m_place.finish(*process);
    QVERIFY(m_place.sandbox().setFaults({}));
    QVERIFY2(stopped.exitCode == 5, stopped.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state='running'"_s), 0);
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(subjects(), kParentsFirst);
}

// Each module has its own fields, criteria, processors and mapping, and its run can be taken back.
void CrmModulesTest::runsOfItsOwn()
{
    const QJsonArray script{QJsonObject{{u"type"_s, u"script"_s},
        {u"source"_s,
            u"function process(r) { if (r.Company.endsWith('7')) return reject('seven');"
            " r.Lead_Segment = 'Cold'; return r; }"_s},
        {u"reads"_s, QJsonArray{u"Company"_s}}, {u"writes"_s, QJsonArray{u"Lead_Segment"_s}}}};
    QCOMPARE(
        begin({{u"modules"_s,
            QJsonArray{moduleOf(u"Leads"_s, {{u"processors"_s, script}}),
                moduleOf(u"Accounts"_s,
                    {{u"fields"_s, QJsonArray{u"Account_Name"_s}},
                        {u"targetFile"_s, QJsonObject{{u"path"_s, m_place.out(u"a.csv"_s)}}}})}}}),
        QString());
    const QJsonObject before = m_place.digest();
    const CliResult done = m_place.run();
    QVERIFY2(done.exitCode == 4, done.errors.constData());
    QVERIFY(done.balances() && done.count(u"rejected"_s) > 20);
    QCOMPARE(subjects(), (QStringList{u"Leads"_s, u"Accounts"_s}));
    QVERIFY(m_place.bytes(m_place.out(u"a.csv"_s)).startsWith("id,Account_Name\r\n"));
    const CliResult refused = m_place.cli({u"runs"_s, u"undo"_s, u"1"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("#3 (Accounts), #2 (Leads)"), refused.errors.constData());
    const CliResult again = m_place.cli({u"runs"_s, u"retry"_s, u"2"_s, u"--json"_s});
    QCOMPARE(again.count(u"read"_s), done.count(u"rejected"_s));
    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, u"2"_s, u"--json"_s});
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QCOMPARE(m_place.digest().value("sha256"_L1), before.value("sha256"_L1));
}

void CrmModulesTest::wrongJobs_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("told");
    const auto modules = [](const QJsonArray &list, const QJsonObject &more = {}) {
        QJsonObject all = more;
        all.insert(u"modules"_s, list);
        return all;
    };
    const QJsonArray two{moduleOf(u"Accounts"_s), moduleOf(u"Contacts"_s)};
    QTest::newRow("none") << modules({}) << u"1 to 50"_s;
    QTest::newRow("twice") << modules({two.at(0), two.at(0)}) << u"twice"_s;
    QTest::newRow("one beside") << modules(two, {{u"module"_s, u"Leads"_s}}) << u"both"_s;
    QTest::newRow("a file for all")
        << modules(two, {{u"targetFile"_s, QJsonObject{{u"path"_s, u"/tmp/a.csv"_s}}}})
        << u"{module}"_s;
    QTest::newRow("an unknown key")
        << modules({moduleOf(u"Accounts"_s, {{u"fild"_s, 1}})}) << u"fild"_s;
    QTest::newRow("no such module") << modules({moduleOf(u"Nothing"_s)}) << u"Nothing"_s;
    QTest::newRow("no such field")
        << modules({two.at(0), moduleOf(u"Deals"_s, {{u"fields"_s, QJsonArray{u"Nope"_s}}})})
        << u"Deals"_s;
}

void CrmModulesTest::wrongJobs()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(QString, told);
    QString said = begin(parameters); // what a job file cannot say is told there
    if (said.isEmpty()) {
        const CliResult refused = m_place.run();
        QVERIFY(refused.exitCode == 1 || refused.exitCode == 2);
        said = QString::fromUtf8(refused.errors);
        QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
    }
    QVERIFY2(said.contains(told), qPrintable(said));
}

QTEST_GUILESS_MAIN(CrmModulesTest)
#include "tst_crmmodules.moc"
