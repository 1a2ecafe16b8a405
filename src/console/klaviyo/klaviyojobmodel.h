// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobmodel.h"
#include "console/klaviyo/shopfacts.h"

#include <QHash>

namespace sluice {

// The jobs of the page Klaviyo, each with who holds the lock of what it sends. GUI thread; owned by
// the page.
class KlaviyoJobModel final : public JobModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoJobModel)

public:
    enum Column { Name, Resource, LastRun, Lock, Written, When, Link, ColumnCount };

    explicit KlaviyoJobModel(QObject *parent = nullptr);

    QString describe(const Job &job) const override;
    // What is known of the shops, by the connection's name.
    void setShops(const QHash<QString, ShopFacts> &shops);
    // Whose lock somebody holds or has left, of what the job writes; the cell Lock is a link then.
    QString heldResource(const Job &job) const;

protected:
    QVariant lockData(const Job &job, int role) const override;
    QString title(Field field) const override;

private:
    QHash<QString, ShopFacts> m_shops;
};

// "Customers, new and changed"
QString describeKlaviyoJob(const Job &job);
QString resourceWord(const QString &resource); // "Customers"; "all": "All"
// What a job writes to, in the order in which it does.
QStringList resourcesOf(const Job &job);

// "Free", "Held by ops-2 since 22:41", "Held by the plugin since 13:40"
QString lockText(const ShopLock &lock);
QString lockHolder(const ShopLock &lock); // "ops-2 (anna)", "the plugin"

} // namespace sluice
