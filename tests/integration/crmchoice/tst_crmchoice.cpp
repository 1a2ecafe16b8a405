// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 1'000;
constexpr int kPageRows = 300;

} // namespace

// Which records a run reads: a part of the module, chosen ones, what was modified, or a file's.
class CrmChoiceTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void parts_data();
    void parts();
    void chosenRecords();
    void customView();
    void modifiedSince();
    void incremental();
    void wrongChoices_data();
    void wrongChoices();
    void insertFromFile();
    void updateFromFile_data();
    void updateFromFile();
    void killedWhileAFileIsRead();
    void filesThatCannotBeRead_data();
    void filesThatCannotBeRead();

private:
    CliResult run(const QStringList &selection) const
    {
        return m_place.cli(QStringList{u"run"_s, u"Clean up leads"_s, u"--json"_s} + selection);
    }
    QString write(const QString &name, const QByteArray &text) const;
    QMap<QString, QJsonObject> records();
    QList<qint64> ordinals() const; // in the outcome files of the newest run
    WaysPlace m_place;
};

void CrmChoiceTest::initTestCase()
{
    QCOMPARE(m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows),
                 u"--page-rows"_s, QString::number(kPageRows)}),
        QString());
}

QString CrmChoiceTest::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_place.file(name));
    const bool isWritten
        = file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
    return isWritten ? file.fileName() : QString();
}

QMap<QString, QJsonObject> CrmChoiceTest::records()
{
    QMap<QString, QJsonObject> all;
    for (const QJsonObject &row : m_place.ledger())
        all.insert(row.value("id"_L1).toString(), row.value("values"_L1).toObject());
    return all;
}

QList<qint64> CrmChoiceTest::ordinals() const
{
    QList<qint64> all;
    for (const QString &kind : {u"written"_s, u"skipped"_s, u"rejected"_s}) {
        const QList<QByteArrayList> rows = m_place.outcome(kind);
        for (qsizetype i = 1; i < rows.size(); ++i)
            all << rows.at(i).first().toLongLong();
    }
    std::ranges::sort(all);
    return all;
}

void CrmChoiceTest::parts_data()
{
    QTest::addColumn<QStringList>("selection");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("rows of one page") << QStringList{u"--rows"_s, u"10-49"_s} << 10 << 49;
    QTest::newRow("rows over pages") << QStringList{u"--rows"_s, u"290-610"_s} << 290 << 610;
    QTest::newRow("rows to the end") << QStringList{u"--rows"_s, u"950-"_s} << 950 << kRows;
    QTest::newRow("rows behind the end") << QStringList{u"--rows"_s, u"2000-"_s} << 1 << 0;
    QTest::newRow("one page") << QStringList{u"--pages"_s, u"2"_s} << 301 << 600;
    QTest::newRow("pages to the end") << QStringList{u"--pages"_s, u"3-"_s} << 601 << kRows;
}

void CrmChoiceTest::parts()
{
    QFETCH(QStringList, selection);
    QFETCH(int, first);
    QFETCH(int, last);
    QCOMPARE(m_place.beginAnew({}), QString());
    const CliResult done = run(selection);
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"read"_s), last - first + 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT n_expected FROM run"_s), last - first + 1);
    QCOMPARE(done.count(u"notAttempted"_s), 0);
    QList<qint64> wanted;
    for (int i = first; i <= last; ++i)
        wanted << i;
    QCOMPARE(ordinals(), wanted);
    const CliResult exported = m_place.cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s,
        m_place.file(
            u"out-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'))});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
}

void CrmChoiceTest::chosenRecords()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    const QStringList all = m_place.ids();
    const QStringList chosen{all.at(7), all.at(990), all.at(8), u"4000000000000000001"_s};
    const CliResult done = run({u"--ids"_s, chosen.join(u',')});
    QVERIFY2(done.exitCode == 4, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"read"_s), 4);
    QCOMPARE(done.count(u"rejected"_s), 1);
    QCOMPARE(m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size(), 0);
    const QList<QByteArrayList> rejected = m_place.outcome(u"rejected"_s);
    QCOMPARE(rejected.size(), 2);
    QVERIFY(rejected.at(1).contains("NOT_FOUND"));
    QVERIFY(rejected.at(1).contains("4000000000000000001"));

    // By a file, more than one call takes, and each ends as in a run of all.
    QCOMPARE(m_place.beginAnew({}), QString());
    const QString list = write(u"ids.csv"_s, "id\n" + all.mid(100, 250).join(u'\n').toUtf8());
    const CliResult many = run({u"--ids-file"_s, list});
    QVERIFY2(many.exitCode == 0, many.errors.constData());
    QCOMPARE(many.count(u"read"_s), 250);
    const QMap<QString, QJsonObject> some = records();
    QCOMPARE(m_place.beginAnew({}), QString());
    QCOMPARE(run({}).exitCode, 0);
    const QMap<QString, QJsonObject> whole = records();
    const auto withoutTime = [](QJsonObject values) {
        values.remove(u"Modified_Time"_s);
        return values;
    };
    for (const QString &id : all.mid(100, 250))
        QCOMPARE(withoutTime(some.value(id)), withoutTime(whole.value(id)));
}

// Its records and no others; one that is gone ends the run before anything is read.
void CrmChoiceTest::customView()
{
    const QString view = u"5725767000000087511"_s; // "Industry: IT" of the sandbox
    QCOMPARE(m_place.beginAnew({{u"customView"_s, view}}), QString());
    qint64 seen = 0;
    for (const QJsonObject &values : records())
        seen += values.value("Industry"_L1).toString() == "IT"_L1;
    QVERIFY(seen > 0 && seen < kRows);
    const CliResult done = run({});
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"read"_s), seen);

    QCOMPARE(m_place.beginAnew({{u"customView"_s, u"12"_s}}), QString());
    const CliResult gone = run({});
    QVERIFY(gone.exitCode != 0);
    QVERIFY2(gone.errors.contains("another custom view"), gone.errors.constData());
    QCOMPARE(m_place.requests(u"GET"_s, u"^/crm/bulk/v8/read/"_s).size(), 0);
}

void CrmChoiceTest::modifiedSince()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    const QString since = QDateTime::currentDateTimeUtc().addSecs(-5).toString(Qt::ISODate);
    const QStringList ids = m_place.ids();
    QJsonArray changes;
    for (int i = 0; i < 30; ++i)
        changes.append(QJsonObject{
            {u"id"_s, ids.at(i * 11)}, {u"values"_s, QJsonObject{{u"Mobile"_s, u"9876543210"_s}}}});
    QVERIFY(m_place.mutate(changes));
    const CliResult done = run({u"--since"_s, since});
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(done.count(u"read"_s), 30);
}

// The next run reads what was modified since the last one was made, some minutes earlier; another
// job's past, or its own with other criteria, does not count.
void CrmChoiceTest::incremental()
{
    QCOMPARE(m_place.beginAnew({{u"mode"_s, u"incremental"_s}}), QString());
    const CliResult first = run({});
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    QCOMPARE(first.count(u"read"_s), kRows);
    const qint64 written = first.count(u"written"_s);
    QVERIFY(written > 100);
    QTest::qWait(1'100); // what is modified in the second of a run's making belongs to the next
    const CliResult second = run({});
    QVERIFY2(second.exitCode == 0, second.errors.constData());
    QCOMPARE(second.count(u"read"_s), written); // its own writes were modified, too
    QCOMPARE(second.count(u"written"_s), 0);
    const CliResult part = run({u"--rows"_s, u"1-10"_s});
    QCOMPARE(part.count(u"read"_s), 10);
    const CliResult third = run({});
    QCOMPARE(third.count(u"read"_s), written);
    QCOMPARE(m_place.import({{u"mode"_s, u"incremental"_s}, {u"onlyChanged"_s, false}}), QString());
    const CliResult other = run({});
    QVERIFY2(other.exitCode == 0, other.errors.constData());
    QCOMPARE(other.count(u"read"_s), kRows);
}

void CrmChoiceTest::wrongChoices_data()
{
    QTest::addColumn<QStringList>("selection");
    QTest::addColumn<QString>("told");
    QTest::newRow("two") << QStringList{u"--rows"_s, u"1-2"_s, u"--ids"_s, u"1"_s} << u"Only one"_s;
    QTest::newRow("no id") << QStringList{u"--ids"_s, u"abc"_s} << u"no record id"_s;
    QTest::newRow("no range") << QStringList{u"--rows"_s, u"9-1"_s} << u"range"_s;
    QTest::newRow("not of this sync") << QStringList{u"--start-id"_s, u"9"_s} << u"startId"_s;
}

void CrmChoiceTest::wrongChoices()
{
    QFETCH(QStringList, selection);
    QFETCH(QString, told);
    if (m_place.sqlNumber(u"SELECT COUNT(*) FROM job_def"_s) == 0)
        QCOMPARE(m_place.beginAnew({}), QString());
    const qint64 before = m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s);
    const CliResult refused = run(selection);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains(told.toUtf8()) || refused.output.contains(told.toUtf8()),
        refused.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), before);
}

void CrmChoiceTest::insertFromFile()
{
    QByteArray text = "Last_Name,Company,Email,Unknown\n";
    for (int i = 0; i < 700; ++i)
        text += "New" + QByteArray::number(i) + ",\"Firm, " + QByteArray::number(i) + "\",new"
            + QByteArray::number(i) + "@example.com,x\n";
    text += "\"broken\n"; // swallows the rest: a bad row
    const QString path = write(u"new.csv"_s, text);
    QCOMPARE(m_place.beginAnew({{u"operation"_s, u"insert"_s}, {u"findBy"_s, u"Email"_s},
                 {u"processors"_s, QJsonArray()}, {u"pageRows"_s, 300},
                 {u"sourceFile"_s, QJsonObject{{u"path"_s, path}}}}),
        QString());
    const CliResult done = run({});
    QVERIFY2(
        done.exitCode == 0 || done.exitCode == 3 || done.exitCode == 4, done.errors.constData());
    QVERIFY(done.balances());
    QCOMPARE(done.count(u"written"_s), 700);
    QCOMPARE(m_place.digest().value("rows"_L1).toInteger(), kRows + 700);
    int found = 0;
    for (const QJsonObject &values : records()) {
        if (values.value("Email"_L1).toString() == u"new699@example.com") {
            QCOMPARE(values.value("Company"_L1).toString(), u"Firm, 699"_s);
            ++found;
        }
    }
    QCOMPARE(found, 1);
}

void CrmChoiceTest::updateFromFile_data()
{
    QTest::addColumn<QByteArray>("delimiter");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("writeBy");
    QTest::newRow("comma, bulk write") << QByteArray(",") << u"utf-8"_s << u"bulk"_s;
    QTest::newRow("semicolon, Windows, record API")
        << QByteArray(";") << u"windows-1252"_s << u"record"_s;
}

void CrmChoiceTest::updateFromFile()
{
    QFETCH(QByteArray, delimiter);
    QFETCH(QString, encoding);
    QFETCH(QString, writeBy);
    QCOMPARE(m_place.beginAnew({}), QString());
    const QStringList ids = m_place.ids();
    QByteArray text = "Id" + delimiter + "Company\r\n";
    for (int i = 0; i < 400; ++i)
        text += ids.at(i).toUtf8() + delimiter
            + (encoding == "utf-8"_L1 ? QByteArray("K\xC3\xB6ln ") : QByteArray("K\xF6ln "))
            + QByteArray::number(i) + "\r\n";
    const QString path = write(u"update.csv"_s, text);
    QCOMPARE(
        m_place.import({{u"processors"_s, QJsonArray()}, {u"writeBy"_s, writeBy},
            {u"sourceFile"_s,
                QJsonObject{{u"path"_s, path}, {u"delimiter"_s, QString::fromLatin1(delimiter)},
                    {u"encoding"_s, encoding}}}}),
        QString());
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(plan.count(u"written"_s), 400);
    const CliResult done = run({});
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(done.count(u"written"_s), 400);
    QCOMPARE(m_place.problem(400), QString());
    const QMap<QString, QJsonObject> after = records();
    for (int i = 0; i < 400; ++i)
        QCOMPARE(after.value(ids.at(i)).value("Company"_L1).toString(), u"Köln %1"_s.arg(i));
    QCOMPARE(after.size(), kRows);
}

// The file may be gone or changed once it was copied.
void CrmChoiceTest::killedWhileAFileIsRead()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    const QStringList ids = m_place.ids();
    QByteArray text = "id,Company\n";
    for (const QString &id : ids)
        text += id.toUtf8() + ",Firm of " + id.toUtf8() + '\n';
    const QString path = write(u"killed.csv"_s, text);
    QCOMPARE(m_place.import({{u"processors"_s, QJsonArray()}, {u"pageRows"_s, 100},
                 {u"sourceFile"_s, QJsonObject{{u"path"_s, path}}}}),
        QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.after_commit:3"_s);
    const CliResult killed = run({});
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY(killed.exitCode != 0);
    QVERIFY(QFile::remove(path));
    const CliResult resumed = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(resumed.count(u"written"_s), kRows);
    QCOMPARE(m_place.problem(kRows), QString());
    QCOMPARE(m_place.histogram().value(u"1"_s), kRows);
}

void CrmChoiceTest::filesThatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("told");
    QTest::newRow("not there") << QByteArray() << u"update"_s << u"cannot be read"_s;
    QTest::newRow("no id") << QByteArray("Name,Company\na,b\n") << u"update"_s << u"no column"_s;
    QTest::newRow("a name twice") << QByteArray("id,id\n1,2\n") << u"update"_s << u"header"_s;
    QTest::newRow("lacks what new records need")
        << QByteArray("Email\na@example.com\n") << u"insert"_s << u"Last_Name"_s;
}

void CrmChoiceTest::filesThatCannotBeRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, operation);
    QFETCH(QString, told);
    const QString path = text.isEmpty() ? m_place.file(u"none.csv"_s) : write(u"bad.csv"_s, text);
    QCOMPARE(m_place.beginAnew({{u"operation"_s, operation}, {u"processors"_s, QJsonArray()},
                 {u"sourceFile"_s, QJsonObject{{u"path"_s, path}}}}),
        QString());
    const CliResult refused = run({});
    QCOMPARE(refused.exitCode, 1);
    const QByteArray said = refused.errors + refused.output;
    QVERIFY2(said.contains(told.toUtf8()), said.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

QTEST_GUILESS_MAIN(CrmChoiceTest)
#include "tst_crmchoice.moc"
