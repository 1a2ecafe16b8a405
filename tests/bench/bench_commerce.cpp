// SPDX-License-Identifier: GPL-3.0-or-later
// Whole imports of an emulated shop into an emulated Klaviyo account, one resource after the other:
// time on the clock, processor time of both programs and most memory, at once and with a delay
// before each answer. Five rounds, medians. Prints, judges nothing away.
#include "bench/benchkit.h"
#include "integration/commerce/commerceplace.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRunLimitMs = 600'000;
constexpr int kSampleMs = 5;
constexpr double kLatencySeconds = 0.05;
constexpr int kRoundTrips = 20; // that a delay may cost one after the other
constexpr double kSlower = 1.5; // and so many times as long otherwise

struct Import
{
    QString resource;
    qint64 records;
    double goal; // seconds
};

struct Figures
{
    QList<double> seconds; // of the run, as it says
    QList<double> wall; // of the program
    QList<double> cpu;
    QList<double> sandboxCpu;
    qint64 peak = 0;
    qint64 requests = 0;
};

void importOnce(CommercePlace &place, const Import &import, Figures &figures)
{
    const QString begun = place.beginAnew({{u"resource"_s, u"all"_s}});
    if (!begun.isEmpty())
        qFatal("%s", qUtf8Printable(begun));
    // Products name their categories: these are there before, unmeasured.
    if (import.resource == "products"_L1) {
        const auto categories = place.launchRun({u"--resource"_s, u"categories"_s});
        if (place.finish(*categories).exitCode != 0)
            qFatal("The categories could not be imported");
    }
    const qint64 sandbox = place.sandbox().processId();
    const double before = processorTime(sandbox);
    CliResult run;
    const Cost cost = measured([&place, &import, &figures, &run] {
        const auto process = place.launchRun({u"--resource"_s, import.resource});
        QElapsedTimer timer;
        timer.start();
        while (!process->waitForFinished(kSampleMs) && timer.elapsed() < kRunLimitMs)
            figures.peak = std::max(figures.peak, peakMemory(process->processId()));
        run = place.finish(*process);
        return run.exitCode == 0 && run.balances();
    });
    if (run.count(u"written"_s) != import.records)
        qFatal("%lld records were written", run.count(u"written"_s));
    figures.seconds << run.json().value("seconds"_L1).toDouble();
    figures.wall << cost.seconds;
    figures.cpu << cost.cpu;
    figures.sandboxCpu << processorTime(sandbox) - before;
    figures.requests = run.json().value("requests"_L1).toInteger();
}

// The median of the run's time.
double measure(
    CommercePlace &place, const Import &import, int rounds, double goal, const QString &how)
{
    Figures figures;
    for (int round = 0; round < rounds; ++round)
        importOnce(place, import, figures);
    const double seconds = median(figures.seconds);
    print(u"%1 %2%3"_s.arg(QString::number(import.records), import.resource, how),
        u"%1 s (%2 to %3)  %4  [program %5 s, cpu %6 s, %7 MB, %8 requests; sandbox cpu %9 s]"_s
            .arg(number(seconds),
                number(*std::min_element(figures.seconds.cbegin(), figures.seconds.cend())),
                number(*std::max_element(figures.seconds.cbegin(), figures.seconds.cend())),
                verdict(seconds, {Goal::Kind::TimeAtMost, goal}), number(median(figures.wall)),
                number(median(figures.cpu)), number(double(figures.peak) / 1e6, 0),
                QString::number(figures.requests), number(median(figures.sandboxCpu))));
    return seconds;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption onlyOption(u"only"_s, u"One resource alone."_s, u"RESOURCE"_s);
    const QCommandLineOption roundsOption(
        u"rounds"_s, u"Rounds of each."_s, u"N"_s, QString::number(kRounds));
    parser.addOptions({onlyOption, roundsOption});
    parser.addHelpOption();
    parser.process(app);
    const int rounds = std::max(1, parser.value(roundsOption).toInt());

    QList<Import> imports{{u"customers"_s, 10'000, 0.5}, {u"orders"_s, 10'000, 1.3},
        {u"categories"_s, 1'000, 0.15}, {u"products"_s, 5'000, 0.7}};
    imports.removeIf([&parser, &onlyOption](const Import &import) {
        return parser.isSet(onlyOption) && import.resource != parser.value(onlyOption);
    });
    const QJsonObject shop{{u"commerceCustomers"_s, 10'000}, {u"commerceOrders"_s, 10'000},
        {u"commerceCategories"_s, 1'000}, {u"commerceProducts"_s, 5'000},
        {u"commerceOddRecords"_s, false}};
    QHash<QString, double> atOnce;
    for (const int latencyMs : {0, int(kLatencySeconds * 1000)}) {
        CommercePlace place;
        const QString started = place.start(shop,
            {u"--limits"_s, u"off"_s, u"--scale"_s, u"100"_s, u"--latency"_s,
                QString::number(latencyMs)});
        if (!started.isEmpty())
            qFatal("%s", qUtf8Printable(started));
        place.removeVariable(u"SLUICE_TIMINGS"_s); // the product's own
        for (const Import &import : imports) {
            if (latencyMs == 0) {
                atOnce.insert(
                    import.resource, measure(place, import, rounds, import.goal, QString()));
                continue;
            }
            const double goal
                = kSlower * atOnce.value(import.resource) + kRoundTrips * kLatencySeconds;
            measure(place, import, rounds, goal, u", 50 ms"_s);
        }
    }
    return 0;
}
