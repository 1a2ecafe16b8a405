// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runtypes.h"

#include <array>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kRunStateNames{
    std::pair{RunState::Queued, "queued"}, std::pair{RunState::Running, "running"},
    std::pair{RunState::Stopping, "stopping"}, std::pair{RunState::Paused, "paused"},
    std::pair{RunState::Interrupted, "interrupted"}, std::pair{RunState::Stopped, "stopped"},
    std::pair{RunState::NeedsAttention, "needs_attention"},
    std::pair{RunState::Completed, "completed"},
    std::pair{RunState::CompletedWithRejections, "completed_with_rejections"},
    std::pair{RunState::Failed, "failed"}};

constexpr std::array kStepStateNames{
    std::pair{StepState::Blocked, "blocked"}, std::pair{StepState::Ready, "ready"},
    std::pair{StepState::Running, "running"}, std::pair{StepState::WaitingRemote, "waiting_remote"},
    std::pair{StepState::Ambiguous, "ambiguous"}, std::pair{StepState::Done, "done"},
    std::pair{StepState::Failed, "failed"}, std::pair{StepState::Cancelled, "cancelled"},
    std::pair{StepState::Dead, "dead"}};

} // namespace

QString runStateName(RunState state)
{
    return QString::fromLatin1(kRunStateNames.at(static_cast<size_t>(state)).second);
}

RunState runStateFromName(QStringView name)
{
    for (const auto &[state, text] : kRunStateNames) {
        if (name == QLatin1StringView(text))
            return state;
    }
    return RunState::Failed;
}

bool isEnded(RunState state)
{
    switch (state) {
    case RunState::Queued:
    case RunState::Running:
    case RunState::Stopping:
    case RunState::Paused: return false;
    default: return true;
    }
}

bool isResumable(RunState state)
{
    return state != RunState::Completed && state != RunState::CompletedWithRejections;
}

Counts &Counts::operator+=(const Counts &other)
{
    read += other.read;
    written += other.written;
    skipped += other.skipped;
    rejected += other.rejected;
    notAttempted += other.notAttempted;
    pending += other.pending;
    return *this;
}

QJsonObject Counts::toJson() const
{
    return {{u"read"_s, read}, {u"written"_s, written}, {u"skipped"_s, skipped},
        {u"rejected"_s, rejected}, {u"notAttempted"_s, notAttempted}, {u"pending"_s, pending}};
}

QString stepStateName(StepState state)
{
    return QString::fromLatin1(kStepStateNames.at(static_cast<size_t>(state)).second);
}

StepState stepStateFromName(QStringView name)
{
    for (const auto &[state, text] : kStepStateNames) {
        if (name == QLatin1StringView(text))
            return state;
    }
    return StepState::Failed;
}

} // namespace sluice
