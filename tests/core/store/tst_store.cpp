// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storetests.h"

#include <QCoreApplication>
#include <QTest>

using namespace sluice;

std::unique_ptr<Store> openStore(const QString &folder, const Timings &timings)
{
    auto store = Store::open(folder, timings);
    if (!store) {
        qWarning("%s", qPrintable(store.error().text()));
        return nullptr;
    }
    return std::move(*store);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    int failures = 0;
    const auto run = [&](QObject &&test) { failures += QTest::qExec(&test, argc, argv); };
    run(StoreOpeningTest());
    run(StoreWritingTest());
    run(StoreBackupTest());
    run(StoredBudgetsTest());
    run(StoreRecoveryTest());
    run(StoreSealTest());
    return failures == 0 ? 0 : 1;
}
