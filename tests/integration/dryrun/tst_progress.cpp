// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/runcheck.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr qint64 kRows = 4'000;
constexpr int kQuickKills = 10;
constexpr int kLongKills = 100;
constexpr int kWithinMs = 50;

// sluice-cli on a terminal of its own, where it shows each figure at once.
class TerminalRun
{
public:
    TerminalRun(const Workplace &place, const QStringList &words)
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            return;
        const int terminal = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
        m_process = place.launch(words, [terminal] { ::dup2(terminal, STDERR_FILENO); });
        ::close(terminal);
    }
    ~TerminalRun() { ::close(m_master); }
    Q_DISABLE_COPY_MOVE(TerminalRun)

    QProcess &process() { return *m_process; }

    // The last "n written" on the screen; -1 before there is one.
    qint64 shown(int waitMs)
    {
        pollfd poll{m_master, POLLIN, 0};
        ::poll(&poll, 1, waitMs);
        char buffer[4096];
        for (ssize_t size = 0; (size = ::read(m_master, buffer, sizeof buffer)) > 0;)
            m_text.append(buffer, size);
        static const QRegularExpression written(u"(\\d+) written"_s);
        auto found = written.globalMatch(QString::fromUtf8(m_text));
        while (found.hasNext())
            m_shown = found.next().captured(1).toLongLong();
        return m_shown;
    }

private:
    int m_master;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_text;
    qint64 m_shown = -1;
};

} // namespace

// A number that was shown as written stays: killed right after each increment on the screen, the
// next process never shows less (reliability-security P7).
class ProgressTest : public QObject
{
    Q_OBJECT

private slots:
    void shownIsKept();
};

void ProgressTest::shownIsKept()
{
    Workplace place;
    QCOMPARE(
        place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)}), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, u"poll=20,progress=5,ambiguousSettle=50,wishPoll=50"_s);
    const QJsonObject parameters{{u"chunkRows"_s, 150}};
    const QJsonObject settings{{u"writeJobMs"_s, 20}, {u"refreshesPer10Minutes"_s, 1000}};
    QCOMPARE(place.beginAnew(parameters, settings), QString());
    const CliResult undisturbed = place.runJob();
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.errors.constData());
    const QString digest = place.digest().value("sha256"_L1).toString();

    const quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", seed);
    QRandomGenerator dice(seed);
    const int wanted = qEnvironmentVariableIsSet("SLUICE_LONG") ? kLongKills : kQuickKills;
    int kills = 0;
    int ended = 0;
    while (kills < wanted) {
        QCOMPARE(place.beginAnew(parameters, settings), QString());
        qint64 kept = 0;
        for (QString state; state != "completed"_L1;
             state = place.sqlText(u"SELECT state FROM run"_s)) {
            TerminalRun run(place,
                state.isEmpty() ? QStringList{u"run"_s, u"Clean up leads"_s}
                                : QStringList{u"runs"_s, u"resume"_s, u"1"_s});
            qint64 shown = -1;
            while (shown <= kept && !run.process().waitForFinished(0)) {
                shown = run.shown(20);
                QVERIFY2(shown < 0 || shown >= kept,
                    qPrintable(u"%1 is shown after %2"_s.arg(shown).arg(kept)));
            }
            if (!run.process().waitForFinished(dice.bounded(kWithinMs + 1))) {
                run.process().kill();
                run.process().waitForFinished();
                ++kills;
            } else {
                ++ended;
            }
            kept = std::max(kept, run.shown(0));
            const qint64 stored = place.sqlNumber(u"SELECT n_written FROM run"_s);
            QVERIFY2(stored >= kept, qPrintable(u"%1 shown, %2 kept"_s.arg(kept).arg(stored)));
            const QJsonObject told = place.cli({u"runs"_s, u"show"_s, u"1"_s, u"--json"_s}).json();
            QVERIFY(told.value("counts"_L1).toObject().value("written"_L1).toInteger() >= kept);
        }
        const RunCheck check = checkedRun(place, kRows, digest);
        QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
    }
    qInfo("%d kills within %d ms of an increment on the screen; %d runs ended first", kills,
        kWithinMs, ended);
}

QTEST_GUILESS_MAIN(ProgressTest)
#include "tst_progress.moc"
