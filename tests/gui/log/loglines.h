// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QList>

#include <array>

namespace sluice::testing {

// Lines of all levels, of two components, every second one of a run.
inline QList<LogRecord> linesOf(int count, int first = 0)
{
    constexpr std::array levels{
        LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error};
    QList<LogRecord> records;
    for (int i = first; i < first + count; ++i)
        records.append({.atMs = 1'700'000'000'000 + i,
            .level = levels[static_cast<size_t>(i % 4)],
            .runId = i % 2 == 0 ? QStringLiteral("run-a") : QString(),
            .component = i % 3 == 0 ? QByteArray("http") : QByteArray("crm"),
            .message = QStringLiteral("Line %1").arg(i)});
    return records;
}

} // namespace sluice::testing
