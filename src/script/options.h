// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <chrono>

namespace sluice {

// The words of sluice-script's command line. A plain value; reads no file.
struct ScriptOptions
{
    QString file;
    QString name; // what messages call the script; the file's name unless it is given
    QStringList writes; // the fields that it may change or add
    bool writesAll = true; // without --write: those of the input
    std::chrono::milliseconds record{2'000}; // one call of process()
    std::chrono::milliseconds frame{30'000}; // one call of processRecords()
    std::chrono::milliseconds look{50};

    static Result<ScriptOptions> parse(const QStringList &words);
    static QString usage();
};

} // namespace sluice
