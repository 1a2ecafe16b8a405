// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <chrono>
#include <optional>

namespace sluice {

// One processor of type "script" or "command", as a job's parameters describe it (design 8). A
// plain value, read strictly: an unknown key is a problem. It starts nothing and reads no file: the
// text of a script stands in the job, so that a run uses what was there when it began.
//
//   {"type": "script", "file": "clean.js", "source": "function process(record) {...}",
//    "reads": [..], "writes": [..], "limits": {..}}
//   {"type": "command", "program": "/usr/bin/sort", "arguments": [..], "reads": [..], ...}
struct CommandSpec
{
    // In a document a script may be named by its file alone; whoever takes the document over puts
    // the text in.
    enum class Form { Document, Whole };
    enum class Kind { Script, Command };

    struct Limits
    {
        qint64 memoryBytes = 0;
        qint64 fileBytes = 0; // of each file that it writes
        int cpuSeconds = 0;
        // Where the job has none, the program's own (Timings).
        std::optional<std::chrono::milliseconds> silence;
        std::optional<std::chrono::milliseconds> record; // scripts: one call of process()
        std::optional<std::chrono::milliseconds> frame; // and of processRecords()
    };

    Kind kind = Kind::Command;
    QString file; // a script's name
    QString source;
    QString program; // absolute, or a name to be found in kPath
    QStringList arguments;
    QStringList reads;
    QStringList writes;
    Limits limits;

    static constexpr char kPath[] = "/usr/local/bin:/usr/bin:/bin";
    static constexpr qsizetype kMostSource = 1024 * 1024;

    // `reader` stands on the processor; none with problems noted.
    static std::optional<CommandSpec> fromJson(JsonObjectReader &reader, Form form);

    QString title() const; // "script clean.js", "command sort"
    QString describe() const;
    QStringList columns() const; // what it is given, behind _row: those read, then those written
    QByteArray digest() const; // of all that it was told
};

// The name of a script's file beside a job file: no folder, .js at the end.
bool isScriptFileName(const QString &name);

} // namespace sluice
