// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acceptance/acceptancetests.h"
#include "gui/guimain.h"
#include "gui/watchedapplication.h"

#include <QtTest>

#include <cstring>

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<sluice::testing::WatchedApplication> gui(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--as-console") == 0)
        return runAsConsole(argv[2]);
    return gui.run(
        {makeManyRejectedTest, makeStoredRunsTest, makePagesAndMappingsTest, makeConsoleRunsTest});
}
