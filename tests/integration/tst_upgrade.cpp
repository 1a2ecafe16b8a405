// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"
#include "integration/datastore/tableplace.h"
#include "integration/jobplace.h"
#include "integration/runcheck.h"
#include "integration/tampering.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 2000;
constexpr auto kSeed = "7"; // of the scripts in tests/fixtures
// Of tests/fixtures/make-shop-fixture.sh.
constexpr int kShopCustomers = 120;
constexpr int kShopOrders = 80;
constexpr int kShopProducts = 60;
constexpr int kShopCategories = 900;
constexpr auto kTableRows = "1200"; // of tests/fixtures/make-table-fixture.sh
// Of tests/fixtures/make-crm-fixture.sh.
constexpr int kMappedRows = 900;
constexpr qsizetype kTamperedFiles = 1; // of each store; tst_reconstruct has all of a run

QJsonObject mappedJob()
{
    return {{u"module"_s, u"Leads"_s}, {u"writeBy"_s, u"record"_s}, {u"chunkRows"_s, 100},
        {u"automations"_s, u"none"_s},
        {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}, {u"firstRecords"_s, 50}}}};
}

QJsonObject leadMapping()
{
    return {{u"fields"_s,
        QJsonArray{QJsonObject{{u"target"_s, u"Company"_s},
                       {u"template"_s, u"{{Company}}, {{Last_Name}}"_s}},
            QJsonObject{{u"target"_s, u"Lead_Source"_s}, {u"value"_s, u"trade show"_s}}}}};
}

// What Klaviyo holds, with whose id each profile has told apart from all else.
struct KlaviyoHoldings
{
    KlaviyoDigests catalogs;
    QStringList records; // profiles and events
    QMap<QString, QString> owners; // external ids, by e-mail address
};

KlaviyoHoldings holdingsOf(CommercePlace &place)
{
    KlaviyoHoldings held{.catalogs = place.digests(), .records = {}, .owners = {}};
    const auto add = [&held](QJsonObject values, QJsonObject profile) {
        const QString email = profile.take("email"_L1).toString().toLower();
        const QString id = profile.take("external_id"_L1).toString();
        held.owners.insert(email.isEmpty() ? id : email, id);
        values.insert(u"profile"_s, profile);
        held.records.append((email.isEmpty() ? id : email)
            + QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact)));
    };
    for (const QJsonObject &row : place.ledger(u"profiles"_s))
        add({}, row.value("values"_L1).toObject());
    for (const QJsonObject &row : place.ledger(u"events"_s)) {
        const QJsonObject values = row.value("values"_L1).toObject();
        add(values, values.value("profile"_L1).toObject());
    }
    held.records.sort();
    held.catalogs.remove(u"profiles"_s);
    held.catalogs.remove(u"events"_s);
    return held;
}

QString fixtures()
{
    return QStringLiteral(SLUICE_SOURCE_DIR) + u"/tests/fixtures"_s;
}

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator it(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString copy = to + path.mid(from.size());
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(path, copy))
            return false;
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    }
    return true;
}

// Of each issue that changed the schema, and each sync.
void everyStore()
{
    QTest::addColumn<QString>("folder");
    const QStringList stores = QDir(fixtures()).entryList({u"store-v*"_s}, QDir::Dirs);
    QVERIFY(stores.size() >= 6);
    for (const QString &store : stores)
        QTest::newRow(qPrintable(store)) << fixtures() + u'/' + store;
}

} // namespace

// A store of every schema that was ever released opens, and the run that was interrupted in it goes
// on to its end (reliability-security P14); then a changed byte of what it left is found out (P15).
class UpgradeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void interruptedRunGoesOn_data();
    void interruptedRunGoesOn();
    void shopImportGoesOn_data();
    void shopImportGoesOn();
    void tableCopyGoesOn_data();
    void tableCopyGoesOn();
    void mappedRunGoesOn_data();
    void mappedRunGoesOn();
    void killedMigrationIsWhole_data();
    void killedMigrationIsWhole();
    void newerStoreIsRefused_data();
    void newerStoreIsRefused();

private:
    QString interruptedRun(Workplace &place, const QString &folder);
    Workplace m_place;
    QString m_digest;
};

void UpgradeTest::initTestCase()
{
    QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--seed"_s,
        QString::fromLatin1(kSeed), u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    problem = m_place.beginAnew({{u"chunkRows"_s, 500}});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_digest = m_place.digest().value("sha256"_L1).toString();
}

void UpgradeTest::interruptedRunGoesOn_data()
{
    QTest::addColumn<QString>("folder");
    QStringList stores = QDir(fixtures()).entryList({u"store-v*"_s}, QDir::Dirs);
    stores.removeIf([](const QString &store) {
        return store.endsWith("-shop"_L1) || store.endsWith("-tables"_L1)
            || store.endsWith("-crm"_L1);
    });
    QVERIFY(!stores.isEmpty());
    for (const QString &store : stores)
        QTest::newRow(qPrintable(store)) << fixtures() + u'/' + store;
}

// The data directory becomes a copy of the store, with the connections as they are now: the
// services are at another port. Empty if it shows one run, interrupted.
QString UpgradeTest::interruptedRun(Workplace &place, const QString &folder)
{
    place.setDataDirectory(place.file(QFileInfo(folder).fileName()));
    if (!copyFolder(folder, place.dataDirectory()))
        return u"The store could not be copied"_s;
    const CliResult listed = place.cli({u"runs"_s, u"list"_s, u"--json"_s});
    const QJsonArray runs = listed.document().array();
    if (listed.exitCode != 0 || runs.size() != 1
        || runs.at(0)[u"state"].toString() != "interrupted"_L1)
        return QString::fromUtf8(listed.output + listed.errors);
    const CliResult imported
        = place.cli({u"connections"_s, u"import"_s, place.file(u"connections.json"_s)});
    return imported.exitCode == 0 ? QString() : QString::fromUtf8(imported.errors);
}

void UpgradeTest::interruptedRunGoesOn()
{
    QFETCH(const QString, folder);
    QVERIFY(m_place.sandbox().reset());
    const QString problem = interruptedRun(m_place, folder);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(resumed.json().value("state"_L1).toString(), u"completed"_s);
    const RunCheck check = checkedRun(m_place, kRows, m_digest);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
    QCOMPARE(check.ambiguous, 1); // the write job that was never sent
    QCOMPARE(tamperProblem(m_place, u"1"_s, kTamperedFiles), QString());
}

void UpgradeTest::shopImportGoesOn_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList stores = QDir(fixtures()).entryList({u"store-v*-shop"_s}, QDir::Dirs);
    QVERIFY(!stores.isEmpty());
    for (const QString &store : stores)
        QTest::newRow(qPrintable(store)) << fixtures() + u'/' + store;
}

// What Klaviyo holds then is what a run that nobody disturbed makes of the same shop.
void UpgradeTest::shopImportGoesOn()
{
    QFETCH(const QString, folder);
    CommercePlace place;
    QCOMPARE(
        place.start(
            {{u"commerceCustomers"_s, kShopCustomers}, {u"commerceOrders"_s, kShopOrders},
                {u"commerceProducts"_s, kShopProducts}, {u"commerceCategories"_s, kShopCategories}},
            {u"--limits"_s, u"off"_s, u"--seed"_s, QString::fromLatin1(kSeed), u"--scale"_s,
                u"100"_s}),
        QString());
    const QJsonObject job{{u"resource"_s, u"all"_s}, {u"readers"_s, 1}};
    QCOMPARE(place.beginAnew(job), QString());
    const CliResult undisturbed = place.run();
    QVERIFY2(undisturbed.exitCode == 4, undisturbed.errors.constData());
    const KlaviyoHoldings expected = holdingsOf(place);
    const QString counts = countsText(place);
    QCOMPARE(verdictOn(place, u"1"_s).bad, QStringList());

    QCOMPARE(place.beginAnew(job), QString());
    QCOMPARE(interruptedRun(place, folder), QString());
    // Three requests are on their way, and a chunk has not been touched.
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state='sending'"_s), 3);
    QVERIFY(place.sqlNumber(u"SELECT COUNT(*) FROM chunk WHERE state='prepared'"_s) > 0);
    const CliResult resumed = place.resume();
    QVERIFY2(resumed.exitCode == 4, QByteArray(resumed.output + resumed.errors).constData());
    QCOMPARE(shopRunProblem(place), QString());
    const KlaviyoHoldings held = holdingsOf(place);
    QCOMPARE(difference(held.catalogs, expected.catalogs), QString());
    QCOMPARE(held.records, expected.records);
    // What the old version had prepared gives a profile the id of a customer who has its address
    // too and no profile; Verify names whose it was.
    QStringList others;
    for (auto it = held.owners.cbegin(); it != held.owners.cend(); ++it) {
        if (it.value() != expected.owners.value(it.key()))
            others.append(it.value());
    }
    const QStringList known = expected.owners.values();
    for (const QString &other : std::as_const(others))
        QVERIFY2(!known.contains(other), qPrintable(other));
    QCOMPARE(countsText(place), counts);
    const QStringList usual = verdictOn(place, u"1"_s).bad;
    QCOMPARE(usual.isEmpty(), others.isEmpty());
    QCOMPARE(tamperProblem(place, u"1"_s, kTamperedFiles, usual), QString());
}

void UpgradeTest::tableCopyGoesOn_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList stores = QDir(fixtures()).entryList({u"store-v*-tables"_s}, QDir::Dirs);
    QVERIFY(!stores.isEmpty());
    for (const QString &store : stores)
        QTest::newRow(qPrintable(store)) << fixtures() + u'/' + store;
}

// The view holds the table's rows then, each once, and the row in the outbox still waits.
void UpgradeTest::tableCopyGoesOn()
{
    QFETCH(const QString, folder);
    TablePlace place;
    QCOMPARE(place.start({{u"catalystPageRows"_s, 300}},
                 {u"--limits"_s, u"off"_s, u"--seed"_s, QString::fromLatin1(kSeed), u"--scale"_s,
                     QString::fromLatin1(kTableRows)}),
        QString());
    QCOMPARE(place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Upgraded"_s},
                 {u"pageRows"_s, 300}, {u"mode"_s, u"incremental"_s}, {u"deletes"_s, true}}),
        QString());
    QCOMPARE(place.run({u"--rows"_s, u"1-1"_s}).exitCode, 0); // somebody has made the view
    QCOMPARE(interruptedRun(place, folder), QString());
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM chunk WHERE state='sent'"_s), 1);
    QVERIFY(place.sqlNumber(u"SELECT COUNT(*) FROM chunk WHERE state='prepared'"_s) > 0);
    const CliResult resumed = place.resume();
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), place.table(u"Orders"_s).rows.size());
    QCOMPARE(place.difference(u"Orders"_s, u"Upgraded"_s), QString());
    QCOMPARE(place.sqlText(u"SELECT state FROM row_outbox"_s), u"waiting"_s);
    QCOMPARE(tamperProblem(place, u"1"_s, kTamperedFiles), QString());
}

void UpgradeTest::mappedRunGoesOn_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList stores = QDir(fixtures()).entryList({u"store-v*-crm"_s}, QDir::Dirs);
    QVERIFY(!stores.isEmpty());
    for (const QString &store : stores)
        QTest::newRow(qPrintable(store)) << fixtures() + u'/' + store;
}

// The CRM holds then what a run that nobody disturbed makes of it, and the whole run can be taken
// back: what was there before is in the fixture.
void UpgradeTest::mappedRunGoesOn()
{
    QFETCH(const QString, folder);
    JobPlace place({.id = u"crm-bulk"_s,
        .jobName = u"Mapped leads"_s,
        .source = u"Sandbox CRM"_s,
        .target = u"Sandbox CRM"_s});
    QCOMPARE(place.start({u"--limits"_s, u"off"_s, u"--seed"_s, QString::fromLatin1(kSeed),
                 u"--scale"_s, QString::number(kMappedRows)}),
        QString());
    const auto digest = [&place] { return place.digest().value("sha256"_L1).toString(); };
    QCOMPARE(place.beginAnew(mappedJob(), {}, leadMapping()), QString());
    const QString before = digest();
    const CliResult undisturbed = place.run();
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.errors.constData());
    const QString expected = digest();
    QVERIFY(expected != before);

    // What the run had settled is in the CRM; the chunk that was on its way is not.
    QCOMPARE(place.beginAnew(mappedJob(), {}, leadMapping()), QString());
    const QString otherData = place.dataDirectory();
    QCOMPARE(interruptedRun(place, folder), QString());
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM run_event"
                             " WHERE code='FIRST_RECORDS_RIGHT'"_s),
        1);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM chunk WHERE state='sent'"_s), 1);
    QVERIFY(place.sqlNumber(u"SELECT COUNT(*) FROM chunk WHERE state='prepared'"_s) > 0);
    const QString settled
        = place.sqlText(u"SELECT MAX(last_ordinal) FROM chunk WHERE state='settled'"_s);
    const QString fixtureData = place.dataDirectory();
    place.setDataDirectory(otherData);
    const CliResult first = place.run({u"--rows"_s, u"1-"_s + settled});
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    place.setDataDirectory(fixtureData);

    const CliResult resumed = place.resume();
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), undisturbed.count(u"written"_s));
    QCOMPARE(digest(), expected);
    QCOMPARE(attemptProblem(place), QString());
    QCOMPARE(tamperProblem(place, u"1"_s, kTamperedFiles), QString());
    const CliResult undone = place.cli({u"runs"_s, u"undo"_s, u"1"_s, u"--json"_s});
    QVERIFY2(undone.exitCode == 0, QByteArray(undone.output + undone.errors).constData());
    QCOMPARE(undone.count(u"written"_s), resumed.count(u"written"_s));
    QCOMPARE(digest(), before);
}

void UpgradeTest::killedMigrationIsWhole_data()
{
    everyStore();
}

// A process that dies after any statement of any migration leaves the old store, whole; the next
// one migrates it, and the interrupted run is there as it was.
void UpgradeTest::killedMigrationIsWhole()
{
    QFETCH(const QString, folder);
    Workplace &place = m_place;
    place.setDataDirectory(place.file(u"killed-"_s + QFileInfo(folder).fileName()));
    QVERIFY(copyFolder(folder, place.dataDirectory()));
    const QString version = u"SELECT MAX(version) FROM migration"_s;
    const qint64 before = place.sqlNumber(version);
    const QString stateOf = u"SELECT state || n_read || n_written FROM run"_s;
    const QString run = place.sqlText(stateOf);
    int kills = 0;
    for (int statement = 1;; ++statement) {
        place.setVariable(u"SLUICE_CRASH_AT"_s, u"migration.statement:%1"_s.arg(statement));
        const CliResult opened = place.cli({u"runs"_s, u"list"_s, u"--json"_s});
        if (opened.exitCode != -1) {
            QVERIFY2(opened.exitCode == 0, opened.errors.constData());
            break;
        }
        ++kills;
        QCOMPARE(place.sqlNumber(version), before);
        QCOMPARE(place.sqlText(stateOf), run);
    }
    place.removeVariable(u"SLUICE_CRASH_AT"_s);
    const qint64 newest = place.sqlNumber(version);
    QVERIFY(newest >= before);
    QCOMPARE(kills > 0, newest > before); // one for each statement that there was
    QCOMPARE(place.sqlText(u"PRAGMA integrity_check"_s), u"ok"_s);
    const CliResult listed = place.cli({u"runs"_s, u"list"_s, u"--json"_s});
    QCOMPARE(listed.document().array().size(), 1);
    QCOMPARE(listed.document().array().at(0)[u"state"].toString(), u"interrupted"_s);
}

void UpgradeTest::newerStoreIsRefused_data()
{
    everyStore();
}

// A store that a later version has migrated is refused with a message, and stays as it is.
void UpgradeTest::newerStoreIsRefused()
{
    QFETCH(const QString, folder);
    m_place.setDataDirectory(m_place.file(u"newer-"_s + QFileInfo(folder).fileName()));
    QVERIFY(copyFolder(folder, m_place.dataDirectory()));
    const QString path = m_place.dataDirectory() + "/store.sqlite"_L1;
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        store.setDatabaseName(path);
        QVERIFY(store.open());
        QSqlQuery put(store);
        QVERIFY(put.exec(u"PRAGMA journal_mode=WAL"_s)); // as every version leaves it
        QVERIFY(put.exec(u"INSERT INTO migration VALUES(999,'of tomorrow','',0)"_s));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const auto content = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    QVERIFY(before.contains("of tomorrow"));
    const CliResult refused = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s});
    QVERIFY2(refused.exitCode == 1, refused.errors.constData());
    QVERIFY2(refused.errors.contains("newer version"), refused.errors.constData());
    QVERIFY(content() == before);
}

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
