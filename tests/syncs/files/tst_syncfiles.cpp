// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/partrange.h"
#include "syncs/files/sourcefile.h"
#include "syncs/files/targetfile.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

struct PageContent
{
    QStringList columns;
    QList<QStringList> rows; // of a bad row only its code
};

PageContent contentOf(const QString &path, char delimiter)
{
    PageContent content;
    auto page = PageFile::open(path, "id", delimiter);
    if (!page) {
        content.columns = {page.error().text()};
        return content;
    }
    content.columns = (*page)->columns();
    CsvReader &csv = (*page)->csv();
    for (auto kind = csv.next(); kind && *kind != CsvReader::Kind::End; kind = csv.next()) {
        QStringList row;
        if (*kind == CsvReader::Kind::BadRow)
            row << csv.problem().code;
        else
            for (const QByteArrayView field : csv.fields())
                row << QString::fromUtf8(field);
        content.rows << row;
    }
    return content;
}

} // namespace

class SyncFilesTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void slices_data();
    void slices();
    void encodings_data();
    void encodings();
    void missingFile();
    void stopLeavesNothing();
    void ranges_data();
    void ranges();
    void someRows_data();
    void someRows();
    void targets_data();
    void targets();
    void targetIsReadAgain();
    void unfinishedTarget();
    void placedTarget();
    void targetNames();

private:
    QByteArray bytesOf(const QString &name) const;
    static Result<TargetFileSum> written(
        const TargetFile &target, const QString &part, const QList<QByteArrayList> &rows);
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString kept(const QByteArray &bytes, bool isWindows1252 = false);
    QTemporaryDir m_folder;
};

QString SyncFilesTest::kept(const QByteArray &bytes, bool isWindows1252)
{
    QFile file(path(u"operator.csv"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    const SourceFile source{.path = file.fileName(), .isWindows1252 = isWindows1252};
    auto done = keepSourceFile(source, path(u"copy.csv"_s), CancelToken(), [](qint64, qint64) {});
    return done ? path(u"copy.csv"_s) : QString();
}

void SyncFilesTest::slices_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<int>("mostRows");
    QTest::addColumn<QList<QStringList>>("rows"); // of each page, its rows joined
    QTest::newRow("even") << QByteArray("id,a\n1,x\n2,y\n3,z\n4,w\n") << ',' << 2
                          << QList<QStringList>{{u"1|x"_s, u"2|y"_s}, {u"3|z"_s, u"4|w"_s}};
    QTest::newRow("odd, without a last line end")
        << QByteArray("id,a\r\n1,x\r\n2,y\r\n3,z") << ',' << 2
        << QList<QStringList>{{u"1|x"_s, u"2|y"_s}, {u"3|z"_s}};
    QTest::newRow("line ends in quotes")
        << QByteArray("id;a\n1;\"x\ny;\"\n2;\"\"\"q\"\n") << ';' << 1
        << QList<QStringList>{{u"1|x\ny;"_s}, {u"2|\"q"_s}};
    QTest::newRow("bad rows keep their places")
        << QByteArray("id,a\n1,x\n2,y,z,\n3,\xff\n4,w\n") << ',' << 2
        << QList<QStringList>{{u"1|x"_s, u"field_count"_s}, {u"invalid_utf8"_s, u"4|w"_s}};
    QTest::newRow("only a header") << QByteArray("id,a\n") << ',' << 2 << QList<QStringList>{{}};
    QTest::newRow("only a header, no line end")
        << QByteArray("id,a") << ',' << 2 << QList<QStringList>{{}};
}

void SyncFilesTest::slices()
{
    QFETCH(QByteArray, text);
    QFETCH(char, delimiter);
    QFETCH(int, mostRows);
    QFETCH(QList<QStringList>, rows);
    const QString copy = kept(text);
    QVERIFY(!copy.isEmpty());
    qint64 offset = 0;
    QList<QStringList> found;
    for (bool isLast = false; !isLast;) {
        const QString page = path(u"page.zip"_s);
        auto slice = sliceSourceFile(copy, delimiter, offset, mostRows, page);
        QVERIFY2(slice, slice ? "" : qPrintable(slice.error().text()));
        const PageContent content = contentOf(page, delimiter);
        QCOMPARE(content.columns, (QStringList{u"id"_s, u"a"_s}));
        QCOMPARE(content.rows.size(), slice->rows);
        QCOMPARE(QFileInfo(page).size(), slice->bytes);
        QStringList joined;
        for (const QStringList &row : content.rows)
            joined << row.join(u'|');
        found << joined;
        offset = slice->nextOffset;
        isLast = slice->isLast;
        QVERIFY(found.size() < 10);
    }
    QCOMPARE(found, rows);
}

void SyncFilesTest::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isWindows1252");
    const QString text = u"id,a\n1,Köln – 5 €\n"_s;
    QTest::newRow("UTF-8") << text.toUtf8() << false;
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF" + text.toUtf8()) << false;
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder(text);
        QTest::newRow(QStringConverter::nameForEncoding(encoding)) << bytes << false;
    }
    QTest::newRow("Windows-1252") << QByteArray("id,a\n1,K\xF6ln \x96 5 \x80\n") << true;
}

void SyncFilesTest::encodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isWindows1252);
    const QString copy = kept(bytes, isWindows1252);
    QVERIFY(!copy.isEmpty());
    auto slice = sliceSourceFile(copy, ',', 0, 10, path(u"page.zip"_s));
    QVERIFY(slice);
    const PageContent content = contentOf(path(u"page.zip"_s), ',');
    QCOMPARE(content.columns, (QStringList{u"id"_s, u"a"_s}));
    QCOMPARE(content.rows, (QList<QStringList>{{u"1"_s, u"Köln – 5 €"_s}}));
}

void SyncFilesTest::missingFile()
{
    auto done = keepSourceFile({.path = path(u"none.csv"_s)}, path(u"none"_s), CancelToken(),
        [](qint64, qint64) {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, u"SOURCE_FILE"_s);
    QCOMPARE(done.error().kind, ErrorKind::Config);
    QVERIFY(done.error().what.contains(u"none.csv"_s));
}

void SyncFilesTest::stopLeavesNothing()
{
    QVERIFY(!kept("id,a\n1,x\n").isEmpty());
    CancelSource source;
    source.request(StopWish::Stop);
    auto done = keepSourceFile({.path = path(u"operator.csv"_s)}, path(u"stopped.csv"_s),
        source.token(), [](qint64, qint64) {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(path(u"stopped.csv"_s)));
    QVERIFY(!QFile::exists(path(u"stopped.csv.part"_s)));
}

void SyncFilesTest::ranges_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("firstOrdinal");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("count");
    QTest::newRow("all") << 0LL << 0LL << 101LL << 50LL << 1LL << 50LL;
    QTest::newRow("before it") << 1LL << 100LL << 101LL << 50LL << 1LL << 0LL;
    QTest::newRow("behind it") << 151LL << 0LL << 101LL << 50LL << 51LL << 0LL;
    QTest::newRow("in it") << 110LL << 120LL << 101LL << 50LL << 10LL << 11LL;
    QTest::newRow("over its end") << 150LL << 200LL << 101LL << 50LL << 50LL << 1LL;
    QTest::newRow("over its beginning") << 90LL << 101LL << 101LL << 50LL << 1LL << 1LL;
}

void SyncFilesTest::ranges()
{
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(qint64, firstOrdinal);
    QFETCH(qint64, rows);
    QFETCH(qint64, from);
    QFETCH(qint64, count);
    const PartRows part = rowsInPage({.first = first, .last = last}, firstOrdinal, rows);
    QCOMPARE(part.first, from);
    QCOMPARE(part.count(), count);
}

QByteArray SyncFilesTest::bytesOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

void SyncFilesTest::someRows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray text("id,a\r\n1,x\r\n2,\"y\r\n,\"\r\n3,z,\r\n4,w");
    QTest::newRow("none") << text << QList<int>{} << QByteArray("id,a\r\n");
    QTest::newRow("the first") << text << QList<int>{1} << QByteArray("id,a\r\n1,x\r\n");
    QTest::newRow("a line end in quotes, and the last")
        << text << QList<int>{2, 4} << QByteArray("id,a\r\n2,\"y\r\n,\"\r\n4,w");
    QTest::newRow("one that is bad") << text << QList<int>{3} << QByteArray("id,a\r\n3,z,\r\n");
    QTest::newRow("all") << text << QList<int>{1, 2, 3, 4} << text;
    QTest::newRow("one that is not there") << text << QList<int>{4, 9} << QByteArray("id,a\r\n4,w");
    QTest::newRow("of a header") << QByteArray("id,a\n") << QList<int>{1} << QByteArray("id,a\n");
}

void SyncFilesTest::someRows()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, rows);
    QFETCH(QByteArray, kept);
    const QString copy = this->kept(text);
    QVERIFY(!copy.isEmpty());
    qsizetype next = 0;
    const auto done = keepSourceRows(
        copy, ',', [&]() -> Result<qint64> { return next < rows.size() ? rows.at(next++) : 0; },
        path(u"rows.csv"_s), CancelToken());
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    QCOMPARE(bytesOf(u"rows.csv"_s), kept);
    QCOMPARE(*done, kept.size());
    QVERIFY(!QFile::exists(path(u"rows.csv.part"_s)));
}

Result<TargetFileSum> SyncFilesTest::written(
    const TargetFile &target, const QString &part, const QList<QByteArrayList> &rows)
{
    auto writer = TargetFileWriter::begin(target, part, {u"Last_Name"_s, u"a,b"_s});
    if (!writer)
        return fail(writer.error());
    for (const QByteArrayList &row : rows) {
        const std::vector<QByteArrayView> values(row.cbegin() + 1, row.cend());
        if (auto done = (*writer)->row(row.first(), values); !done)
            return fail(done.error());
    }
    return (*writer)->finish();
}

void SyncFilesTest::targets_data()
{
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<bool>("hasMark");
    QTest::addColumn<QList<QByteArrayList>>("rows");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray header("id,Last_Name,\"a,b\"\r\n");
    QTest::newRow("no rows") << ',' << false << QList<QByteArrayList>{} << header;
    QTest::newRow("a mark") << ',' << true << QList<QByteArrayList>{{"1", "K\xC3\xB6ln", ""}}
                            << QByteArray("\xEF\xBB\xBF" + header + "1,K\xC3\xB6ln,\r\n");
    QTest::newRow("semicolons") << ';' << false << QList<QByteArrayList>{{"1", "a;b", "c,d"}}
                                << QByteArray("id;Last_Name;a,b\r\n1;\"a;b\";c,d\r\n");
    QTest::newRow("quotes, lines, blanks")
        << ',' << false
        << QList<QByteArrayList>{{"1", "a\"b", "c\nd"}, {"2", "e\rf", " g "}, {"3", "", ""}}
        << QByteArray(header + "1,\"a\"\"b\",\"c\nd\"\r\n2,\"e\rf\", g \r\n3,,\r\n");
    // A backup is faithful: what a spreadsheet would take for a formula stays as it is.
    QTest::newRow("formulas") << ',' << false
                              << QList<QByteArrayList>{{"1", "=1+1", "@x"}, {"2", "+1", "-2"}}
                              << QByteArray(header + "1,=1+1,@x\r\n2,+1,-2\r\n");
}

void SyncFilesTest::targets()
{
    QFETCH(char, delimiter);
    QFETCH(bool, hasMark);
    QFETCH(QList<QByteArrayList>, rows);
    QFETCH(QByteArray, bytes);
    const TargetFile target{.delimiter = delimiter, .hasByteOrderMark = hasMark};
    const auto sum = written(target, path(u"target.part"_s), rows);
    QVERIFY2(sum, sum ? "" : qPrintable(sum.error().text()));
    QCOMPARE(bytesOf(u"target.part"_s), bytes);
    QCOMPARE(sum->bytes, bytes.size());
    QCOMPARE(sum->sha256.toLatin1(),
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const auto again = sumOfFile(path(u"target.part"_s));
    QVERIFY(again && again->sha256 == sum->sha256 && again->bytes == sum->bytes);
}

// What was written is read as a source file, value by value.
void SyncFilesTest::targetIsReadAgain()
{
    QList<QByteArrayList> rows;
    QList<QStringList> wanted;
    for (int i = 0; i < 5'000; ++i) {
        const QByteArray id = QByteArray::number(i);
        const QByteArrayList row{
            id, "x" + QByteArray(i % 70, ',') + "\"\r\n", QByteArray(i % 9, '"')};
        rows << row;
        wanted << QStringList{
            QString::fromUtf8(id), QString::fromUtf8(row.at(1)), QString::fromUtf8(row.at(2))};
    }
    const TargetFile target{.delimiter = ';', .hasByteOrderMark = true};
    QVERIFY(written(target, path(u"again.csv"_s), rows));
    const SourceFile source{.path = path(u"again.csv"_s), .delimiter = ';'};
    const auto columns = sourceColumns(source);
    QVERIFY(columns);
    QCOMPARE(*columns, (QStringList{u"id"_s, u"Last_Name"_s, u"a,b"_s}));
    QVERIFY(keepSourceFile(source, path(u"again.copy"_s), CancelToken(), [](qint64, qint64) {}));
    QVERIFY(sliceSourceFile(path(u"again.copy"_s), ';', 0, 10'000, path(u"again.zip"_s)));
    QCOMPARE(contentOf(path(u"again.zip"_s), ';').rows, wanted);
}

void SyncFilesTest::unfinishedTarget()
{
    {
        auto writer = TargetFileWriter::begin({}, path(u"half.part"_s), {u"a"_s});
        QVERIFY(writer);
        QVERIFY(QFile::exists(path(u"half.part"_s)));
    }
    QVERIFY(!QFile::exists(path(u"half.part"_s)));
    const auto full = TargetFileWriter::begin({}, path(u"nowhere/x.part"_s), {u"a"_s});
    QVERIFY(!full);
    QCOMPARE(full.error().kind, ErrorKind::Disk);
    QVERIFY(full.error().next.contains(u"folder"_s));
}

void SyncFilesTest::placedTarget()
{
    const QString target = path(u"placed.csv"_s);
    const QString part = path(u"placed.part"_s);
    QVERIFY(checkTargetPlace(target, false));
    QVERIFY(!checkTargetPlace(path(u"nowhere/placed.csv"_s), true));
    QVERIFY(!checkTargetPlace(m_folder.path(), true));
    QVERIFY(written({}, part, {{"1", "one", ""}}));
    QVERIFY(placeTargetFile(part, target, false));
    const QByteArray first = bytesOf(u"placed.csv"_s);
    QVERIFY(!QFile::exists(part));

    QVERIFY(written({}, part, {{"2", "two", ""}}));
    QVERIFY(!checkTargetPlace(target, false));
    const auto refused = placeTargetFile(part, target, false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"TARGET_EXISTS"_s);
    QCOMPARE(bytesOf(u"placed.csv"_s), first);
    QVERIFY(checkTargetPlace(target, true));
    QVERIFY(placeTargetFile(part, target, true));
    QVERIFY(bytesOf(u"placed.csv"_s).contains("two"));
}

void SyncFilesTest::targetNames()
{
    const TargetFile target{.path = u"/b/{module}-{date}-{time}-{run}.csv"_s};
    const QDateTime time(QDate(2026, 3, 4), QTime(5, 6, 7));
    const QString at = target.pathAt(u"Leads"_s, time);
    QCOMPARE(at, u"/b/Leads-2026-03-04-050607-{run}.csv"_s);
    QCOMPARE(TargetFile::pathOfRun(at, 12), u"/b/Leads-2026-03-04-050607-12.csv"_s);
}

QTEST_GUILESS_MAIN(SyncFilesTest)
#include "tst_syncfiles.moc"
