// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "services/klaviyo/klaviyoendpoints.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace sluice {

class Application;

// Who holds the lock of one resource in a shop, as it was when it was looked at.
struct ShopLock
{
    enum class Holder { Nobody, Sluice, Plugin };

    QString resource; // "customers"
    Holder holder = Holder::Nobody;
    QString host;
    QString user;
    QString runId; // of a Sluice
    QString since; // ISO 8601
    qint64 ageMs = 0; // of its last sign of life
    bool isOver = false; // its holder is gone: the next run takes it

    bool isFree() const { return holder == Holder::Nobody || isOver; }
    friend bool operator==(const ShopLock &, const ShopLock &) = default;
};

// What the page Klaviyo knows of a shop and of a Klaviyo account. Plain values.
struct ShopFacts
{
    QString project;
    bool canLock = true; // false: the client has no right to custom objects
    QList<ShopLock> locks; // one for each resource

    const ShopLock *lock(const QString &resource) const;
};
struct TargetFacts
{
    QString account; // the organisation
    QString currency;
    QList<std::pair<QString, QString>> lists; // name and id
    KlaviyoLimits limits;
};

// They block for the network, read and never write: worker threads only. Connections by name.
Result<ShopFacts> loadShopFacts(
    Application &application, const QString &connection, const CancelToken &token);
Result<TargetFacts> loadTargetFacts(
    Application &application, const QString &connection, const CancelToken &token);
// One record as the shop has it, for the preview.
Result<QByteArray> loadShopRecord(Application &application, const QString &connection,
    const std::pair<QString, QString> &resourceAndId, const CancelToken &token);
// The first records of a resource, to try a mapping on.
constexpr int kSampleShopRecords = 50;
Result<QList<QByteArray>> loadShopSample(Application &application, const QString &connection,
    const QString &resource, const CancelToken &token);

} // namespace sluice
