// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/enginetests.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// The other process of OwnershipTest.
int ownRun(const QString &folder, const QString &runId)
{
    const Timings timings;
    QString answer = u"owned"_s;
    auto store = Store::open(folder, timings);
    if (!store) {
        answer = store.error().text();
    } else {
        RunLedger ledger(**store, Clock::system(), timings);
        if (const auto adopted = ledger.adopt(runId); !adopted)
            answer = adopted.error().code;
    }
    std::printf("%s\n", qPrintable(answer));
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--own"_L1)
        return ownRun(arguments.at(2), arguments.at(3));
    int failures = 0;
    const auto run = [&](QObject &&test) { failures += QTest::qExec(&test, argc, argv); };
    run(PipelineTest());
    run(AttemptTest());
    run(FailureTest());
    run(StopTest());
    run(QueueTest());
    run(HistoryTest());
    run(OwnershipTest());
    run(LockTest());
    run(OutcomeTest());
    run(ModelTest());
    return failures == 0 ? 0 : 1;
}
