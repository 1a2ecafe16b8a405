// SPDX-License-Identifier: GPL-3.0-or-later
// The console's log page at 50,000 records a second: processor time of the GUI thread and the
// longest time that one event held it. Memory of a line in the view, and its filter against a plain
// QSortFilterProxyModel. Needs no display. Prints only.
#include "bench/benchkit.h"
#include "console/log/logfiltermodel.h"
#include "console/log/logmodel.h"
#include "console/log/logpage.h"
#include "console/log/logview.h"
#include "console/theme/theme.h"
#include "core/log/logring.h"
#include "gui/pagefixture.h"
#include "gui/watchedapplication.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <malloc.h>
#include <time.h>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kRowsPerSecond = 50'000;
constexpr auto kRoundTime = 3s;
constexpr int kManyRows = 1'000'000;
constexpr int kTextLength = 52;

LogRecord recordOf(qint64 number)
{
    static const QString run = u"0192f3a4-run"_s;
    constexpr std::array levels{
        LogLevel::Debug, LogLevel::Info, LogLevel::Info, LogLevel::Warning, LogLevel::Error};
    const QString text
        = u"GET /crm/v8/bulk/read/%1 - 200, %2 ms, page "_s.arg(number).arg(number % 977);
    return {.atMs = 1'700'000'000'000 + number,
        .level = levels[size_t(number) % levels.size()],
        .runId = run,
        .component = "http",
        .message = text.leftJustified(kTextLength, u'.')};
}

double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double elapsed(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

// Hands records to the ring in small lots at the pace, until it is told to stop; how many.
qint64 writeAtPace(LogRing &ring, const std::atomic_bool &isOver)
{
    qint64 written = 0;
    QElapsedTimer timer;
    timer.start();
    while (!isOver) {
        const qint64 due = timer.elapsed() * kRowsPerSecond / 1'000;
        for (; written < due; ++written)
            ring.write(recordOf(written));
        std::this_thread::sleep_for(2ms);
    }
    return written;
}

struct PageRound
{
    double share = 0; // of one core
    double rowsPerSecond = 0;
    WatchedApplication::Block longest;
};

PageRound pageRound(PageFixture &fixture, WatchedApplication &app)
{
    std::atomic_bool isOver = false;
    qint64 written = 0;
    std::thread writer([&fixture, &isOver, &written] {
        written = writeAtPace(fixture.application->logRing(), isOver);
    });
    QEventLoop loop;
    QTimer::singleShot(500ms, &loop, &QEventLoop::quit); // the view is full by then
    loop.exec();
    app.forget();
    const double cpu = threadCpu();
    QElapsedTimer timer;
    timer.start();
    QTimer::singleShot(kRoundTime, &loop, &QEventLoop::quit);
    loop.exec();
    const double seconds = elapsed(timer);
    PageRound round{.share = (threadCpu() - cpu) / seconds, .longest = app.longest()};
    isOver = true;
    writer.join();
    round.rowsPerSecond = double(written) / (seconds + 0.5);
    return round;
}

void page(WatchedApplication &app)
{
    PageFixture fixture;
    if (const QString error = fixture.open(); !error.isEmpty())
        qFatal("%s", qUtf8Printable(error));
    ConsoleLogPage logPage(fixture.context());
    logPage.resize(1'280, 800);
    logPage.show();
    logPage.activate();
    QList<double> shares;
    QList<double> rates;
    QList<double> blocks;
    QString what;
    for (int round = 0; round < kRounds; ++round) {
        const PageRound result = pageRound(fixture, app);
        shares << result.share;
        rates << result.rowsPerSecond;
        if (blocks.isEmpty() || result.longest.ms > *std::max_element(blocks.begin(), blocks.end()))
            what = result.longest.what;
        blocks << result.longest.ms;
    }
    print(u"log page, GUI thread of one core"_s,
        u"%1 %  %2  [%3 rows/s]"_s.arg(number(median(shares) * 100, 1),
            verdict(median(shares) * 100, {Goal::Kind::TimeAtMost, 20, u"10 to 13"_s}),
            number(median(rates), 0)));
    print(u"log page, longest block"_s,
        u"%1 ms, worst of %2 rounds %3 ms  %4  [%5]"_s.arg(number(median(blocks), 1))
            .arg(kRounds)
            .arg(number(*std::max_element(blocks.cbegin(), blocks.cend()), 1),
                verdict(median(blocks), {Goal::Kind::TimeAtMost, 16}), what));
}

qint64 allocated()
{
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
}

void memory()
{
    LogModel model;
    const qint64 before = allocated();
    for (int row = 0; row < LogModel::kCapacity; ++row)
        model.append({recordOf(row)});
    const double perRow = double(allocated() - before) / LogModel::kCapacity;
    print(u"log memory of a line in the view"_s,
        u"%1 bytes at %2 characters  %3  [%4 MB at the %5 lines it keeps]"_s.arg(number(perRow, 0))
            .arg(kTextLength)
            .arg(verdict(perRow, {Goal::Kind::TimeAtMost, 2.0 * kTextLength + 32, u"99"_s}),
                number(perRow * LogModel::kCapacity / 1e6, 1))
            .arg(LogModel::kCapacity));
}

// Any number of records, as a plain model would hold them.
class ManyRecords final : public QAbstractListModel
{
public:
    explicit ManyRecords(const std::vector<LogRecord> &records)
        : m_records(records)
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_records.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_records[size_t(index.row())].message : QVariant();
    }

private:
    const std::vector<LogRecord> &m_records;
};

// A filter that changes in each round, so that every row is looked at again.
QString wantedText(int round)
{
    return u"%1, page"_s.arg(round % 2 == 0 ? u"77 MS"_s : u"78 MS"_s);
}

void filterOfView()
{
    LogModel model;
    for (int row = 0; row < LogModel::kCapacity; ++row)
        model.append({recordOf(row)});
    LogFilterModel shown(&model);
    QSortFilterProxyModel plain;
    plain.setSourceModel(&model);
    plain.setFilterKeyColumn(-1);
    plain.setFilterCaseSensitivity(Qt::CaseInsensitive);
    int round = 0;
    compare(u"filter of the view, 20,000 rows"_s, timed([&plain, &round] {
        plain.setFilterFixedString(wantedText(++round));
        return plain.rowCount() > 0;
    }),
        timed([&shown, &round] {
            LogFilter filter;
            filter.text = wantedText(round);
            shown.setFilter(filter);
            return shown.rowCount() > 0;
        }),
        {Goal::Kind::SpeedAtLeast, 4});
}

// What an export and Load Earlier ask of each record, without reading the files.
void filterOfMany()
{
    std::vector<LogRecord> records;
    records.reserve(kManyRows);
    for (int row = 0; row < kManyRows; ++row)
        records.push_back(recordOf(row));
    ManyRecords model(records);
    QSortFilterProxyModel plain;
    plain.setSourceModel(&model);
    plain.setFilterCaseSensitivity(Qt::CaseInsensitive);
    int round = 0;
    compare(u"filter rule, 1 M rows"_s, timed([&plain, &round] {
        plain.setFilterFixedString(wantedText(++round));
        return plain.rowCount() > 0;
    }),
        timed([&records, &round] {
            LogFilter filter;
            filter.text = wantedText(round);
            std::vector<int> rows;
            for (size_t row = 0; row < records.size(); ++row) {
                if (filter.accepts(records[row]))
                    rows.push_back(int(row));
            }
            return !rows.empty();
        }),
        {Goal::Kind::SpeedAtLeast, 4, u"6 to 8"_s});
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication app(argc, argv);
    const QTemporaryDir cache;
    const Theme theme(cache.path());
    memory();
    page(app);
    filterOfView();
    filterOfMany();
    return 0;
}
