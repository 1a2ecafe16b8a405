// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guimain.h"
#include "gui/welcome/welcomebench.h"

#include <QThreadPool>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    QThreadPool::globalInstance()->setMaxThreadCount(8); // as the program does
    qputenv("SLUICE_TIMINGS", "poll=100,retryBase=20,retryCap=200,ambiguousSettle=100");
    return gui.run({makeWelcomePageTest, makeSandboxChildTest, makeConnectDialogTest});
}
