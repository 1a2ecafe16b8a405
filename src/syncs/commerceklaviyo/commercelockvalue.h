// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/commercetools/ctclient.h"
#include "syncs/commerceklaviyo/commercejob.h"

#include <QJsonValue>
#include <QString>

#include <optional>

namespace sluice {

// What stands in a lock of ours, and what is said about it (commercetools-klaviyo A.2, D.4): plain
// values and pure functions for any thread. Container and keys are the plugin's own, so that the
// two exclude each other.
inline constexpr QLatin1StringView kCommerceLockBox{"klaviyo-ct-plugin-lock"};
QString commerceLockKey(CommerceResource resource); // "customerFullSync"

struct CommerceLockValue
{
    QString owner; // the run's id: a run that goes on after a crash knows its own lock
    QString host;
    QString user;
    QString runId;
    QString startedAt; // when this process took it: tells it from the run's earlier ones
    QString heartbeatAt;
    qint64 ttlSeconds = 0;

    QJsonValue toJson() const;
    // Nothing: it is not ours, but the plugin's bare "1" or another program's.
    static std::optional<CommerceLockValue> fromJson(const QJsonValue &json);
    bool isOfSameHolder(const CommerceLockValue &other) const; // all but the heartbeat
};

// How long ago the holder gave its last sign of life. Clocks of machines differ, so it is taken by
// the service's clock alone: from the object's lastModifiedAt, which the service sets at each
// heartbeat, to the Date of the answer that showed it. Dates are whole seconds, rounded down, which
// errs towards the holder. Where an answer has no Date, our own clock stands in for it, and of the
// two times, lastModifiedAt and the holder's heartbeatAt, the one that lets it live longer counts.
qint64 commerceLockAgeMs(const CtObject &object, const CommerceLockValue &value,
    std::optional<qint64> answeredAtMs, qint64 nowMs);

// REMOTE_LOCKED: another Sluice holds it.
Error commerceLockHeld(CommerceResource resource, const CommerceLockValue &value, qint64 ageMs);
// PLUGIN_LOCK: the plugin's own, which never runs out.
Error commercePluginLock(CommerceResource resource, const CtObject &object);
// LOCK_LOST; `now`: what stands there now, if anything.
Error commerceLockLost(CommerceResource resource, const std::optional<CtObject> &now);
// NO_LOCK_SCOPE.
Error commerceNoLockScope(const Error &refusal);

} // namespace sluice
