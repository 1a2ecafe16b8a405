// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guimain.h"
#include "gui/overview/fakeoverviewaccess.h"

#include <QtTest>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run({makeOverviewWordsTest, makeOverviewPageTest, makeNoticesTest, makeReviewsTest,
        makeTableLayoutsTest, makeWindowPlaceTest, makeAccountCreditsTest});
}
