// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace sluice::testing {

class Camera;
class ConsoleFixture;

// The forms of every page beside the filled one: with nothing in the store (PAGE-empty), while the
// services have not answered yet (PAGE-loading), and with services that refuse (PAGE-failed). The
// console has its usual window again afterwards. For programs that are no test.
void showPageStates(ConsoleFixture &console, Camera &camera, const QString &folder);

} // namespace sluice::testing
