// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/crmbulk/crmsamples.h"
#include "gui/guimain.h"

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run({makeCrmFormTest, makeCrmProcessorsTest, makeCriteriaTest, makeCrmMappingTest,
        makeRulesTest});
}
