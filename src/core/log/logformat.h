// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sluice {

// How a record is written: one JSON object a line with the keys time, level, run, component,
// message and details, or one line of text for people. Any thread; pure functions. They expect
// redacted records and hide nothing themselves.
enum class LogFormat { JsonLines, Text };

QByteArray logLine(const LogRecord &record, LogFormat format); // ends with a line feed

// Nothing if the line is not one of ours, for example torn by a power loss.
std::optional<LogRecord> logRecordOf(QByteArrayView jsonLine);

// 2026-11-21T10:07:34.123Z
QString logTime(qint64 atMs);

} // namespace sluice
