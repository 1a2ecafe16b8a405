// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/changes/changeprofile.h"

#include <QDate>
#include <QJsonDocument>
#include <QTest>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// Records of persons, each with values of its own where people have such.
const QStringList kColumns{u"id"_s, u"First_Name"_s, u"Last_Name"_s, u"Email"_s, u"Phone"_s,
    u"City"_s, u"Country"_s, u"Amount"_s, u"Born"_s, u"Score"_s, u"Segment"_s};
constexpr int kRecords = 3000;
constexpr int kWrongEvery = 40; // 2.5 % of the records

QList<QByteArray> person(int i)
{
    static const QList<QByteArray> firstNames{
        "Zoë", "Björn", "Ana", "Müge", "Łukasz", "Chloé", "José", "Anaïs"};
    static const QList<QByteArray> cities{"Köln", "Paris", "London", "Oslo", "Graz", "Bern"};
    static const QList<QByteArray> countries{"germany", "france", "uk", "norway", "austria"};
    const QByteArray n = QByteArray::number(i);
    return {QByteArray::number(5725767000000000000 + i), firstNames.at(i % 8) + n, "Möller-" + n,
        "person" + n + "@example.com", "0170-" + QByteArray::number(1000000 + i * 7),
        cities.at(i % 6), countries.at(i % 5), QByteArray::number(100 + i * 13 % 9000) + ".50",
        QDate(1960, 1, 1).addDays(i * 3).toString(Qt::ISODate).toLatin1(), "", ""};
}

class Record
{
public:
    Record(RecordBatch &batch, qsizetype row)
        : m_batch(batch)
        , m_row(row)
    {
    }
    QByteArray operator[](const char *column) const
    {
        return m_batch.value(m_row, place(column)).toByteArray();
    }
    void set(const char *column, const QByteArray &value)
    {
        m_batch.set(m_row, place(column), value);
    }
    int number() const { return static_cast<int>(m_batch.ordinal(m_row)); }

private:
    qsizetype place(const char *column) const
    {
        return m_batch.columns().indexOf(QString::fromLatin1(column));
    }
    RecordBatch &m_batch;
    qsizetype m_row;
};

using Change = std::function<void(Record &)>;

// What a right job does to all of them.
void cleanUp(Record &record)
{
    record.set("Phone", "+49" + record["Phone"].mid(1).replace("-", ""));
    record.set("Country", record["Country"].left(2).toUpper());
    record.set("Score", QByteArray::number(record.number() % 70));
    record.set("Segment", record.number() % 3 ? "Cold" : "Warm");
}

ChangeProfile profileOf(const Change &change, bool isRestarted = false)
{
    const auto columns = std::make_shared<const Columns>(kColumns);
    QList<qsizetype> written;
    for (qsizetype i = 1; i < kColumns.size(); ++i)
        written.append(i);
    ChangeProfile profile(*columns, written);
    ChangeProfile before;
    RecordBatch batch(columns, 500);
    for (int i = 0; i < kRecords; i += 500) {
        batch.clear();
        for (int k = i; k < i + 500; ++k) {
            const QList<QByteArray> values = person(k);
            const std::vector<QByteArrayView> views(values.begin(), values.end());
            const qsizetype row = batch.append(views, k);
            Record record(batch, row);
            change(record);
        }
        for (qsizetype row = 0; row < batch.rowCount(); ++row)
            profile.add(batch, row);
        if (isRestarted) {
            const QByteArray kept = QJsonDocument(profile.toJson()).toJson();
            before.add(ChangeProfile::fromJson(QJsonDocument::fromJson(kept).object()));
            profile = ChangeProfile(*columns, written);
        }
    }
    before.add(profile);
    return before;
}

Change now(const Change &change)
{
    return change;
}

Change nowAndThen(const Change &wrong)
{
    return [wrong](Record &record) {
        cleanUp(record);
        if (record.number() % kWrongEvery == 0)
            wrong(record);
    };
}

} // namespace

class ChangesTest : public QObject
{
    Q_OBJECT
private slots:
    void wrongOnesAreFound_data();
    void wrongOnesAreFound();
    void rightOnesAreNot_data();
    void rightOnesAreNot();
    void restartLosesNothing();
    void newRecordsChangeNothing();
    void examplesHideWhatIsHidden();
    void limits();
    void shapes_data();
    void shapes();
};

void ChangesTest::wrongOnesAreFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row
        = [](const char *name, const char *code, const char *field, const Change &wrong) {
              const QByteArray rare = QByteArray(name) + ", now and then";
              QTest::newRow(name) << now(wrong) << QString::fromLatin1(code)
                                  << QString::fromLatin1(field);
              QTest::newRow(rare.constData())
                  << nowAndThen(wrong) << QString::fromLatin1(code) << QString::fromLatin1(field);
          };
    row("blanked", "FIELD_EMPTIED", "Email", [](Record &r) { r.set("Email", ""); });
    row("blanked by spaces", "FIELD_EMPTIED", "Last_Name",
        [](Record &r) { r.set("Last_Name", "  "); });
    row("swapped", "FIELDS_SWAPPED", "First_Name", [](Record &r) {
        const QByteArray first = r["First_Name"];
        r.set("First_Name", r["Last_Name"]);
        r.set("Last_Name", first);
    });
    row("shifted columns", "FIELDS_SWAPPED", "Phone", [](Record &r) {
        r.set("Phone", person(r.number()).at(3));
        r.set("Email", person(r.number()).at(2));
        r.set("Last_Name", person(r.number()).at(1));
    });
    row("in cents", "UNIT_CHANGED", "Amount",
        [](Record &r) { r.set("Amount", QByteArray::number(r["Amount"].toDouble() * 100)); });
    row("in thousands", "UNIT_CHANGED", "Amount", [](Record &r) {
        r.set("Amount", QByteArray::number(r["Amount"].toDouble() / 1000, 'g', 10));
    });
    row("miles for kilometres", "UNIT_CHANGED", "Amount", [](Record &r) {
        r.set("Amount", QByteArray::number(r["Amount"].toDouble() * 1.609, 'g', 10));
    });
    row("the record before's", "FROM_OTHER_RECORD", "Email",
        [](Record &r) { r.set("Email", person(std::max(0, r.number() - 1)).at(3)); });
    row("the record after's", "FROM_OTHER_RECORD", "Last_Name", [](Record &r) {
        r.set("Last_Name", person(std::min(kRecords - 1, r.number() + 1)).at(2));
    });
    row("one for all", "ALL_THE_SAME", "Email",
        [](Record &r) { r.set("Email", "office@example.com"); });
    row("cut off", "CUT_OFF", "Email", [](Record &r) { r.set("Email", r["Email"].left(8)); });
    row("read as Latin-1", "LETTERS_LOST", "Last_Name",
        [](Record &r) { r.set("Last_Name", QString::fromLatin1(r["Last_Name"]).toUtf8()); });
    row("letters as question marks", "LETTERS_LOST", "First_Name", [](Record &r) {
        QByteArray lost;
        for (const QChar c : QString::fromUtf8(r["First_Name"]))
            lost += c.unicode() < 128 ? char(c.unicode()) : '?';
        r.set("First_Name", lost);
    });
    row("the word null", "PLACEHOLDER", "City", [](Record &r) { r.set("City", "null"); });
    row("an object's name", "PLACEHOLDER", "Segment",
        [](Record &r) { r.set("Segment", "[object Object]"); });
    row("a number as words", "TYPE_BROKEN", "Amount",
        [](Record &r) { r.set("Amount", "EUR " + r["Amount"]); });
    row("an address without its host", "TYPE_BROKEN", "Email",
        [](Record &r) { r.set("Email", r["Email"].replace("@", " at ")); });
    row("a date in American", "TYPE_BROKEN", "Born", [](Record &r) {
        r.set("Born",
            QDate::fromString(QString::fromLatin1(r["Born"]), Qt::ISODate)
                .toString(u"MM/dd/yyyy"_s)
                .toLatin1());
    });
    row("a day too early", "DATES_MOVED", "Born", [](Record &r) {
        r.set("Born",
            QDate::fromString(QString::fromLatin1(r["Born"]), Qt::ISODate)
                .addDays(-1)
                .toString(Qt::ISODate)
                .toLatin1());
    });
}

void ChangesTest::wrongOnesAreFound()
{
    QFETCH(Change, change);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const QList<ChangeFinding> findings = judgeChanges(profileOf(change), {});
    QStringList all;
    bool isFound = false;
    for (const ChangeFinding &finding : findings) {
        all << finding.code + u' ' + finding.field + u": "_s + finding.text;
        isFound = isFound || (finding.code == code && finding.field == field);
    }
    QVERIFY2(isFound, qPrintable(all.join(u'\n')));
}

void ChangesTest::rightOnesAreNot_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("nothing") << now([](Record &) {});
    QTest::newRow("cleaned up") << now(cleanUp);
    QTest::newRow("trimmed and in capitals") << now([](Record &r) {
        r.set("City", r["City"].toUpper());
        r.set("Last_Name", r["Last_Name"].trimmed());
    });
    QTest::newRow("ten percent dearer") << now([](Record &r) {
        r.set("Amount", QByteArray::number(r["Amount"].toDouble() * 1.1, 'f', 2));
    });
    QTest::newRow("moved into the empty field") << now([](Record &r) {
        if (r.number() % 10 == 0)
            r.set("Segment", r["City"]);
    });
    QTest::newRow("one status for many") << now([](Record &r) {
        r.set("Country", "DE");
        r.set("Segment", "Hot");
    });
    QTest::newRow("full name from its parts")
        << now([](Record &r) { r.set("Last_Name", r["First_Name"] + " " + r["Last_Name"]); });
    QTest::newRow("dates of its own each") << now([](Record &r) {
        r.set("Born", QDate(1990, 1, 1).addDays(r.number() % 911).toString(Qt::ISODate).toLatin1());
    });
    QTest::newRow("rounded") << now(
        [](Record &r) { r.set("Amount", r["Amount"].split('.').first()); });
    QTest::newRow("numbers among names") << now([](Record &r) {
        if (r.number() % 7 == 0) // person() writes none
            r.set("Segment", "44");
        if (r["Country"] == "uk")
            r.set("Country", "44");
        else if (r["Country"] == "44")
            r.set("Country", "UK");
    });
    QTest::newRow("a few are emptied") << now([](Record &r) {
        if (r.number() % 200 == 0)
            r.set("Phone", "");
    });
}

void ChangesTest::rightOnesAreNot()
{
    QFETCH(Change, change);
    const QList<ChangeFinding> findings = judgeChanges(profileOf(change), {});
    QStringList all;
    for (const ChangeFinding &finding : findings)
        all << finding.code + u' ' + finding.text;
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
}

void ChangesTest::restartLosesNothing()
{
    const Change blank = nowAndThen([](Record &r) {
        r.set("Email", "");
        r.set("City", "null");
    });
    const ChangeProfile whole = profileOf(blank);
    const ChangeProfile parts = profileOf(blank, true);
    QCOMPARE(parts.records(), kRecords);
    QCOMPARE(parts.changedRecords(), whole.changedRecords());
    const auto texts = [](const ChangeProfile &profile) {
        QStringList all;
        for (const ChangeFinding &finding : judgeChanges(profile, {}))
            all << finding.text;
        return all;
    };
    QCOMPARE(texts(parts), texts(whole));
    QCOMPARE(texts(whole).size(), 2);
}

// They are among the rows, and none of what changes.
// Nor does a hidden value show where it was copied to.
void ChangesTest::examplesHideWhatIsHidden()
{
    const auto columns = std::make_shared<const Columns>(kColumns);
    const qsizetype email = columns->indexOf(u"Email"_s);
    QList<qsizetype> written;
    for (qsizetype i = 1; i < kColumns.size(); ++i)
        written.append(i);
    ChangeProfile profile(*columns, written, {email});
    RecordBatch batch(columns, 500);
    for (int i = 0; i < 500; ++i) {
        const QList<QByteArray> values = person(i);
        const std::vector<QByteArrayView> views(values.begin(), values.end());
        Record record(batch, batch.append(views, i));
        record.set("Last_Name", record["Email"]);
        record.set("Email", i % 2 ? "" : values.at(2));
        profile.add(batch, i);
    }
    const QByteArray kept = QJsonDocument(profile.toJson()).toJson();
    QVERIFY(kept.contains("•••"));
    QVERIFY2(!kept.contains("@example.com"), kept.constData());
    const QList<ChangeFinding> findings = judgeChanges(profile, {});
    QVERIFY(findings.size() >= 2);
    for (const ChangeFinding &finding : findings) {
        QVERIFY(!finding.example.isEmpty());
        QVERIFY(!finding.text.contains(u'“') && finding.text.contains(finding.field));
        const QJsonObject json = finding.toJson();
        QCOMPARE(ChangeFinding::textOf(json), finding.text + u": " + finding.example);
        QVERIFY(!json.value("text"_L1).toString().contains(u'“'));
    }
}

void ChangesTest::newRecordsChangeNothing()
{
    auto columns = std::make_shared<Columns>(QStringList{u"id"_s, u"City"_s});
    RecordBatch batch(columns, 100);
    for (int i = 0; i < 100; ++i) {
        const QByteArrayView fields[] = {"1", "Bonn"};
        batch.append(fields, i + 1);
        batch.setOriginal(i, 1, i < 90 ? "" : "Rome");
    }
    ChangeProfile page(*columns, {1});
    for (int i = 0; i < 100; ++i)
        page.add(batch, i, i < 90);
    ChangeProfile profile;
    profile.add(ChangeProfile::fromJson(page.toJson()));
    QCOMPARE(profile.records(), 100);
    QCOMPARE(profile.newRecords(), 90);
    QCOMPARE(profile.changedRecords(), 10);
    QVERIFY(judgeChanges(profile, {.changedPercent = 10, .patterns = false}).isEmpty());
    QCOMPARE(judgeChanges(profile, {.changedPercent = 9, .patterns = false}).size(), 1);
}

void ChangesTest::limits()
{
    const ChangeProfile profile = profileOf(cleanUp);
    QCOMPARE(profile.changedRecords(), kRecords);
    const auto codes = [&profile](const ChangeLimits &limits, qint64 last = -1) {
        QStringList all;
        for (const ChangeFinding &finding : judgeChanges(profile, limits, last))
            all << finding.code;
        return all;
    };
    QCOMPARE(codes({.changedPercent = 50}), QStringList{u"TOO_MANY_CHANGED"_s});
    QCOMPARE(codes({.changedPercent = 100}), QStringList());
    QCOMPARE(codes({.timesLastRun = 10}, 299), QStringList{u"UNLIKE_LAST_RUN"_s});
    QCOMPARE(codes({.timesLastRun = 10}, 300), QStringList());
    QCOMPARE(codes({.timesLastRun = 10}), QStringList());
    const ChangeProfile emptied = profileOf([](Record &r) {
        if (r.number() < 5)
            r.set("Email", "");
    });
    QCOMPARE(judgeChanges(emptied, {.emptied = 4}).size(), 1);
    QCOMPARE(judgeChanges(emptied, {.emptied = 5}).size(), 0);
    QCOMPARE(judgeChanges(emptied, {.emptied = 0}).size(), 0);
}

void ChangesTest::shapes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("is");
    QTest::newRow("rounded") << QByteArray("12.75") << QByteArray("12") << u""_s;
    QTest::newRow("trimmed") << QByteArray("Bern  ") << QByteArray("Bern") << u""_s;
    QTest::newRow("cut") << QByteArray("Bernburg") << QByteArray("Bern") << u"truncated"_s;
    QTest::newRow("right letters") << QByteArray("Köln") << QByteArray("KÖLN") << u""_s;
    QTest::newRow("in Ascii") << QByteArray("Köln") << QByteArray("Koeln") << u""_s;
    QTest::newRow("question mark") << QByteArray("Köln") << QByteArray("K?ln") << u"garbled"_s;
    QTest::newRow("replaced") << QByteArray("Köln") << QByteArray("K\xEF\xBF\xBDln")
                              << u"garbled"_s;
    QTest::newRow("twice encoded")
        << QByteArray("Köln") << QByteArray("K\xC3\x83\xC2\xB6ln") << u"garbled"_s;
    QTest::newRow("number to word") << QByteArray("7") << QByteArray("seven") << u"broken"_s;
    QTest::newRow("phone number") << QByteArray("4155552671") << QByteArray("+1 (415) 555-2671")
                                  << u""_s;
    QTest::newRow("number to number") << QByteArray("7") << QByteArray("-7.5e3") << u""_s;
    QTest::newRow("date to time") << QByteArray("2026-01-31")
                                  << QByteArray("2026-01-31T00:00:00+01:00") << u""_s;
    QTest::newRow("no date") << QByteArray("2026-02-31") << QByteArray("x") << u""_s;
}

void ChangesTest::shapes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, is);
    QStringList found;
    if (ValueShape::isTruncated(before, after))
        found << u"truncated"_s;
    if (ValueShape::isGarbled(before, after))
        found << u"garbled"_s;
    if (ValueShape::isTypeBroken(ValueShape::typeOf(before), after))
        found << u"broken"_s;
    QCOMPARE(found.join(u' '), is);
}

QTEST_GUILESS_MAIN(ChangesTest)
#include "tst_changes.moc"
