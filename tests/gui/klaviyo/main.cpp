// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guimain.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QtTest>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run({makeKlaviyoPageTest, makeKlaviyoLocksTest, makeKlaviyoFormTest,
        makeKlaviyoDialogTest, makeKlaviyoMappingTest});
}
