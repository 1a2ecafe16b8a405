// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QString>
#include <QStringList>

namespace sluice {

// How each state of a run, and each environment, is shown: word, icon, tone (visual.md 2). States
// are named as in the store (`completed_with_rejections`), so that this table knows no other
// library. Plain functions, GUI thread (words are translated at each call).
struct StateLook
{
    QString word;
    QString icon;
    Tone tone = Tone::Neutral;
};

// Reasons shown for `running`; they are no states.
enum class RunningReason { None, Waiting, RateLimited, Checking };

// The ten states, in the order of the design's list.
const QStringList &runStates();

// An unknown name gives itself as the word, neutral and with the icon of an unfinished thing.
StateLook stateLook(const QString &state, RunningReason reason = RunningReason::None);

// The word of the badge beside a title: "Completed, 37 rejected".
QString stateBadgeText(const QString &state, qint64 rejected = 0);

// What a step of the stage tree says instead of a state; `service` is its name in `waiting`.
enum class StepWord { Queued, Running, Waiting, Uploading, Written, Done, Failed, Stopped };
StateLook stepLook(StepWord word, const QString &service = {});

// Connections: ready, sign_in_expired, sign_in_refused, not_signed_in.
StateLook connectionLook(const QString &state);

// Environments: sandbox, test, production.
struct EnvironmentLook
{
    QString word; // "Production"
    QString chip; // "SANDBOX" in the status bar, else the word
    QString icon;
    Tone tone = Tone::Neutral;
    bool isBordered = false; // production
};
EnvironmentLook environmentLook(const QString &environment);

} // namespace sluice
