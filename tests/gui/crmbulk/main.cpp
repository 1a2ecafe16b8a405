// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/crmbulk/crmsamples.h"

#include <QApplication>
#include <QTemporaryDir>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    const sluice::Theme theme(cache.path());
    int failures = 0;
    for (QObject *test :
        {makeCrmFormTest(), makeCriteriaTest(), makeCrmMappingTest(), makeRulesTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
