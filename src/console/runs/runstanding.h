// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"

#include <QHash>
#include <QString>

namespace sluice {

// What only the steps of a run tell. A plain value.
struct RunStanding
{
    QString stage; // its title: what is worked on, or where it stands; empty: all are done
    qint64 retries = 0; // how often a step had to be done once more

    friend bool operator==(const RunStanding &, const RunStanding &) = default;
};
using RunStandings = QHash<QString, RunStanding>; // by the run's id

RunStanding standingOf(const RunSnapshot &snapshot);

// The service whose answer the run waits for, as connections name it ("klaviyo"): that of what it
// reads while something reads, else that of what it writes.
QString serviceAtWork(const RunSnapshot &snapshot);

} // namespace sluice
