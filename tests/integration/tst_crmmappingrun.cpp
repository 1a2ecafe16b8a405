// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/jobplace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 700;

QJsonObject mappingOf(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"'));
    if (!document.isObject())
        qFatal("The test's mapping is wrong");
    return document.object();
}

const QByteArray kMapping = R"({'fields':[
    {'target':'Company','template':'{{Company}}, {{Last_Name}}'},
    {'target':'Designation','source':'First_Name','transforms':[{'do':'part','by':' ','number':-1},
        {'do':'pad','length':6,'with':'0'}]},
    {'target':'Lead_Score_Value','source':'Country'},
    {'target':'Lead_Source','value':'trade show'},
    {'target':'Next_Contact_Date','source':'Last_Contacted_At',
        'transforms':[{'do':'cut','length':10}]},
    {'target':'Sales_Priority','source':'Designation',
        'transforms':[{'do':'map','values':{'CEO':'High','CTO':'high'},'otherwise':'Low'}],
        'onEmpty':'leaveOut'}
]})";

} // namespace

// Whole runs of jobs that have a mapping, against the emulated CRM.
class CrmMappingRunTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyValueIsWhereItBelongs();
    void processorsAreChecked();
    void emptyFieldsSkipTheirRecords();
    void badMappingsEndBeforeTheRun_data();
    void badMappingsEndBeforeTheRun();
    void sensitiveValuesAreShownNowhere();
    void markedFields();
    void suggestions();

private:
    QMap<QString, QJsonObject> leads();
    QByteArray outcome(const QString &name);
    QByteArray allOutcomes();

    JobPlace m_place{{.id = u"crm-bulk"_s,
        .jobName = u"Mapped leads"_s,
        .source = u"Sandbox CRM"_s,
        .target = u"Sandbox CRM"_s}};
};

// The mapping swaps fields, which a run asks about otherwise.
const QJsonObject kAllIsMeant{{u"patterns"_s, false}, {u"emptied"_s, 0}};

void CrmMappingRunTest::initTestCase()
{
    const QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QMap<QString, QJsonObject> CrmMappingRunTest::leads()
{
    QMap<QString, QJsonObject> records;
    for (const QJsonObject &row : m_place.ledger())
        records.insert(row.value("id"_L1).toString(), row.value("values"_L1).toObject());
    return records;
}

QByteArray CrmMappingRunTest::outcome(const QString &name)
{
    const QString folder = m_place.file(u"exported"_s);
    QDir(folder).removeRecursively();
    const CliResult exported
        = m_place.cli({u"runs"_s, u"export"_s, m_place.newestRun(), u"--out"_s, folder});
    QFile file(folder + u'/' + name);
    return exported.exitCode == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray CrmMappingRunTest::allOutcomes()
{
    QByteArray all;
    for (const QString &name : {u"written.csv"_s, u"skipped.csv"_s, u"rejected.csv"_s,
             u"not-attempted.csv"_s, u"summary.json"_s, u"run.log.jsonl"_s})
        all += outcome(name);
    return all;
}

void CrmMappingRunTest::everyValueIsWhereItBelongs()
{
    QCOMPARE(
        m_place.beginAnew({{u"module"_s, u"Leads"_s}, {u"chunkRows"_s, 200},
                              {u"rejectionLimitPercent"_s, 0}, {u"blastRadius"_s, kAllIsMeant}},
            {{u"pageRows"_s, 300}}, mappingOf(kMapping)),
        QString());
    const QMap<QString, QJsonObject> before = leads();
    QCOMPARE(before.size(), kRows);
    const CliResult plan = m_place.cli({u"plan"_s, u"Mapped leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(leads(), before);
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 4, run.errors.constData()); // completed with rejections
    QVERIFY(run.balances());
    QCOMPARE(plan.json().value("counts"_L1), run.json().value("counts"_L1));

    const QMap<QString, QJsonObject> after = leads();
    const auto text = [](const QJsonObject &record, const char *field) {
        return record.value(QLatin1StringView(field)).toVariant().toString();
    };
    int rejected = 0;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        const QJsonObject &was = it.value();
        const QJsonObject is = after.value(it.key());
        const QString country = text(was, "Country");
        bool isNumber = false;
        country.toInt(&isNumber);
        if (!country.isEmpty() && !isNumber) {
            ++rejected;
            QCOMPARE(is, was); // it was not sent
            continue;
        }
        QCOMPARE(text(is, "Lead_Score_Value"), country);
        QCOMPARE(text(is, "Company"), text(was, "Company") + u", "_s + text(was, "Last_Name"));
        QCOMPARE(text(is, "Designation"),
            text(was, "First_Name").section(u' ', -1).rightJustified(6, u'0'));
        QCOMPARE(text(is, "Lead_Source"), u"Trade Show"_s);
        QCOMPARE(text(is, "Next_Contact_Date"), text(was, "Last_Contacted_At").left(10));
        const QString title = text(was, "Designation");
        QCOMPARE(text(is, "Sales_Priority"),
            title.isEmpty()                              ? text(was, "Sales_Priority")
                : title == u"CEO"_s || title == u"CTO"_s ? u"High"_s
                                                         : u"Low"_s);
        QCOMPARE(text(is, "Mobile"), text(was, "Mobile")); // not in the mapping
    }
    QVERIFY(rejected > 0);
    QCOMPARE(run.count(u"rejected"_s), rejected);
    QCOMPARE(run.count(u"written"_s), kRows - rejected);
    const QByteArray rows = outcome(u"rejected.csv"_s);
    QCOMPARE(rows.count(",NO_INTEGER,Lead_Score_Value,"), rejected);
    QVERIFY(rows.contains("Lead_Score_Value “India” is no whole number"));
    const CliResult verified = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun()});
    QVERIFY2(verified.exitCode == 0, QByteArray(verified.output + verified.errors).constData());
}

// Without fields the mapping says how what the processors write is checked.
void CrmMappingRunTest::processorsAreChecked()
{
    const QJsonArray processors{QJsonObject{{u"type"_s, u"rules"_s},
        {u"rules"_s,
            QJsonArray{QJsonObject{{u"type"_s, u"copy"_s}, {u"field"_s, u"Country"_s},
                           {u"into"_s, u"Lead_Score_Value"_s}},
                QJsonObject{{u"type"_s, u"constant"_s}, {u"field"_s, u"Industry"_s},
                    {u"value"_s, u"Healthcare"_s}}}}}};
    const QJsonObject parameters{
        {u"module"_s, u"Leads"_s}, {u"processors"_s, processors}, {u"rejectionLimitPercent"_s, 0}};
    QCOMPARE(m_place.beginAnew(parameters, {}, mappingOf("{'onBadValue':'leaveOut'}")), QString());
    const QMap<QString, QJsonObject> before = leads();
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const QMap<QString, QJsonObject> after = leads();
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        bool isNumber = false;
        const QString country = it->value("Country"_L1).toString();
        country.toInt(&isNumber);
        QCOMPARE(after.value(it.key()).value("Lead_Score_Value"_L1).toVariant().toString(),
            isNumber ? country : QString());
        QCOMPARE(after.value(it.key()).value("Industry"_L1).toString(), u"Healthcare"_s);
    }
}

// They are told in the ledger, with why, and a plan counts them as the run does.
void CrmMappingRunTest::emptyFieldsSkipTheirRecords()
{
    const QByteArray mapping = R"({'fields':[
        {'target':'Description','source':'Designation','onEmpty':'skip'},
        {'target':'Industry','value':'Healthcare'}]})";
    const QJsonObject parameters{{u"module"_s, u"Leads"_s}, {u"blastRadius"_s, kAllIsMeant}};
    QCOMPARE(m_place.beginAnew(parameters, {}, mappingOf(mapping)), QString());
    const QMap<QString, QJsonObject> before = leads();
    const auto empty = std::count_if(before.cbegin(), before.cend(),
        [](const QJsonObject &lead) { return lead.value("Designation"_L1).toString().isEmpty(); });
    QVERIFY(empty > 0 && empty < before.size());
    const CliResult plan = m_place.cli({u"plan"_s, u"Mapped leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.count(u"skipped"_s), empty);
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QCOMPARE(plan.json().value("counts"_L1), run.json().value("counts"_L1));
    QCOMPARE(outcome(u"skipped.csv"_s).count("Description is empty"), empty);
    const QMap<QString, QJsonObject> after = leads();
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        const QString title = it->value("Designation"_L1).toString();
        QCOMPARE(after.value(it.key()).value("Description"_L1).toString(),
            title.isEmpty() ? it->value("Description"_L1).toString() : title);
    }
}

void CrmMappingRunTest::badMappingsEndBeforeTheRun_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<QStringList>("problems");
    QTest::newRow("fields") << u"Leads"_s
                            << QByteArray("{'fields':[{'target':'Nope'},{'target':'Modified_Time'},"
                                          "{'target':'Company','source':'Firm'},"
                                          "{'target':'Lead_Source','value':'Nowhere'}]}")
                            << QStringList{u"Nope is no field"_s,
                                   u"Modified_Time (datetime) cannot"_s,
                                   u"Company is made of Firm"_s, u"Lead_Source gets a constant"_s};
    QTest::newRow("lookup") << u"Contacts"_s
                            << QByteArray("{'fields':[{'target':'Account_Name'},"
                                          "{'target':'Date_of_Birth','source':'Account_Name'}]}")
                            << QStringList{u"Account_Name looks up Accounts and needs findBy"_s,
                                   u"Date_of_Birth (date) cannot take Account_Name (lookup)"_s};
    QTest::newRow("no key")
        << u"Leads"_s
        << QByteArray("{'fields':[{'target':'Description','source':'Email',"
                      "'transforms':[{'do':'hash'}]}],'hashKey':{'env':'SLUICE_NO_SUCH_KEY'}}")
        << QStringList{u"SLUICE_NO_SUCH_KEY"_s};
}

void CrmMappingRunTest::badMappingsEndBeforeTheRun()
{
    QFETCH(QString, module);
    QFETCH(QByteArray, mapping);
    QFETCH(QStringList, problems);
    QCOMPARE(m_place.beginAnew({{u"module"_s, module}}, {}, mappingOf(mapping)), QString());
    const CliResult run = m_place.run();
    QCOMPARE(run.exitCode, 1);
    for (const QString &problem : std::as_const(problems))
        QVERIFY2(run.errors.contains(problem.toUtf8()), run.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
    QVERIFY(m_place.requests(u"POST"_s, u"^/crm/bulk/"_s).isEmpty());
}

// The values go to the CRM and are seen nowhere else, and the run can be verified all the same.
void CrmMappingRunTest::sensitiveValuesAreShownNowhere()
{
    const QByteArray mapping = R"({'fields':[
        {'target':'Description','source':'Email','sensitive':'mask',
            'transforms':[{'do':'upper'}]},
        {'target':'Lead_Score_Value','template':'{{Country}}','sensitive':'mask'},
        {'target':'Industry','value':'Healthcare'}]})";
    QCOMPARE(m_place.beginAnew({{u"module"_s, u"Leads"_s}, {u"rejectionLimitPercent"_s, 0}}, {},
                 mappingOf(mapping)),
        QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Mapped leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QVERIFY(!plan.output.contains("@EXAMPLE.COM"));
    QVERIFY(plan.output.contains("•••"));
    const CliResult run = m_place.run();
    QCOMPARE(run.exitCode, 4);
    const QMap<QString, QJsonObject> after = leads();
    const auto sent = std::count_if(after.cbegin(), after.cend(), [](const QJsonObject &record) {
        return record.value("Description"_L1).toString()
            == record.value("Email"_L1).toString().toUpper();
    });
    QCOMPARE(sent, run.count(u"written"_s));
    const QByteArray outcomes = allOutcomes();
    QVERIFY(outcomes.contains("•••"));
    QVERIFY(outcomes.contains("Healthcare"));
    QVERIFY(outcomes.contains("Lead_Score_Value is no whole number"));
    QVERIFY(!outcomes.contains("@EXAMPLE.COM"));
    QVERIFY(!outcomes.contains("United States"));
    QVERIFY(!QByteArray(run.output + run.errors).contains("@EXAMPLE.COM"));
    QCOMPARE(m_place.sqlNumber(
                 u"SELECT COUNT(*) FROM record_issue WHERE message LIKE '%United States%'"_s),
        0);
    const CliResult verified = m_place.cli({u"runs"_s, u"verify"_s, m_place.newestRun()});
    QVERIFY2(verified.exitCode == 0, QByteArray(verified.output + verified.errors).constData());
}

// What the CRM itself marks is hidden and named without a word in the mapping.
void CrmMappingRunTest::markedFields()
{
    const QByteArray mapping = R"({'fields':[
        {'target':'Passport_Number','template':'X{{Passport_Number}}'},
        {'target':'Title','value':'CEO'}]})";
    QCOMPARE(m_place.beginAnew({{u"module"_s, u"Contacts"_s}}, {}, mappingOf(mapping)), QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Mapped leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.json().value("cost"_L1)["sensitive"_L1].toArray(),
        QJsonArray{u"Passport_Number (personal data)"_s});
    const CliResult text = m_place.cli({u"plan"_s, u"Mapped leads"_s, u"--quiet"_s});
    QVERIFY2(text.output.contains("Passport_Number (personal data)"), text.output.constData());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(run.count(u"written"_s) > 0);
    const QByteArray rows = outcome(u"written.csv"_s);
    QVERIFY(rows.startsWith("_row,_action,id,Passport_Number,Title\n"));
    QCOMPARE(rows.count(",•••,CEO\n"), run.count(u"written"_s));
    // Shown where that is chosen.
    QCOMPARE(m_place.beginAnew({{u"module"_s, u"Contacts"_s}}, {},
                 mappingOf(QByteArray(mapping).replace(
                     "{{Passport_Number}}'", "{{Passport_Number}}','sensitive':'show'"))),
        QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QVERIFY(!outcome(u"written.csv"_s).contains("•••"));
}

// A file's odd header, from suggestion to stored mapping.
void CrmMappingRunTest::suggestions()
{
    QCOMPARE(m_place.beginAnew({{u"module"_s, u"Leads"_s}}), QString());
    QFile file(m_place.file(u"leads.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("First _Name,Last_Name,Company,Mobile,Country,Job_Title,Company_Size,Shoe size\n"
               "Defective Lead 1,Lead1,Company 463,+91 98765 43210,91,Manager,1000,\n"
               "Defective Lead 2,Lead2,Company 1272,4155552671,91,Director,5,44\n");
    file.close();
    const CliResult shown = m_place.cli(
        {u"jobs"_s, u"automap"_s, u"Mapped leads"_s, u"--file"_s, file.fileName(), u"--json"_s});
    QVERIFY2(shown.exitCode == 0, shown.errors.constData());
    QMap<QString, QString> pairs;
    for (const QJsonValue &pair : shown.json().value("suggested"_L1)["pairs"_L1].toArray())
        pairs.insert(pair["source"_L1].toString(), pair["target"_L1].toString());
    QCOMPARE(pairs.value(u"First _Name"_s), u"First_Name"_s);
    QCOMPARE(pairs.value(u"Job_Title"_s), u"Designation"_s);
    QCOMPARE(pairs.value(u"Company_Size"_s), u"No_of_Employees"_s);
    QCOMPARE(
        shown.json().value("suggested"_L1)["freeSources"_L1].toArray(), QJsonArray{u"Shoe size"_s});
    const auto stored = [this] {
        const CliResult job = m_place.cli({u"jobs"_s, u"export"_s, u"Mapped leads"_s});
        return QJsonDocument::fromJson(job.output).object().value("mapping"_L1).toObject();
    };
    QVERIFY(stored().isEmpty()); // shown, not saved
    const CliResult saved = m_place.cli(
        {u"jobs"_s, u"automap"_s, u"Mapped leads"_s, u"--file"_s, file.fileName(), u"--save"_s});
    QVERIFY2(saved.exitCode == 0, saved.errors.constData());
    QVERIFY(saved.output.contains("another word for the same"));
    QCOMPARE(stored().value("fields"_L1).toArray().size(), pairs.size());
}

QTEST_GUILESS_MAIN(CrmMappingRunTest)
#include "tst_crmmappingrun.moc"
