// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/leadsample.h"
#include "core/mapping/processors/processorrig.h"
#include "core/mapping/processors/processortests.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray kLeadFields
    = R"("reads":["Designation","No_of_Employees","Last_Activity_Days","Web_Engagement_Score"],)"
      R"("writes":["Mobile","Country","Lead_Score_Value","Lead_Segment","Sales_Priority",)"
      R"("Data_Quality_Status"])";
const QStringList kOutputs{u"Mobile"_s, u"Country"_s, u"Lead_Score_Value"_s, u"Lead_Segment"_s,
    u"Sales_Priority"_s, u"Data_Quality_Status"_s};

QString examplePath(const QString &name)
{
    return QStringLiteral(SLUICE_SOURCE_DIR) + u"/packaging/examples/"_s + name;
}

QByteArray leadScript(char ruleSet)
{
    QFile file(examplePath(u"lead-clean-up.js"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("RULE_SET = 'C'");
    if (at < 0)
        return {};
    text[at + 12] = ruleSet;
    return text;
}

// Names as in the CRM.
LeadSample crmSample(int rows)
{
    LeadSample sample = loadSample(rows);
    sample.header.replaceInStrings(u"Job_Title"_s, u"Designation"_s)
        .replaceInStrings(u"Company_Size"_s, u"No_of_Employees"_s);
    return sample;
}

QMap<QString, int> leadTotals(const ProcessorRig &rig, int rows)
{
    QMap<QString, int> totals;
    for (int row = 0; row < rows; ++row) {
        for (const QString &name : kOutputs.sliced(1))
            ++totals[name + u' ' + rig.value(row, name)];
        if (rig.value(row, u"Mobile"_s).startsWith(u'+')
            && !rig.value(row, u"Mobile"_s).contains(u' '))
            ++totals[u"mobile"_s];
    }
    return totals;
}

} // namespace

void LeadProcessorsTest::sameTotals_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<char>("ruleSet");
    QTest::addColumn<QStringList>("clean"); // Clean, Hot (zoho-crm-bulk F)
    for (const int rows : {4500, 10'000}) {
        for (const char set : {'A', 'B', 'C'}) {
            const bool isShort = rows == 4500;
            const int clean = set == 'A' ? (isShort ? 1189 : 2664)
                : set == 'B'             ? (isShort ? 1415 : 3162)
                                         : (isShort ? 1860 : 4118);
            QTest::addRow("%d rows, rule set %c", rows, set)
                << rows << set << QStringList{QString::number(clean), isShort ? u"95"_s : u"180"_s};
        }
    }
}

void LeadProcessorsTest::sameTotals()
{
    QFETCH(const int, rows);
    QFETCH(const char, ruleSet);
    QFETCH(const QStringList, clean);
    LeadSample sample = crmSample(rows);
    ProcessorRig rig(sample.header, std::move(sample.rows));
    rig.batchRows = 1000;
    const QByteArray rules
        = QByteArray(R"([{"type":"rules","preset":"lead-clean-up","ruleSet":")") + ruleSet + "\"}]";
    QCOMPARE(rig.run(rules), QString());
    const QStringList expected = rig.outcome();
    const QMap<QString, int> totals = leadTotals(rig, rows);
    if (sample.isPublished) {
        QCOMPARE(totals.value(u"Data_Quality_Status Clean"_s), clean.at(0).toInt());
        QCOMPARE(totals.value(u"Lead_Segment Hot"_s), clean.at(1).toInt());
    }
    const QByteArray script = leadScript(ruleSet);
    QVERIFY(!script.isEmpty());
    const QByteArray command = commandJson(
        {u"python3"_s, examplePath(u"lead-clean-up.py"_s), QString(QChar::fromLatin1(ruleSet))},
        kLeadFields);
    for (const QByteArray &json : {scriptJson(script, kLeadFields), command}) {
        QCOMPARE(rig.run(json), QString());
        QCOMPARE(leadTotals(rig, rows), totals);
        QCOMPARE(rig.outcome(), expected);
    }
}

// Compiled and run where there is a JDK.
void LeadProcessorsTest::javaExample()
{
    const QString compiler = QStandardPaths::findExecutable(u"javac"_s);
    const QString java = QStandardPaths::findExecutable(u"java"_s);
    if (compiler.isEmpty() || java.isEmpty())
        QSKIP("The Java example is not compiled: there is no JDK on this machine");
    const QTemporaryDir folder;
    QCOMPARE(QProcess::execute(compiler,
                 {u"-d"_s, folder.path(), examplePath(u"java/CommandMain.java"_s),
                     examplePath(u"java/RecordsProcessor.java"_s)}),
        0);
    ProcessorRig rig({u"Id"_s, u"Name"_s, u"Country"_s},
        {{"1", "a \"b\",\nc", " india "}, {"2", "", "Peru"}, {"3", "\xc3\xa4", ""}});
    QCOMPARE(rig.run(commandJson({java, u"-Xmx64m"_s, u"-cp"_s, folder.path(), u"CommandMain"_s},
                 "\"reads\":[\"Name\"],\"writes\":[\"Country\"]")),
        QString());
    QCOMPARE(rig.outcome(), QStringList({u"Country=IN"_s, QString(), QString()}));
}
