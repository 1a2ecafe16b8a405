// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>

class QString;

namespace sluice {

class RunWork;

// Which of the runs that this process has begun may work: so many at once, in the order in which
// they came; the others are queued until one of those ends or is paused. Owned by the dispatcher,
// used on its thread. It holds no run and asks no service.
class RunQueue final
{
public:
    explicit RunQueue(int places)
        : m_places(places)
    {
    }

    // How many runs may work at once; 0: any number. Holds from the dispatcher's next look on; any
    // thread.
    void setPlaces(int places) { m_places = places; }

    // Gives the free places away and tells the others how many are ahead of them. Blocks for a
    // store transaction for each run whose standing has changed.
    void share(const std::map<QString, std::shared_ptr<RunWork>> &works);

private:
    std::atomic<int> m_places;
};

} // namespace sluice
