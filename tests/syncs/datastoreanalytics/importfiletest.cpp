// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importfile.h"
#include "base/csv/csvreader.h"
#include "syncs/datastoreanalytics/datastoretests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void ImportFileTest::readsBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    const QList<QList<QByteArray>> rows{{"1", "plain"}, {"2", "a \"quote\", and\nlines\r\n"},
        {"3", ""}, {"4", "\"\""}, {"5", "\xc3\xa9\xf0\x9f\x98\x80"}, {"6", "#x"}};
    ImportFile file(path);
    QVERIFY(file.open({u"ROWID"_s, u"A \"name\""_s}).has_value());
    for (const auto &row : rows) {
        file.beginRow();
        for (const QByteArray &value : row)
            file.appendField(value);
        QVERIFY(file.endRow().has_value());
    }
    QVERIFY(file.finish().has_value());
    QVERIFY(!QFile::exists(path + u".part"_s));

    QFile in(path);
    QVERIFY(in.open(QIODevice::ReadOnly));
    QCOMPARE(in.size(), file.bytes());
    QVERIFY(in.peek(10).startsWith("\"ROWID\","));
    CsvReader csv(in);
    QCOMPARE(*csv.readHeader(), (QList<QByteArray>{"ROWID", "A \"name\""}));
    for (const auto &row : rows) {
        QCOMPARE(*csv.next(), CsvReader::Kind::Row);
        QList<QByteArray> read;
        for (const QByteArrayView value : csv.fields())
            read.append(value.toByteArray());
        QCOMPARE(read, row);
    }
    QCOMPARE(*csv.next(), CsvReader::Kind::End);
}

void ImportFileTest::nothingIsLeftWithoutFinish()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    {
        ImportFile file(path);
        QVERIFY(file.open({u"ROWID"_s}).has_value());
    }
    QVERIFY(!QFile::exists(path));
    ImportFile again(path); // over what was left of the first
    QVERIFY(again.open({u"ROWID"_s}).has_value());
    QVERIFY(again.finish().has_value());
    QCOMPARE(QFile(path).size(), qint64(8));
    ImportFile nowhere(folder.filePath(u"no/such/a.csv"_s));
    QCOMPARE(nowhere.open({u"ROWID"_s}).error().kind, ErrorKind::Disk);
}

void ImportFileTest::fillsUp()
{
    const QTemporaryDir folder;
    ImportFile file(folder.filePath(u"a.csv"_s));
    QVERIFY(file.open({u"ROWID"_s, u"Text"_s}).has_value());
    const QByteArray text(99'990, 'x');
    int rows = 0;
    while (!file.isFull()) {
        file.beginRow();
        file.appendField(QByteArray::number(++rows));
        file.appendField(text);
        QVERIFY(file.endRow().has_value());
    }
    QVERIFY(file.finish().has_value());
    QVERIFY(file.bytes() >= ImportFile::kMaxBytes - ImportFile::kRoom);
    QVERIFY(file.bytes() < ImportFile::kMaxBytes - ImportFile::kRoom + 200'000);
    QCOMPARE(file.bytes(), QFileInfo(folder.filePath(u"a.csv"_s)).size());
}
