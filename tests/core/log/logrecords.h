// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QList>
#include <QStringList>

// Records for the tests of the log.

inline sluice::LogRecord recordAt(qint64 atMs, const QString &message, const QString &runId = {})
{
    return sluice::LogRecord{.atMs = atMs,
        .level = sluice::LogLevel::Info,
        .runId = runId,
        .component = "engine",
        .message = message,
        .details = {}};
}

inline QStringList messagesOf(const QList<sluice::LogRecord> &records)
{
    QStringList messages;
    for (const sluice::LogRecord &record : records)
        messages << record.message;
    return messages;
}
