// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/shopfacts.h"
#include "core/engine/runtypes.h"

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace sluice {

// What the page Klaviyo asks of the services and how it starts runs. Every method returns at once;
// answers come on the GUI thread through callbacks, unless `owner` is gone by then. Tests give
// their own. GUI thread; owned by the page, whose end cancels what is still asked for.
class KlaviyoAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoAccess)

public:
    template <class T> using Then = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    // Connections by name.
    virtual void shop(QObject *owner, const QString &connection, Then<ShopFacts> then) = 0;
    virtual void target(QObject *owner, const QString &connection, Then<TargetFacts> then) = 0;
    virtual void record(QObject *owner, const QString &connection,
        const std::pair<QString, QString> &resourceAndId, Then<QByteArray> then)
        = 0;

    // The first records of a resource, at most 50.
    virtual void sample(QObject *owner, const QString &connection, const QString &resource,
        Then<QList<QByteArray>> then)
        = 0;

    virtual void start(QObject *owner, const QString &jobName, bool isDryRun,
        const QJsonObject &selection, Then<RunRow> then)
        = 0;
    // How many objects a deletion is about: a dry run of it, to its end. One count at a time.
    virtual void countDeletion(
        QObject *owner, const QString &jobName, const QJsonObject &selection, Then<qint64> then)
        = 0;
    virtual void cancelCount() = 0;
};

} // namespace sluice
