// SPDX-License-Identifier: GPL-3.0-or-later
// A whole CRM run of a million records against the emulated services on this machine: records a
// second, processor time and most memory of both programs, and how long a stop takes. Prints only.
#include "bench/benchkit.h"
#include "integration/workplace.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

#include <signal.h>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRunLimitMs = 1'800'000;
constexpr int kSampleMs = 20;

void begin(Workplace &place, qint64 rows)
{
    const QString started
        = place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)});
    if (!started.isEmpty())
        qFatal("%s", qUtf8Printable(started));
    const QJsonObject rules{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}};
    const QString imported
        = place.import({{u"onlyChanged"_s, true}, {u"processors"_s, QJsonArray{rules}}});
    if (!imported.isEmpty())
        qFatal("%s", qUtf8Printable(imported));
}

std::unique_ptr<QProcess> launch(Workplace &place)
{
    return place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
}

void wholeRun(qint64 rows)
{
    Workplace place;
    begin(place, rows);
    const qint64 sandbox = place.sandbox().processId();
    const double sandboxCpu = processorTime(sandbox);
    qint64 peak = 0;
    CliResult run;
    const Cost cost = measured([&place, &peak, &run] {
        const auto process = launch(place);
        QElapsedTimer timer;
        timer.start();
        while (!process->waitForFinished(kSampleMs) && timer.elapsed() < kRunLimitMs)
            peak = std::max(peak, peakMemory(process->processId()));
        run = place.finish(*process);
        return run.exitCode == 0 && run.balances();
    });
    if (run.count(u"read"_s) != rows)
        qFatal("The run read %lld records", run.count(u"read"_s));
    print(u"run, end to end"_s,
        u"%1 s, %2 rows/s, %3 written  [sluice-cli cpu %4 s, %5 MB; sandbox cpu %6 s, %7 MB]"_s.arg(
            number(cost.seconds), number(double(rows) / cost.seconds, 0),
            QString::number(run.count(u"written"_s)), number(cost.cpu),
            number(double(peak) / 1e6, 0), number(processorTime(sandbox) - sandboxCpu),
            number(double(peakMemory(sandbox)) / 1e6, 0)));
}

// From the signal to the end of the program, at five moments of a run.
void stops()
{
    QList<double> seconds;
    for (int round = 1; round <= kRounds; ++round) {
        Workplace place;
        begin(place, 400'000);
        const auto process = launch(place);
        process->waitForFinished(250 * round);
        if (process->state() == QProcess::NotRunning)
            continue;
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        if (place.finish(*process, 20'000).exitCode == 5)
            seconds << double(timer.nsecsElapsed()) / 1e9;
    }
    if (seconds.isEmpty()) {
        print(u"stop"_s, u"every run had ended before"_s);
        return;
    }
    print(u"stop, signal to stopped"_s,
        u"median %1 s, longest %2 s of %3  (goal: shown <= 0.25 s, stopped <= 10 s)"_s.arg(
            number(median(seconds)), number(*std::max_element(seconds.cbegin(), seconds.cend())),
            QString::number(seconds.size())));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Rows of the run."_s, u"N"_s, u"1000000"_s);
    parser.addOption(rowsOption);
    parser.addHelpOption();
    parser.process(app);
    wholeRun(std::max(1LL, parser.value(rowsOption).toLongLong()));
    stops();
    return 0;
}
