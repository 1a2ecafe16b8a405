// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processortests.h"

#include "core/mapping/processors/answerspool.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// Rows 11 to 15; 13 has no answer, and the others answer backwards.
QString fillSpool(const QString &path, bool isFinished)
{
    auto spool = AnswerSpool::create(path, "digest");
    if (!spool)
        return spool.error().text();
    (*spool)->begin({u"A"_s, u"B"_s}, true);
    for (qint64 row = 11; row <= 15; ++row)
        (*spool)->announce(row);
    for (const qint64 row : {15, 14, 12, 11}) {
        const QByteArray number = QByteArray::number(row);
        const std::vector<QByteArrayView> values{row == 12 ? "why" : "", number, "\"x\",\n"};
        if (auto added = (*spool)->add(row, values); !added)
            return added.error().text();
    }
    if (isFinished) {
        if (auto finished = (*spool)->finish(); !finished)
            return finished.error().text();
    }
    return {};
}

} // namespace

void AnswerSpoolTest::anyOrder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"page.answers"_s);
    QCOMPARE(fillSpool(path, true), QString());
    const auto spool = AnswerSpool::open(path, "digest");
    QVERIFY(spool && *spool);
    QCOMPARE((*spool)->columns(), QStringList({u"A"_s, u"B"_s}));
    QVERIFY((*spool)->hasReject());
    QCOMPARE((*spool)->answered(), 4);
    std::vector<QByteArrayView> values;
    for (const qint64 row : {10, 13, 16, 0, 1'000'000})
        QVERIFY(!(*spool)->find(row, values));
    QVERIFY((*spool)->find(12, values));
    QCOMPARE(values.size(), size_t(3));
    QCOMPARE(values[0].toByteArray(), QByteArray("why"));
    QVERIFY((*spool)->find(15, values));
    QCOMPARE(values[0].size(), 0);
    QCOMPARE(values[1].toByteArray(), QByteArray("15"));
    QCOMPARE(values[2].toByteArray(), QByteArray("\"x\",\n"));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), 0);
}

void AnswerSpoolTest::incompleteIsNotUsed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"page.answers"_s);
    QCOMPARE(fillSpool(path, false), QString());
    const auto spool = AnswerSpool::open(path, "digest");
    QVERIFY(spool && !*spool);
    AnswerSpool::remove(path);
    QVERIFY(!QFile::exists(path + u".part"_s));
}

void AnswerSpoolTest::otherDigestIsNotUsed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"page.answers"_s);
    QCOMPARE(fillSpool(path, true), QString());
    const auto spool = AnswerSpool::open(path, "another");
    QVERIFY(spool && !*spool);
}

void AnswerSpoolTest::damagedIsNotUsed_data()
{
    QTest::addColumn<int>("keep"); // bytes from the front; less than 0: from the end
    QTest::newRow("empty") << 0;
    QTest::newRow("in the head") << 3;
    QTest::newRow("in the head's text") << 20;
    QTest::newRow("in the last row") << -1;
    QTest::newRow("in the last row's length") << -30;
}

void AnswerSpoolTest::damagedIsNotUsed()
{
    QFETCH(const int, keep);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"page.answers"_s);
    QCOMPARE(fillSpool(path, true), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(keep < 0 ? file.size() + keep : keep));
    file.close();
    const auto spool = AnswerSpool::open(path, "digest");
    QVERIFY(spool && !*spool);
}
