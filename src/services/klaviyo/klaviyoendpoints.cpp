// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyoendpoints.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr KlaviyoRate kKlaviyoXs{1, 15};
constexpr KlaviyoRate kKlaviyoS{3, 60};
constexpr KlaviyoRate kKlaviyoM{10, 150};
constexpr KlaviyoRate kKlaviyoXl{350, 3500};

// The parts of a path: "api", the resource, and what follows.
struct KlaviyoPath
{
    explicit KlaviyoPath(const QString &path)
        : parts(path.split(u'/', Qt::SkipEmptyParts))
        , resource(parts.value(1))
    {
    }
    bool isCatalog() const { return resource.startsWith("catalog-"_L1); }
    bool isJob() const { return resource.endsWith("-jobs"_L1); }
    qsizetype depth() const { return parts.size(); } // 2: the list, 3: one of it

    QStringList parts;
    QString resource;
};

KlaviyoRate klaviyoCatalogRate(const KlaviyoPath &path, bool isGet, const KlaviyoRate &large)
{
    if (!isGet)
        return large;
    const bool isSlowJob = path.isJob() && !path.resource.startsWith("catalog-category"_L1)
        && !path.resource.contains("-delete-"_L1);
    return isSlowJob ? large : kKlaviyoXl;
}

} // namespace

QString klaviyoEndpoint(const QString &path)
{
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.size() > 2)
        parts[2] = u"{id}"_s;
    return parts.join(u'/');
}

KlaviyoRate klaviyoRate(const QByteArray &method, const QString &text, int largePerMinute)
{
    const KlaviyoPath path(text);
    const KlaviyoRate large{75, largePerMinute};
    const bool isGet = method == "GET";
    const QString &name = path.resource;
    if (path.isCatalog())
        return klaviyoCatalogRate(path, isGet, large);
    if (name == "events"_L1)
        return isGet && path.depth() == 3 ? kKlaviyoM : kKlaviyoXl;
    if (name == "profiles"_L1)
        return path.depth() <= 3 ? large : kKlaviyoS;
    if (name == "profile-import"_L1 || name.startsWith("profile-subscription-bulk-"_L1))
        return large;
    if (name == "lists"_L1) {
        if (isGet)
            return large;
        return method == "POST" && path.depth() == 2 ? KlaviyoRate{10, 150, 150} : kKlaviyoM;
    }
    if (name == "profile-bulk-import-jobs"_L1 || name == "event-bulk-create-jobs"_L1
        || name == "metrics"_L1)
        return kKlaviyoM;
    return kKlaviyoXs;
}

QStringList klaviyoScopes(const QByteArray &method, const QString &text)
{
    const KlaviyoPath path(text);
    const bool isGet = method == "GET";
    const QString verb = isGet ? u":read"_s : u":write"_s;
    const QString &name = path.resource;
    if (path.isCatalog())
        return {u"catalogs"_s + verb};
    if (name.startsWith("event"_L1))
        return {u"events"_s + verb};
    if (name.startsWith("profile-subscription-bulk-"_L1))
        return {u"lists:write"_s, u"profiles:write"_s, u"subscriptions:write"_s};
    if (name == "profile-bulk-import-jobs"_L1) {
        if (isGet && path.depth() > 3)
            return {u"profiles:read"_s};
        return {u"lists"_s + verb, u"profiles"_s + verb};
    }
    if (name == "lists"_L1) {
        if (path.parts.contains(u"profiles"_s))
            return {u"lists"_s + verb, u"profiles"_s + verb};
        return {u"lists"_s + verb};
    }
    if (name == "profiles"_L1 || name == "profile-import"_L1)
        return {u"profiles"_s + verb};
    if (name == "metrics"_L1 || name == "accounts"_L1)
        return {name + verb};
    return {};
}

QString KlaviyoLimits::group(const QByteArray &method, const QString &path) const
{
    return u"klaviyo/"_s + account + u'/' + QString::fromLatin1(method) + u' '
        + klaviyoEndpoint(path);
}

QList<LimitUse> KlaviyoLimits::of(const QByteArray &method, const QString &path) const
{
    if (isOff)
        return {};
    const KlaviyoRate rate = klaviyoRate(method, path, largePerMinute);
    const QString name = group(method, path);
    QList<LimitUse> uses{LimitUse{.group = name + u"/second"_s,
                             .capacity = double(rate.perSecond),
                             .perSecond = double(rate.perSecond)},
        LimitUse{.group = name + u"/minute"_s,
            .capacity = double(rate.perMinute),
            .perSecond = rate.perMinute / 60.0,
            .leftHeader = "RateLimit-Remaining"}};
    if (rate.perDay > 0) {
        uses.append(LimitUse{.group = name + u"/day"_s,
            .capacity = double(rate.perDay),
            .perSecond = rate.perDay / 86'400.0});
    }
    return uses;
}

} // namespace sluice
