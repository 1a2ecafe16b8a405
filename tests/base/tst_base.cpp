// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/canceltoken.h"
#include "base/error.h"
#include "base/files.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/rounds.h"
#include "base/secret.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <thread>

using namespace sluice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBase : public QObject
{
    Q_OBJECT
private slots:
    void errorText_data();
    void errorText();
    void resultCarriesValueOrError();
    void secretIsHiddenFromText();
    void secretCopiesCompareAndForget();
    void shortSecretsAreNotReplaced();
    void wishOnlyGrows();
    void waitEndsEarlyOnAWish();
    void waitLastsWithoutOne();
    void subscribersHearEachWishUntilTheyGo();
    void roundsGoOnUntilTheyEnd();
    void idsAreUniqueAndSortByAge();
    void tokensAreLongEnough();
    void processIdentity();
    void writesDurably();
    void failedWriteKeepsTheOldFile();
    void makesPrivateFolders();
    void diskErrors();
};

void TestBase::errorText_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all") << u"It failed"_s << u"No room"_s << u"Make some"_s
                         << u"It failed. No room. Make some."_s;
    QTest::newRow("what only") << u"It failed"_s << QString() << QString() << u"It failed."_s;
    QTest::newRow("stops stay") << u"It failed."_s << u"Why?"_s << QString()
                                << u"It failed. Why?"_s;
    QTest::newRow("none") << QString() << QString() << QString() << QString();
}

void TestBase::errorText()
{
    QFETCH(QString, what);
    QFETCH(QString, why);
    QFETCH(QString, next);
    QTEST((Error{.what = what, .why = why, .next = next}.text()), "expected");
}

void TestBase::resultCarriesValueOrError()
{
    const auto half = [](int value) -> Result<int> {
        if (value % 2 != 0)
            return fail(ErrorKind::Data, u"odd"_s);
        return value / 2;
    };
    QCOMPARE(*half(8), 4);
    QVERIFY(!half(7));
    QCOMPARE(half(7).error().kind, ErrorKind::Data);
    QCOMPARE(errorKindName(half(7).error().kind), "data"_L1);
}

void TestBase::secretIsHiddenFromText()
{
    const Secret secret("pa ss/word+1");
    const QByteArray hidden = withoutSecrets("key=pa ss/word+1&again=pa%20ss%2Fword%2B1;");
    QVERIFY2(!hidden.contains("word"), hidden.constData());
    QCOMPARE(hidden.count("•••"), 2);
    QVERIFY(hidden.startsWith("key=") && hidden.endsWith(";"));
}

void TestBase::secretCopiesCompareAndForget()
{
    {
        const Secret first("temporary-secret");
        const Secret copy = first;
        QVERIFY(first == copy);
        QVERIFY(!(first == Secret("temporary-secreT")));
        QVERIFY(!(first == Secret()));
        QCOMPARE(copy.fingerprint(), first.fingerprint());
        QCOMPARE(copy.fingerprint().size(), 6);
        QCOMPARE(withoutSecrets("temporary-secret"), QByteArray("•••"));
    }
    QCOMPARE(withoutSecrets("temporary-secret"), QByteArray("temporary-secret"));
    Secret moved("another-secret");
    const Secret target = std::move(moved);
    QCOMPARE(target.reveal(), QByteArray("another-secret"));
    QCOMPARE(withoutSecrets("another-secret"), QByteArray("•••"));
}

void TestBase::shortSecretsAreNotReplaced()
{
    const Secret secret("short");
    QCOMPARE(withoutSecrets("short"), QByteArray("short"));
}

void TestBase::wishOnlyGrows()
{
    CancelSource source;
    const CancelToken token = source.token();
    QCOMPARE(token.wish(), StopWish::None);
    source.request(StopWish::FinishChunk);
    QVERIFY(!token.isStopped());
    source.request(StopWish::Abort);
    source.request(StopWish::Stop);
    QCOMPARE(token.wish(), StopWish::Abort);
    QVERIFY(token.isStopped() && token.isAborted());
    QCOMPARE(CancelToken().wish(), StopWish::None);
}

void TestBase::waitEndsEarlyOnAWish()
{
    CancelSource source;
    const CancelToken token = source.token();
    QElapsedTimer timer;
    timer.start();
    std::thread other([&source] { source.request(StopWish::Stop); });
    QVERIFY(!token.waitFor(30s));
    other.join();
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(!token.waitFor(30s)); // and at once from then on
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(token.waitFor(1ms, StopWish::Abort)); // a weaker wish does not count
}

void TestBase::waitLastsWithoutOne()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(CancelToken().waitFor(20ms));
    QVERIFY(timer.elapsed() >= 19);
}

void TestBase::subscribersHearEachWishUntilTheyGo()
{
    CancelSource source;
    QList<StopWish> heard;
    auto handle = source.token().subscribe([&heard](StopWish wish) { heard << wish; });
    source.request(StopWish::FinishChunk);
    source.request(StopWish::FinishChunk);
    source.request(StopWish::Stop);
    QCOMPARE(heard, (QList<StopWish>{StopWish::FinishChunk, StopWish::Stop}));
    const auto late = source.token().subscribe([&heard](StopWish wish) { heard << wish; });
    QCOMPARE(heard.size(), 3);
    handle.reset();
    source.request(StopWish::Abort);
    QCOMPARE(heard.size(), 4);
}

void TestBase::idsAreUniqueAndSortByAge()
{
    static const QRegularExpression kShape(u"^[0-9a-f]{32}$"_s);
    QSet<QString> seen;
    QString before;
    for (int i = 0; i < 1000; ++i) {
        const QString id = newId();
        QVERIFY2(kShape.match(id).hasMatch(), qPrintable(id));
        QVERIFY(!seen.contains(id));
        QVERIFY(id.left(12) >= before.left(12));
        seen.insert(id);
        before = id;
    }
}

void TestBase::tokensAreLongEnough()
{
    const QByteArray token = randomToken(32);
    QCOMPARE(token.size(), 43);
    QVERIFY(!token.contains('=') && !token.contains('+') && !token.contains('/'));
    QVERIFY(token != randomToken(32));
}

void TestBase::processIdentity()
{
    const ProcessIdentity own = ProcessIdentity::current();
    QVERIFY(own.isAlive());
    QCOMPARE(ProcessIdentity::fromText(own.text()), own);
    ProcessIdentity reused = own;
    reused.startTime = u"1"_s;
    QVERIFY(!reused.isAlive());
    ProcessIdentity otherBoot = own;
    otherBoot.bootId = u"x"_s;
    QVERIFY(!otherBoot.isAlive());
    QVERIFY(!ProcessIdentity::fromText(u"nonsense"_s).isAlive());
}

void TestBase::writesDurably()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"state"_s);
    QVERIFY(writeFileDurably(path, "first"));
    QVERIFY(writeFileDurably(path, QByteArray("sec\0nd", 6)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("sec\0nd", 6));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(file.permissions() & others, QFile::Permissions());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"state"_s});
}

void TestBase::failedWriteKeepsTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"state"_s);
    QVERIFY(writeFileDurably(path, "old"));
    QVERIFY(QDir(folder.path()).mkdir(u"state.part"_s)); // in the way of the temporary file
    const auto written = writeFileDurably(path, "new");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Disk);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QVERIFY(!renameDurably(folder.filePath(u"absent"_s), path));
    QVERIFY(!syncFolder(folder.filePath(u"absent"_s)));
}

void TestBase::makesPrivateFolders()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a/b/c"_s);
    QVERIFY(makePrivateFolder(path));
    QVERIFY(makePrivateFolder(path)); // there already
    for (const QString &made : {u"a"_s, u"a/b"_s, u"a/b/c"_s}) {
        const auto permissions = QFile::permissions(folder.filePath(made));
        QCOMPARE(permissions & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther),
            QFile::Permissions());
    }
    QVERIFY(freeBytes(path) > 0);
}

void TestBase::diskErrors()
{
    const Error full = diskError(u"Could not write x"_s, ENOSPC);
    QCOMPARE(full.kind, ErrorKind::Disk);
    QCOMPARE(full.code, u"ENOSPC"_s);
    QVERIFY(full.isRetryable && !full.next.isEmpty());
    const Error readOnly = diskError(u"Could not write x"_s, EROFS);
    QVERIFY(!readOnly.isRetryable && !readOnly.next.isEmpty());
}

// A pause ends when a round is wanted or the rounds are to end; an end waits for the round at hand,
// whose token tells of it; they may begin anew.
void TestBase::roundsGoOnUntilTheyEnd()
{
    Rounds rounds;
    QVERIFY(!rounds.isOn());
    std::atomic<int> made = 0;
    const auto longPause = [&made] {
        ++made;
        return 10min;
    };
    for (int turn = 1; turn <= 2; ++turn) {
        made = 0;
        rounds.start(longPause);
        QVERIFY(rounds.isOn() && !rounds.token().isStopped());
        QTRY_COMPARE(made.load(), 1);
        rounds.request();
        QTRY_COMPARE(made.load(), 2);
        rounds.stop();
        QVERIFY(!rounds.isOn() && rounds.token().isAborted());
    }
    std::atomic<bool> isIn = false;
    std::atomic<bool> wasTold = false;
    rounds.start([&] {
        isIn = true;
        wasTold = !rounds.token().waitFor(1min, StopWish::Abort);
        return 0ms;
    });
    QTRY_VERIFY(isIn);
    rounds.stop();
    QVERIFY(wasTold);
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
