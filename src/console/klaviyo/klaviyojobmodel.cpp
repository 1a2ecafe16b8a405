// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyojobmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QDateTime>
#include <QHostInfo>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The lock that keeps the job from running; else the first one.
const ShopLock *tellingLock(const ShopFacts &shop, const Job &job)
{
    const ShopLock *first = nullptr;
    for (const QString &resource : resourcesOf(job)) {
        const ShopLock *lock = shop.lock(resource);
        if (lock && !lock->isFree())
            return lock;
        if (!first)
            first = lock;
    }
    return first;
}

QString sinceText(const QString &iso)
{
    const QDateTime moment = QDateTime::fromString(iso, Qt::ISODateWithMs).toLocalTime();
    if (!moment.isValid())
        return iso;
    const QDateTime now = QDateTime::currentDateTime();
    return moment.date() == now.date() ? Format::clock(moment) : Format::moment(moment, now);
}

} // namespace

KlaviyoJobModel::KlaviyoJobModel(QObject *parent)
    : JobModel({Field::Name, Field::What, Field::LastRun, Field::Lock, Field::Written, Field::When,
                   Field::Link},
        parent)
{
}

QString KlaviyoJobModel::describe(const Job &job) const
{
    return resourceWord(job.parameters.value("resource"_L1).toString());
}

void KlaviyoJobModel::setShops(const QHash<QString, ShopFacts> &shops)
{
    m_shops = shops;
    changedAll();
}

QString KlaviyoJobModel::heldResource(const Job &job) const
{
    const auto shop = m_shops.constFind(job.source);
    const ShopLock *lock = shop == m_shops.constEnd() ? nullptr : tellingLock(*shop, job);
    const bool isThere = lock && shop->canLock && lock->holder != ShopLock::Holder::Nobody;
    return isThere ? lock->resource : QString();
}

QVariant KlaviyoJobModel::lockData(const Job &job, int role) const
{
    const auto shop = m_shops.constFind(job.source);
    if (shop == m_shops.constEnd())
        return role == Qt::DisplayRole ? QVariant(Format::none()) : QVariant();
    const ShopLock *lock = tellingLock(*shop, job);
    const bool isHeld = lock && !lock->isFree();
    if (role == CellRole::Kind) // to who holds it
        return heldResource(job).isEmpty() ? QVariant()
                                           : QVariant(static_cast<int>(CellKind::Link));
    switch (role) {
    case Qt::DisplayRole:
        if (!shop->canLock)
            return tr("No right to hold one");
        return lock ? lockText(*lock) : Format::none();
    case Qt::ToolTipRole:
        return isHeld ? QVariant(tr("%1: %2").arg(resourceWord(lock->resource), lockText(*lock)))
                      : QVariant();
    case CellRole::Icon:
        return isHeld ? QVariant(u"lock"_s) : QVariant();
    case CellRole::Color:
        return heldResource(job).isEmpty() ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
        return {};
    }
}

QString KlaviyoJobModel::title(Field field) const
{
    switch (field) {
    case Field::What:
        return tr("Resource");
    case Field::When:
        return tr("Started");
    default:
        return JobModel::title(field);
    }
}

QString resourceWord(const QString &resource)
{
    if (resource == "customers"_L1)
        return KlaviyoJobModel::tr("Customers");
    if (resource == "orders"_L1)
        return KlaviyoJobModel::tr("Orders");
    if (resource == "categories"_L1)
        return KlaviyoJobModel::tr("Categories");
    if (resource == "products"_L1)
        return KlaviyoJobModel::tr("Products");
    return resource == "all"_L1 ? KlaviyoJobModel::tr("All") : resource;
}

QStringList resourcesOf(const Job &job)
{
    const QString resource = job.parameters.value("resource"_L1).toString();
    if (resource == "all"_L1)
        return {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s};
    return {resource};
}

QString describeKlaviyoJob(const Job &job)
{
    const QJsonObject &parameters = job.parameters;
    const QString what = resourceWord(parameters.value("resource"_L1).toString());
    const QString mode = parameters.value("mode"_L1).toString();
    const bool isByIds = mode == "ids"_L1 || (mode.isEmpty() && parameters.contains(u"ids"_s));
    if (isByIds)
        return KlaviyoJobModel::tr("%1, by ID").arg(what);
    if (mode == "from"_L1 || (mode.isEmpty() && parameters.contains(u"startId"_s)))
        return KlaviyoJobModel::tr("%1, from an ID on").arg(what);
    if (mode == "since"_L1 || (mode.isEmpty() && parameters.contains(u"since"_s)))
        return KlaviyoJobModel::tr("%1, changed since a time").arg(what);
    if (mode == "incremental"_L1)
        return KlaviyoJobModel::tr("%1, new and changed").arg(what);
    if (mode == "failures"_L1)
        return KlaviyoJobModel::tr("%1, rejected before").arg(what);
    return resourcesOf(job).size() > 1 ? what : KlaviyoJobModel::tr("%1, all").arg(what);
}

QString lockHolder(const ShopLock &lock)
{
    if (lock.holder == ShopLock::Holder::Plugin)
        return KlaviyoJobModel::tr("the plugin");
    const bool isHere = lock.host == QHostInfo::localHostName();
    if (isHere)
        return KlaviyoJobModel::tr("this computer");
    return lock.user.isEmpty() ? lock.host : u"%1 (%2)"_s.arg(lock.host, lock.user);
}

QString lockText(const ShopLock &lock)
{
    if (lock.holder == ShopLock::Holder::Nobody)
        return KlaviyoJobModel::tr("Free");
    if (lock.isOver)
        return KlaviyoJobModel::tr("Left by %1").arg(lockHolder(lock));
    const bool isPlugins = lock.holder == ShopLock::Holder::Plugin;
    const bool isHere = lock.host == QHostInfo::localHostName();
    const QString who = isPlugins || isHere ? lockHolder(lock) : lock.host;
    return KlaviyoJobModel::tr("Held by %1 since %2").arg(who, sinceText(lock.since));
}

} // namespace sluice
