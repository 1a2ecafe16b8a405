// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace sluice {

// Numbered places that all processes on one data directory share: place n of a group is a lock on
// byte n of a file of its own. The kernel gives the places of a process back when it ends, however
// it ends. Any thread; owned by StoredBudgets. It never waits.
class PlaceLocks final
{
public:
    explicit PlaceLocks(const QString &directory);
    ~PlaceLocks();
    PlaceLocks(const PlaceLocks &) = delete;
    PlaceLocks &operator=(const PlaceLocks &) = delete;

    // Nothing: all are taken, or the file cannot be used.
    std::optional<int> take(const QString &group, int most);
    void give(const QString &group, int place);

    struct Level
    {
        int taken = 0; // by any process
        int most = 0; // as last asked for by this process
    };
    std::map<QString, Level> levels();

private:
    struct Group
    {
        int file = -1;
        int most = 0;
        std::set<int> ours;
    };
    bool lock(int file, int place, short type) const;

    QString m_directory;
    std::mutex m_mutex;
    std::map<QString, Group> m_groups;
};

} // namespace sluice
