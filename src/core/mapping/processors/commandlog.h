// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace sluice {

// What a command writes to its standard error: line by line into the run's log, as many as anybody
// would read, and the last ones for the message of a failure. Owned by the exchange with the
// command, on its thread; bounded whatever comes. The log hides what looks like a secret.
class CommandLog final
{
public:
    explicit CommandLog(Logger logger);

    void take(QByteArrayView bytes);
    void finish(); // an open last line, and how many were left out

    QString lastLines() const; // made safe to be shown; empty if there were none

    // How sluice-script says why it gave up.
    struct Fault
    {
        qint64 row = 0; // 0: none
        qint64 line = 0;
        QString text;
    };
    std::optional<Fault> fault() const { return m_fault; }

private:
    void takeLine(QByteArrayView line);

    Logger m_logger;
    QByteArray m_open;
    QStringList m_last;
    std::optional<Fault> m_fault;
    qint64 m_lines = 0;
    qint64 m_bytes = 0;
    qint64 m_leftOut = 0;
    bool m_isTooLong = false; // the open line
};

} // namespace sluice
