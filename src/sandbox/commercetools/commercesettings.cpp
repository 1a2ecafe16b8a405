// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/commercesettings.h"

#include "sandbox/commercetools/commercecredentials.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void defineShopSize(Settings &settings, qint64 scale)
{
    constexpr qint64 kLeastCategories = 20; // so that there are three levels and every odd one
    settings.define(u"commerceCustomers"_s, scale, u"customers of the shop"_s);
    settings.define(u"commerceOrders"_s, scale, u"orders of the shop"_s);
    settings.define(u"commerceProducts"_s, scale / 2, u"products of the shop"_s);
    settings.define(u"commerceCategories"_s, qMax(kLeastCategories, scale / 10),
        u"categories of the shop, in three levels"_s);
    settings.define(u"commerceOrderLines"_s, 0, u"lines of each order; 0: 1 to 3"_s);
    settings.define(u"commerceVariants"_s, 0, u"variants of each product; 0: 1 to 4"_s);
    settings.define(u"commerceOddRecords"_s, true,
        u"some records are not like the others; GET mutate lists them"_s);
}

} // namespace

void defineCommerceSettings(Settings &settings, const SandboxOptions &options)
{
    defineShopSize(settings, options.scale);
    settings.define(u"commerceLatencyMs"_s, 0, u"added to each answer of commercetools"_s);
    settings.define(u"commerceBusyPercent"_s, 0,
        u"so many of 100 answers are 502 BadGateway, 503 OverCapacity or 503 PendingOperation"_s);
    settings.define(u"commerceRequestsPerSecond"_s, 0,
        u"more are answered 429 with Retry-After; 0: any number, none is documented"_s);
    settings.define(u"commerceTokenSeconds"_s, 172'800, u"life of an access token"_s);
    settings.define(u"commerceClientScopes"_s, QString::fromLatin1(kCommerceScopes),
        u"what the API client may have"_s);
    settings.define(u"commerceChecksVersionZero"_s, true,
        u"version 0 for a custom object that exists is a conflict; false: it is passed over"_s);
    settings.define(u"commerceObjectWindowMs"_s, 0,
        u"how long a write of a custom object takes: those that overlap conflict"_s);
}

} // namespace sluice::sandbox
