// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"

#include <QByteArray>
#include <QFlags>
#include <QList>
#include <QString>

namespace sluice {

class Application;

// What somebody who helps needs to know of an installation, as one zip that can be looked at first:
// versions, settings, the end of the log and facts about the store. It holds no secret, no value of
// a record and no name of a folder. Functions for worker threads; they change nothing but the file
// that they are asked to write.
enum class DiagnosticsPart {
    Versions = 1,
    Settings = 2,
    Log = 4,
    Store = 8,
};
Q_DECLARE_FLAGS(DiagnosticsParts, DiagnosticsPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(DiagnosticsParts)

inline constexpr DiagnosticsParts kAllDiagnostics{DiagnosticsPart::Versions
    | DiagnosticsPart::Settings | DiagnosticsPart::Log | DiagnosticsPart::Store};

struct DiagnosticsFile
{
    QString name; // in the zip
    QString what; // one line for people
    QByteArray content;
};

// What the zip would hold; the log's newest lines, at most 20,000 of them.
Result<QList<DiagnosticsFile>> collectDiagnostics(
    Application &application, DiagnosticsParts parts, const CancelToken &token);

// All of it at `path`, for this user alone, or nothing.
Result<void> writeDiagnostics(const QList<DiagnosticsFile> &files, const QString &path);

} // namespace sluice
