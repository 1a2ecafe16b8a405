// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginerig.h"

#include "base/clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

bool becomesTrue(const std::function<bool()> &condition, int limitMs)
{
    return QTest::qWaitFor(condition, limitMs);
}

EngineRig::EngineRig(const std::function<void(Timings &)> &adjust)
{
    using std::chrono::milliseconds;
    timings.wishPoll = milliseconds(20);
    timings.heldWait = milliseconds(50);
    timings.retryBase = milliseconds(2);
    timings.retryCap = milliseconds(10);
    timings.rateLimitedDefault = milliseconds(30);
    timings.ambiguousSettle = milliseconds(20);
    timings.stopGrace = milliseconds(300);
    std::fill(std::begin(timings.poll), std::end(timings.poll), milliseconds(80));
    std::fill(std::begin(timings.pollFree), std::end(timings.pollFree), milliseconds(5));
    if (adjust)
        adjust(timings);
    auto store = Store::open(m_folder.path(), timings);
    if (!store)
        qFatal("%s", qPrintable(store.error().text()));
    m_store = std::move(*store);
    m_ledger = std::make_unique<RunLedger>(*m_store, clock, timings);
    m_dispatcher = newDispatcher(*m_ledger);
}

EngineRig::~EngineRig()
{
    m_dispatcher.reset();
}

std::unique_ptr<Dispatcher> EngineRig::newDispatcher(RunLedger &ledger)
{
    auto dispatcher = std::make_unique<Dispatcher>(
        Dispatcher::Parts{.ledger = ledger, .log = m_log, .timings = timings, .networkThreads = 4});
    dispatcher->addKind(
        u"test"_s, [this](const RunRow &) -> Result<Pipeline> { return m_pipeline; });
    return dispatcher;
}

void EngineRig::restart()
{
    m_dispatcher.reset();
    m_dispatcher = newDispatcher(*m_ledger);
}

void EngineRig::addStage(const QString &id, int width, int ahead, Work work, Lane lane)
{
    m_pipeline.stages << Stage{.id = id,
        .title = id,
        .lane = lane,
        .width = width,
        .aheadOfNext = ahead,
        .work = std::move(work)};
}

QList<StepSpec> EngineRig::steps(const QString &stage, int count)
{
    QList<StepSpec> all;
    for (int i = 1; i <= count; ++i)
        all << StepSpec{.stage = stage,
            .key = u"%1:%2"_s.arg(stage).arg(i),
            .title = u"%1 %2"_s.arg(stage).arg(i),
            .input = {{u"n"_s, i}}};
    return all;
}

QString EngineRig::make(const QList<StepSpec> &firstSteps, const QString &targetLock)
{
    auto made = m_ledger->create({.jobName = u"a job"_s,
        .kind = u"test"_s,
        .subject = u"Things"_s,
        .targetLock = targetLock,
        .createdBy = u"test"_s,
        .firstSteps = firstSteps});
    if (!made) {
        qWarning("%s", qPrintable(made.error().text()));
        return {};
    }
    return made->id;
}

QString EngineRig::begin(const QList<StepSpec> &firstSteps)
{
    const QString id = make(firstSteps);
    if (const auto begun = m_dispatcher->work(id); !begun) {
        qWarning("%s", qPrintable(begun.error().text()));
        return {};
    }
    return id;
}

RunRow EngineRig::row(const QString &runId)
{
    return m_ledger->run(runId).value_or(RunRow());
}

RunRow EngineRig::ended(const QString &runId, int limitMs)
{
    if (!becomesTrue([this, &runId] { return !m_dispatcher->isWorking(runId); }, limitMs))
        qWarning("the run has not ended: it is %s", qPrintable(runStateName(row(runId).state)));
    return row(runId);
}

QList<StepRow> EngineRig::stepRows(const QString &runId, const QString &stage)
{
    QList<StepRow> all = m_ledger->steps(runId).value_or(QList<StepRow>());
    all.removeIf([&stage](const StepRow &step) { return !stage.isEmpty() && step.stage != stage; });
    return all;
}

QString EngineRig::value(const QString &statement)
{
    QString text;
    const QByteArray sqlText = statement.toLatin1();
    const auto done = m_store->read([&sqlText, &text](Sql &sql) -> Result<void> {
        // Prepared statements are kept by address, and this one does not live on.
        static std::map<QByteArray, QByteArray> kept;
        const QByteArray &stable = kept.emplace(sqlText, sqlText).first->second;
        auto row = sql.run(stable.constData());
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            text = (*row)->value(0).toString();
        return {};
    });
    return done ? text : done.error().text();
}

QStringList EngineRig::attempts()
{
    return value(u"SELECT group_concat(state) FROM (SELECT state FROM attempt ORDER BY id)"_s)
        .split(u',', Qt::SkipEmptyParts);
}
