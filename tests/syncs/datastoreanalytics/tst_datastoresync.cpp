// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoretests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    DatastoreJobTest jobs;
    ColumnPlanTest columns;
    ImportFileTest files;
    ImportVerdictTest verdicts;
    ChangesTest changes;
    SortedIdsTest ids;
    VerifyCellsTest cells;
    int failed = 0;
    const std::initializer_list<QObject *> tests{
        &jobs, &columns, &files, &verdicts, &changes, &ids, &cells};
    for (QObject *test : tests)
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
