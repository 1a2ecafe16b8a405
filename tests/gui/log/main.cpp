// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guimain.h"
#include "gui/log/logtests.h"
#include "gui/watchedapplication.h"

#include <QtTest>

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<sluice::testing::WatchedApplication> gui(argc, argv);
    return gui.run(
        {makeLogViewTest, makeLogPageTest, makeLogHistoryTest, makeRunLogTest, makeLogMemoryTest});
}
