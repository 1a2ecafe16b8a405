// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

constexpr int kThere = 300; // before anything is upserted
constexpr int kKnown = 90; // rows of the file about them
constexpr int kNew = 60;
constexpr int kAll = kKnown + kNew;

} // namespace

// An upsert is taken back in one run: what it made goes, with the exact count, and what it changed
// gets back what it held; what somebody changed since stays.
class UndoUpsertsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void takesBack_data();
    void takesBack();
    void leavesWhatWasChangedSince();
    void readsOfTheModule();
    void whatWasNotRead();
    void newRecordsChangeNothing();
    void killedInTheMiddle_data();
    void killedInTheMiddle();
    void lostAnswer();
    void fiftyThousand();

private:
    bool writeFile(int known, int added);
    CliResult upsert(const QJsonObject &more = {});
    CliResult undo(const QStringList &more = {}) const
    {
        return m_place.cli(QStringList{u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s} + more);
    }
    CliResult undoAll(qint64 count = kNew) const
    {
        return undo({u"--delete-inserted"_s, u"--exact-count"_s, QString::number(count)});
    }
    QString isBack();
    qint64 spent() { return m_place.credits() - m_place.jobLooks(); }
    int writes()
    {
        return int(m_place.requests(u"PUT"_s, u"^/crm/v8/Leads"_s).size()
            + m_place.requests(u"DELETE"_s, u"^/crm/v8/Leads"_s).size());
    }
    WaysPlace m_place;
    QString m_digest; // of what was there before
};

void UndoUpsertsTest::initTestCase()
{
    QCOMPARE(m_place.begin(kThere), QString());
}

void UndoUpsertsTest::init()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    m_digest = m_place.digest().value("sha256"_L1).toString();
    QVERIFY(writeFile(kKnown, kNew));
}

// Rows of people who are there already, and new ones, mixed.
bool UndoUpsertsTest::writeFile(int known, int added)
{
    QFile file(m_place.file(u"upsert.csv"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("Last_Name,Company,Email,Designation\n");
    QSet<QByteArray> seen;
    int news = 0;
    for (const QJsonObject &row : m_place.ledger()) {
        const QByteArray email = row.value("values"_L1)["Email"_L1].toString().toUtf8();
        if (email.isEmpty() || seen.size() == known || seen.contains(email.toLower()))
            continue;
        seen.insert(email.toLower());
        file.write("Person " + QByteArray::number(seen.size()) + ",\"Firm, of "
            + QByteArray::number(seen.size()) + "\"," + email + ",\n"); // empties a field
        if (news < added && seen.size() % 3 != 0)
            file.write(u"New %1,\"Firm %1\",new-%1@example.org,Boss\n"_s.arg(++news).toUtf8());
    }
    while (news < added)
        file.write(u"New %1,\"Firm %1\",new-%1@example.org,Boss\n"_s.arg(++news).toUtf8());
    return seen.size() == known;
}

CliResult UndoUpsertsTest::upsert(const QJsonObject &more)
{
    QJsonObject parameters{{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s},
        {u"processors"_s, QJsonArray()}, {u"chunkRows"_s, 40}, {u"writeBy"_s, u"record"_s},
        {u"sourceFile"_s, QJsonObject{{u"path"_s, m_place.file(u"upsert.csv"_s)}}},
        {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}, {u"emptied"_s, 0}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        parameters.insert(it.key(), it.value());
    if (const QString problem = m_place.import(parameters); !problem.isEmpty())
        qWarning("%s", qUtf8Printable(problem));
    return m_place.runJob();
}

QString UndoUpsertsTest::isBack()
{
    if (const auto left = m_place.ids().size(); left != kThere)
        return u"%1 records are there"_s.arg(left);
    if (m_place.digest().value("sha256"_L1).toString() != m_digest)
        return u"the records that were there are not as they were"_s;
    return {};
}

void UndoUpsertsTest::takesBack_data()
{
    QTest::addColumn<QString>("writeBy");
    QTest::newRow("upserted by the record API") << u"record"_s;
    QTest::newRow("by bulk write") << u"bulk"_s;
}

void UndoUpsertsTest::takesBack()
{
    QFETCH(QString, writeBy);
    const CliResult run = upsert({{u"writeBy"_s, writeBy}});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), kAll);
    const QString full = m_place.digest().value("sha256"_L1).toString();
    const int writesBefore = writes();

    qint64 before = spent();
    const CliResult plan = undo({u"--plan"_s});
    const qint64 planCost = spent() - before;
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.count(u"written"_s), kAll);
    const QJsonObject cost = plan.json()[u"cost"].toObject();
    QCOMPARE(cost[u"undo"][u"putBack"].toInteger(), kKnown);
    QCOMPARE(cost[u"undo"][u"deleted"].toInteger(), kNew);
    QVERIFY2(plan.errors.contains("90 records get back"), plan.errors.constData());
    QVERIFY2(plan.errors.contains("--exact-count 60"), plan.errors.constData());

    // Not as many as there are: nothing goes, and nothing is put back.
    QCOMPARE(undoAll(kNew + 1).exitCode, 1);
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), full);
    QCOMPARE(writes(), writesBefore);

    before = spent();
    const CliResult undone = undoAll();
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"read"_s), kAll);
    QCOMPARE(undone.count(u"written"_s), kAll);
    QCOMPARE(isBack(), QString());
    // It begins with a plan of its own.
    QCOMPARE(spent() - before - planCost, cost[u"creditsWithoutLooks"].toInteger());
    QMap<QByteArray, int> actions;
    const QList<QByteArrayList> written = m_place.outcome(u"written"_s);
    for (const QByteArrayList &row : written.mid(1)) {
        ++actions[row.at(1)];
        QCOMPARE(row.size(), written.first().size());
    }
    QCOMPARE(actions.value("deleted"), kNew);
    QCOMPARE(actions.value("updated"), kKnown);
    const CliResult verified
        = m_place.cli({u"runs"_s, u"verify"_s, undone.json()[u"runId"].toString(), u"--json"_s});
    QVERIFY2(verified.exitCode == 0, verified.errors.constData());
}

// Without a count what was changed is put back, and what was made is listed; that may follow later.
void UndoUpsertsTest::leavesWhatWasChangedSince()
{
    QCOMPARE(upsert().exitCode, 0);
    QStringList made;
    QStringList changed;
    for (const QByteArrayList &row : m_place.outcome(u"written"_s).mid(1))
        (row.at(1) == "added" ? made : changed) << QString::fromUtf8(row.at(2));
    QCOMPARE(changed.size(), kKnown);
    QVERIFY(!m_place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 60}}).isEmpty());
    const QJsonObject all{{u"Last_Name"_s, u"Mine"_s}, {u"Company"_s, u"Mine"_s},
        {u"Designation"_s, u"Mine"_s}, {u"Email"_s, QJsonValue()}};
    QJsonArray changes;
    for (int i = 0; i < 15; ++i) {
        QJsonObject change{{u"id"_s, changed.at(i)}};
        QJsonObject values = all;
        if (i < 5)
            values = {{u"Company"_s, u"Mine"_s}};
        else
            values.insert(u"Email"_s, u"mine-%1@example.org"_s.arg(i));
        if (i < 10)
            change.insert(u"values"_s, values);
        else
            change.insert(u"delete"_s, true);
        changes.append(change);
    }
    for (int i = 0; i < 4; ++i)
        changes.append(QJsonObject{
            {u"id"_s, made.at(i)}, {u"values"_s, QJsonObject{{u"Mobile"_s, u"+49 1"_s}}}});
    QVERIFY(m_place.mutate(changes));

    const CliResult undone = undo();
    QVERIFY2(undone.exitCode == 4, undone.errors.constData());
    QVERIFY(undone.balances());
    QCOMPARE(undone.count(u"written"_s), kKnown - 10);
    QCOMPARE(undone.count(u"skipped"_s), kNew - 4);
    QMap<QByteArray, int> codes;
    for (const QByteArrayList &row : m_place.outcome(u"rejected"_s).mid(1))
        ++codes[row.at(1)];
    QCOMPARE(codes.value("CHANGED_SINCE"), 5 + 4);
    QCOMPARE(codes.value("NOT_FOUND"), 5);
    QMap<QString, QJsonObject> values;
    for (const QJsonObject &row : m_place.ledger())
        values.insert(row.value("id"_L1).toString(), row.value("values"_L1).toObject());
    for (int i = 0; i < 5; ++i) { // the other fields are back
        QCOMPARE(values.value(changed.at(i)).value("Company"_L1).toString(), u"Mine"_s);
        QVERIFY(
            !values.value(changed.at(i)).value("Last_Name"_L1).toString().startsWith("Person"_L1));
        QCOMPARE(values.value(changed.at(i + 5)).value("Last_Name"_L1).toString(), u"Mine"_s);
    }
    const CliResult rest = undoAll(kNew - 4);
    QVERIFY2(rest.exitCode == 4, rest.errors.constData());
    QCOMPARE(rest.count(u"written"_s), kNew - 4);
    QCOMPARE(m_place.ids().size(), kThere - 5 + 4);
}

// The records of an upsert that reads the module stand in its pages.
void UndoUpsertsTest::readsOfTheModule()
{
    const QJsonArray script{QJsonObject{{u"type"_s, u"script"_s},
        {u"source"_s,
            u"function process(r) { if (!r.Email) return reject('none');"
            " r.Company = 'At ' + r.Email; return r; }"_s},
        {u"reads"_s, QJsonArray{u"Email"_s}}, {u"writes"_s, QJsonArray{u"Company"_s}}}};
    const CliResult run = upsert({{u"sourceFile"_s, QJsonValue::Null}, {u"processors"_s, script},
        {u"fields"_s, QJsonArray{u"Email"_s, u"Last_Name"_s}}});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 4, run.errors.constData());
    QVERIFY(run.count(u"written"_s) > kThere / 2);
    QVERIFY(m_place.digest().value("sha256"_L1).toString() != m_digest);
    const CliResult undone = undo();
    QVERIFY2(undone.exitCode == 0 || undone.exitCode == 4, undone.errors.constData());
    // Where two records share an address the service changes the other one, which is left.
    for (const QByteArrayList &row : m_place.outcome(u"rejected"_s).mid(1))
        QVERIFY(row.at(1) == "NOT_READ_BEFORE" || row.at(1) == "CHANGED_SINCE");
    if (undone.exitCode == 0)
        QCOMPARE(isBack(), QString());
}

void UndoUpsertsTest::whatWasNotRead()
{
    QCOMPARE(upsert({{u"compareFile"_s, false}}).exitCode, 0);
    const CliResult plan = undo({u"--plan"_s});
    QCOMPARE(plan.json()[u"cost"][u"undo"][u"notReadBefore"].toInteger(), kKnown);
    const CliResult undone = undoAll();
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QCOMPARE(undone.count(u"written"_s), kNew);
    QCOMPARE(m_place.ids().size(), kThere);
    const QString told = m_place.sqlText(
        u"SELECT text FROM run_event WHERE code='NOT_READ_BEFORE' ORDER BY at DESC LIMIT 1"_s);
    QVERIFY2(told.startsWith("90 "_L1), qPrintable(told));
    // Of known ones alone there is nothing to take back.
    QCOMPARE(m_place.beginAnew({}), QString());
    QVERIFY(writeFile(10, 0));
    QCOMPARE(upsert({{u"compareFile"_s, false}}).exitCode, 0);
    const CliResult none = undo();
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.errors.contains("was not read"), none.errors.constData());
}

// Ten of a hundred rows change a record; the others make one.
void UndoUpsertsTest::newRecordsChangeNothing()
{
    QVERIFY(writeFile(10, 90));
    const auto radius = [](int percent) {
        return QJsonObject{{u"blastRadius"_s,
            QJsonObject{
                {u"patterns"_s, false}, {u"emptied"_s, 0}, {u"changedPercent"_s, percent}}}};
    };
    const CliResult run = upsert(radius(10));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), 100);
    QCOMPARE(m_place.beginAnew({}), QString());
    const CliResult stopped = upsert(radius(9));
    QVERIFY2(stopped.exitCode == 7, stopped.errors.constData());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.json()[u"cost"][u"newRecords"].toInteger(), 90);
    QCOMPARE(plan.json()[u"cost"][u"findings"].toArray().size(), 1);
}

void UndoUpsertsTest::killedInTheMiddle_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("while what is put back goes out") << u"S6.reply_received:4"_s;
    if (!isLong())
        return;
    for (const auto &point :
        {u"S1.after_commit:2"_s, u"S3.after_commit:2"_s, u"S4.after_rename:5"_s,
            u"S5.after_commit:4"_s, u"S6.reply_received:1"_s, u"S6.after_commit:3"_s,
            u"S7.before_commit:3"_s, u"S7.begin:2"_s, u"S7.after_commit:3"_s})
        QTest::newRow(qPrintable(point)) << point;
}

void UndoUpsertsTest::killedInTheMiddle()
{
    QFETCH(QString, point);
    QCOMPARE(upsert().exitCode, 0);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    const CliResult killed = undoAll();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(killed.exitCode, -1);
    const QString newest = m_place.sqlText(u"SELECT MAX(number) FROM run"_s);
    const CliResult resumed = newest == "3"_L1
        ? m_place.cli({u"runs"_s, u"resume"_s, u"3"_s, u"--json"_s})
        : undoAll(); // it was the plan that was killed
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), kAll);
    QCOMPARE(isBack(), QString());
    QCOMPARE(m_place.problem(kAll), QString());
}

void UndoUpsertsTest::lostAnswer()
{
    QCOMPARE(upsert().exitCode, 0);
    QJsonArray rules;
    for (const auto &method : {u"DELETE"_s, u"PUT"_s}) {
        QJsonObject rule = WaysPlace::fault(
            u"^/crm/v8/Leads"_s, {{u"status"_s, 502}, {u"body"_s, u"gateway"_s}}, 1, u"after"_s);
        rule.insert(u"method"_s, method);
        rules.append(rule);
    }
    QVERIFY(m_place.sandbox().setFaults(rules));
    const CliResult undone = undoAll();
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QCOMPARE(undone.count(u"written"_s), kAll);
    QCOMPARE(isBack(), QString());
    QCOMPARE(m_place.problem(kAll), QString());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state LIKE 'resolved%'"_s), 2);
}

void UndoUpsertsTest::fiftyThousand()
{
    if (!isLong())
        QSKIP("In the long form");
    constexpr int kMany = 50'000;
    WaysPlace place;
    QCOMPARE(place.begin(kMany), QString());
    QCOMPARE(place.beginAnew({}), QString());
    const QString digest = place.digest().value("sha256"_L1).toString();
    QByteArray text = "Last_Name,Company,Email\n";
    QSet<QByteArray> seen;
    for (const QJsonObject &row : place.ledger()) {
        const QByteArray email = row.value("values"_L1)["Email"_L1].toString().toUtf8();
        if (email.isEmpty() || seen.contains(email.toLower()))
            continue;
        seen.insert(email.toLower());
        text += "Person,Firm " + QByteArray::number(seen.size()) + ',' + email + '\n';
    }
    for (int i = 0; i < 5'000; ++i)
        text += "New,Firm,new-" + QByteArray::number(i) + "@example.org\n";
    QFile file(place.file(u"upsert.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    QCOMPARE(place.import({{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s},
                 {u"processors"_s, QJsonArray()}, {u"writeBy"_s, u"bulk"_s},
                 {u"sourceFile"_s, QJsonObject{{u"path"_s, file.fileName()}}},
                 {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}, {u"emptied"_s, 0}}}}),
        QString());
    const CliResult run = place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QElapsedTimer clock;
    clock.start();
    const CliResult undone = place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s,
        u"--delete-inserted"_s, u"--exact-count"_s, u"5000"_s});
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    qInfo("%lld records taken back in %lld ms, a plan before it", undone.count(u"written"_s),
        clock.elapsed());
    QCOMPARE(undone.count(u"written"_s), run.count(u"written"_s));
    QCOMPARE(place.digest().value("sha256"_L1).toString(), digest);
}

QTEST_GUILESS_MAIN(UndoUpsertsTest)
#include "tst_undoupserts.moc"
