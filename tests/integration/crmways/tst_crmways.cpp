// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 720;

const QJsonObject kNewRecords{{u"operation"_s, u"insert"_s}, {u"processors"_s, QJsonArray()},
    {u"fields"_s, QJsonArray{u"Last_Name"_s, u"Company"_s, u"Email"_s, u"Mobile"_s}},
    {u"rejectionLimitPercent"_s, 0}};

QJsonObject with(QJsonObject parameters, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        parameters.insert(it.key(), it.value());
    return parameters;
}

} // namespace

// Whole runs of the CRM sync in each of its ways of writing.
class CrmWaysTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void update_data();
    void update();
    void upsert_data();
    void upsert();
    void insertIntoAnEmptyModule_data();
    void insertIntoAnEmptyModule();
    void insertOfWhatIsThere_data();
    void insertOfWhatIsThere();
    void insertWithoutAKey_data();
    void insertWithoutAKey();
    void lacksWhatNewRecordsNeed();
    void refusedParameters_data();
    void refusedParameters();
    void stopAndResume();
    void guard_data();
    void guard();

private:
    CliResult runOnceDeleted(const QJsonObject &parameters);
    WaysPlace m_place;
    QString m_digest; // of the records as an update leaves them
    qint64 m_written = 0;
};

void CrmWaysTest::initTestCase()
{
    QCOMPARE(m_place.begin(kRows), QString());
    QCOMPARE(m_place.beginAnew({{u"writeBy"_s, u"bulk"_s}}), QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_digest = m_place.digest().value("sha256"_L1).toString();
    m_written = run.count(u"written"_s);
    QVERIFY(m_written > 200);
    QCOMPARE(m_place.recordCalls(), 0);
}

void CrmWaysTest::update_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<bool>("isQuiet");
    QTest::newRow("by what costs less") << QJsonObject{{u"writeBy"_s, u"auto"_s}} << false;
    QTest::newRow("by the record API") << QJsonObject{{u"writeBy"_s, u"record"_s}} << false;
    QTest::newRow("no automations") << QJsonObject{{u"automations"_s, u"none"_s}} << true;
    QTest::newRow("guarded") << QJsonObject{{u"writeBy"_s, u"auto"_s}, {u"guard"_s, true}} << false;
}

// Few rows go by the record API, and end as by bulk write.
void CrmWaysTest::update()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(bool, isQuiet);
    QCOMPARE(m_place.beginAnew(parameters), QString());
    const qint64 before = m_place.automations();
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(run.count(u"written"_s), m_written);
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
    QCOMPARE(m_place.writeJobs(), 0);
    QCOMPARE(m_place.recordCalls(), (m_written + 99) / 100);
    QCOMPARE(m_place.automations() - before, isQuiet ? 0 : m_written);
    QCOMPARE(m_place.histogram().value(u"1"_s), m_written);
    const CliResult check = m_place.cli({u"runs"_s, u"verify"_s, u"1"_s});
    QVERIFY2(check.exitCode == 0, check.output.constData());
}

void CrmWaysTest::upsert_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("bulk") << u"bulk"_s;
    QTest::newRow("record") << u"record"_s;
}

void CrmWaysTest::upsert()
{
    QFETCH(QString, way);
    QCOMPARE(m_place.beginAnew(
                 {{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}, {u"writeBy"_s, way},
                     {u"fields"_s, QJsonArray{u"Last_Name"_s, u"Company"_s, u"Email"_s}}}),
        QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(run.count(u"written"_s), m_written);
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
    QCOMPARE(m_place.digest().value("rows"_L1).toInteger(), kRows);
    QCOMPARE(m_place.recordCalls() > 0, way == u"record"_s);
}

// The page is read, its records go, and what was read is made anew.
CliResult CrmWaysTest::runOnceDeleted(const QJsonObject &parameters)
{
    if (const QString problem = m_place.beginAnew(parameters); !problem.isEmpty())
        qWarning("%s", qPrintable(problem));
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.before_commit:1"_s);
    const CliResult crashed = m_place.runJob();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    if (crashed.exitCode != -1 || !m_place.deleteAll())
        qWarning("not crashed, or not deleted");
    return m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
}

void CrmWaysTest::insertIntoAnEmptyModule_data()
{
    upsert_data();
}

void CrmWaysTest::insertIntoAnEmptyModule()
{
    QFETCH(QString, way);
    const CliResult run = runOnceDeleted(
        with(kNewRecords, {{u"writeBy"_s, way}, {u"findBy"_s, u"Email"_s}, {u"chunkRows"_s, 600}}));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(run.count(u"written"_s), kRows);
    const QStringList made = m_place.ids();
    QCOMPARE(made.size(), kRows);
    // The outcome tells the ids of the new records.
    QSet<QString> told;
    for (const QByteArrayList &row : m_place.outcome(u"written"_s).mid(1)) {
        QCOMPARE(row.at(1), QByteArray("added"));
        told.insert(QString::fromLatin1(row.at(2)));
    }
    QCOMPARE(told, QSet<QString>(made.begin(), made.end()));
}

void CrmWaysTest::insertOfWhatIsThere_data()
{
    upsert_data();
}

// Each is refused by its unique field, and the reason stands with each.
void CrmWaysTest::insertOfWhatIsThere()
{
    QFETCH(QString, way);
    QCOMPARE(m_place.beginAnew(with(kNewRecords, {{u"writeBy"_s, way}})), QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(run.count(u"rejected"_s), kRows);
    QCOMPARE(m_place.ids().size(), kRows);
    const QList<QByteArrayList> rejected = m_place.outcome(u"rejected"_s);
    QCOMPARE(rejected.at(1).at(1), QByteArray("DUPLICATE_DATA"));
    QCOMPARE(rejected.at(1).at(2), QByteArray("Email"));
    QVERIFY(!rejected.at(1).at(3).isEmpty());
}

void CrmWaysTest::insertWithoutAKey_data()
{
    upsert_data();
}

void CrmWaysTest::insertWithoutAKey()
{
    QFETCH(QString, way);
    QCOMPARE(m_place.beginAnew(with(kNewRecords,
                 {{u"writeBy"_s, way}, {u"fields"_s, QJsonArray{u"Last_Name"_s, u"Company"_s}}})),
        QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(m_place.ids().size(), 2 * kRows);
    QSet<QByteArray> told;
    for (const QByteArrayList &row : m_place.outcome(u"written"_s).mid(1))
        told.insert(row.at(2));
    QCOMPARE(told.size(), kRows); // each a record of its own
}

void CrmWaysTest::lacksWhatNewRecordsNeed()
{
    QCOMPARE(m_place.beginAnew(with(kNewRecords,
                 {{u"writeBy"_s, u"auto"_s}, {u"fields"_s, QJsonArray{u"Company"_s}}})),
        QString());
    const CliResult run = m_place.runJob();
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("Last_Name"), run.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

void CrmWaysTest::refusedParameters_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const QJsonObject &parameters, const char *word) {
        QTest::newRow(name) << parameters << QByteArray(word);
    };
    row("operation", {{u"operation"_s, u"delete"_s}}, "operation");
    row("way", {{u"writeBy"_s, u"mail"_s}}, "writeBy");
    row("automations", {{u"automations"_s, u"some"_s}}, "automations");
    row("bulk without automations", {{u"automations"_s, u"none"_s}, {u"writeBy"_s, u"bulk"_s}},
        "automations");
    row("record API by another field", {{u"writeBy"_s, u"record"_s}, {u"findBy"_s, u"Email"_s}},
        "findBy");
    row("upsert by id", {{u"operation"_s, u"upsert"_s}, {u"writeBy"_s, u"record"_s}}, "findBy");
    row("guard", {{u"guard"_s, u"yes"_s}}, "guard");
}

void CrmWaysTest::refusedParameters()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(QByteArray, word);
    parameters = with({{u"writeBy"_s, u"auto"_s}}, parameters);
    const QString imported = m_place.beginAnew(parameters);
    const QByteArray said = imported.isEmpty() ? m_place.runJob().errors : imported.toUtf8();
    QVERIFY2(said.contains(word), said.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

// Stopped in the middle of a chunk: what is on its way and what is not are told apart, and nothing
// is sent twice.
void CrmWaysTest::stopAndResume()
{
    QCOMPARE(m_place.beginAnew({{u"writeBy"_s, u"record"_s}}), QString());
    QVERIFY(m_place.sandbox().setFaults(
        {WaysPlace::fault(u"^/crm/v8/Leads$"_s, {{u"delayMs"_s, 400}}, 0)}));
    const auto running = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(QTest::qWaitFor([this] { return m_place.recordCalls() >= 2; }, 20'000));
    QCOMPARE(m_place.cli({u"runs"_s, u"stop"_s, u"1"_s}).exitCode, 0);
    const CliResult stopped = m_place.finish(*running);
    QCOMPARE(stopped.exitCode, 5);
    QVERIFY(stopped.balances());
    QVERIFY(stopped.count(u"pending"_s) > 0);
    QVERIFY(stopped.count(u"notAttempted"_s) > 0);
    const qint64 sent = m_place.recordCalls();
    QVERIFY(sent < (m_written + 99) / 100);
    const QString folder = m_place.file(u"stopped"_s);
    const CliResult exported = m_place.cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, folder});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QFile pending(folder + u"/pending.csv"_s);
    QVERIFY(pending.open(QIODevice::ReadOnly));
    QCOMPARE(pending.readAll().count('\n') - 1, stopped.count(u"pending"_s));

    QVERIFY(m_place.sandbox().setFaults({}));
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(m_place.recordCalls(), (m_written + 99) / 100);
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
}

void CrmWaysTest::guard_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("isGuarded");
    QTest::newRow("bulk") << u"bulk"_s << true;
    QTest::newRow("record") << u"record"_s << true;
    QTest::newRow("bulk without it") << u"bulk"_s << false;
}

// Records that somebody changes between reading and writing stay as that person left them.
void CrmWaysTest::guard()
{
    QFETCH(QString, way);
    QFETCH(bool, isGuarded);
    QCOMPARE(m_place.beginAnew(
                 {{u"writeBy"_s, way}, {u"guard"_s, isGuarded}, {u"rejectionLimitPercent"_s, 0}}),
        QString());
    const QStringList ids = m_place.ids();
    // The page is on its way while the records are changed.
    QVERIFY(m_place.sandbox().setFaults(
        {WaysPlace::fault(u"^/crm/bulk/v8/read/[0-9]+/result$"_s, {{u"delayMs"_s, 1'200}})}));
    const auto running = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(QTest::qWaitFor(
        [this] { return !m_place.requests(u"GET"_s, u"/read/[0-9]+$"_s).isEmpty(); }, 20'000));
    QJsonArray changes;
    for (int i = 0; i < 60; ++i)
        changes.append(QJsonObject{{u"id"_s, ids.at(i * 12)},
            {u"values"_s,
                QJsonObject{{u"Description"_s, u"by hand"_s}, {u"Country"_s, u"Iceland"_s}}}});
    QVERIFY(m_place.mutate(changes));
    const CliResult run = m_place.finish(*running);
    QVERIFY2(run.exitCode == (isGuarded ? 4 : 0), run.errors.constData());
    QCOMPARE(m_place.problem(kRows), QString());
    int left = 0;
    for (const QJsonObject &row : m_place.ledger())
        left += row.value("values"_L1).toObject().value("Country"_L1).toString() == u"Iceland"_s;
    const qint64 rejected = run.count(u"rejected"_s);
    if (!isGuarded) {
        QCOMPARE(rejected, 0);
        QVERIFY(left < 60);
        return;
    }
    QCOMPARE(left, 60);
    QCOMPARE(rejected, 60);
    const QList<QByteArrayList> rows = m_place.outcome(u"rejected"_s);
    QCOMPARE(rows.size() - 1, rejected);
    for (const QByteArrayList &row : rows.mid(1)) {
        QCOMPARE(row.at(1), QByteArray("CHANGED_MEANWHILE"));
        QVERIFY(ids.contains(QString::fromLatin1(row.at(4))));
    }
    QCOMPARE(run.count(u"written"_s) + rejected, m_written);
}

QTEST_GUILESS_MAIN(CrmWaysTest)
#include "tst_crmways.moc"
