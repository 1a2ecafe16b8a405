// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 2'000;
constexpr int kQuickRuns = 1; // of each way
constexpr int kLongRuns = 25;
constexpr int kMostKills = 4; // of one run

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

QJsonArray columns(const QStringList &names)
{
    return QJsonArray::fromStringList(names);
}

} // namespace

// kill -9 at any moment while rows are written one by one or made anew, then resume: nothing is
// lost, nothing is made twice, and no call goes out after its answer was known.
class CrmWayKillsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void randomKills_data();
    void randomKills();

private:
    QString prepare(const QJsonObject &parameters, bool isInsert);
    int killAndResume(QRandomGenerator &dice, int span, QString &problem);

    WaysPlace m_place;
    QString m_digest;
    qint64 m_written = 0;
    quint32 m_seed = 0;
};

void CrmWayKillsTest::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("SLUICE_SEED") ? qEnvironmentVariable("SLUICE_SEED").toUInt()
                                                      : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", m_seed);
    QCOMPARE(m_place.begin(kRows), QString());
    QCOMPARE(m_place.beginAnew({{u"writeBy"_s, u"record"_s}}), QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_digest = m_place.digest().value("sha256"_L1).toString();
    m_written = run.count(u"written"_s);
}

void CrmWayKillsTest::randomKills_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<bool>("isInsert");
    QTest::addColumn<quint32>("seed");
    const QJsonArray fields = columns({u"Last_Name"_s, u"Company"_s, u"Email"_s});
    const QList<std::pair<QByteArray, QJsonObject>> ways{{"update", {{u"writeBy"_s, u"record"_s}}},
        {"upsert",
            {{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"record"_s},
                {u"fields"_s, fields}}},
        {"insert by the record API",
            {{u"operation"_s, u"insert"_s}, {u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"record"_s},
                {u"fields"_s, fields}, {u"processors"_s, QJsonArray()}}},
        {"insert by bulk write",
            {{u"operation"_s, u"insert"_s}, {u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"bulk"_s},
                {u"fields"_s, fields}, {u"processors"_s, QJsonArray()}, {u"chunkRows"_s, 400}}}};
    quint32 seed = m_seed;
    for (int i = 1; i <= (isLong() ? kLongRuns : kQuickRuns); ++i) {
        for (const auto &[name, parameters] : ways)
            QTest::addRow("%s %d", name.constData(), i)
                << parameters << name.startsWith("insert") << ++seed;
    }
}

// Of an insert the page has been read, and its records are gone.
QString CrmWayKillsTest::prepare(const QJsonObject &parameters, bool isInsert)
{
    if (const QString problem = m_place.beginAnew(
            parameters, {{u"refreshesPer10Minutes"_s, 1000}, {u"writeJobMs"_s, 60}});
        !problem.isEmpty())
        return problem;
    if (isInsert) {
        m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.before_commit:1"_s);
        const CliResult crashed = m_place.runJob();
        m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
        if (crashed.exitCode != -1 || !m_place.deleteAll())
            return u"not crashed, or not deleted"_s;
    }
    // Answers come late, so that many kills fall between effect and answer.
    return m_place.sandbox().setFaults(
               {WaysPlace::fault(u"^/crm/v8/Leads(/upsert)?$"_s, {{u"delayMs"_s, 60}}, 0),
                   WaysPlace::fault(u"^/crm/bulk/v8/write$"_s, {{u"delayMs"_s, 60}}, 0)})
        ? QString()
        : u"the sandbox refused the faults"_s;
}

int CrmWayKillsTest::killAndResume(QRandomGenerator &dice, int span, QString &problem)
{
    const int wanted = dice.bounded(1, kMostKills + 1);
    for (int kills = 0;;) {
        const QString state = m_place.sqlText(u"SELECT state FROM run"_s);
        if (state == "completed"_L1)
            return kills;
        const auto process
            = m_place.launch(state.isEmpty() ? QStringList{u"run"_s, u"Clean up leads"_s}
                                             : QStringList{u"runs"_s, u"resume"_s, u"1"_s});
        if (kills < wanted && !process->waitForFinished(dice.bounded(80, span))) {
            process->kill();
            process->waitForFinished();
            ++kills;
            continue;
        }
        const CliResult result = m_place.finish(*process);
        if (result.exitCode != 0) {
            problem
                = u"exit code %1: %2"_s.arg(result.exitCode).arg(QString::fromUtf8(result.errors));
            return kills;
        }
    }
}

void CrmWayKillsTest::randomKills()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const bool, isInsert);
    QFETCH(const quint32, seed);
    QRandomGenerator dice(seed);
    int kills = 0;
    for (int span = 700; kills == 0; span = std::max(150, span * 3 / 4)) {
        QCOMPARE(prepare(parameters, isInsert), QString());
        QString problem;
        kills = killAndResume(dice, span, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    QCOMPARE(m_place.problem(kRows), QString());
    const qint64 lost = m_place.sqlNumber(
        u"SELECT COUNT(*) FROM attempt WHERE state LIKE 'resolved%' AND (idem_key LIKE 'call:%'"
        " OR idem_key='job')"_s);
    const qint64 again = m_place.sqlNumber(
        u"SELECT COUNT(*) FROM attempt WHERE state='resolved_not_applied' AND (idem_key LIKE"
        " 'call:%' OR idem_key='job')"_s);
    qInfo("%d kills, %lld lost answers, %lld sent again", kills, lost, again);
    if (!isInsert) {
        QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
        for (const auto &[times, rows] : m_place.histogram().toStdMap())
            QVERIFY2(times.toInt() <= 1 + again, qPrintable(times));
        return;
    }
    QSet<QString> emails;
    const QList<QJsonObject> rows = m_place.ledger();
    for (const QJsonObject &row : rows)
        emails.insert(row.value("values"_L1).toObject().value("Email"_L1).toString());
    QCOMPARE(rows.size(), kRows);
    QCOMPARE(emails.size(), kRows);
}

QTEST_GUILESS_MAIN(CrmWayKillsTest)
#include "tst_crmwaykills.moc"
