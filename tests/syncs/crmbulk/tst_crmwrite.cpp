// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipwriter.h"
#include "syncs/crmbulk/bulkwriting.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/crmjobs.h"
#include "syncs/crmbulk/lostinsert.h"
#include "syncs/crmbulk/modules/moduleorder.h"
#include "syncs/crmbulk/modules/moduleparts.h"
#include "syncs/crmbulk/reconcile.h"
#include "syncs/crmbulk/recordcall.h"
#include "syncs/crmbulk/writescope.h"
#include "syncs/crmbulk/writeway.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// What a chunk is written by, and how the answers of both ways are attributed to its rows.
class CrmWriteTest final : public QObject
{
    Q_OBJECT

private slots:
    void jobs_data();
    void jobs();
    void guardIsForProduction();
    void allPagesAreForProduction();
    void agreedChanges();
    void aRunMayBeMoreCareful();
    void ways_data();
    void ways();
    void packedBesideItsRows();
    void callMemo();
    void results_data();
    void results();
    void resultOfASecondSending();
    void keptFromDoubling_data();
    void keptFromDoubling();
    void moduleOrder_data();
    void moduleOrder();
    void moduleParts();

private:
    WriteScope scopeOf(const QByteArray &csv, const QStringList &columns, int rows);
    Result<ChunkOutcome> reconciled(
        const WriteScope &scope, const CrmBulkJob &job, const QByteArray &result, bool isAgain);

    QTemporaryDir m_folder;
};

void CrmWriteTest::jobs_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *name, const QJsonObject &given, bool isRight) {
        QTest::newRow(name) << given << isRight;
    };
    const QString email = u"Email"_s;
    row("as before", {}, true);
    row("insert", {{u"operation"_s, u"insert"_s}}, true);
    row("insert by a field", {{u"operation"_s, u"insert"_s}, {u"findBy"_s, email}}, true);
    row("upsert by id, by bulk", {{u"operation"_s, u"upsert"_s}, {u"writeBy"_s, u"bulk"_s}}, true);
    row("upsert by id, by record", {{u"operation"_s, u"upsert"_s}, {u"writeBy"_s, u"record"_s}},
        false);
    row("upsert by a field",
        {{u"operation"_s, u"upsert"_s}, {u"findBy"_s, email}, {u"writeBy"_s, u"record"_s}}, true);
    row("update by a field, by bulk", {{u"findBy"_s, email}}, true);
    row("update by a field, by record", {{u"findBy"_s, email}, {u"automations"_s, u"none"_s}},
        false);
    row("no automations", {{u"automations"_s, u"none"_s}}, true);
    row("no automations by bulk", {{u"automations"_s, u"none"_s}, {u"writeBy"_s, u"bulk"_s}},
        false);
    row("another operation", {{u"operation"_s, u"delete"_s}}, false);
    row("findBy is no name", {{u"findBy"_s, u"a b"_s}}, false);
    row("guard is no flag", {{u"guard"_s, 1}}, false);
    const auto file = [](const QString &path, const QJsonObject &more = {}) {
        QJsonObject target = more;
        target.insert(u"path"_s, path);
        return QJsonObject{{u"targetFile"_s, target}};
    };
    row("to a file",
        file(u"/tmp/leads-{date}-{time}-{run}-{module}.csv"_s,
            {{u"delimiter"_s, u";"_s}, {u"byteOrderMark"_s, true}, {u"existing"_s, u"replace"_s},
                {u"sensitive"_s, u"include"_s}}),
        true);
    row("to a file somewhere", file(u"leads.csv"_s), false);
    row("to a folder", file(u"/tmp/"_s), false);
    row("to a file in a folder without a name", file(u"/tmp/{date}/leads.csv"_s), false);
    row("a placeholder that is none", file(u"/tmp/{user}.csv"_s), false);
    row("a delimiter that is none", file(u"/tmp/a.csv"_s, {{u"delimiter"_s, u"x"_s}}), false);
    row("a key that is none", file(u"/tmp/a.csv"_s, {{u"append"_s, true}}), false);
    QJsonObject both = file(u"/tmp/a.csv"_s);
    both.insert(u"sourceFile"_s, QJsonObject{{u"path"_s, u"/tmp/b.csv"_s}});
    row("from a file to a file", both, false);
    QJsonObject inserting = file(u"/tmp/a.csv"_s);
    inserting.insert(u"operation"_s, u"insert"_s);
    row("new records to a file", inserting, false);
}

void CrmWriteTest::jobs()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(bool, isRight);
    const auto job = CrmBulkJob::fromJson(::parameters(parameters));
    QVERIFY2(job.has_value() == isRight, job ? "" : qPrintable(job.error().text()));
}

void CrmWriteTest::guardIsForProduction()
{
    const auto isGuarded = [](const QJsonObject &more, bool isProduction) {
        return CrmBulkRun({}, jobOf(more), {}, isProduction).isGuarded();
    };
    QVERIFY(isGuarded({}, true));
    QVERIFY(!isGuarded({}, false));
    QVERIFY(!isGuarded({{u"guard"_s, false}}, true));
    QVERIFY(isGuarded({{u"guard"_s, true}}, false));
    QVERIFY(!isGuarded({{u"operation"_s, u"insert"_s}}, true)); // nothing is there to be changed
}

void CrmWriteTest::allPagesAreForProduction()
{
    const auto judges = [](const QJsonObject &radius, const QString &environment) {
        const auto job
            = CrmBulkJob::fromJson({{u"module"_s, u"Leads"_s}, {u"blastRadius"_s, radius}});
        return job && job->judgesAllPages(environment);
    };
    QVERIFY(judges({}, u"production"_s));
    QVERIFY(!judges({}, u"test"_s));
    QVERIFY(judges({{u"allPages"_s, true}}, u"sandbox"_s));
    QVERIFY(!judges({{u"allPages"_s, false}}, u"production"_s));
    // With nothing to look for no page waits.
    QVERIFY(!judges(
        {{u"emptied"_s, 0}, {u"timesLastRun"_s, 0}, {u"patterns"_s, false}}, u"production"_s));
    QVERIFY(!CrmBulkJob::fromJson(
        {{u"module"_s, u"Leads"_s}, {u"blastRadius"_s, QJsonObject{{u"allPages"_s, u"yes"_s}}}}));
}

// By code, field and at most so many records, whatever the text says.
void CrmWriteTest::agreedChanges()
{
    const CrmAgreedChange agreed{.code = u"FIELD_EMPTIED"_s, .field = u"Email"_s, .records = 30};
    QJsonObject parameters{{u"meant"_s, QJsonArray{agreed.toJson(), u"Email loses its value"_s}}};
    const auto read = CrmSelection::take(parameters);
    QVERIFY(read && parameters.isEmpty());
    QCOMPARE(read->meant.size(), 1);
    const auto covers = [&read](const QString &code, const QString &field, qint64 records) {
        return read->meant.first().covers(
            {.code = code, .field = field, .records = records, .text = u"of page 1"_s});
    };
    QVERIFY(covers(u"FIELD_EMPTIED"_s, u"Email"_s, 12));
    QVERIFY(covers(u"FIELD_EMPTIED"_s, u"Email"_s, 30));
    QVERIFY(!covers(u"FIELD_EMPTIED"_s, u"Email"_s, 31));
    QVERIFY(!covers(u"FIELD_EMPTIED"_s, u"Phone"_s, 12));
    QVERIFY(!covers(u"CUT_OFF"_s, u"Email"_s, 12));
}

// For one run, over what the job says; the other caps of the job stay.
void CrmWriteTest::aRunMayBeMoreCareful()
{
    const QJsonObject parameters{{u"module"_s, u"Leads"_s}, {u"guard"_s, false},
        {u"blastRadius"_s, QJsonObject{{u"changedPercent"_s, 20}, {u"firstRecords"_s, 0}}}};
    const auto chosen
        = withCrmSelection(parameters, {{u"guard"_s, true}, {u"firstRecords"_s, 100}});
    QVERIFY2(chosen, qPrintable(chosen ? QString() : chosen.error().text()));
    const auto job = CrmBulkJob::fromJson(*chosen);
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    QCOMPARE(job->guard, std::optional(true));
    QCOMPARE(job->blastRadius.firstRecordsOf(u"sandbox"_s), 100);
    QCOMPARE(job->blastRadius.limits.changedPercent, 20.0);
    QVERIFY(job->selection.isAll());
    QVERIFY(!withCrmSelection(parameters, {{u"onlyChanged"_s, false}})); // no other setting
}

void CrmWriteTest::ways_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<bool>("isBulk");
    const auto row = [](const char *name, const QJsonObject &given, qint64 rows, bool isBulk) {
        QTest::newRow(name) << given << rows << isBulk;
    };
    row("one row", {}, 1, false);
    row("as many as cost no more", {}, 5'020, false);
    row("one more", {}, 5'021, true);
    row("many", {}, 25'000, true);
    row("few, by bulk", {{u"writeBy"_s, u"bulk"_s}}, 1, true);
    row("many, by record", {{u"writeBy"_s, u"record"_s}}, 25'000, false);
    row("no automations", {{u"automations"_s, u"none"_s}}, 25'000, false);
    row("not documented for records", {{u"findBy"_s, u"Email"_s}}, 1, true);
}

void CrmWriteTest::ways()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(qint64, rows);
    QFETCH(bool, isBulk);
    const CrmBulkJob job = jobOf(parameters);
    QCOMPARE(writeWay(job, rows) == WriteWay::Bulk, isBulk);
    if (job.writeBy == CrmWriteBy::Auto && job.mayGoByRecord())
        QCOMPARE(recordWriteCredits(rows) > bulkWriteCredits(), isBulk);
}

// Whatever the folders above are called.
void CrmWriteTest::packedBesideItsRows()
{
    QCOMPARE(BulkWriting::zipPath(u"/home/ann/old.csv.d/data.csv/chunks/chunk-01.csv"_s),
        u"/home/ann/old.csv.d/data.csv/chunks/chunk-01.zip"_s);
}

void CrmWriteTest::callMemo()
{
    CallOutcome outcome;
    outcome.rows = {{.isDone = true, .action = u"update"_s, .id = u"1"_s},
        {.code = u"INVALID_DATA"_s, .field = u"Email"_s, .message = u"no"_s},
        {.isDone = true, .action = u"insert"_s, .id = u"9007199254740993"_s}, {}};
    outcome.missing = {3};
    outcome.isFound = true;
    const CallOutcome back = CallOutcome::fromMemo(outcome.toMemo(), 4);
    QVERIFY(back.rows.at(0).isDone);
    QCOMPARE(back.rows.at(1).code, u"INVALID_DATA"_s);
    QCOMPARE(back.rows.at(1).field, u"Email"_s);
    QCOMPARE(back.rows.at(2).id, u"9007199254740993"_s);
    QCOMPARE(back.rows.at(2).action, u"insert"_s);
    QCOMPARE(back.rows.at(0).action, u"update"_s);
    QCOMPARE(back.rows.at(0).id, u"1"_s); // which record an upsert found
    QVERIFY(!back.rows.at(3).isDone);
    QCOMPARE(back.missing, QList<qsizetype>{3});
    QVERIFY(back.isFound);
    // Places that cannot be are passed over.
    QCOMPARE(CallOutcome::fromMemo({{u"missing"_s, QJsonArray{7, -1}}}, 2).missing.size(), 0);
}

WriteScope CrmWriteTest::scopeOf(const QByteArray &csv, const QStringList &columns, int rows)
{
    WriteScope scope;
    scope.csvPath = m_folder.filePath(u"chunk.csv"_s);
    QFile file(scope.csvPath);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
        qFatal("%s", qPrintable(file.errorString()));
    scope.columns = columns;
    for (int i = 1; i <= rows; ++i)
        scope.chunk.members << i;
    scope.chunk.memberCount = rows;
    return scope;
}

Result<ChunkOutcome> CrmWriteTest::reconciled(
    const WriteScope &scope, const CrmBulkJob &job, const QByteArray &result, bool isAgain)
{
    const QString path = m_folder.filePath(u"result.zip"_s);
    if (const auto written = writeZipFile(path, "Leads-data.csv", result); !written)
        qFatal("%s", qPrintable(written.error().text()));
    WriteJob done;
    done.id = u"1"_s;
    done.state = CrmJobState::Completed;
    done.total = scope.chunk.memberCount;
    for (const QByteArray &line : result.split('\n').mid(1)) {
        done.added += line.contains(",ADDED,");
        done.updated += line.contains(",UPDATED,");
        done.skipped += line.contains(",SKIPPED,");
    }
    return reconcile(path, scope, job, done, isAgain);
}

void CrmWriteTest::results_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QByteArrayList>("ids"); // of the written rows, in the order of the file
    QTest::addColumn<QByteArrayList>("rejected"); // ordinals
    const auto row = [](const char *name, const QJsonObject &given, const QByteArray &result,
                         const QByteArrayList &ids, const QByteArrayList &rejected) {
        QTest::newRow(name) << given << result << ids << rejected;
    };
    const QJsonObject byEmail{{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}};
    const QJsonObject insert{{u"operation"_s, u"insert"_s}};
    // The file: 11 a@x A, 12 b@x B, 13 c@x C.
    row("by id, in another order", {},
        "id,Email,Name,STATUS,RECORD_ID,ERRORS\n13,c@x,C,UPDATED,13,\n11,a@x,A,UPDATED,11,\n"
        "12,b@x,B,SKIPPED,,INVALID_DATA-Name\n",
        {"11", "13"}, {"2"});
    row("by a field", byEmail,
        "Email,Name,STATUS,RECORD_ID,ERRORS\nb@x,B,ADDED,22,\na@x,A,UPDATED,11,\nc@x,C,ADDED,23,\n",
        {"11", "22", "23"}, {});
    row("new records by all their values", insert,
        "Email,Name,STATUS,RECORD_ID,ERRORS\nc@x,C,ADDED,33,\na@x,A,ADDED,31,\n"
        "b@x,B,SKIPPED,,DUPLICATE_DATA-Email\n",
        {"31", "33"}, {"2"});
}

void CrmWriteTest::results()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(QByteArray, result);
    QFETCH(QByteArrayList, ids);
    QFETCH(QByteArrayList, rejected);
    const WriteScope scope
        = scopeOf("id,Email,Name\n11,a@x,A\n12,b@x,B\n13,c@x,C\n", {u"Email"_s, u"Name"_s}, 3);
    const auto outcome = reconciled(scope, jobOf(parameters), result, false);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text()));
    QVERIFY(outcome->unmatched.isEmpty());
    QByteArrayList told;
    for (const QByteArray &line : outcome->writtenRows.trimmed().split('\n'))
        told << line.split(',').at(2);
    QCOMPARE(told, ids);
    QByteArrayList refused;
    for (const RecordIssue &issue : outcome->issues)
        refused << QByteArray::number(issue.ordinal);
    QCOMPARE(refused, rejected);
    QCOMPARE(outcome->moved.written, ids.size());
    QCOMPARE(outcome->moved.pending, -3);
}

// Records that agree in all that the result repeats are told apart by their order; what is skipped
// after a lost answer may be the run's own, and is looked up.
void CrmWriteTest::resultOfASecondSending()
{
    const WriteScope same = scopeOf("id,Name\n,A\n,A\n,B\n", {u"Name"_s}, 3);
    const CrmBulkJob insert = jobOf({{u"operation"_s, u"insert"_s}});
    const auto told = reconciled(
        same, insert, "Name,STATUS,RECORD_ID,ERRORS\nA,ADDED,1,\nB,ADDED,3,\nA,ADDED,2,\n", false);
    QVERIFY2(told, told ? "" : qPrintable(told.error().text()));
    QCOMPARE(told->writtenRows, QByteArray("1,added,1,A\n2,added,2,A\n3,added,3,B\n"));

    const QByteArray skipped
        = "Name,STATUS,RECORD_ID,ERRORS\nA,SKIPPED,,\nB,ADDED,3,\nA,SKIPPED,,\n";
    const auto again = reconciled(same, insert, skipped, true);
    QVERIFY(again);
    QCOMPARE(again->unmatched, (QList<qint64>{1, 2}));
    QCOMPARE(again->moved.rejected, 0);
    const auto first = reconciled(same, insert, skipped, false);
    QVERIFY(first);
    QCOMPARE(first->moved.rejected, 2);

    WriteScope fewer = same;
    fewer.leftOut = {2};
    fewer.chunk.memberCount = 2;
    const auto without = reconciled(
        fewer, insert, "Name,STATUS,RECORD_ID,ERRORS\nA,ADDED,1,\nB,ADDED,3,\n", false);
    QVERIFY2(without, without ? "" : qPrintable(without.error().text()));
    QCOMPARE(without->writtenRows, QByteArray("1,added,1,A\n3,added,3,B\n"));
}

void CrmWriteTest::keptFromDoubling_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("each has a value") << QByteArray("id,Email\n,a@x\n,b@x\n") << u"Email"_s << true;
    QTest::newRow("one is empty") << QByteArray("id,Email\n,a@x\n,\n") << u"Email"_s << false;
    QTest::newRow("no key") << QByteArray("id,Email\n,a@x\n,b@x\n") << QString() << false;
    QTest::newRow("not sent") << QByteArray("id,Email\n,a@x\n,b@x\n") << u"Phone"_s << false;
}

void CrmWriteTest::keptFromDoubling()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, key);
    QFETCH(bool, isKept);
    const auto kept = isKeptFromDoubling(scopeOf(csv, {u"Email"_s}, 2), key);
    QVERIFY(kept);
    QCOMPARE(*kept, isKept);
}

void CrmWriteTest::moduleOrder_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("lookups"); // child>parent
    QTest::addColumn<QString>("order");
    QTest::addColumn<int>("broken");
    QTest::newRow("as listed") << u"B A C"_s << QString() << u"B A C"_s << 0;
    QTest::newRow("a chain") << u"C B A"_s << u"C>B B>A"_s << u"A B C"_s << 0;
    QTest::newRow("two parents") << u"D A B"_s << u"D>A D>B"_s << u"A B D"_s << 0;
    QTest::newRow("itself") << u"A B"_s << u"A>A"_s << u"A B"_s << 0;
    QTest::newRow("not in the job") << u"B A"_s << u"B>Users B>A"_s << u"A B"_s << 0;
    QTest::newRow("a circle") << u"B A"_s << u"A>B B>A"_s << u"B A"_s << 1;
    QTest::newRow("a circle of three, one behind it")
        << u"D A B C"_s << u"A>B B>C C>A D>C"_s << u"A C D B"_s << 1;
}

void CrmWriteTest::moduleOrder()
{
    QFETCH(QString, listed);
    QFETCH(QString, lookups);
    QFETCH(QString, order);
    QFETCH(int, broken);
    QHash<QString, QSet<QString>> parents;
    for (const QString &lookup : lookups.split(u' ', Qt::SkipEmptyParts))
        parents[lookup.section(u'>', 0, 0)].insert(lookup.section(u'>', 1));
    const ModuleOrder found = ModuleOrder::of(listed.split(u' '), parents);
    QCOMPARE(found.modules.join(u' '), order);
    QVERIFY2(found.broken.size() == broken, qPrintable(found.broken.join(u"; "_s)));
}

void CrmWriteTest::moduleParts()
{
    const QJsonObject own{{u"module"_s, u"Deals"_s}, {u"pageRows"_s, 5},
        {u"mapping"_s, QJsonObject{{u"formatVersion"_s, 1}}}};
    const QJsonObject all{{u"onlyChanged"_s, false}, {u"pageRows"_s, 9},
        {u"modules"_s, QJsonArray{QJsonObject{{u"module"_s, u"Leads"_s}}, own}}};
    const auto parts = modulePartsOf(all, {{u"a"_s, 1}});
    QVERIFY(parts && parts->size() == 2);
    QCOMPARE(parts->at(0).parameters,
        (QJsonObject{{u"module"_s, u"Leads"_s}, {u"onlyChanged"_s, false}, {u"pageRows"_s, 9}}));
    QCOMPARE(parts->at(0).mapping, (QJsonObject{{u"a"_s, 1}}));
    QCOMPARE(parts->at(1).parameters,
        (QJsonObject{{u"module"_s, u"Deals"_s}, {u"onlyChanged"_s, false}, {u"pageRows"_s, 5}}));
    QCOMPARE(parts->at(1).mapping.keys(), QStringList{u"formatVersion"_s});
    QCOMPARE(moduleNames(all), u"Leads, Deals"_s);
}

QTEST_GUILESS_MAIN(CrmWriteTest)
#include "tst_crmwrite.moc"
