// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace sluice::bench {

// What the bench programs share: timing in interleaved rounds, other programs as references, and
// one line for each ratio. Used on the main thread of a bench; it prints and judges nothing away.

inline constexpr int kRounds = 5;

// Time on the clock, and processor time of this process and of the children that ended meanwhile.
struct Cost
{
    double seconds = 0;
    double cpu = 0;
};

using Work = std::function<bool()>; // false ends the program: the round failed
using Measure = std::function<Cost()>;

Cost measured(const Work &work);
Measure timed(Work work);

// A goal of the table of ratios. `limit` is what was once measured as the best that can be had.
struct Goal
{
    enum class Kind { SpeedAtLeast, TimeAtMost } kind = Kind::SpeedAtLeast;
    double value = 0;
    QString limit = {};
};

// Five rounds, reference and own in turn. Prints the median ratio with its spread, both times, the
// processor time of both, the goal, and MB/s of ours where `bytes` is given.
void compare(const QString &title, const Measure &reference, const Measure &own, const Goal &goal,
    qint64 bytes = 0);

// One line for a figure that is no ratio of times.
void print(const QString &title, const QString &text);
QString number(double value, int digits = 2);
double median(QList<double> values);
QString verdict(double value, const Goal &goal); // "goal >= 4: met"

// Another program, with its standard output in a file (none: thrown away). Empty `from`: no input.
bool runTool(const QString &program, const QStringList &arguments, const QString &output = {},
    const QString &from = {});
QByteArray toolOutput(const QString &program, const QStringList &arguments);
bool hasTool(const QString &program); // says so if it is missing

// A temporary folder in memory where the system has one.
QString ramFolderTemplate();

// User and system time of a running process so far, in seconds.
double processorTime(qint64 processId);

// The most memory of a process so far, and now, in bytes.
qint64 peakMemory(qint64 processId);
qint64 currentMemory(qint64 processId);

// A CSV file with a tenth of its fields quoted; false if it could not be written.
bool writeSample(const QString &path, int rows, int columns);

template <class T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().text()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace sluice::bench
