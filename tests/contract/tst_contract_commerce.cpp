// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercecontract.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runKlaviyoSchemaTest(argc, argv) + runCommerceCallsTest(argc, argv);
}
