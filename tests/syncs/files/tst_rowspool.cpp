// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/rowspool.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

class RowSpoolTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsEachRow_data();
    void findsEachRow();
    void theFirstOfAKey();
    void unfinishedLeavesNothing();
    void damaged();

private:
    QString path() const { return m_folder.filePath(u"rows"_s); }
    QStringList found() const { return QDir(m_folder.path()).entryList(QDir::Files); }
    bool make(int rows, qint64 inMemory);

    QTemporaryDir m_folder;
};

bool RowSpoolTest::make(int rows, qint64 inMemory)
{
    RowSpool::remove(path());
    RowSpoolWriter spool(path(), inMemory);
    if (!spool.open())
        return false;
    for (int i = 0; i < rows; ++i) {
        const QByteArray key = "key " + QByteArray::number(i);
        const QByteArray value(i % 700, char('a' + i % 26));
        const QByteArrayView values[] = {key, value, ""};
        if (!spool.add(key, values))
            return false;
    }
    const auto count = spool.finish();
    return count && *count == rows;
}

void RowSpoolTest::findsEachRow_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<qint64>("inMemory");
    QTest::newRow("none") << 0 << qint64{100};
    QTest::newRow("one") << 1 << qint64{100};
    QTest::newRow("one block of the index") << 256 << qint64{1'000};
    QTest::newRow("many, sorted at once") << 5'000 << qint64{1'000'000};
    QTest::newRow("many, range by range") << 5'000 << qint64{300};
}

void RowSpoolTest::findsEachRow()
{
    QFETCH(int, rows);
    QFETCH(qint64, inMemory);
    QVERIFY(make(rows, inMemory));
    QCOMPARE(found(), (QStringList{u"rows"_s, u"rows.index"_s}));
    auto spool = RowSpool::open(path());
    QVERIFY(spool);
    for (int i = rows - 1; i >= 0; --i) {
        const QByteArray key = "key " + QByteArray::number(i);
        const auto row = (*spool)->find(key);
        QVERIFY(row && *row);
        QCOMPARE((*row)->size(), 3);
        QCOMPARE((**row)[0], key);
        QCOMPARE((**row)[1], QByteArray(i % 700, char('a' + i % 26)));
    }
    for (const QByteArrayView key : {"key", "key -1", "", "key 5000"}) {
        const auto row = (*spool)->find(key);
        QVERIFY(row && !*row);
    }
}

void RowSpoolTest::theFirstOfAKey()
{
    RowSpool::remove(path());
    {
        RowSpoolWriter spool(path());
        QVERIFY(spool.open());
        for (int i = 0; i < 600; ++i) { // more than a block of the index
            const QByteArray value = QByteArray::number(i);
            const QByteArrayView values[] = {value};
            QVERIFY(spool.add("the same", values));
        }
        QVERIFY(spool.finish());
    }
    auto spool = RowSpool::open(path());
    QVERIFY(spool);
    const auto row = (*spool)->find("the same");
    QVERIFY(row && *row);
    QCOMPARE((**row)[0], QByteArray("0"));
}

void RowSpoolTest::unfinishedLeavesNothing()
{
    RowSpool::remove(path());
    {
        RowSpoolWriter spool(path());
        QVERIFY(spool.open());
        QVERIFY(spool.add("key", {}));
    }
    QCOMPARE(found(), QStringList());
    QVERIFY(!RowSpool::exists(path()) && !RowSpool::open(path()));
    // What a crash leaves goes with it.
    for (const auto &end : {u".part"_s, u".entries"_s, u".index.part"_s}) {
        QFile file(path() + end);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    RowSpool::remove(path());
    QCOMPARE(found(), QStringList());
}

void RowSpoolTest::damaged()
{
    QVERIFY(make(100, 1'000));
    QFile rows(path());
    QVERIFY(rows.open(QIODevice::ReadWrite) && rows.resize(rows.size() / 2));
    rows.close();
    auto spool = RowSpool::open(path());
    QVERIFY(spool);
    int damaged = 0;
    for (int i = 0; i < 100; ++i)
        damaged += (*spool)->find(QByteArray("key " + QByteArray::number(i))) ? 0 : 1;
    QVERIFY(damaged > 0 && damaged < 100);
}

QTEST_GUILESS_MAIN(RowSpoolTest)
#include "tst_rowspool.moc"
