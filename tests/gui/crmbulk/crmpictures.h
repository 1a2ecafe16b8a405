// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/camera.h"

namespace sluice::testing {

// The whole form of a CRM job, and the dialogs that it opens.
void showCrmForm(ConsoleFixture &console, Camera &camera);
// What the newest run, which has ended, can still be asked for.
void showUndo(ConsoleFixture &console, Camera &camera);
// A job that would empty a field everywhere: its plan, and its run that asks.
void showGate(ConsoleFixture &console, Camera &camera);

} // namespace sluice::testing
