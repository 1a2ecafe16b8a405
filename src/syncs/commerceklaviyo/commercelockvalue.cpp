// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercelockvalue.h"

#include <QDateTime>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> lockMomentMs(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    return at.isValid() ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
}

QString lockAge(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(0, ms / 1000);
    return seconds < 120 ? u"%1 seconds"_s.arg(seconds) : u"%1 minutes"_s.arg(seconds / 60);
}

} // namespace

QString commerceLockKey(CommerceResource resource)
{
    switch (resource) {
    case CommerceResource::Customers:
        return u"customerFullSync"_s;
    case CommerceResource::Orders:
        return u"orderFullSync"_s;
    case CommerceResource::Categories:
        return u"categoryFullSync"_s;
    case CommerceResource::Products:
        return u"productFullSync"_s;
    }
    return {};
}

QJsonValue CommerceLockValue::toJson() const
{
    return QJsonObject{{u"owner"_s, owner}, {u"host"_s, host}, {u"user"_s, user},
        {u"runId"_s, runId}, {u"startedAt"_s, startedAt}, {u"heartbeatAt"_s, heartbeatAt},
        {u"ttlSeconds"_s, ttlSeconds}};
}

std::optional<CommerceLockValue> CommerceLockValue::fromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    const auto text = [&object](const QString &key) { return object.value(key).toString(); };
    CommerceLockValue value{.owner = text(u"owner"_s),
        .host = text(u"host"_s),
        .user = text(u"user"_s),
        .runId = text(u"runId"_s),
        .startedAt = text(u"startedAt"_s),
        .heartbeatAt = text(u"heartbeatAt"_s),
        .ttlSeconds = object.value("ttlSeconds"_L1).toInteger()};
    if (value.owner.isEmpty() || value.ttlSeconds <= 0)
        return {};
    return value;
}

bool CommerceLockValue::isOfSameHolder(const CommerceLockValue &other) const
{
    return owner == other.owner && startedAt == other.startedAt && host == other.host;
}

qint64 commerceLockAgeMs(const CtObject &object, const CommerceLockValue &value,
    std::optional<qint64> answeredAtMs, qint64 nowMs)
{
    const auto modified = lockMomentMs(object.lastModifiedAt);
    if (modified && answeredAtMs)
        return *answeredAtMs - *modified;
    const auto beat = lockMomentMs(value.heartbeatAt);
    if (!modified && !beat)
        return 0; // nothing is known of it: it counts as alive
    return nowMs - std::max(modified.value_or(*(beat ? beat : modified)), beat.value_or(*modified));
}

Error commerceLockHeld(CommerceResource resource, const CommerceLockValue &value, qint64 ageMs)
{
    const qint64 leftMs = value.ttlSeconds * 1000 - ageMs;
    return Error{.kind = ErrorKind::Locked,
        .what
        = u"The %1 of this shop are being imported elsewhere"_s.arg(commerceResourceName(resource)),
        .why = u"%1 on %2 holds the lock since %3; its last sign of life was %4 ago"_s.arg(
            value.user.isEmpty() ? u"Somebody"_s : value.user,
            value.host.isEmpty() ? u"another computer"_s : value.host, value.startedAt,
            lockAge(ageMs)),
        .next = u"Wait for its end, or stop it there; without a sign of life the lock can be taken"
                " over in %1"_s.arg(lockAge(leftMs)),
        .code = u"REMOTE_LOCKED"_s};
}

Error commercePluginLock(CommerceResource resource, const CtObject &object)
{
    return Error{.kind = ErrorKind::Locked,
        .what
        = u"The shop's own plugin holds the lock of the %1"_s.arg(commerceResourceName(resource)),
        .why = u"It was made at %1, and such a lock never runs out"_s.arg(object.createdAt),
        .next
        = u"If the plugin does not import them any more, break its lock: --break-lock %1"_s.arg(
            commerceResourceName(resource)),
        .code = u"PLUGIN_LOCK"_s};
}

Error commerceLockLost(CommerceResource resource, const std::optional<CtObject> &now)
{
    QString why = u"Somebody removed it"_s;
    if (now) {
        const auto value = CommerceLockValue::fromJson(now->value);
        why = value ? u"%1 on %2 has it since %3"_s.arg(value->user, value->host, value->startedAt)
                    : u"The shop's own plugin has it since %1"_s.arg(now->lastModifiedAt);
    }
    return Error{.kind = ErrorKind::Locked,
        .what = u"The lock of the %1 in the shop is not this run's any more"_s.arg(
            commerceResourceName(resource)),
        .why = why,
        .next = u"Resume the run once the other import has ended"_s,
        .code = u"LOCK_LOST"_s};
}

Error commerceNoLockScope(const Error &refusal)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"No lock can be taken: the API client may not use custom objects"_s,
        .why = refusal.why,
        .next = u"Give it the scope manage_key_value_documents, or agree to run without a lock:"
                " --without-lock"_s,
        .httpStatus = refusal.httpStatus,
        .code = u"NO_LOCK_SCOPE"_s,
        .requestId = refusal.requestId,
        .delivery = Delivery::Answered};
}

} // namespace sluice
