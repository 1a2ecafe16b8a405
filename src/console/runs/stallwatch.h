// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"

namespace sluice {

// Tells when a running run has shown no event for a minute (console-ux 5.4): no figure, request,
// state or check time changed. A plain value on whichever thread asks it; it keeps a fingerprint of
// the last snapshot only.
class StallWatch final
{
public:
    static constexpr qint64 kStallMs = 60'000;

    // How long nothing has happened, or 0 while that is less than a minute or no matter.
    qint64 stalledMs(const RunSnapshot &snapshot, qint64 nowMs);

private:
    QString m_runId;
    size_t m_fingerprint = 0;
    qint64 m_sinceMs = 0;
};

} // namespace sluice
