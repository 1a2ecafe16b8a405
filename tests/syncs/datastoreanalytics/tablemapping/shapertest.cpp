// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "base/secret.h"
#include "syncs/datastoreanalytics/importfile.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

const Secret kShaperKey("0123456789abcdef-test");

// A page of the test table and one row of it.
const QStringList &pageColumns()
{
    static const QStringList columns{u"MODIFIEDTIME"_s, u"Name"_s, u"Phone"_s, u"Note"_s,
        u"Amount"_s, u"Count"_s, u"Big"_s, u"Paid"_s, u"Born"_s, u"Active"_s, u"Secret"_s,
        u"ROWID"_s};
    return columns;
}

QList<QByteArray> sampleRow()
{
    return {"2021-08-17 13:02:11:184", " Jane ", "+1 555 0100", "", "1.5", "7", "69251000000063001",
        "2021-03-28 02:30:00:001", "1990-05-01", "true", "hush", "69251000000063001"};
}

ColumnPlan planFrom(const QByteArray &members)
{
    auto plan = planNewView(testTable(), mappingFrom(members));
    if (!plan)
        qFatal("%s", qPrintable(plan.error().text()));
    return *plan;
}

// "Keep a|b", "Dropped reason" or "Rejected code field message".
QByteArray shaped(RowShaper &shaper, const QList<QByteArray> &row)
{
    const std::vector<QByteArrayView> fields(row.begin(), row.end());
    switch (shaper.shape(fields)) {
    case RowFate::Dropped:
        return "Dropped " + shaper.skipReason().toByteArray();
    case RowFate::Rejected:
        return QStringList{
            u"Rejected"_s, shaper.reason().code, shaper.reason().field, shaper.reason().message}
            .join(u' ')
            .toUtf8();
    case RowFate::Keep:
        break;
    }
    QByteArray values;
    for (const QByteArrayView value : shaper.values())
        values += (values.isEmpty() ? "" : "|") + value.toByteArray();
    return "Keep " + values;
}

std::unique_ptr<RowShaper> shaperFrom(const QByteArray &members)
{
    auto shaper = RowShaper::make(planFrom(members), pageColumns(), kShaperKey);
    return shaper ? std::move(*shaper) : nullptr;
}

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

QByteArray pageOf(int rows)
{
    QByteArray page = pageColumns().join(u',').toUtf8() + '\n';
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(100000 + i);
        page += "2021-08-17 13:02:11:184,Jane Doe " + n + ",+1 555 0100" + n
            + ",\"A note, of some length, about row " + n + "\"," + n + ".25," + n + ",69251000000"
            + n + ",2021-0" + QByteArray::number(i % 9 + 1)
            + "-28 02:30:00:001,1990-05-01,true,hush,69251000000" + n + '\n';
    }
    return page;
}

} // namespace

void ShaperTest::rows_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *members, const char *wanted) {
        QTest::addRow("(%s)", members) << QByteArray(members) << QByteArray(wanted);
    };
    row("",
        "Keep 69251000000063001| Jane |+1 555 0100||1.5|7|69251000000063001|"
        "2021-03-28 02:30:00|1990-05-01|true");
    row("'only':['Phone','Name']", "Keep 69251000000063001| Jane |+1 555 0100");
    row("'only':['Name'],'columns':{'Name':{'transform':[{'do':'trim'},{'do':'upper'}]}}",
        "Keep 69251000000063001|JANE");
    row("'only':['Note'],'columns':{'Note':{'transform':[{'do':'default','value':'-'}]}}",
        "Keep 69251000000063001|-");
    row("'only':['Paid'],'timeZone':{'from':'Europe/Berlin','to':'UTC'}",
        "Keep 69251000000063001|2021-03-28 01:30:00");
    row("'only':['Paid','Born','MODIFIEDTIME'],'timeZone':{'from':'UTC','to':'Asia/Kolkata'}",
        "Keep 69251000000063001|2021-08-17 18:32:11|2021-03-28 08:00:00|1990-05-01");
    row("'only':['Paid'],'columns':{'Paid':{'type':'DATE_AS_DATE'}},"
        "'timeZone':{'from':'UTC','to':'America/New_York'}",
        "Keep 69251000000063001|2021-03-27"); // the day in the zone it goes to
    row("'only':['Paid'],'columns':{'Paid':{'type':'DATE_AS_DATE'}}",
        "Keep 69251000000063001|2021-03-28");
    row("'only':['Name'],'where':[{'column':'Count','comparator':'greater_than','value':'7'}]",
        "Dropped the mapping's filter on Count");
    row("'only':['Name'],'where':[{'column':'Name','comparator':'starts_with','value':' J'}],"
        "'columns':{'Name':{'transform':[{'do':'blank'}]}}",
        "Keep 69251000000063001|"); // the filter sees the cell before its transforms
    row("'only':['Secret'],'columns':{'Secret':{'transform':[{'do':'mask','keep':1}]}}",
        "Keep 69251000000063001|***h");
    row("'only':['Amount'],'columns':{'Amount':{'type':'NUMBER'}},'check':true",
        "Rejected DOES_NOT_FIT Amount Amount is no whole number of 64 bits");
    row("'only':['Amount'],'columns':{'Amount':{'type':'NUMBER'}}", "Keep 69251000000063001|1.5");
    row("'check':true",
        "Keep 69251000000063001| Jane |+1 555 0100||1.5|7|69251000000063001|"
        "2021-03-28 02:30:00|1990-05-01|true");
}

void ShaperTest::rows()
{
    QFETCH(QByteArray, members);
    const auto shaper = shaperFrom(members);
    QVERIFY(shaper != nullptr);
    QTEST(shaped(*shaper, sampleRow()), "wanted");
    QTEST(shaped(*shaper, sampleRow()), "wanted"); // nothing stays from the row before
}

void ShaperTest::checks_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("fits");
    const auto row = [](const QString &type, const char *cell, bool fits) {
        QTest::addRow("%s (%s)", qPrintable(type), cell) << type << QByteArray(cell) << fits;
    };
    const QString number = u"NUMBER"_s;
    row(number, "9223372036854775807", true);
    row(number, "-9223372036854775808", true);
    row(number, "9223372036854775808", false);
    row(number, "1.0", false);
    row(number, "1e3", false);
    row(number, "+7", true);
    row(number, "+-7", false);
    row(number, " 1", false);
    row(number, "West", false);
    row(number, "", true);
    row(u"POSITIVE_NUMBER"_s, "0", true);
    row(u"POSITIVE_NUMBER"_s, "-1", false);
    const QString decimal = u"DECIMAL_NUMBER"_s;
    row(decimal, "1.5", true);
    row(decimal, "-.5", true);
    row(decimal, "1e3", true);
    row(decimal, "1,5", false);
    row(decimal, "nan", false);
    row(decimal, "-inf", false);
    row(decimal, "1.5 EUR", false);
    row(u"CURRENCY"_s, "x", false);
    row(u"BOOLEAN"_s, "TRUE", true);
    row(u"BOOLEAN"_s, "no", true);
    row(u"BOOLEAN"_s, "ja", false);
    row(u"DATE"_s, "2021-08-17 13:02:11", true);
    row(u"DATE"_s, "2021-02-30 13:02:11", false);
    row(u"DATE"_s, "17.08.2021", false);
    row(u"DATE_AS_DATE"_s, "2021-08-17", true);
    row(u"DATE_AS_DATE"_s, "2021-08-17 13:02:11", false);
    row(u"PLAIN"_s, "äöüäö", true); // of five characters
    row(u"PLAIN"_s, "äöüäöü", false);
    row(u"MULTI_LINE"_s, "any length at all", true);
    row(u"GEO"_s, "anything", true);
}

void ShaperTest::checks()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, cell);
    QTEST(fitsCheck(cellCheckOf(type), cell, 5), "fits");
    QVERIFY(fitsCheck(CellCheck::Line, cell, 0)); // a length that is not known
}

void ShaperTest::viewsOnly()
{
    const auto shaper = shaperFrom("'columns':{'Name':{'transform':[{'do':'trim'},"
                                   "{'do':'cut','length':100},{'do':'default','value':'-'},"
                                   "{'do':'replace','find':'#','with':''}]}},'check':true");
    const QList<QByteArray> row = sampleRow();
    const std::vector<QByteArrayView> fields(row.begin(), row.end());
    QCOMPARE(shaper->shape(fields), RowFate::Keep);
    for (const QByteArrayView value : shaper->values()) {
        if (value.isEmpty())
            continue;
        const bool isInRow = std::any_of(row.begin(), row.end(), [value](const QByteArray &field) {
            return value.data() >= field.constData()
                && value.data() + value.size() <= field.constData() + field.size();
        });
        QVERIFY2(isInRow, value.toByteArray().constData());
    }
}

void ShaperTest::personalData()
{
    const auto shaper
        = shaperFrom("'only':['Name','Phone','Note','Count'],'columns':{'Name':{'pii':'flagged'},"
                     "'Phone':{'pii':'hashed'},'Note':{'pii':'flagged'}},"
                     "'hashKey':{'env':'SLUICE_TEST_HASH_KEY'}");
    const QList<QByteArray> row = sampleRow();
    const std::vector<QByteArrayView> fields(row.begin(), row.end());
    QCOMPARE(shaper->shape(fields), RowFate::Keep);
    QCOMPARE(shaper->values()[1].toByteArray(), QByteArray(" Jane ")); // it is sent
    QCOMPARE(shaper->values()[2].size(), 64);
    const QByteArray hidden("\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2");
    for (const auto &shown : {shaper->shownFields(fields), shaper->shownValues()}) {
        QCOMPARE(shown.size(), size_t(5));
        QCOMPARE(shown[0].toByteArray(), QByteArray("69251000000063001"));
        QCOMPARE(shown[1].toByteArray(), hidden);
        QCOMPARE(shown[2].toByteArray(), hidden);
        QCOMPARE(shown[3].toByteArray(), QByteArray()); // that it is empty may be seen
        QCOMPARE(shown[4].toByteArray(), QByteArray("7"));
    }

    const auto checked = shaperFrom("'only':['Name'],'check':true,"
                                    "'columns':{'Name':{'pii':'flagged','type':'NUMBER'}}");
    QCOMPARE(checked->shape(fields), RowFate::Rejected);
    QVERIFY(!checked->reason().message.contains(u"Jane"_s));
}

void ShaperTest::filteredByWhatIsNotSent()
{
    const auto shaper
        = shaperFrom("'only':['Name'],'where':[{'column':'Secret','comparator':'equal',"
                     "'value':'hush'}]");
    QCOMPARE(shaped(*shaper, sampleRow()), QByteArray("Keep 69251000000063001| Jane "));
    QList<QByteArray> other = sampleRow();
    other[10] = "loud";
    QCOMPARE(shaped(*shaper, other), QByteArray("Dropped the mapping's filter on Secret"));
}

void ShaperTest::missingColumn()
{
    const auto shaper = RowShaper::make(
        planFrom("'only':['Name','Phone'],'where':[{'column':'Big','comparator':'empty'}]"),
        {u"ROWID"_s, u"Name"_s}, Secret());
    QVERIFY(!shaper.has_value());
    QCOMPARE(shaper.error().kind, ErrorKind::Protocol);
    QCOMPARE(shaper.error().why, u"Phone, Big"_s);
}

void ShaperTest::hashKey()
{
    const char *variable = "SLUICE_TEST_HASH_KEY";
    const ColumnPlan plan = planFrom("'columns':{'Name':{'pii':'hashed'}},"
                                     "'hashKey':{'env':'SLUICE_TEST_HASH_KEY'}");
    qunsetenv(variable);
    QVERIFY(!hashKeyOf(plan).has_value());
    QVERIFY(!RowShaper::make(plan, pageColumns(), Secret()).has_value()); // never without one
    qputenv(variable, "short");
    QVERIFY(!hashKeyOf(plan).has_value());
    qputenv(variable, "0123456789abcdef");
    QCOMPARE(hashKeyOf(plan)->reveal(), QByteArray("0123456789abcdef"));
    qunsetenv(variable);
    QVERIFY(hashKeyOf(planFrom(""))->isEmpty()); // not needed
}

// Figures for the reader; a bound that only a blunder misses, for the machine may be busy.
void ShaperTest::throughput()
{
    QByteArray page = pageOf(100'000);
    const auto through = [&page](const QByteArray &members, const QString &path) {
        const ColumnPlan plan = planFrom(members);
        auto shaper = RowShaper::make(plan, pageColumns(), kShaperKey);
        QBuffer in(&page);
        in.open(QIODevice::ReadOnly);
        CsvReader csv(in);
        qint64 kept = csv.readHeader() ? 0 : -1;
        std::unique_ptr<ImportFile> out;
        if (!path.isEmpty()) {
            out = std::make_unique<ImportFile>(path);
            kept += out->open(plan.targets()) ? 0 : -1;
        }
        const double begin = cpuSeconds();
        while (*csv.next() == CsvReader::Kind::Row) {
            if ((*shaper)->shape(csv.fields()) != RowFate::Keep)
                continue;
            ++kept;
            if (!out)
                continue;
            out->beginRow();
            for (const QByteArrayView value : (*shaper)->values())
                out->appendField(value);
            kept += out->endRow() ? 0 : -1;
        }
        const double seconds = cpuSeconds() - begin;
        return kept == 100'000 ? seconds : -1.0;
    };
    const QTemporaryDir folder;
    const double megabytes = double(page.size()) / 1e6;
    const double plain = through("", {});
    const double file = through("", folder.filePath(u"a.csv"_s));
    const QByteArray zones = "'timeZone':{'from':'Europe/Berlin','to':'Asia/Kolkata'}";
    const double zoned = through(zones, {});
    const double checked = through("'check':true", {});
    QVERIFY(plain > 0 && file > 0 && zoned > 0 && checked > 0);
    qInfo("%.1f MB: read and shaped %.0f MB/s, to the import's file %.0f MB/s, checked %.0f MB/s; "
          "time zone %.0f ns a cell",
        megabytes, megabytes / plain, megabytes / file, megabytes / checked,
        (zoned - plain) / 100'000 * 1e9);
    QVERIFY(megabytes / plain > 20);
}
