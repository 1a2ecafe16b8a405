// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/jobplace.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kVisits = 100;
const QString kSafety = u"Safety"_s;
const QStringList kSafetyOnly(kSafety);

QJsonObject mapping()
{
    const QJsonArray more{QJsonObject{
        {u"do"_s, u"map"_s}, {u"values"_s, QJsonObject{{kSafety, u"Safety;Energy"_s}}}}};
    return {{u"fields"_s,
        QJsonArray{QJsonObject{{u"target"_s, u"Topics"_s}, {u"source"_s, u"Topics"_s},
                       {u"transforms"_s, more}},
            QJsonObject{{u"target"_s, u"Rating"_s}, {u"value"_s, u"4.50"_s}},
            QJsonObject{{u"target"_s, u"Short_Note"_s}, {u"value"_s, u"seen"_s}}}}};
}

} // namespace

// Multi-select fields are read in one form and written in another (zoho-crm-bulk B3, D2): they come
// through a run by bulk write, its checks and its undo as they are.
class CrmListsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void comeThrough_data();
    void comeThrough();
    void lostResults();

private:
    QMap<QString, QStringList> topics(); // of each record, in order
    QString notMapped(const QMap<QString, QStringList> &before);
    JobPlace m_place{{.id = u"crm-bulk"_s,
        .jobName = u"Visits"_s,
        .source = u"Sandbox CRM"_s,
        .target = u"Sandbox CRM"_s}};
    const QJsonObject m_job{{u"module"_s, u"Site_Visits"_s}, {u"writeBy"_s, u"bulk"_s},
        {u"rejectionLimitPercent"_s, 0},
        {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}, {u"emptied"_s, 0}}}};
};

void CrmListsTest::initTestCase()
{
    constexpr int kVisitsOfLeads = 20; // a twentieth as many
    const QString problem = m_place.start(
        {u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kVisits * kVisitsOfLeads)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QMap<QString, QStringList> CrmListsTest::topics()
{
    QMap<QString, QStringList> all;
    const QByteArray text
        = m_place.sandbox().getText(u"/ledger?service=zoho-crm&stream=Site_Visits"_s);
    for (const QByteArray &line : text.split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        QStringList values
            = row.value("values"_L1)["Topics"_L1].toString().split(u';', Qt::SkipEmptyParts);
        values.sort();
        if (!row.isEmpty())
            all.insert(row.value("id"_L1).toString(), values);
    }
    return all;
}

QString CrmListsTest::notMapped(const QMap<QString, QStringList> &before)
{
    const QMap<QString, QStringList> after = topics();
    for (auto it = before.begin(); it != before.end(); ++it) {
        QStringList wanted = *it;
        if (wanted == kSafetyOnly)
            wanted.prepend(u"Energy"_s);
        if (after.value(it.key()) != wanted)
            return it.key() + u": "_s + after.value(it.key()).join(u'+');
    }
    return {};
}

void CrmListsTest::comeThrough_data()
{
    QTest::addColumn<QString>("read"); // separators of the service
    QTest::addColumn<QString>("written");
    QTest::newRow("as it is likely") << u","_s << u";"_s;
    QTest::newRow("by bars") << u"|"_s << u"|"_s;
}

void CrmListsTest::comeThrough()
{
    QFETCH(QString, read);
    QFETCH(QString, written);
    QCOMPARE(m_place.beginAnew(m_job,
                 {{u"multiselectReadSeparator"_s, read}, {u"multiselectSeparator"_s, written}},
                 mapping()),
        QString());
    QFile file(m_place.file(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray connections = document.value("connections"_L1).toArray();
    for (QJsonValueRef one : connections) {
        QJsonObject connection = one.toObject();
        if (connection.value("name"_L1).toString() != "Sandbox CRM"_L1)
            continue;
        QJsonObject settings = connection.value("settings"_L1).toObject();
        settings.insert(u"readChoiceSeparator"_s, read);
        settings.insert(u"choiceSeparator"_s, written);
        connection.insert(u"settings"_s, settings);
        one = connection;
    }
    document.insert(u"connections"_s, connections);
    QFile changed(m_place.file(u"lists.json"_s));
    QVERIFY(changed.open(QIODevice::WriteOnly | QIODevice::Truncate));
    changed.write(QJsonDocument(document).toJson());
    changed.close();
    const CliResult imported
        = m_place.cli({u"connections"_s, u"import"_s, m_place.file(u"lists.json"_s)});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());

    const QMap<QString, QStringList> before = topics();
    const auto several = std::count_if(before.cbegin(), before.cend(),
        [](const QStringList &values) { return values.size() > 1; });
    QVERIFY(several > 10 && before.values().contains(kSafetyOnly));
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), before.size());
    QCOMPARE(notMapped(before), QString());
    const CliResult checked = m_place.cli({u"runs"_s, u"verify"_s, u"1"_s});
    QVERIFY2(checked.exitCode == 0, QByteArray(checked.output + checked.errors).constData());

    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s});
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QCOMPARE(undone.count(u"written"_s), before.size());
    QCOMPARE(topics(), before);
    // Run #2 was the plan of the undo.
    const CliResult undoChecked = m_place.cli({u"runs"_s, u"verify"_s, u"3"_s});
    QVERIFY2(
        undoChecked.exitCode == 0, QByteArray(undoChecked.output + undoChecked.errors).constData());
    const CliResult again = m_place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"skipped"_s), before.size()); // it holds them already
}

// The results are gone: what the module holds is compared with what was sent.
void CrmListsTest::lostResults()
{
    QCOMPARE(m_place.beginAnew(m_job, {}, mapping()), QString());
    const QMap<QString, QStringList> before = topics();
    QVERIFY(m_place.sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
        {u"method"_s, u"GET"_s}, {u"path"_s, u"/bulk-write/.*zip$"_s}, {u"when"_s, u"before"_s},
        {u"times"_s, 0}, {u"action"_s, QJsonObject{{u"status"_s, 410}}}}}));
    const CliResult run = m_place.run();
    QVERIFY(m_place.sandbox().setFaults({}));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), before.size());
    QCOMPARE(run.count(u"rejected"_s), 0);
    QCOMPARE(notMapped(before), QString());
}

QTEST_GUILESS_MAIN(CrmListsTest)
#include "tst_crmlists.moc"
