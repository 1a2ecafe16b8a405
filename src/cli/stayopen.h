// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice {

struct CommandContext;
class StopSignals;

// For commands that stay until they are told to end. On the main thread.

// Returns at the first signal; `signalsOfUser` was made before anybody could send one.
void waitForSignal(StopSignals &signalsOfUser);

// Until the runs of this process have ended, as interrupted: a moment, since what is in flight is
// aborted. The second signal does not wait. Whether there were any.
bool leaveRuns(const CommandContext &context, StopSignals &signalsOfUser);

} // namespace sluice
