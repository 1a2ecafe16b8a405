// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <array>

namespace sluice {

// Which runs are looked for: of a state, sync, period, environment and text. A plain value, the
// same for the runs that a window holds and for those that are read from the store on another
// thread.
struct RunFilter
{
    enum class Group { All, Active, Attention, Finished };
    enum class Period { Today, SevenDays, ThirtyDays, All };
    static constexpr std::array kGroups{
        Group::All, Group::Active, Group::Attention, Group::Finished};

    Group group = Group::All;
    QString kind = {}; // empty: all
    QString environment = {}; // empty: all
    QString text = {};
    qint64 sinceMs = 0;

    static qint64 beginOf(Period period, qint64 nowMs);
    static bool isIn(RunState state, Group group);
    bool acceptsButGroup(const RunRow &run) const;
    bool accepts(const RunRow &run) const { return isIn(run.state, group) && acceptsButGroup(run); }
};

} // namespace sluice
