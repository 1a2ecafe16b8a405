// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchkit.h"

#include "base/csv/csvwriter.h"
#include "support/processmemory.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>

namespace sluice::bench {

using namespace Qt::StringLiterals;

namespace {

double cpuOf(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds
        = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double cpuNow()
{
    return cpuOf(RUSAGE_SELF) + cpuOf(RUSAGE_CHILDREN);
}

} // namespace

Cost measured(const Work &work)
{
    const double cpu = cpuNow();
    QElapsedTimer timer;
    timer.start();
    if (!work())
        qFatal("A round failed");
    return {double(timer.nsecsElapsed()) / 1e9, cpuNow() - cpu};
}

Measure timed(Work work)
{
    return [work = std::move(work)] { return measured(work); };
}

void print(const QString &title, const QString &text)
{
    QTextStream(stdout) << u"%1 %2\n"_s.arg(title, -36).arg(text);
}

QString number(double value, int digits)
{
    return QString::number(value, 'f', digits);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

QString verdict(double value, const Goal &goal)
{
    const bool isSpeed = goal.kind == Goal::Kind::SpeedAtLeast;
    const double share = isSpeed ? value / goal.value : goal.value / value;
    const QString word = share >= 1 ? u"met"_s : share >= 0.8 ? u"missed by noise"_s : u"missed"_s;
    const QString limit = goal.limit.isEmpty() ? QString() : u", limit %1"_s.arg(goal.limit);
    return u"goal %1 %2%3: %4"_s.arg(
        isSpeed ? u">="_s : u"<="_s, QString::number(goal.value), limit, word);
}

void compare(const QString &title, const Measure &reference, const Measure &own, const Goal &goal,
    qint64 bytes)
{
    QList<double> others;
    QList<double> owns;
    QList<double> otherCpus;
    QList<double> ownCpus;
    QList<double> ratios;
    const bool isSpeed = goal.kind == Goal::Kind::SpeedAtLeast;
    for (int round = 0; round < kRounds; ++round) {
        const Cost other = reference();
        const Cost ours = own();
        others << other.seconds;
        otherCpus << other.cpu;
        owns << ours.seconds;
        ownCpus << ours.cpu;
        ratios << (isSpeed ? other.seconds / ours.seconds : ours.seconds / other.seconds);
    }
    const double ratio = median(ratios);
    print(title,
        u"%1 x (%2 to %3)  %4  [%5 s, cpu %6; reference %7 s, cpu %8%9]"_s.arg(number(ratio),
            number(*std::min_element(ratios.cbegin(), ratios.cend())),
            number(*std::max_element(ratios.cbegin(), ratios.cend())), verdict(ratio, goal),
            number(median(owns), 3), number(median(ownCpus), 3), number(median(others), 3),
            number(median(otherCpus), 3),
            bytes > 0 ? u"; %1 MB/s"_s.arg(number(double(bytes) / 1e6 / median(owns), 0))
                      : QString()));
}

bool runTool(const QString &program, const QStringList &arguments, const QString &output,
    const QString &from)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardOutputFile(output.isEmpty() ? QProcess::nullDevice() : output);
    process.setStandardInputFile(from.isEmpty() ? QProcess::nullDevice() : from);
    process.start(program, arguments);
    return process.waitForFinished(-1) && process.exitCode() == 0;
}

QByteArray toolOutput(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("%s failed", qUtf8Printable(program));
    return process.readAllStandardOutput();
}

bool hasTool(const QString &program)
{
    if (!QStandardPaths::findExecutable(program).isEmpty())
        return true;
    print(program, u"is not installed: not compared"_s);
    return false;
}

QString ramFolderTemplate()
{
    const QString ram = u"/dev/shm"_s;
    return (QFileInfo(ram).isWritable()
                   ? ram
                   : QStandardPaths::writableLocation(QStandardPaths::TempLocation))
        + u"/sluice-bench-XXXXXX"_s;
}

double processorTime(qint64 processId)
{
    QFile file(u"/proc/%1/stat"_s.arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return double(fields.at(11).toLongLong() + fields.at(12).toLongLong())
        / double(sysconf(_SC_CLK_TCK));
}

qint64 peakMemory(qint64 processId)
{
    return testing::peakMemory(processId);
}

qint64 currentMemory(qint64 processId)
{
    return testing::memoryInStatus(processId, "VmRSS:");
}

bool writeSample(const QString &path, int rows, int columns)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QRandomGenerator random(42);
    const QByteArrayList words{"Berlin", "Mueller", "open", "ann@example.com", "+49 30 123456",
        "2024-05-17", "", "lead from the fair", "Straße 5", "4500.00"};
    QByteArray out;
    CsvWriter writer(out);
    for (int column = 0; column < columns; ++column)
        writer.field(QByteArray("column_").append(QByteArray::number(column)));
    writer.endRow();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const quint32 dice = random.bounded(100u);
            if (dice < 10)
                writer.field(QByteArray("said \"yes\", ").append(QByteArray::number(dice)));
            else if (dice < 60)
                writer.field(words.at(qsizetype(dice % 10)));
            else
                writer.field(QByteArray::number(random.generate64() % 100'000'000'000'000));
        }
        writer.endRow();
        if (out.size() > 1 << 20 || row + 1 == rows) {
            if (file.write(out) != out.size())
                return false;
            out.clear();
        }
    }
    return true;
}

} // namespace sluice::bench
