// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runCtBasicsTest(argc, argv) + runCtClientTest(argc, argv);
}
