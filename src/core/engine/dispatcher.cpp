// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/dispatcher.h"

#include "core/engine/conductor.h"

namespace sluice {

Dispatcher::Dispatcher(Parts parts, QObject *parent)
    : QObject(parent)
    , m_conductor(std::make_unique<Conductor>(*this, std::move(parts)))
{
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::addKind(const QString &kind, PipelineFactory factory)
{
    m_conductor->addKind(kind, std::move(factory));
}

Result<void> Dispatcher::work(const QString &runId, const CancelToken &token)
{
    return m_conductor->work(runId, token);
}

void Dispatcher::stop(const QString &runId, StopMode mode)
{
    m_conductor->stop(runId, mode);
}

void Dispatcher::interruptAll(const QString &reason)
{
    m_conductor->interruptAll(reason);
}

void Dispatcher::setRunsAtOnce(int count)
{
    m_conductor->setRunsAtOnce(count);
}

bool Dispatcher::isWorking(const QString &runId) const
{
    const auto work = m_conductor->find(runId);
    return work && !work->isFollowing();
}

std::optional<Dispatcher::Live> Dispatcher::live(const QString &runId) const
{
    const auto work = m_conductor->find(runId);
    if (!work || work->isFollowing())
        return std::nullopt;
    return Live{work->board().entries(), work->isStopRequested(), work->storePauseReason()};
}

bool Dispatcher::isFollowing(const QString &runId) const
{
    const auto work = m_conductor->find(runId);
    return work && work->isFollowing();
}

bool Dispatcher::retryStore(const QString &runId)
{
    const auto work = m_conductor->find(runId);
    if (!work || work->storePauseReason().isEmpty())
        return false;
    work->retryStore();
    return true;
}

} // namespace sluice
