// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

const QString kJob = u"job-1"_s;

RowOutbox::Noted updated(const QString &rowId)
{
    return {rowId, RowAction::Update};
}

} // namespace

WatchRig::WatchRig()
{
    auto opened = Store::open(m_folder.path(), timings);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text()));
    store = std::move(*opened);
    outbox = std::make_unique<RowOutbox>(*store, clock, timings);
    ledger = std::make_unique<WatchLedger>(*store, clock);
}

QList<OutboxRow> WatchRig::due(int most) const
{
    return outbox->due(kJob, most).value_or(QList<OutboxRow>());
}

QString WatchRig::stateOf(const QString &rowId) const
{
    const auto rows = outbox->list(kJob).value_or(QList<OutboxRow>());
    for (const OutboxRow &row : rows) {
        if (row.rowId == rowId)
            return outboxStateName(row.state);
    }
    return {};
}

void RowOutboxTest::notedRowsCoalesce()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s), updated(u"2"_s)}));
    rig.clock.now += 10;
    QVERIFY(rig.outbox->note(kJob, {{u"1"_s, RowAction::Delete}, {u"3"_s, RowAction::Insert}}));
    const QList<OutboxRow> due = rig.due();
    QCOMPARE(due.size(), 3);
    QCOMPARE(due.first().rowId, u"1"_s);
    QCOMPARE(due.first().action, RowAction::Delete); // the newest
    QCOMPARE(due.first().notedAtMs, 1'000'000); // since when it waits
    QCOMPARE(due.last().action, RowAction::Update); // an insert comes to the same
    QCOMPARE(rig.due(2).size(), 2);
    QVERIFY(rig.outbox->due(u"another"_s, 10)->isEmpty());
}

void RowOutboxTest::settledRowsLeave()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s), updated(u"2"_s)}));
    QVERIFY(rig.outbox->sending(rig.due(), u"run-1"_s));
    QVERIFY(rig.due().isEmpty());
    QCOMPARE(*rig.outbox->runsSending(kJob), QStringList{u"run-1"_s});
    QVERIFY(rig.outbox->settled(kJob, u"another run"_s, {}));
    QCOMPARE(rig.stateOf(u"1"_s), u"sending"_s);
    QVERIFY(rig.outbox->settled(kJob, u"run-1"_s, {{u"2"_s, u"refused"_s}}));
    QCOMPARE(rig.stateOf(u"1"_s), QString());
    QCOMPARE(rig.stateOf(u"2"_s), u"dead"_s);
    QCOMPARE(rig.outbox->list(kJob)->first().error, u"refused"_s);
}

void RowOutboxTest::rowNotedMeanwhileIsSentAgain()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s), updated(u"2"_s)}));
    QVERIFY(rig.outbox->sending(rig.due(), u"run-1"_s));
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s)}));
    QCOMPARE(rig.stateOf(u"1"_s), u"sending"_s); // not twice at the same time
    QVERIFY(rig.outbox->settled(kJob, u"run-1"_s, {{u"1"_s, u"what it was before"_s}}));
    QCOMPARE(rig.stateOf(u"1"_s), u"waiting"_s);
    QCOMPARE(rig.stateOf(u"2"_s), QString());
    QCOMPARE(rig.due().size(), 1);
}

void RowOutboxTest::failedRowsWaitLonger()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s)}));
    qint64 before = 0;
    for (int attempt = 1; attempt < RowOutbox::kMostAttempts; ++attempt) {
        const QList<OutboxRow> due = rig.due();
        QCOMPARE(due.size(), 1);
        QVERIFY(rig.outbox->sending(due, u"run"_s));
        QVERIFY(rig.outbox->failed(kJob, u"run"_s, u"no network"_s));
        const OutboxRow row = rig.outbox->list(kJob)->first();
        QCOMPARE(row.state, OutboxState::Waiting);
        QCOMPARE(row.attempts, attempt);
        const qint64 pause = row.notBeforeMs - rig.clock.now;
        QVERIFY(pause >= before && pause <= rig.timings.outboxRetryCap.count());
        before = pause;
        QVERIFY(rig.due().isEmpty());
        rig.clock.now = row.notBeforeMs;
    }
    QVERIFY(rig.outbox->failed(rig.due(), u"no network"_s));
    QCOMPARE(rig.stateOf(u"1"_s), u"dead"_s);
}

void RowOutboxTest::deadRowsWaitForAPerson()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s), updated(u"2"_s), updated(u"3"_s)}));
    QVERIFY(rig.outbox->sending(rig.due(), u"run"_s));
    QVERIFY(rig.outbox->bury(kJob, u"run"_s, u"stopped"_s));
    rig.clock.now += 365LL * 24 * 3'600'000;
    QVERIFY(rig.due().isEmpty());
    QCOMPARE(rig.outbox->counts()->value(kJob).dead, 3);
    QCOMPARE(*rig.outbox->sendAgain(kJob, {u"1"_s, u"9"_s}), 1);
    QCOMPARE(*rig.outbox->remove(kJob, {u"1"_s, u"2"_s}), 1); // the first waits again
    QCOMPARE(rig.stateOf(u"2"_s), QString());
    QVERIFY(rig.outbox->note(kJob, {updated(u"3"_s)})); // another life
    QCOMPARE(rig.due().size(), 2);
    QCOMPARE(*rig.outbox->remove(kJob), 0);
}

void RowOutboxTest::heldRowsCostNoTry()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s)}));
    for (int i = 0; i < 3 * RowOutbox::kMostAttempts; ++i) {
        QVERIFY(rig.outbox->held(rig.due(), rig.clock.now + 2'000));
        QVERIFY(rig.due().isEmpty());
        rig.clock.now += 2'000;
    }
    QCOMPARE(rig.due().size(), 1);
    QCOMPARE(rig.due().first().attempts, 0);
}

void RowOutboxTest::oneNotedIsSeenByOthers()
{
    WatchRig rig;
    QVERIFY(rig.outbox->note(kJob, {updated(u"1"_s)}));
    auto again = Store::open(rig.store->directory(), rig.timings);
    QVERIFY(again);
    const RowOutbox others(**again, rig.clock, rig.timings);
    QCOMPARE(others.due(kJob, 10)->size(), 1);
}
