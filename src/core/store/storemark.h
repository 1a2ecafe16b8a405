// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <mutex>

namespace sluice {

// The highest number of a request that was recorded before it was sent, kept beside the store. A
// store that does not know it any more has lost what it had committed: its journal was deleted, or
// an older copy was put in its place (reliability-security C35). Without it nothing is proven, so a
// failure to write it is not told. Thread-safe; owned by the Store.
class StoreMark final
{
public:
    explicit StoreMark(const QString &directory);
    ~StoreMark();
    StoreMark(const StoreMark &) = delete;
    StoreMark &operator=(const StoreMark &) = delete;

    void make(); // so that it shows that there was a store
    qint64 value(); // 0 if there is none
    void raiseTo(qint64 number);
    void set(qint64 number); // also to a lower one: the operator has accepted the loss

private:
    bool openFile(bool isToBeMade);

    QString m_path;
    std::mutex m_mutex;
    int m_fd = -1;
};

} // namespace sluice
