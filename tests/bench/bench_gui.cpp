// SPDX-License-Identifier: GPL-3.0-or-later
// The console's window with runs of all three syncs and bursts of 50,000 log lines a second: how
// long the GUI thread's event loop does not answer, by a heartbeat, and what of it is work of its
// own. Each run's dashboard and each page is open for a while, the themes change once. Needs no
// display. Prints only.
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "bench/benchkit.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/main/pages.h"
#include "console/theme/theme.h"
#include "core/log/log.h"
#include "gui/main/consolefixture.h"
#include "gui/watchedapplication.h"

#include <QEventLoop>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kLinesPerSecond = 50'000;
constexpr auto kBurst = 1s; // and as long without
constexpr auto kPageTime = 4s;
constexpr int kBeatMs = 4;
constexpr double kAimLongestMs = 50;
constexpr double kAimMostMs = 16;
constexpr double kAimShowMs = 100; // of the processor: a page that is built, another theme

// How much too late each beat comes, and where the latest did.
class Heartbeat final : public QObject
{
public:
    explicit Heartbeat(WatchedApplication &application)
        : m_application(application)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kBeatMs);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double late = std::max(0.0, double(m_clock.nsecsElapsed()) / 1e6 - kBeatMs);
            const double work = WatchedApplication::workedMs() - m_worked;
            if (late > m_latest) {
                m_latest = late;
                m_latestAt = u"%1, %2 ms of work, %3 ms without a processor"_s.arg(
                    m_place, number(work, 1), number(m_application.waitedMs() - m_waited, 1));
            }
            m_late << late;
            m_worked = WatchedApplication::workedMs();
            m_waited = m_application.waitedMs();
            m_clock.restart();
        });
        m_clock.start();
        m_timer.start();
    }
    double lateMs(double share) const
    {
        QList<double> sorted = m_late;
        std::sort(sorted.begin(), sorted.end());
        return sorted.isEmpty() ? 0 : sorted.at(qsizetype(share * double(sorted.size() - 1)));
    }
    qsizetype beats() const { return m_late.size(); }
    void setPlace(const QString &place) { m_place = place; }
    QString latestAt() const { return m_latestAt; }

private:
    WatchedApplication &m_application;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QList<double> m_late;
    QString m_place;
    QString m_latestAt;
    double m_latest = 0;
    double m_worked = WatchedApplication::workedMs();
    double m_waited = m_application.waitedMs();
};

void writeBursts(Log &log, const std::atomic_bool &isOver)
{
    const Logger logger(&log, "bench");
    const auto began = std::chrono::steady_clock::now();
    while (!isOver) {
        const auto since = std::chrono::steady_clock::now() - began;
        if ((since / kBurst) % 2 == 0) {
            for (int i = 0; i < kLinesPerSecond / 100; ++i)
                logger.info(u"GET /crm/v8/bulk/read/%1 - 200, 12 ms, page 4 of 230"_s.arg(i));
        }
        std::this_thread::sleep_until(began + (since / 10ms + 1) * 10ms);
    }
}

void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

// What the GUI thread works until what was begun is shown, the turns that follow included.
double workOf(const std::function<void()> &work)
{
    const double began = WatchedApplication::workedMs();
    work();
    QCoreApplication::processEvents();
    return WatchedApplication::workedMs() - began;
}

// In the background, as the console starts them: the event loop goes on.
void startAll(Application &application)
{
    std::atomic_bool isStarted = false;
    std::thread starter([&application, &isStarted] {
        const auto jobs = must(application.jobs().list());
        for (const Job &job : jobs)
            must(application.runs().start(job.name, false));
        isStarted = true;
    });
    while (!isStarted)
        waitFor(10ms);
    starter.join();
}

void printLateness(const QString &title, double ms, double aim, const QString &more)
{
    print(title,
        u"%1 ms  %2  [%3]"_s.arg(number(ms, 1), verdict(ms, {Goal::Kind::TimeAtMost, aim}), more));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication app(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    Theme theme(settings.path());
    ConsoleFixture console({u"--scale"_s, u"40000"_s, u"--page-rows"_s, u"1000"_s});
    if (!console.problem().isEmpty())
        qFatal("%s", qUtf8Printable(console.problem()));
    console.sandbox().setSettings({{u"catalystPageRows"_s, 1'000}, {u"commerceLatencyMs"_s, 300}});
    MainWindow *window = console.window();
    double building = 0;
    QString slowest;
    for (const PageEntry &entry : consolePages()) { // built and laid out once
        const double ms = workOf([window, &entry] { window->showPage(entry.key); });
        if (ms > building) {
            building = ms;
            slowest = entry.key;
        }
        waitFor(200ms);
    }
    Heartbeat heart(app);
    heart.setPlace(u"runs are started"_s);
    startAll(console.application());
    std::atomic_bool isOver = false;
    std::thread writer([&console, &isOver] { writeBursts(console.application().log(), isOver); });
    double work = 0;
    QString what;
    double turn = 0;
    QString turnAt;
    const auto look = [&](const QString &place, const std::function<void()> &show) {
        heart.setPlace(u"%1 is shown"_s.arg(place));
        show();
        waitFor(200ms);
        heart.setPlace(place);
        app.forget();
        waitFor(kPageTime);
        if (app.mostWork().ms > work) {
            work = app.mostWork().ms;
            what = place + u": "_s + app.mostWork().what;
        }
        if (app.mostTurn().ms > turn) {
            turn = app.mostTurn().ms;
            turnAt = place + u": "_s + app.mostTurn().what;
        }
    };
    // The dashboards first: their runs are at work then.
    for (const RunRow &run : must(console.application().runs().list()))
        look(u"run of %1, %2"_s.arg(run.kind, runStateName(run.state)),
            [window, id = run.id] { window->openRun(id); });
    for (Page *page : window->pages())
        look(page->key(), [window, page] { window->showPage(page->key()); });
    const double longest = heart.lateMs(1);
    const double most = heart.lateMs(0.99);
    const QString longestAt = heart.latestAt();
    heart.setPlace(u"change of theme"_s);
    const double change = workOf([&theme] { theme.setMode(Theme::Mode::Dark); });
    waitFor(500ms);
    const QString beats = u"%1 beats"_s.arg(heart.beats());
    printLateness(u"window, longest pause"_s, longest, kAimLongestMs, longestAt);
    printLateness(u"window, 99th percentile of pauses"_s, most, kAimMostMs, beats);
    printLateness(u"window, with a change of theme"_s, heart.lateMs(1), 100, heart.latestAt());
    printLateness(u"window, work to build a page"_s, building, kAimShowMs, slowest);
    printLateness(u"window, work to change the theme"_s, change, kAimShowMs,
        u"%1 widgets"_s.arg(QApplication::allWidgets().size()));
    print(u"window, most work of one event"_s, u"%1 ms  [%2]"_s.arg(number(work, 1), what));
    print(u"window, most work of one turn"_s, u"%1 ms  [%2]"_s.arg(number(turn, 1), turnAt));
    isOver = true;
    writer.join();
    console.application().interrupt(u"The measurement is over"_s);
    return 0;
}
