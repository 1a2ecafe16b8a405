// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/partrange.h"
#include "syncs/files/sourcefile.h"

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

private:
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

QTEST_GUILESS_MAIN(SyncFilesTest)
#include "tst_syncfiles.moc"
