// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/windowedfile.h"

#include <functional>
#include <memory>

namespace sluice::sandbox {

// A hash table in a file: from a value to the ordinals of rows that were once given it. Entries
// are hints, never removed: whoever asks checks the row itself. Used by the one writer of its
// store, under its lock. It costs no memory however many entries it has.
class DiskIndex
{
public:
    Result<void> open(const QString &path);
    Result<void> insert(QByteArrayView key, qint64 ordinal);
    // Calls `take` with each candidate until it says true.
    bool find(QByteArrayView key, const std::function<bool(qint64)> &take);
    Result<void> clear();

private:
    Result<void> grow();
    Result<void> put(quint64 hash, qint64 ordinal);

    QString m_path;
    std::unique_ptr<WindowedFile> m_file;
    qint64 m_slots = 0;
    qint64 m_used = 0;
};

} // namespace sluice::sandbox
