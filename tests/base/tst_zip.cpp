// SPDX-License-Identifier: GPL-3.0-or-later
#include "zipbuilder.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int failures = runZipRefusingTest(argc, argv) + runZipReadingTest(argc, argv)
        + runZipWritingTest(argc, argv);
    return failures == 0 ? 0 : 1;
}
