// SPDX-License-Identifier: GPL-3.0-or-later
// A whole CRM run against the emulated services on this machine, and on the files of that run: what
// `zip -6` and `unzip -p` take, what the local part takes, and what a durable change of a step
// costs beside append + fdatasync. Prints only; judges nothing. Works in a temporary folder.
#include "base/clock.h"
#include "bench/localpart.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"
#include "integration/workplace.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <algorithm>
#include <functional>

#include <sys/resource.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 3;
constexpr int kChunkRows = 25'000;
constexpr int kStepChanges = 400;
constexpr int kRunLimitMs = 1'800'000;

void print(const QString &title, const QString &text)
{
    QTextStream(stdout) << u"%1 %2\n"_s.arg(title, -34).arg(text);
}

QString number(double value, int digits = 2)
{
    return QString::number(value, 'f', digits);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double timed(const std::function<bool()> &work)
{
    QElapsedTimer timer;
    timer.start();
    if (!work())
        qFatal("A round failed");
    return double(timer.nsecsElapsed()) / 1e9;
}

template <class T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().text()));
    return std::move(*result);
}

void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().text()));
}

bool runTool(const QString &program, const QStringList &arguments, const QString &output = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardOutputFile(output.isEmpty() ? QProcess::nullDevice() : output);
    process.start(program, arguments);
    return process.waitForFinished(-1) && process.exitCode() == 0;
}

double childCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds
        = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// User and system time of a running process so far.
double cpuSecondsOf(qint64 processId)
{
    QFile file(u"/proc/%1/stat"_s.arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return double(fields.at(11).toLongLong() + fields.at(12).toLongLong())
        / double(sysconf(_SC_CLK_TCK));
}

QJsonArray ruleSetC()
{
    return {QJsonObject{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}}};
}

void wholeRun(Workplace &place, qint64 rows)
{
    const QString started
        = place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)});
    if (!started.isEmpty())
        qFatal("%s", qUtf8Printable(started));
    const QString imported
        = place.import({{u"onlyChanged"_s, true}, {u"processors"_s, ruleSetC()}});
    if (!imported.isEmpty())
        qFatal("%s", qUtf8Printable(imported));

    const double sandboxCpu = cpuSecondsOf(place.sandbox().processId());
    const double cpu = childCpuSeconds();
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QElapsedTimer timer;
    timer.start();
    const CliResult run = place.finish(*process, kRunLimitMs);
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (run.exitCode != 0 || !run.balances() || run.count(u"read"_s) != rows)
        qFatal("The run did not complete: %s", run.errors.constData());
    print(u"run, end to end"_s,
        u"%1 s, %2 rows/s, %3 written (sluice-cli %4 CPU s, sandbox %5)"_s.arg(number(seconds),
            number(double(rows) / seconds, 0), QString::number(run.count(u"written"_s)),
            number(childCpuSeconds() - cpu),
            number(cpuSecondsOf(place.sandbox().processId()) - sandboxCpu)));
}

QStringList pagesOf(const QString &runFolder)
{
    QStringList pages;
    const QDir folder(runFolder + u"/pages"_s);
    for (const QString &name : folder.entryList({u"*.zip"_s}, QDir::Files, QDir::Name))
        pages << folder.filePath(name);
    return pages;
}

void localPartBesideTools(const QStringList &pages, const QString &folder)
{
    QStringList csvs;
    qint64 bytes = 0;
    for (const QString &page : pages) {
        csvs << u"%1/%2.csv"_s.arg(folder, QFileInfo(page).completeBaseName());
        if (!runTool(u"unzip"_s, {u"-p"_s, page}, csvs.last()))
            qFatal("unzip failed");
        bytes += QFileInfo(csvs.last()).size();
    }
    const QString toolZip = folder + u"/tool.zip"_s;
    QList<double> zips;
    QList<double> unzips;
    QList<double> locals;
    QList<double> ratios;
    bench::LocalPart part;
    for (int round = 0; round < kRounds; ++round) {
        QFile::remove(toolZip);
        zips << timed([&] { return runTool(u"zip"_s, QStringList{u"-6qj"_s, toolZip} + csvs); });
        part = must(bench::localPart(pages, ruleSetC(), kChunkRows, folder));
        locals << part.seconds;
        ratios << part.seconds / zips.last();
        unzips << timed([&pages] {
            return std::all_of(pages.cbegin(), pages.cend(), [](const QString &page) {
                return runTool(u"unzip"_s, {u"-p"_s, page});
            });
        });
    }
    const auto line = [&part, bytes](double seconds) {
        return u"%1 s, %2 rows/s, %3 MB/s"_s.arg(number(seconds),
            number(double(part.rows) / seconds, 0), number(double(bytes) / 1e6 / seconds, 0));
    };
    print(u"CSV of the pages"_s,
        u"%1 MB in %2 files"_s.arg(number(double(bytes) / 1e6, 1)).arg(pages.size()));
    print(u"zip -6"_s, line(median(zips)));
    print(u"unzip -p"_s, line(median(unzips)));
    print(u"local part"_s,
        u"%1, %2 CPU s, %3 chunks"_s.arg(line(median(locals)), number(part.cpuSeconds))
            .arg(part.chunks));
    print(u"local part / zip -6"_s, u"%1 (goal: at most 0.7)"_s.arg(number(median(ratios))));
}

// Alternates a claim and an end of a step, each a commit, with appends to a plain file.
void stepChanges(const QString &folder)
{
    const Timings timings;
    auto store = must(Store::open(folder + u"/steps"_s, timings));
    RunLedger ledger(*store, Clock::system(), timings);
    RunSpec spec{.jobId = u"bench"_s, .jobName = u"Bench"_s, .kind = u"crm-bulk"_s};
    spec.firstSteps = {{.stage = u"read"_s, .key = u"read:page:1"_s, .title = u"Page 1"_s}};
    const RunRow run = must(ledger.adopt(must(ledger.create(spec)).id));
    QFile plain(folder + u"/plain.log"_s);
    if (!plain.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("Could not write a plain file");
    const QByteArray entry(200, 'x');
    QList<double> steps;
    QList<double> appends;
    for (int i = 0; i < kStepChanges; ++i) {
        std::optional<StepRow> step;
        steps << timed([&] {
            step = must(ledger.claim(run, u"read"_s, false));
            return step.has_value();
        });
        appends << timed(
            [&] { return plain.write(entry) == entry.size() && fdatasync(plain.handle()) == 0; });
        steps << timed([&] {
            must(ledger.endStep(run, *step, {}));
            return true;
        });
    }
    print(u"durable change of a step"_s,
        u"%1 ms against %2 ms for append + fdatasync: %3 x"_s.arg(number(median(steps) * 1e3, 3),
            number(median(appends) * 1e3, 3), number(median(steps) / median(appends))));
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
    const qint64 rows = std::max<qint64>(1, parser.value(rowsOption).toLongLong());

    Workplace place;
    wholeRun(place, rows);
    const QStringList pages = pagesOf(place.runFolder());
    place.sandbox().stop();
    const QTemporaryDir folder;
    localPartBesideTools(pages, folder.path());
    stepChanges(folder.path());
    return 0;
}
