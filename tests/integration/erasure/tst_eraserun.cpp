// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"
#include "integration/erasure/bytesearch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 300;

// Rejects some records, and names them.
const QString &script()
{
    static const QString source
        = u"function process(r) { if (r.Company.length % 3 == 0) return reject('not ' + r.Email);"
          " r.Lead_Segment = 'Cold'; return r; }"_s;
    return source;
}

} // namespace

// After runs erase nothing in the data directory knows the run's records, and its counts stand.
class EraseRunTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void erases();
    void killed_data();
    void killed();
    void interruptedRun();
    void refusals();

private:
    CliResult erase(const QString &run) const
    {
        return m_place.cli({u"runs"_s, u"erase"_s, run, u"--confirm"_s, run, u"--json"_s});
    }
    QStringList holding() const { return filesHolding(m_place.dataDirectory(), m_words); }
    WaysPlace m_place;
    QList<QByteArray> m_words; // ids and addresses
};

void EraseRunTest::initTestCase()
{
    QCOMPARE(m_place.begin(kRows), QString());
}

void EraseRunTest::init()
{
    const QJsonObject processor{{u"type"_s, u"script"_s}, {u"source"_s, script()},
        {u"reads"_s, QJsonArray{u"Company"_s, u"Email"_s}},
        {u"writes"_s, QJsonArray{u"Lead_Segment"_s}}};
    QCOMPARE(
        m_place.beginAnew({{u"processors"_s, QJsonArray{processor}}, {u"writeBy"_s, u"record"_s},
            {u"chunkRows"_s, 100}, {u"rejectionLimitPercent"_s, 0}}),
        QString());
    m_words.clear();
    for (const QJsonObject &row : m_place.ledger()) {
        m_words << row.value("id"_L1).toString().toUtf8();
        if (const auto email = row.value("values"_L1)["Email"_L1].toString(); !email.isEmpty())
            m_words << email.toUtf8();
    }
}

void EraseRunTest::erases()
{
    const CliResult run
        = m_place.cli({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--log-level"_s, u"debug"_s});
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    const QStringList before = holding();
    QVERIFY2(before.contains("store.sqlite"_L1) || before.contains("store.sqlite-wal"_L1),
        qPrintable(before.join(u' ')));
    QVERIFY(std::any_of(before.begin(), before.end(),
        [](const QString &file) { return file.startsWith("backup/"_L1); }));

    QCOMPARE(m_place.cli({u"runs"_s, u"erase"_s, u"1"_s}).exitCode, 1);
    QCOMPARE(m_place.cli({u"runs"_s, u"erase"_s, u"1"_s, u"--confirm"_s, u"2"_s}).exitCode, 1);
    QCOMPARE(holding(), before);

    const CliResult erased = erase(u"1"_s);
    QVERIFY2(erased.exitCode == 0, erased.errors.constData());
    QCOMPARE(erased.count(u"rejected"_s), run.count(u"rejected"_s));
    QCOMPARE(erased.json().value("issues"_L1).toInteger(), run.count(u"rejected"_s));
    QCOMPARE(holding(), QStringList());
    const CliResult shown = m_place.cli({u"runs"_s, u"show"_s, u"1"_s, u"--json"_s});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.json().value("counts"_L1), run.json().value("counts"_L1));
    QVERIFY(shown.json().value("filesGone"_L1).toString().contains("erased"_L1));
    for (const QString &what : {u"resume"_s, u"undo"_s, u"retry"_s, u"verify"_s})
        QCOMPARE(m_place.cli({u"runs"_s, what, u"1"_s}).exitCode, 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event"_s), 1);
    // The job goes on as before.
    QCOMPARE(m_place.runJob().exitCode, 4);
    QCOMPARE(m_place.cli({u"store"_s, u"check"_s}).exitCode, 0);
}

void EraseRunTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("erase.files_gone:1") << u"erase.files_gone:1"_s;
    if (!qEnvironmentVariableIsSet("SLUICE_LONG"))
        return;
    for (const char *point : {"files.marked:1", "files.part_deleted:3", "erase.log_segment:1",
             "scrub.vacuumed:1", "scrub.emptied:1", "scrub.copies_deleted:1"})
        QTest::newRow(point) << QString::fromLatin1(point);
}

void EraseRunTest::killed()
{
    QFETCH(QString, point);
    QCOMPARE(m_place.runJob().exitCode, 4);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    QCOMPARE(erase(u"1"_s).exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(m_place.cli({u"runs"_s, u"resume"_s, u"1"_s}).exitCode, 1);
    const CliResult erased = erase(u"1"_s);
    QVERIFY2(erased.exitCode == 0, erased.errors.constData());
    QCOMPARE(holding(), QStringList());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='RUN_ERASED'"_s), 1);
}

void EraseRunTest::interruptedRun()
{
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S6.reply_received:2"_s);
    QCOMPARE(m_place.runJob().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    const CliResult erased = erase(u"1"_s);
    QVERIFY2(erased.exitCode == 0, erased.errors.constData());
    QVERIFY(erased.balances());
    QCOMPARE(holding(), QStringList());
    QCOMPARE(m_place.cli({u"runs"_s, u"resume"_s, u"1"_s}).exitCode, 1);
    QCOMPARE(m_place.runJob().exitCode, 4); // the target is free
}

void EraseRunTest::refusals()
{
    QVERIFY(m_place.sandbox().setSettings({{u"readJobMs"_s, 20'000}}));
    const auto running = m_place.launch({u"run"_s, u"Clean up leads"_s});
    for (int i = 0; i < 100 && m_place.sqlText(u"SELECT state FROM run"_s) != "running"_L1; ++i)
        QTest::qWait(50);
    const CliResult refused = erase(u"1"_s);
    running->kill();
    running->waitForFinished();
    QVERIFY2(refused.exitCode == 6, refused.errors.constData());
    QCOMPARE(erase(u"77"_s).exitCode, 1);
}

QTEST_GUILESS_MAIN(EraseRunTest)
#include "tst_eraserun.moc"
