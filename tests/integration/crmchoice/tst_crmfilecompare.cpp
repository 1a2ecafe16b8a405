// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmchoice/fileplace.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 400;
constexpr int kEveryTenth = 10;

const QStringList &columns()
{
    static const QStringList names{u"id"_s, u"Company"_s, u"Last_Name"_s, u"Email"_s,
        u"Annual_Revenue"_s, u"Next_Contact_Date"_s, u"Email_Opt_Out"_s};
    return names;
}

QByteArray cell(const QString &text)
{
    QByteArray value = text.toUtf8();
    return '"' + value.replace('"', "\"\"") + '"';
}

} // namespace

// Records of a file are compared with what the module holds before any of them is written: as if
// they had been read there, they are left out, judged, guarded and taken back.
class CrmFileCompareTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void unchangedAreLeftOut_data();
    void unchangedAreLeftOut();
    void blankedColumnIsStopped();
    void isTakenBack_data();
    void isTakenBack();
    void emptyCellsThatAreIgnored();
    void unknownRecords();
    void killed_data();
    void killed();
    void changedMeanwhile();

private:
    using Edit = std::function<void(int row, QJsonObject &values)>;
    QString fileOf(const Edit &edit, const QStringList &names, const QByteArray &more = {});
    QJsonObject job(const QJsonObject &more = {}) const;
    qint64 looks(); // calls for what the module holds
    QMap<QString, QJsonObject> texts(); // of the records
    FilePlace m_place;
    QMap<QString, QJsonObject> m_before;
};

void CrmFileCompareTest::initTestCase()
{
    QCOMPARE(
        m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)}), QString());
}

void CrmFileCompareTest::init()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    m_before = texts();
    QCOMPARE(m_before.size(), kRows);
}

QMap<QString, QJsonObject> CrmFileCompareTest::texts()
{
    QMap<QString, QJsonObject> all = m_place.records();
    for (QJsonObject &values : all) {
        for (const QString &name : values.keys())
            values[name] = values.value(name).toVariant().toString();
    }
    return all;
}

// The records that have an address of their own, as somebody exported and then edited them.
QString CrmFileCompareTest::fileOf(
    const Edit &edit, const QStringList &names, const QByteArray &more)
{
    QByteArray text = names.join(u',').toUtf8() + '\n';
    QSet<QString> seen;
    int row = 0;
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        QJsonObject values = it.value();
        const QString email = values.value("Email"_L1).toString().toCaseFolded();
        if (email.isEmpty() || seen.contains(email))
            continue;
        seen.insert(email);
        values.insert(u"id"_s, it.key());
        edit(row++, values);
        QByteArrayList cells;
        for (const QString &name : names)
            cells.append(cell(values.value(name).toString()));
        text += cells.join(',') + '\n';
    }
    text += more;
    QFile file(m_place.file(u"edited.csv"_s));
    const bool isWritten
        = file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
    return isWritten ? file.fileName() : QString();
}

QJsonObject CrmFileCompareTest::job(const QJsonObject &more) const
{
    QJsonObject all{{u"processors"_s, QJsonArray()}, {u"writeBy"_s, u"auto"_s},
        {u"sourceFile"_s, QJsonObject{{u"path"_s, m_place.file(u"edited.csv"_s)}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

qint64 CrmFileCompareTest::looks()
{
    return m_place.requests(u"GET"_s, u"^/crm/v8/Leads$"_s).size()
        + m_place.requests(u"POST"_s, u"^/crm/v8/coql$"_s).size();
}

void CrmFileCompareTest::unchangedAreLeftOut_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<int>("recordsOfLook");
    QTest::addColumn<int>("added");
    QTest::newRow("update by id") << QJsonObject{{u"pageRows"_s, 150}} << 100 << 0;
    QTest::newRow("upsert by a unique field")
        << QJsonObject{{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}} << 50 << 7;
    if (FilePlace::isLong())
        QTest::newRow("update by a unique field")
            << QJsonObject{{u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"bulk"_s}} << 50 << 0;
}

void CrmFileCompareTest::unchangedAreLeftOut()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(int, recordsOfLook);
    QFETCH(int, added);
    QStringList names = columns();
    if (parameters.contains(u"findBy"_s))
        names.removeFirst(); // who has a unique field has no ids
    QByteArray more;
    for (int i = 0; i < added; ++i)
        more += "\"New Firm\",\"New\",\"new" + QByteArray::number(i) + "@example.com\",,,\n";
    int rows = 0;
    QMap<QString, QString> wanted;
    QVERIFY(!fileOf(
        [&rows, &wanted](int row, QJsonObject &values) {
            ++rows;
            if (row % kEveryTenth != 0)
                return;
            values.insert(u"Company"_s, u"Another, %1"_s.arg(row));
            wanted.insert(values.value("id"_L1).toString(), u"Another, %1"_s.arg(row));
        },
        names, more)
                 .isEmpty());
    const qint64 changed = wanted.size() + added;
    QVERIFY(rows > 200);
    QCOMPARE(m_place.import(job(parameters)), QString());
    const QJsonObject digest = m_place.digest();
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.count(u"written"_s), changed);
    QCOMPARE(m_place.digest(), digest);
    const QJsonObject cost = plan.json().value("cost"_L1).toObject();
    const qint64 lookedBefore = looks();
    QVERIFY(lookedBefore >= (rows + added + recordsOfLook - 1) / recordsOfLook);
    QVERIFY(lookedBefore <= (rows + added) / recordsOfLook + 4); // one more for each page's rest

    const qint64 before = m_place.credits() - m_place.jobLooks();
    const CliResult done = m_place.run();
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"written"_s), changed);
    QCOMPARE(done.count(u"skipped"_s), rows - wanted.size());
    QCOMPARE(m_place.credits() - m_place.jobLooks() - before,
        cost.value("creditsWithoutLooks"_L1).toInteger());
    QCOMPARE(looks(), 2 * lookedBefore);
    const QMap<QString, QJsonObject> after = texts();
    QCOMPARE(after.size(), m_before.size() + added);
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        QJsonObject values = it.value();
        if (wanted.contains(it.key()))
            values.insert(u"Company"_s, wanted.value(it.key()));
        QCOMPARE(after.value(it.key()), values);
    }
    QCOMPARE(m_place.histogram().value(u"1"_s), changed);
    // Once more there is nothing to write.
    const CliResult again = m_place.run();
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), 0);
}

// Somebody's spreadsheet has lost a column in some of the rows.
void CrmFileCompareTest::blankedColumnIsStopped()
{
    const Edit blank = [](int row, QJsonObject &values) {
        if (row % 15 == 0)
            values.insert(u"Email"_s, QString());
    };
    QVERIFY(!fileOf(blank, columns()).isEmpty());
    QCOMPARE(m_place.import(job()), QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    const QJsonArray findings = plan.json()[u"cost"][u"findings"].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first()[u"code"].toString(), u"FIELD_EMPTIED"_s);
    QCOMPARE(findings.first()[u"field"].toString(), u"Email"_s);
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 7, run.errors.constData());
    QVERIFY(run.balances());
    QCOMPARE(m_place.writeJobs() + m_place.recordCalls(), 0);
    QCOMPARE(texts(), m_before);
    const CliResult resumed = m_place.cli(
        {u"runs"_s, u"resume"_s, run.json()[u"runId"].toString(), u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(resumed.count(u"written"_s), findings.first()[u"records"].toInteger());

    // Who has just looked may leave the comparison out: nothing is asked, and all is sent.
    QCOMPARE(m_place.beginAnew(job({{u"compareFile"_s, false}})), QString());
    const CliResult blind = m_place.run();
    QVERIFY2(blind.exitCode == 0, blind.errors.constData());
    QCOMPARE(blind.count(u"written"_s), blind.count(u"read"_s));
    QCOMPARE(looks(), 0);
    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, u"1"_s});
    QCOMPARE(undone.exitCode, 1);
    QVERIFY2(undone.errors.contains("was not read"), undone.errors.constData());
}

void CrmFileCompareTest::isTakenBack_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::newRow("by id, record API, all rows")
        << QJsonObject{{u"writeBy"_s, u"record"_s}, {u"onlyChanged"_s, false}};
    QTest::newRow("by a unique field")
        << QJsonObject{{u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"bulk"_s}};
    if (FilePlace::isLong())
        QTest::newRow("by id, bulk write") << QJsonObject{{u"writeBy"_s, u"bulk"_s}};
}

void CrmFileCompareTest::isTakenBack()
{
    QFETCH(QJsonObject, parameters);
    parameters.insert(u"pageRows"_s, 150);
    parameters.insert(u"chunkRows"_s, 60);
    const Edit edit = [](int row, QJsonObject &values) {
        if (row % 3 == 0)
            values.insert(u"Company"_s, u"Edited %1, \"it\"\nis"_s.arg(row));
        if (row % 4 == 0)
            values.insert(u"Next_Contact_Date"_s, u"2031-0%1-17"_s.arg(row % 9 + 1));
    };
    QVERIFY(
        !fileOf(edit, parameters.contains(u"findBy"_s) ? columns().mid(1) : columns()).isEmpty());
    QCOMPARE(m_place.import(job(parameters)), QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(texts() != m_before);
    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"read"_s), run.count(u"written"_s));
    const QMap<QString, QJsonObject> after = texts();
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
}

void CrmFileCompareTest::emptyCellsThatAreIgnored()
{
    const Edit edit = [](int row, QJsonObject &values) {
        values.insert(u"Email"_s, QString());
        if (row < 20)
            values.insert(u"Company"_s, u"Edited %1"_s.arg(row));
    };
    QVERIFY(!fileOf(edit, columns()).isEmpty());
    QCOMPARE(
        m_place.import(job({{u"ignoreEmpty"_s, true}, {u"writeBy"_s, u"record"_s}})), QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), 20);
    QCOMPARE(m_place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--quiet"_s}).exitCode, 0);
    QCOMPARE(texts(), m_before);
}

void CrmFileCompareTest::unknownRecords()
{
    const Edit edit = [](int row, QJsonObject &values) {
        if (row < 40)
            values.insert(u"Company"_s, u"Edited %1"_s.arg(row));
    };
    QVERIFY(!fileOf(edit, {u"id"_s, u"Company"_s},
        "999999999999999999,Nobody\nabc,No id\n,Without\n\"x\" y,bad\n")
                 .isEmpty());
    QCOMPARE(m_place.import(job()), QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    QVERIFY(run.balances());
    QCOMPARE(run.count(u"written"_s), 40);
    QMap<QByteArray, QByteArrayList> ids;
    for (const QByteArrayList &row : m_place.outcome(u"rejected"_s).mid(1))
        ids[row.at(1)].append(row.at(4));
    QCOMPARE(ids.value("NOT_FOUND"), (QByteArrayList{"999999999999999999", "abc"}));
    QCOMPARE(ids.value("NO_ID").size(), 1);
    QCOMPARE(run.count(u"rejected"_s), 4);
}

void CrmFileCompareTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("behind a chunk of the second page") << u"S5.after_commit:4"_s;
    QTest::newRow("before the first chunk is kept") << u"S5.before_commit:1"_s;
    if (!FilePlace::isLong())
        return;
    for (const auto &point :
        {u"S4.after_rename:3"_s, u"S5.before_commit:2"_s, u"S6.after_commit:2"_s,
            u"S7.before_commit:3"_s, u"S7.after_commit:4"_s, u"S7.begin:1"_s})
        QTest::newRow(qPrintable(point)) << point;
}

// Killed anywhere: what was not kept is looked at again, each record is written once, and all of it
// can be taken back.
void CrmFileCompareTest::killed()
{
    QFETCH(QString, point);
    QMap<QString, QString> wanted;
    QVERIFY(!fileOf(
        [&wanted](int row, QJsonObject &values) {
            if (row % 2 != 0)
                return;
            values.insert(u"Company"_s, u"Edited %1"_s.arg(row));
            wanted.insert(values.value("id"_L1).toString(), u"Edited %1"_s.arg(row));
        },
        columns())
                 .isEmpty());
    QCOMPARE(m_place.import(
                 job({{u"pageRows"_s, 150}, {u"chunkRows"_s, 30}, {u"writeBy"_s, u"record"_s}})),
        QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    const CliResult killed = m_place.run();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY2(killed.exitCode != 0, "it was not killed");
    QVERIFY(QFile::remove(m_place.file(u"edited.csv"_s))); // it has its copy
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), wanted.size());
    QCOMPARE(m_place.histogram().value(u"1"_s), wanted.size());
    QCOMPARE(m_place.problem(resumed.count(u"read"_s)), QString());
    // Answers that were kept are not asked for again; at most for the rest of a page. What two
    // chunks wrote, killed before their outcome was kept, is looked at once each.
    qint64 asked = 0;
    for (qint64 left = resumed.count(u"read"_s); left > 0; left -= 150)
        asked += left > 100 ? 2 : 1;
    const int again = point == "S5.before_commit:1"_L1 ? 0 : 2;
    const int lost = point.startsWith("S7.b"_L1) ? 2 : 0;
    const qint64 made = looks();
    QVERIFY2(made >= asked && made <= asked + again + lost,
        QByteArray(QByteArray::number(made) + " looks for " + QByteArray::number(asked))
            .constData());
    QCOMPARE(m_place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--quiet"_s}).exitCode, 0);
    QCOMPARE(texts(), m_before);
}

void CrmFileCompareTest::changedMeanwhile()
{
    QString someone;
    QVERIFY(!fileOf(
        [&someone](int row, QJsonObject &values) {
            values.insert(u"Company"_s, u"Edited %1"_s.arg(row));
            if (row == 5)
                someone = values.value("id"_L1).toString();
        },
        columns().mid(1))
                 .isEmpty());
    QCOMPARE(m_place.import(
                 job({{u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"bulk"_s}, {u"guard"_s, true}})),
        QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.after_commit:1"_s);
    QVERIFY(m_place.run().exitCode != 0);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QTest::qWait(1'100); // times at the service are whole seconds
    QVERIFY(m_place.mutate(
        {QJsonObject{{u"id"_s, someone}, {u"values"_s, QJsonObject{{u"Company"_s, u"Mine"_s}}}}}));
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 4, resumed.errors.constData());
    QCOMPARE(resumed.count(u"rejected"_s), 1);
    QCOMPARE(m_place.outcome(u"rejected"_s).at(1).at(1), QByteArray("CHANGED_MEANWHILE"));
    QCOMPARE(texts().value(someone).value("Company"_L1).toString(), u"Mine"_s);
}

QTEST_GUILESS_MAIN(CrmFileCompareTest)
#include "tst_crmfilecompare.moc"
