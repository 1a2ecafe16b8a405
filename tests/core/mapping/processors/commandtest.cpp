// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processorrig.h"
#include "core/mapping/processors/processortests.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr auto kCountry = "\"reads\":[\"Name\"],\"writes\":[\"Country\"]";

// The number behind a word of the log.
qint64 loggedNumber(const QString &log, const QString &word)
{
    const QRegularExpression pattern(word + u" (\\d+)"_s);
    return pattern.match(log).captured(1).toLongLong();
}

} // namespace

void CommandTest::outcomes_data()
{
    QTest::addColumn<QString>("text"); // of sh -c; the input is _row,Name,Country of five rows
    QTest::addColumn<QStringList>("outcome");
    const QStringList same{QString(), QString(), QString(), QString(), QString()};
    const QString dropped = u"(dropped) dropped by the command sh"_s;
    QTest::newRow("cat") << u"cat"_s << same;
    QTest::newRow("changes") << u"sed 's/India/IN/'"_s << QStringList(5, u"Country=IN"_s);
    QTest::newRow("backwards") << u"read -r h; echo \"$h\"; tac | sed 's/India/IN/'"_s
                               << QStringList(5, u"Country=IN"_s);
    QTest::newRow("some columns, another order")
        << u"echo Country,_row; awk -F, 'NR>1{print \"C\" $1 \",\" $1}'"_s
        << QStringList{
               u"Country=C1"_s, u"Country=C2"_s, u"Country=C3"_s, u"Country=C4"_s, u"Country=C5"_s};
    QTest::newRow("only rows") << u"cut -d, -f1"_s << same;
    QTest::newRow("empties") << u"echo _row,Country; awk -F, 'NR>1{print $1 \",\"}'"_s
                             << QStringList(5, u"Country="_s);
    QTest::newRow("drops") << u"grep -v '^3,'"_s
                           << QStringList{QString(), QString(), dropped, QString(), QString()};
    QTest::newRow("drops all") << u"head -n 1"_s << QStringList(5, dropped);
    QTest::newRow("head") << u"head -n 3"_s
                          << QStringList{QString(), QString(), dropped, dropped, dropped};
    QTest::newRow("rejects")
        << u"echo _row,_reject; echo 2,; echo '4,\"no, not that\"'; cat >/dev/null"_s
        << QStringList{dropped, QString(), dropped, u"(rejected) no, not that"_s, dropped};
    QTest::newRow("line ends of Windows") << u"sed 's/$/\\r/'"_s << same;
    QTest::newRow("buffers everything") << u"x=$(cat); printf '%s\\n' \"$x\""_s << same;
}

void CommandTest::outcomes()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, outcome);
    ProcessorRig rig = smallRig(5);
    QCOMPARE(rig.run(shellJson(text, kCountry)), QString());
    QCOMPARE(rig.outcome(), outcome);
    QVERIFY(!QFile::exists(rig.folder() + u"/page-1-processor-1.work"_s));
}

void CommandTest::failures_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *text, const char *problem) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromUtf8(problem);
    };
    row("doubled", "read -r h; echo \"$h\"; while read -r l; do echo \"$l\"; echo \"$l\"; done",
        "at record 1 (id 1001). It answers twice with the same _row");
    row("unknown", "cat; echo 6,x,y", "a _row that it was not given: “6”");
    row("no number", "cat; echo 1x,x,y", "a _row that it was not given: “1x”");
    row("negative", "cat; echo -1,x,y", "a _row that it was not given");
    row("no header", "tail -n +2", "has no column _row");
    row("column", "echo _row,Email; cat >/dev/null", "gives the column “Email”");
    row("fields", "echo _row,Country; echo 1,2,3; cat >/dev/null", "is no CSV row");
    row("quote", "echo _row,Country; printf '1,\"x'; cat >/dev/null", "is no CSV row");
    row("exit code", "cat; echo bad >&2; exit 7",
        "It ended with the exit code 7. Its last words: bad");
    row("half way", "head -n 3; exit 1", "It ended with the exit code 1");
    row("in the middle of a row", "head -c 30; kill -9 $$", "ended by the signal 9");
    row("writes nothing", "cat >/dev/null", "It wrote nothing");
    row("reads and writes nothing", "exit 0", "It wrote nothing");
    row("changes what it only reads", "sed 's/Name 4/Name 5/'",
        "changes Name, which is not among the fields that the job says it writes. It is record 4");
    row("no program", "exec /nowhere/program", "It ended with the exit code 127");
}

void CommandTest::failures()
{
    QFETCH(const QString, text);
    QFETCH(const QString, problem);
    ProcessorRig rig = smallRig(5);
    rig.run(shellJson(text, kCountry));
    QVERIFY2(rig.error().contains(problem), qPrintable(rig.error()));
    if (!problem.contains(u"not among"))
        QVERIFY(rig.error().startsWith("The command sh failed"_L1));
    rig.run(commandJson({u"/nowhere/program"_s}, kCountry));
    QVERIFY2(
        rig.error().contains("could not be started: No such file"_L1), qPrintable(rig.error()));
}

// Rules before and after, two commands, a script: each sees what those before it made.
void CommandTest::chainGoesOn()
{
    ProcessorRig rig = smallRig(1000);
    const QByteArray rules
        = R"({"type":"rules","rules":[{"type":"case","field":"Country","to":"upper"}]})";
    const QByteArray first
        = shellJson(u"read -r h; echo \"$h\"; tac | grep -v '^7,' | sed 's/INDIA/ab/'"_s);
    const QByteArray second = shellJson(u"sed 's/AB/cd/'"_s);
    const QByteArray script
        = scriptJson("function process(r) { r.Country += r._row || '!'; return r; }");
    const auto inner = [](const QByteArray &list) { return list.sliced(1, list.size() - 2); };
    const QString error = rig.run('[' + rules + ',' + inner(first) + ',' + rules + ','
        + inner(second) + ',' + inner(script) + ',' + rules + ']');
    QCOMPARE(error, QString());
    QCOMPARE(rig.outcome().size(), 1000);
    QCOMPARE(rig.outcome().at(0), u"Country=CD!"_s);
    QCOMPARE(rig.outcome().at(999), u"Country=CD!"_s);
    QCOMPARE(rig.outcome().at(6), u"(dropped) dropped by the command sh"_s);
}

// More than any pipe holds, to a program that says nothing before it has read all.
void CommandTest::largePageThroughSort()
{
    constexpr int kRows = 60'000;
    RigRows rows;
    for (int i = 1; i <= kRows; ++i)
        rows.push_back({QByteArray::number(i), QByteArray(20 + i % 40, 'n'), "India"});
    ProcessorRig rig({u"Id"_s, u"Name"_s, u"Country"_s}, std::move(rows), 1'000'001);
    rig.batchRows = 1000;
    const QByteArray sort = commandJson({u"sh"_s, u"-c"_s,
        u"read -r h; printf '%s\\n' \"$h\"; sort -r -t, -k2 -S 1M | sed 's/India/IN/'"_s});
    QCOMPARE(rig.run(sort), QString());
    for (const int row : {0, 1, 777, kRows - 1})
        QCOMPARE(rig.outcome().at(row), u"Country=IN"_s);
    QCOMPARE(rig.outcome().count(u"Country=IN"_s), kRows);
}

void CommandTest::environmentIsClean()
{
    qputenv("SLUICE_TEST_SECRET", "not-for-anybody");
    ProcessorRig rig = smallRig(1);
    const QString error = rig.run(shellJson(
        u"env >&2; ls -l /proc/self/fd | wc -l >&2; pwd >&2; ls -A >&2; ulimit -c >&2; cat"_s));
    qunsetenv("SLUICE_TEST_SECRET");
    QCOMPARE(error, QString());
    const QString log = rig.log().text();
    QVERIFY2(!log.contains("SLUICE"_L1) && !log.contains("LANG="_L1), qPrintable(log));
    QVERIFY(log.contains("command: PATH=/usr/local/bin:/usr/bin:/bin"_L1));
    QVERIFY(log.contains(u"command: TMPDIR="_s + rig.folder()));
    QVERIFY(log.contains(u"command: "_s + rig.folder() + u"/page-1-processor-1.work"_s));
    QVERIFY2(log.contains("command: 0"_L1), qPrintable(log)); // no core files
    // "total", 0, 1, 2 and the folder itself.
    QVERIFY2(log.contains("command: 5"_L1), qPrintable(log));
}

void CommandTest::standardErrorGoesToTheLog()
{
    ProcessorRig rig = smallRig(3);
    const QString error = rig.run(shellJson(
        u"cat; i=0; while [ $i -lt 5000 ]; do echo \"line $i access_token=1000.abcdefabcdef\"; i=$((i+1)); done >&2"_s));
    QCOMPARE(error, QString());
    const QString log = rig.log().text();
    QVERIFY(log.contains("command: line 0 "_L1));
    QVERIFY(!log.contains("1000.abcdef"_L1));
    QVERIFY(log.contains("more lines of its standard error are left out"_L1));
    QVERIFY(rig.log().count() < 260);
}

void CommandTest::limitsHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("limits");
    QTest::addColumn<QString>("problem");
    QTest::newRow("silence") << u"exec tail -f /dev/null"_s << QString()
                             << u"neither took nor gave anything for 0.4 s"_s;
    QTest::newRow("talks on the side")
        << u"while :; do echo x; done >&2"_s << QString() << u"neither took nor gave anything"_s;
    QTest::newRow("silent after its output") << u"cat; exec >/dev/null; exec tail -f /dev/null"_s
                                             << QString() << u"neither took nor gave anything"_s;
    QTest::newRow("no end of rows")
        << u"echo _row; while :; do echo 1; done"_s << QString() << u"twice with the same _row"_s;
    QTest::newRow("no end of a row") << u"exec cat /dev/zero"_s << QString() << u"bytes for"_s;
    QTest::newRow("processor time")
        << u"while :; do :; done"_s << u"\"cpuSeconds\":1,\"silenceSeconds\":60"_s
        << u"It used more than 1 s of processor time"_s;
    QTest::newRow("memory") << u"exec python3 -c 'x = bytearray(300 * 1024 * 1024)'"_s
                            << u"\"memoryMegabytes\":100,\"silenceSeconds\":60"_s
                            << u"MemoryError"_s;
    QTest::newRow("file") << u"exec cat /dev/zero > file"_s
                          << u"\"fileMegabytes\":1,\"silenceSeconds\":60"_s
                          << u"wrote a file of more than 1048576 bytes"_s;
}

void CommandTest::limitsHold()
{
    QFETCH(const QString, text);
    QFETCH(const QString, limits);
    QFETCH(const QString, problem);
    ProcessorRig rig = smallRig(5);
    rig.timings.commandSilence = std::chrono::milliseconds(400);
    rig.run(shellJson(text, "\"writes\":[\"Country\"],\"limits\":{" + limits.toUtf8() + '}'));
    QVERIFY2(rig.error().contains(problem), qPrintable(rig.error()));
    QVERIFY2(rig.milliseconds() < 8000, qPrintable(QString::number(rig.milliseconds())));
}

// Even one that does not listen, in the middle of its work.
void CommandTest::stopEndsIt()
{
    ProcessorRig rig = smallRig(5);
    rig.timings.commandEnd = std::chrono::milliseconds(500);
    std::thread stop([&rig] {
        QElapsedTimer timer;
        timer.start();
        while (!rig.log().text().contains("pid"_L1) && timer.elapsed() < 5000)
            std::this_thread::yield();
        rig.stopper().request(StopWish::Stop);
    });
    rig.run(shellJson(u"trap '' TERM; echo pid $$ >&2; while :; do tail -f /dev/null; done"_s));
    stop.join();
    QVERIFY2(rig.error().contains("stopped"_L1), qPrintable(rig.error()));
    QVERIFY(rig.milliseconds() < 4000);
    QVERIFY(!isAlive(loggedNumber(rig.log().text(), u"pid"_s)));
    QVERIFY(!QFile::exists(rig.folder() + u"/page-1-processor-1.answers"_s));
}

// A daemon with a session of its own, that nobody waits for and that keeps the pipes open.
void CommandTest::nothingIsLeftBehind()
{
    ProcessorRig rig = smallRig(5);
    const QString error = rig.run(
        shellJson(u"setsid sh -c 'trap \"\" TERM HUP; echo daemon $$ >&2; : > ../daemon-is-up; "
                  u"while :; do tail -f /dev/null; done' & "
                  "cat; until [ -e ../daemon-is-up ]; do sleep 0.01; done; exit 0"_s));
    QCOMPARE(error, QString());
    const qint64 daemon = loggedNumber(rig.log().text(), u"daemon"_s);
    QVERIFY2(daemon > 0, qPrintable(rig.log().text()));
    QTRY_VERIFY(!isAlive(daemon));
    QVERIFY(rig.log().text().contains("processes behind, which were ended"_L1));
    QVERIFY(rig.milliseconds() < 4000);
}

// The program's own death, as after a kill, ends the command too: only the pipe says so.
void CommandTest::endsWithItsOwner()
{
    ProcessorRig rig = smallRig(5);
    const pid_t owner = ::fork();
    if (owner == 0) {
        rig.run(shellJson(u"echo $$ > ../pid.part; mv ../pid.part ../pid; trap '' TERM; "
                          "while :; do tail -f /dev/null; done"_s));
        ::_exit(0);
    }
    QFile file(rig.folder() + u"/pid"_s);
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const qint64 command = file.readAll().trimmed().toLongLong();
    QVERIFY(isAlive(command));
    ::kill(owner, SIGKILL);
    ::waitpid(owner, nullptr, 0);
    QTRY_VERIFY(!isAlive(command));
}

// After a crash a complete answer is used again: the command may be one of chance.
void CommandTest::answersAreFoundAgain()
{
    ProcessorRig rig = smallRig(3);
    const QByteArray dice = shellJson(
        u"echo ran >> ../runs; r=$(cat /proc/sys/kernel/random/uuid); sed \"s/India/$r/\""_s);
    QCOMPARE(rig.prepareOnly(dice), QString());
    QCOMPARE(rig.run(dice), QString());
    const QStringList first = rig.outcome();
    QCOMPARE(rig.run(dice), QString());
    QCOMPARE(rig.outcome(), first);
    QFile runs(rig.folder() + u"/runs"_s);
    QVERIFY(runs.open(QIODevice::ReadOnly));
    QCOMPARE(runs.readAll(), QByteArray("ran\n"));
    // An answer that was not complete is not.
    QVERIFY(QFile::rename(rig.folder() + u"/page-1-processor-1.answers"_s,
        rig.folder() + u"/page-1-processor-1.answers.part"_s));
    QCOMPARE(rig.run(dice), QString());
    QVERIFY(rig.outcome() != first);
    rig.discard();
    QVERIFY(!QFile::exists(rig.folder() + u"/page-1-processor-1.answers"_s));
}

void CommandTest::notPrepared()
{
    auto chain = ProcessorChain::fromJson(QJsonArray{QJsonObject{
        {u"type"_s, u"command"_s}, {u"program"_s, u"cat"_s}, {u"writes"_s, QJsonArray{u"A"_s}}}});
    QVERIFY(chain);
    Columns columns({u"A"_s});
    QVERIFY(chain->bind(columns));
    RecordBatch batch(std::make_shared<const Columns>(columns), 1);
    const auto done = chain->process(batch, CancelToken());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Internal);
}
