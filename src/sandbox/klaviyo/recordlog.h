// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace sluice::sandbox {

// The file that an emulated service's state lives in: records, only ever appended, in batches that
// count as a whole or, when the process died while one was written, not at all. Memory keeps places
// in it; the bytes are read back when they are needed. Not synced: a sandbox need not outlive a
// power loss. One thread at a time (the store's lock); owned by KlaviyoStore.

// Where a record's payload lies.
struct LogSpan
{
    qint64 offset = 0;
    quint32 size = 0;
};

// The small fields of a record, written one after another and read back in the same order.
class HeadWriter
{
public:
    HeadWriter &number(qint64 value);
    HeadWriter &text(QByteArrayView value);
    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

class HeadReader
{
public:
    explicit HeadReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    qint64 number();
    QByteArray text();

private:
    QByteArrayView m_rest;
};

class RecordLog
{
public:
    using Replay = std::function<void(char type, HeadReader &head, LogSpan payload)>;

    RecordLog() = default;
    ~RecordLog();
    RecordLog(const RecordLog &) = delete;
    RecordLog &operator=(const RecordLog &) = delete;

    // Opens or makes the file and plays back what it holds; a batch that is cut short goes.
    Result<void> open(const QString &path, const Replay &replay);
    // Joins the batch that commit() writes. Its payload can be read at once.
    LogSpan add(char type, const HeadWriter &head, QByteArrayView payload = {});
    Result<void> commit();
    QByteArray read(LogSpan span) const;
    Result<void> clear();

private:
    Result<void> playBack(const Replay &replay);

    int m_file = -1;
    qint64 m_end = 0; // of the batches that are written
    QByteArray m_batch; // begins with room for its frame
};

} // namespace sluice::sandbox
