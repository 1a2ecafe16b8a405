// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 400;

}

// The files of complete runs go when they are old enough, and nothing else does.
class RetentionTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void goByThemselves();
    void keepsWhatIsNeeded();
    void valuesGoWithTheFiles();
    void valuesGoOnceNoRunIsHeldUp();
    void planDeletesNothing();
    void killedWhileCleaning_data();
    void killedWhileCleaning();
    void settings();

private:
    QJsonObject show(const QString &run) const
    {
        return m_place.cli({u"runs"_s, u"show"_s, run, u"--json"_s}).json();
    }
    CliResult clean(const QStringList &more = {}) const
    {
        return m_place.cli(
            QStringList{u"runs"_s, u"clean"_s, u"--older-than"_s, u"0"_s, u"--json"_s} + more);
    }
    QString folderOf(int number) const;
    QString dangling() const;
    bool holds(const QByteArray &word) const; // in the store's files and copies
    WaysPlace m_place;
};

void RetentionTest::initTestCase()
{
    QCOMPARE(m_place.begin(kRows), QString());
}

void RetentionTest::init()
{
    m_place.resetTimings();
    QCOMPARE(m_place.beginAnew({{u"writeBy"_s, u"record"_s}, {u"chunkRows"_s, 150}}), QString());
}

QString RetentionTest::folderOf(int number) const
{
    return m_place.dataDirectory() + u"/runs/"_s
        + m_place.sqlText(u"SELECT id FROM run WHERE number=%1"_s.arg(number));
}

// A row that names a file that is not there; empty: none does.
QString RetentionTest::dangling() const
{
    for (const StoreRow &row :
        m_place.sql(u"SELECT run_id, rel_path FROM artifact WHERE state='committed'"_s)) {
        const QString path = m_place.dataDirectory() + u"/runs/"_s + row[u"run_id"_s].toString()
            + u'/' + row[u"rel_path"_s].toString();
        if (!QFile::exists(path))
            return path;
    }
    return {};
}

void RetentionTest::goByThemselves()
{
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const QDateTime until
        = QDateTime::fromString(show(u"1"_s).value("undoUntil"_L1).toString(), Qt::ISODate);
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(until);
    QVERIFY2(days >= 29 && days <= 30, qPrintable(until.toString()));
    QVERIFY(show(u"1"_s).value("filesGone"_L1).isNull());
    // Days of a hundredth of a second; whatever process opens the directory does it by itself.
    m_place.addTimings(u"retentionDay=10,retentionCheck=20"_s);
    const QString folder = folderOf(1);
    QVERIFY(QDir(folder).exists());
    for (int i = 0; i < 40 && QDir(folder).exists(); ++i)
        m_place.cli({u"runs"_s, u"list"_s});
    QVERIFY(!QDir(folder).exists());
    QCOMPARE(dangling(), QString());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='FILES_DELETED'"_s), 1);

    const QJsonObject shown = show(u"1"_s);
    QVERIFY(shown.value("undoUntil"_L1).isNull());
    QVERIFY(shown.value("filesGone"_L1).toString().contains("keep-run-files-days"_L1));
    QCOMPARE(shown.value("counts"_L1), run.json().value("counts"_L1));
    for (const QStringList &words : {QStringList{u"runs"_s, u"undo"_s, u"1"_s},
             QStringList{u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, m_place.file(u"out"_s)},
             QStringList{u"runs"_s, u"verify"_s, u"1"_s}}) {
        const CliResult refused = m_place.cli(words);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("keep-run-files-days"), refused.errors.constData());
    }
}

void RetentionTest::keepsWhatIsNeeded()
{
    QCOMPARE(m_place.runJob().exitCode, 0);
    // An undo of it (the plan is run 2) that was killed, and a run that was.
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S6.after_commit:1"_s);
    QCOMPARE(m_place.cli({u"runs"_s, u"undo"_s, u"1"_s}).exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 3);
    const CliResult cleaned = clean();
    QVERIFY2(cleaned.exitCode == 0, cleaned.errors.constData());
    QMap<int, QString> kept;
    for (const QJsonValue &run : cleaned.document().array())
        kept.insert(run[u"number"].toInt(), run[u"keptWhy"].toString());
    QVERIFY(kept.value(1).contains("run #3"_L1));
    QCOMPARE(kept.value(2), QString());
    QVERIFY(kept.value(3).contains("can be resumed"_L1));
    QVERIFY(QDir(folderOf(1)).exists() && !QDir(folderOf(2)).exists());
    QVERIFY(QDir(folderOf(3)).exists());
    const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, u"3"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(clean().exitCode, 0);
    QVERIFY(!QDir(folderOf(1)).exists() && !QDir(folderOf(3)).exists());
    QCOMPARE(dangling(), QString());
}

bool RetentionTest::holds(const QByteArray &word) const
{
    QDirIterator files(m_place.dataDirectory(), {u"store.sqlite*"_s, u"*.db"_s}, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
            return true;
    }
    return false;
}

// The plan's samples, the examples of what it found, and what reasons quote are not left in the
// store, its free pages and its copies.
void RetentionTest::valuesGoWithTheFiles()
{
    const QJsonArray spoiling{QJsonObject{{u"type"_s, u"script"_s},
        {u"source"_s,
            u"function process(r) { if (r.Last_Name.endsWith('7')) return reject('quotes ' +"
            " r.Email); r.Company = 'Zyx' + r.Company; r.Email = ''; return r; }"_s},
        {u"reads"_s, QJsonArray{u"Last_Name"_s}},
        {u"writes"_s, QJsonArray{u"Email"_s, u"Company"_s}}}};
    QCOMPARE(
        m_place.import({{u"processors"_s, spoiling}, {u"rejectionLimitPercent"_s, 0}}), QString());
    QCOMPARE(m_place.cli({u"plan"_s, u"Clean up leads"_s}).exitCode, 0);
    QCOMPARE(m_place.runJob().exitCode, 7);
    const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, u"2"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 4, resumed.errors.constData());
    QVERIFY(holds("@example.com") && holds("ZyxCompany") && holds("quotes lead"));
    const CliResult cleaned = clean();
    QVERIFY2(cleaned.exitCode == 0, cleaned.errors.constData());
    QVERIFY(!QDir(folderOf(1)).exists() && !QDir(folderOf(2)).exists());
    for (const char *word : {"@example.com", "ZyxCompany", "quotes lead"})
        QVERIFY2(!holds(word), word);
    // What says what it was about stays.
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM record_issue WHERE run_number=2"
                               " AND code='REJECTED'"_s),
        resumed.count(u"rejected"_s));
    QCOMPARE(show(u"2"_s).value("counts"_L1), resumed.json().value("counts"_L1));
    QVERIFY(m_place.sqlText(u"SELECT memo FROM step WHERE memo LIKE '%findings%'"_s)
                .contains("FIELD_EMPTIED"_L1));
}

// A process that cleans while a run is on its way leaves the store's pages as they are, and the
// next one that finds no run puts them right.
void RetentionTest::valuesGoOnceNoRunIsHeldUp()
{
    const QJsonArray renaming{QJsonObject{{u"type"_s, u"script"_s},
        {u"source"_s, u"function process(r) { r.Company = 'Zyx' + r.Company; return r; }"_s},
        {u"reads"_s, QJsonArray{u"Company"_s}}, {u"writes"_s, QJsonArray{u"Company"_s}}}};
    QCOMPARE(m_place.import({{u"processors"_s, renaming}}), QString());
    QCOMPARE(m_place.cli({u"plan"_s, u"Clean up leads"_s}).exitCode, 0);
    QVERIFY(holds("ZyxCompany"));
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"scrub.vacuumed:1"_s);
    QCOMPARE(clean().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY(!QDir(folderOf(1)).exists());
    const auto owes = [this] {
        return m_place.sqlNumber(u"SELECT COUNT(*) FROM meta WHERE k='retention.owesScrub'"_s);
    };
    QCOMPARE(owes(), 1);
    m_place.addTimings(u"retentionDay=10,retentionCheck=20"_s);
    for (int i = 0; i < 40 && owes() > 0; ++i)
        m_place.cli({u"runs"_s, u"list"_s});
    QCOMPARE(owes(), 0);
    QVERIFY(!holds("ZyxCompany"));
}

void RetentionTest::planDeletesNothing()
{
    QCOMPARE(m_place.runJob().exitCode, 0);
    const CliResult plan = clean({u"--plan"_s});
    QCOMPARE(plan.exitCode, 0);
    const QJsonValue run = plan.document().array().first();
    QVERIFY(run[u"files"].toInteger() > 3 && run[u"bytes"].toInteger() > 1'000);
    QVERIFY(!run[u"deleted"].toBool());
    QVERIFY(QDir(folderOf(1)).exists());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM artifact WHERE state='deleted'"_s), 0);
}

void RetentionTest::killedWhileCleaning_data()
{
    QTest::addColumn<QString>("point");
    if (qEnvironmentVariableIsSet("SLUICE_LONG"))
        QTest::newRow("marked, all files there") << u"files.marked:1"_s;
    QTest::newRow("some files deleted") << u"files.part_deleted:2"_s;
}

void RetentionTest::killedWhileCleaning()
{
    QFETCH(QString, point);
    QCOMPARE(m_place.runJob().exitCode, 0);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    QCOMPARE(clean().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY(QDir(folderOf(1)).exists());
    QCOMPARE(dangling(), QString());
    QCOMPARE(m_place.cli({u"runs"_s, u"undo"_s, u"1"_s}).exitCode, 1);
    QCOMPARE(clean().exitCode, 0);
    QVERIFY(!QDir(folderOf(1)).exists());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='FILES_DELETED'"_s), 1);
}

void RetentionTest::settings()
{
    const auto days = [this](const QStringList &words) {
        const CliResult result
            = m_place.cli(QStringList{u"settings"_s} + words + QStringList{u"--json"_s});
        return result.exitCode == 0 ? result.document().array().first()[u"value"].toInteger() : -1;
    };
    QCOMPARE(days({u"list"_s}), 30);
    QCOMPARE(days({u"set"_s, u"keep-run-files-days"_s, u"7"_s}), 7);
    QCOMPARE(days({u"list"_s}), 7);
    QCOMPARE(days({u"reset"_s, u"keep-run-files-days"_s}), 30);
    QCOMPARE(days({u"set"_s, u"keep-run-files-days"_s, u"-1"_s}), -1);
    QCOMPARE(days({u"set"_s, u"keep-run-files-days"_s, u"soon"_s}), -1);
    QCOMPARE(days({u"set"_s, u"keep-everything"_s, u"1"_s}), -1);
    // Kept for good: nothing is old enough.
    QCOMPARE(days({u"set"_s, u"keep-run-files-days"_s, u"0"_s}), 0);
    QCOMPARE(m_place.cli({u"runs"_s, u"clean"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
