// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <atomic>
#include <mutex>

namespace sluice {

// Tells a store that was found sound and then closed in order from any other, so that only the
// others are checked in full before they are used. The last connection of the last process seals
// the file as it lies there; the first write of any process breaks the seal before it touches the
// store. A process that was killed, a power loss, a journal that is left, a file that anything else
// has written to or put in its place: no seal fits. What changes without a trace of a change, as on
// a dying disk, is found by the check that a process makes while it is open (Store::check).
// Shared by a Store and its connections, and let go by the last of them; thread-safe.
class StoreSeal final
{
public:
    // Every process that has the store open holds the seal's lock.
    explicit StoreSeal(const QString &directory);
    ~StoreSeal(); // seals the store, where it is sound and nobody else has it open
    StoreSeal(const StoreSeal &) = delete;
    StoreSeal &operator=(const StoreSeal &) = delete;

    // The store is as it was when it was sealed, and its last full check is not too old.
    bool isIntact();

    // Before anything is written to the store; done once.
    Result<void> breakNow();

    void setSound(); // a full check said so just now
    void setDamaged(); // it is sealed by nobody until a full check finds it sound

private:
    QByteArray content() const;
    bool put(const QByteArray &text);
    bool empty();

    QString m_store; // its file
    QString m_path;
    std::mutex m_mutex;
    int m_fd = -1;
    int m_openError = 0;
    qint64 m_checkedAtMs = 0; // 0: not known to be sound
    bool m_isDamaged = false;
    bool m_isToBeSynced = false;
    std::atomic<bool> m_isBroken = false;
};

} // namespace sluice
