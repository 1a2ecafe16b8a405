// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/analytics/analyticsbench.h"
#include "gui/guimain.h"

#include <QtTest>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run({makeAnalyticsPageTest, makeTableMappingTest, makeTableMappingFieldsTest,
        makeTransformsTest, makeSendRowDialogTest, makeJobEditsTest, makeAnalyticsRefreshTest});
}
