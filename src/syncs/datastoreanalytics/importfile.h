// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <span>

namespace sluice {

// One file for an import while it is written: UTF-8, commas, double quotes around every field, LF
// (datastore-analytics D.3). Streams to `<path>.part` and is real once finish() has synced and
// renamed it; without that nothing is left but the part, which the next one overwrites. One thread.
class ImportFile final
{
public:
    static constexpr qint64 kMaxBytes = 95'000'000; // of the 100 MB that are taken (D.3)
    static constexpr qint64 kRoom = 4'000'000;

    explicit ImportFile(QString path);

    Result<void> open(const QStringList &columns);
    // A row of at most what fits: the values of all columns, without quotes.
    void beginRow();
    void appendField(QByteArrayView value); // quotes it
    Result<void> endRow();

    // There may be no room for the rows that are compared at once, and the one behind them.
    bool isFull() const { return bytes() >= kMaxBytes - kRoom; }
    qint64 bytes() const { return m_bytes + m_buffer.size(); }
    Result<void> finish(); // durable under its own name

private:
    Result<void> flush();

    QString m_path;
    QFile m_file;
    QByteArray m_buffer;
    qint64 m_bytes = 0;
    bool m_isFirst = true;
};

// Appends the field in double quotes, its own doubled.
void appendQuoted(QByteArray &out, QByteArrayView value);

} // namespace sluice
