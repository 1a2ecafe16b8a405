// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmchoice/fileplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Files as ends of the CRM sync: a module to a file, such a file back into the CRM, and the rows of
// a file that were rejected once more.
class CrmFilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QVERIFY(m_place.emptyOut()); }
    void moduleToFile();
    void planOfAFile();
    void partsAndChanges();
    void roundTrip();
    void sensitiveFields();
    void incrementsHaveNames();
    void wrongPlaces_data();
    void wrongPlaces();
    void verifiedLater();
    void rejectedRowsAgain_data();
    void rejectedRowsAgain();
    void hiddenMarksAreNoValues();

private:
    FilePlace m_place;
    QByteArray m_whole; // a backup that nothing disturbed
};

void CrmFilesTest::initTestCase()
{
    QCOMPARE(m_place.begin(), QString());
}

void CrmFilesTest::moduleToFile()
{
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    const QJsonObject before = m_place.digest();
    const CliResult done = m_place.run();
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"written"_s), FilePlace::kRows);
    QCOMPARE(m_place.problem(FilePlace::kRows), QString());
    QCOMPARE(m_place.digest(), before); // nothing was sent
    QCOMPARE(m_place.writeJobs() + m_place.recordCalls(), 0);
    QCOMPARE(m_place.found(), QStringList{u"leads.csv"_s});
    m_whole = m_place.bytes(m_place.out(u"leads.csv"_s));
    QVERIFY(
        !(QFile::permissions(m_place.out(u"leads.csv"_s)) & (QFile::ReadGroup | QFile::ReadOther)));

    const QList<QByteArrayList> rows = FilePlace::rows(m_whole);
    QCOMPARE(rows.size(), FilePlace::kRows + 1);
    QCOMPARE(rows.first().first(), "id");
    QByteArrayList sorted = rows.first().mid(1);
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(rows.first().mid(1), sorted);
    for (const auto *name : {"Company", "Created_Time", "Email", "Owner"})
        QVERIFY2(sorted.contains(name), name);
    const QMap<QString, QJsonObject> all = m_place.records();
    const auto company = rows.first().indexOf("Company");
    for (const QByteArrayList &row : rows.mid(1)) {
        QCOMPARE(row.size(), rows.first().size());
        QCOMPARE(QString::fromUtf8(row.at(company)),
            all.value(QString::fromUtf8(row.first())).value("Company"_L1).toString());
    }
    const CliResult exported
        = m_place.cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, m_place.file(u"exported"_s)});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, u"1"_s});
    QCOMPARE(undone.exitCode, 1);
    QVERIFY2(undone.errors.contains("wrote a file"), undone.errors.constData());
}

void CrmFilesTest::planOfAFile()
{
    QCOMPARE(m_place.beginAnew(m_place.backup({{u"path"_s, m_place.out(u"{module}-{run}.csv"_s)}})),
        QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.count(u"written"_s), FilePlace::kRows);
    QCOMPARE(m_place.found(), QStringList());
    const QJsonObject cost = plan.json().value("cost"_L1).toObject();
    const QJsonObject file = cost.value("targetFile"_L1).toObject();
    QCOMPARE(file.value("path"_L1).toString(), m_place.out(u"Leads-{run}.csv"_s));
    QCOMPARE(file.value("records"_L1).toInteger(), FilePlace::kRows);
    QVERIFY(file.value("columns"_L1).toArray().size() > 15);
    QVERIFY(file.value("notRead"_L1).toArray().contains(u"Tag"_s));
    QVERIFY(cost.value("credits"_L1).toInteger() > 200); // four pages
    QVERIFY(!cost.contains("ways"_L1));
    QCOMPARE(cost.value("uploads"_L1).toInteger(), 0);
    const CliResult text = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--quiet"_s});
    QVERIFY2(
        text.output.contains(m_place.out(u"Leads-{run}.csv"_s).toUtf8()), text.output.constData());

    const CliResult done = m_place.run();
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(m_place.found(), QStringList{u"Leads-3.csv"_s}); // the plans have numbers, too
}

// Criteria, chosen fields, rows of a part, and what a processor makes of them.
void CrmFilesTest::partsAndChanges()
{
    const QJsonObject india{{u"field"_s, QJsonObject{{u"api_name"_s, u"Country"_s}}},
        {u"comparator"_s, u"equal"_s}, {u"value"_s, u"India"_s}};
    const QString source = u"function process(r) { if (r.Company.endsWith('7')) return"
                           " reject('seven'); if (r.Company.endsWith('8')) return;"
                           " r.Shout = r.Company.toUpperCase(); return r; }"_s;
    const QJsonArray script{QJsonObject{{u"type"_s, u"script"_s}, {u"source"_s, source},
        {u"reads"_s, QJsonArray{u"Company"_s}}, {u"writes"_s, QJsonArray{u"Shout"_s}}}};
    QCOMPARE(m_place.beginAnew(m_place.backup({{u"byteOrderMark"_s, true}},
                 {{u"criteria"_s, india}, {u"processors"_s, script},
                     {u"fields"_s, QJsonArray{u"Country"_s, u"Company"_s}}})),
        QString());
    const CliResult done = m_place.run();
    QVERIFY2(done.exitCode == 4, done.errors.constData());
    QVERIFY(done.balances());
    QVERIFY(done.count(u"rejected"_s) > 0 && done.count(u"skipped"_s) > 0);
    const QByteArray text = m_place.bytes(m_place.out(u"leads.csv"_s));
    QVERIFY(text.startsWith("\xEF\xBB\xBFid,Country,Company,Shout\r\n"));
    const QList<QByteArrayList> rows = FilePlace::rows(text);
    QCOMPARE(rows.size() - 1, done.count(u"written"_s));
    for (const QByteArrayList &row : rows.mid(1)) {
        QCOMPARE(row.at(1), "India");
        QVERIFY(!row.at(2).endsWith('7') && !row.at(2).endsWith('8'));
        QCOMPARE(row.at(3), row.at(2).toUpper());
    }
    QCOMPARE(m_place.problem(done.count(u"read"_s)), QString());

    QCOMPARE(m_place.beginAnew(m_place.backup({{u"existing"_s, u"replace"_s}})), QString());
    const CliResult part = m_place.run({u"--rows"_s, u"290-310"_s});
    QVERIFY2(part.exitCode == 0, part.errors.constData());
    const QList<QByteArrayList> some = FilePlace::rows(m_place.bytes(m_place.out(u"leads.csv"_s)));
    QCOMPARE(some.size(), 22);
    QCOMPARE(some.mid(1), FilePlace::rows(m_whole).mid(290, 21));
    const CliResult none = m_place.run({u"--rows"_s, u"5000-"_s});
    QVERIFY2(none.exitCode == 0, none.errors.constData());
    QCOMPARE(m_place.bytes(m_place.out(u"leads.csv"_s)), m_whole.first(m_whole.indexOf('\n') + 1));
}

// A backup is what an upsert reads, as it stands.
void CrmFilesTest::roundTrip()
{
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    const QMap<QString, QJsonObject> before = m_place.records();
    const QStringList ids = m_place.ids();
    QJsonArray changes;
    for (int i = 0; i < FilePlace::kRows; i += 7) {
        changes.append(QJsonObject{{u"id"_s, ids.at(i)},
            {u"values"_s,
                QJsonObject{{u"Company"_s, u"spoiled, \"it\"\nis"_s}, {u"Mobile"_s, QString()},
                    {u"No_of_Employees"_s, u"77"_s}, {u"Email_Opt_Out"_s, u"true"_s},
                    {u"Next_Contact_Date"_s, u"2001-01-01"_s}}}});
    }
    QVERIFY(m_place.mutate(changes));
    QVERIFY(m_place.records() != before);
    QCOMPARE(m_place.import({{u"processors"_s, QJsonArray()}, {u"operation"_s, u"upsert"_s},
                 {u"targetFile"_s, QJsonValue::Null},
                 {u"sourceFile"_s, QJsonObject{{u"path"_s, m_place.out(u"leads.csv"_s)}}}}),
        QString());
    const CliResult asked = m_place.run();
    QCOMPARE(asked.exitCode, 7); // what the backup holds empties some of the fields
    QCOMPARE(m_place.writeJobs() + m_place.recordCalls(), 0);
    const CliResult restored = m_place.cli(
        {u"runs"_s, u"resume"_s, asked.json()[u"runId"].toString(), u"--json"_s, u"--quiet"_s});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QCOMPARE(restored.count(u"written"_s), changes.size()); // the others hold what the file says
    QCOMPARE(restored.count(u"skipped"_s), FilePlace::kRows - changes.size());
    const QMap<QString, QJsonObject> after = m_place.records();
    QCOMPARE(after.size(), before.size());
    for (const QString &id : ids)
        QCOMPARE(after.value(id), before.value(id));
}

void CrmFilesTest::sensitiveFields()
{
    const QJsonArray named{u"Last_Name"_s, u"Passport_Number"_s, u"Blood_Group"_s};
    const auto contacts = [this](const QJsonObject &target, const QJsonObject &more = {}) {
        QJsonObject all = more;
        all.insert(u"module"_s, u"Contacts"_s);
        return m_place.beginAnew(m_place.backup(target, all));
    };
    QCOMPARE(contacts({}), QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    const QJsonObject file = plan.json().value("cost"_L1)["targetFile"_L1].toObject();
    QCOMPARE(file.value("leftOut"_L1).toArray(),
        (QJsonArray{u"Blood_Group"_s, u"Date_of_Birth"_s, u"Passport_Number"_s}));
    QCOMPARE(m_place.run().exitCode, 0);
    const QByteArrayList without
        = FilePlace::rows(m_place.bytes(m_place.out(u"leads.csv"_s))).first();
    QVERIFY(without.contains("Account_Name") && !without.contains("Passport_Number"));

    QCOMPARE(contacts({{u"existing"_s, u"replace"_s}}, {{u"fields"_s, named}}), QString());
    const CliResult refused = m_place.run();
    QCOMPARE(refused.exitCode, 1);
    const QByteArray said = refused.errors + refused.output;
    QVERIFY2(said.contains("Passport_Number") && said.contains("sensitive"), said.constData());
    for (const bool isIncluded : {true, false}) {
        QCOMPARE(contacts({{u"existing"_s, u"replace"_s},
                              {u"sensitive"_s, isIncluded ? u"include"_s : u"leaveOut"_s}},
                     {{u"fields"_s, named}}),
            QString());
        const CliResult done = m_place.run();
        QVERIFY2(done.exitCode == 0, done.errors.constData());
        const QList<QByteArrayList> rows
            = FilePlace::rows(m_place.bytes(m_place.out(u"leads.csv"_s)));
        QCOMPARE(rows.first().contains("Passport_Number"), isIncluded);
        QVERIFY(!rows.at(1).at(1).isEmpty());
    }
}

void CrmFilesTest::incrementsHaveNames()
{
    QCOMPARE(m_place.beginAnew(
                 m_place.backup({{u"path"_s, m_place.out(u"leads-{date}-{time}-{run}.csv"_s)}},
                     {{u"mode"_s, u"incremental"_s}})),
        QString());
    QCOMPARE(m_place.run().count(u"written"_s), FilePlace::kRows);
    QTest::qWait(1'100); // what is modified in the second of a run's making belongs to the next
    const QStringList ids = m_place.ids();
    QVERIFY(m_place.mutate({QJsonObject{
        {u"id"_s, ids.at(5)}, {u"values"_s, QJsonObject{{u"Mobile"_s, u"9876543210"_s}}}}}));
    QTest::qWait(1'100);
    const CliResult next = m_place.run();
    QVERIFY2(next.exitCode == 0, next.errors.constData());
    QCOMPARE(next.count(u"written"_s), 1);
    QCOMPARE(m_place.found().size(), 2);
    QVERIFY(m_place.found().last().endsWith("-2.csv"_L1)
        || m_place.found().first().endsWith("-2.csv"_L1));
}

void CrmFilesTest::wrongPlaces_data()
{
    QTest::addColumn<QJsonObject>("target");
    QTest::addColumn<QString>("told");
    const auto at = [](const QString &path) { return QJsonObject{{u"path"_s, path}}; };
    QTest::newRow("no such folder") << at(u"/nowhere/at/all/leads.csv"_s) << u"Make its folder"_s;
    QTest::newRow("an unknown key") << QJsonObject{{u"append"_s, true}} << u"append"_s;
}

void CrmFilesTest::wrongPlaces()
{
    QFETCH(QJsonObject, target);
    QFETCH(QString, told);
    QString said
        = m_place.beginAnew(m_place.backup(target)); // what a job file cannot say is told there
    if (said.isEmpty()) {
        const CliResult refused = m_place.run();
        QCOMPARE(refused.exitCode, 1);
        said = QString::fromUtf8(refused.errors);
        QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
    }
    QVERIFY2(said.contains(told), qPrintable(said));
}

void CrmFilesTest::verifiedLater()
{
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    const CliResult good = m_place.cli({u"runs"_s, u"verify"_s, u"1"_s});
    QVERIFY2(good.exitCode == 0, good.output.constData());
    QFile file(m_place.out(u"leads.csv"_s));
    QVERIFY(file.open(QIODevice::Append) && file.write("x") == 1);
    file.close();
    const CliResult bad = m_place.cli({u"runs"_s, u"verify"_s, u"1"_s});
    QVERIFY2(bad.exitCode != 0 && bad.output.contains("changed since"), bad.output.constData());
}

void CrmFilesTest::rejectedRowsAgain_data()
{
    QTest::addColumn<bool>("asItWas");
    QTest::newRow("by the mended job") << false;
    QTest::newRow("as it was") << true;
}

// The operator's file may be gone; the rows are those of the copy, in its form.
void CrmFilesTest::rejectedRowsAgain()
{
    QFETCH(bool, asItWas);
    QCOMPARE(m_place.beginAnew({}), QString());
    const QStringList ids = m_place.ids();
    QByteArray text = "id;Company;Last_Name\r\n";
    for (int i = 0; i < 500; ++i)
        text += ids.at(i).toUtf8() + ";\"K\xF6ln; " + QByteArray::number(i) + "\";L"
            + QByteArray::number(i) + "\r\n";
    QFile file(m_place.file(u"source.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const auto job = [&file](const QString &source) {
        return QJsonObject{{u"pageRows"_s, 150},
            {u"sourceFile"_s,
                QJsonObject{{u"path"_s, file.fileName()}, {u"delimiter"_s, u";"_s},
                    {u"encoding"_s, u"windows-1252"_s}}},
            {u"processors"_s,
                QJsonArray{QJsonObject{{u"type"_s, u"script"_s}, {u"source"_s, source},
                    {u"reads"_s, QJsonArray{u"Company"_s}},
                    {u"writes"_s, QJsonArray{u"Lead_Segment"_s}}}}}};
    };
    QCOMPARE(m_place.import(job(u"function process(r) { if (r.Company.endsWith('7')) return"
                                " reject('seven'); r.Lead_Segment = 'Cold'; return r; }"_s)),
        QString());
    const CliResult first = m_place.run();
    QVERIFY2(first.exitCode == 4, first.errors.constData());
    QCOMPARE(first.count(u"rejected"_s), 50);
    QVERIFY(file.remove());
    QCOMPARE(m_place.import(job(u"function process(r) { r.Lead_Segment = 'Warm'; return r; }"_s)),
        QString());
    QStringList arguments{u"runs"_s, u"retry"_s, u"1"_s, u"--json"_s};
    if (asItWas)
        arguments << u"--as-it-was"_s;
    const CliResult again = m_place.cli(arguments);
    QVERIFY2(again.exitCode == (asItWas ? 4 : 0), again.errors.constData());
    QCOMPARE(again.count(u"read"_s), 50);
    QCOMPARE(again.count(asItWas ? u"rejected"_s : u"written"_s), 50);
    if (asItWas)
        return;
    const QMap<QString, QJsonObject> all = m_place.records();
    for (int i = 0; i < 500; ++i) {
        const QJsonObject values = all.value(ids.at(i));
        QCOMPARE(values.value("Company"_L1).toString(), u"Köln; %1"_s.arg(i));
        QCOMPARE(values.value("Lead_Segment"_L1).toString(), i % 10 == 7 ? u"Warm"_s : u"Cold"_s);
    }
    const CliResult none = m_place.cli({u"runs"_s, u"retry"_s, u"2"_s, u"--json"_s});
    QCOMPARE(none.exitCode, 1);
}

// An outcome file hides what is sensitive. Fed back in as it is, nothing of it goes out; mended,
// the rows are written.
void CrmFilesTest::hiddenMarksAreNoValues()
{
    const auto contacts = [this] {
        QMap<QByteArray, QJsonObject> all;
        const auto lines
            = m_place.sandbox().getText(u"/ledger?service=zoho-crm&stream=Contacts"_s).split('\n');
        for (const QByteArray &line : lines) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (!row.isEmpty())
                all.insert(row.value("id"_L1).toString().toUtf8(), row[u"values"].toObject());
        }
        return all;
    };
    const QJsonArray refusing{QJsonObject{{u"type"_s, u"script"_s},
        {u"source"_s,
            u"function process(r) { if (r.Passport_Number.endsWith('7')) return reject('seven');"
            " r.Passport_Number = 'X' + r.Passport_Number; r.Title = 'CEO'; return r; }"_s},
        {u"writes"_s, QJsonArray{u"Passport_Number"_s, u"Title"_s}}}};
    QCOMPARE(
        m_place.beginAnew({{u"module"_s, u"Contacts"_s}, {u"fields"_s, QJsonValue::Null},
            {u"processors"_s, refusing}, {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}}}}),
        QString());
    const CliResult first = m_place.run();
    QVERIFY2(first.exitCode == 4, first.errors.constData());
    const qint64 rejected = first.count(u"rejected"_s);
    QVERIFY(rejected > 5);
    const QByteArray outcome = m_place.bytes(m_place.runFolder() + u"/outcome/rejected.csv"_s);
    QCOMPARE(outcome.count("•••"), rejected);
    const QMap<QByteArray, QJsonObject> before = contacts();
    const qint64 writesBefore = m_place.writeJobs() + m_place.recordCalls();

    const auto feed = [this](const QByteArray &text) -> CliResult {
        QFile file(m_place.file(u"rejected.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        file.close();
        const QString problem = m_place.import({{u"module"_s, u"Contacts"_s},
            {u"fields"_s, QJsonValue::Null}, {u"processors"_s, QJsonArray()},
            // One passport for all, and the run before has written nothing.
            {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}, {u"timesLastRun"_s, 0}}},
            {u"sourceFile"_s, QJsonObject{{u"path"_s, file.fileName()}}}});
        return problem.isEmpty() ? m_place.run() : CliResult{.errors = problem.toUtf8()};
    };
    const CliResult masked = feed(outcome);
    QVERIFY2(masked.exitCode == 4, masked.errors.constData());
    QCOMPARE(masked.count(u"rejected"_s), rejected);
    QCOMPARE(masked.count(u"written"_s), 0);
    QCOMPARE(contacts(), before);
    QCOMPARE(m_place.writeJobs() + m_place.recordCalls(), writesBefore);
    const QList<StoreRow> reasons
        = m_place.sql(u"SELECT field, message, source_key FROM record_issue WHERE run_number=2"
                      " AND code='HIDDEN_VALUE'"_s);
    QCOMPARE(reasons.size(), rejected);
    QCOMPARE(reasons.first()[u"field"_s].toString(), u"Passport_Number"_s);
    QVERIFY(reasons.first()[u"message"_s].toString().contains("put the value in its place"_L1));
    QVERIFY(before.contains(reasons.first()[u"source_key"_s].toByteArray()));

    const CliResult mended = feed(QByteArray(outcome).replace("•••", "Z1234567"));
    QVERIFY2(mended.exitCode == 0, mended.errors.constData());
    QCOMPARE(mended.count(u"written"_s), rejected);
    const QMap<QByteArray, QJsonObject> after = contacts();
    QCOMPARE(std::count_if(after.cbegin(), after.cend(),
                 [](const QJsonObject &values) {
                     return values.value("Passport_Number"_L1).toString() == "Z1234567"_L1;
                 }),
        rejected);
}

QTEST_GUILESS_MAIN(CrmFilesTest)
#include "tst_crmfiles.moc"
