// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "core/engine/runtypes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

class Application;

// The command line's exit codes: a contract that scripts rely on (design 9).
enum class ExitCode {
    Completed = 0,
    Usage = 1, // usage or configuration
    Service = 2, // network, sign-in or service, when no run could begin
    Failed = 3,
    Rejections = 4,
    Stopped = 5,
    Locked = 6,
    NeedsAttention = 7,
    Resumable = 75,
};

// The code of a Cancelled error when SIGTERM asked for it: it ends as resumable, not as stopped.
constexpr auto kTerminatedCode = "TERMINATED";

ExitCode exitCodeOf(RunState state);
ExitCode exitCodeOf(const Error &error); // of a command that could not begin
// Tells an error, with --json on standard output too, and gives its exit code.
ExitCode refuseWith(const Error &error, bool isJson);

// What every command gets: the wired application and how to speak. Lives on the main thread.
struct CommandContext
{
    Application &application;
    bool isJson = false;
    bool isQuiet = false;

    // Standard output: exactly one JSON document with --json, else text for people.
    void print(const QJsonObject &json, const QString &text) const;
    void print(const QJsonArray &json, const QString &text) const;
    ExitCode refuse(const Error &error) const; // tells it and gives its exit code
};

// One command of sluice-cli. Takes its own words and options from the arguments; what it leaves is
// an error of usage.
class Command
{
public:
    virtual ~Command() = default;
    virtual QStringList valuedOptions() const { return {}; }
    virtual QStringList repeatedOptions() const { return {}; } // of them, given more than once
    virtual ExitCode run(const CommandContext &context, Arguments &arguments) = 0;
};

// Text to the terminal; standard output for results, standard error for progress and errors.
void writeOut(const QString &text);
void writeError(const QString &text);
bool isOutputLost(); // something of it could not be written, which was told

// Rows as columns of equal width.
QString tableText(const QList<QStringList> &rows);

} // namespace sluice
