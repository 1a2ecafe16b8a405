// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/ctscopes.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A manage scope includes the view scope of the same name, and manage_project includes all.
bool ctScopeOpens(const QString &granted, const QString &wanted)
{
    return granted == wanted || granted == "manage_project"_L1
        || (wanted.startsWith("view_"_L1) && granted == u"manage_"_s + wanted.sliced(5));
}

CtNeed readObjectsNeed()
{
    return {u"read custom objects"_s,
        {u"view_key_value_documents"_s, u"view_products"_s, u"view_orders"_s, u"view_customers"_s}};
}

CtNeed writeObjectsNeed()
{
    return {u"write custom objects (the lock)"_s,
        {u"manage_key_value_documents"_s, u"manage_products"_s, u"manage_orders"_s,
            u"manage_customers"_s}};
}

} // namespace

CtNeed ctNeedFor(const QString &method, const QString &path)
{
    const QString head = path.section(u'/', 0, 0);
    if (head == "custom-objects"_L1)
        return method == "GET"_L1 ? readObjectsNeed() : writeObjectsNeed();
    if (head == "customers"_L1)
        return {u"read customers"_s, {u"view_customers"_s}};
    if (head == "orders"_L1)
        return {u"read orders"_s, {u"view_orders"_s}};
    if (head == "products"_L1 || head == "product-projections"_L1)
        return {u"read products"_s, {u"view_products"_s, u"view_published_products"_s}};
    if (head == "categories"_L1)
        return {u"read categories"_s, {u"view_products"_s, u"view_categories"_s}};
    if (head == "inventory"_L1)
        return {u"read inventory"_s, {u"view_products"_s}};
    if (head == "standalone-prices"_L1)
        return {u"read standalone prices"_s, {u"view_products"_s}};
    if (head == "payments"_L1)
        return {u"read payments (refunds)"_s, {u"view_payments"_s}};
    if (head == "messages"_L1)
        return {u"read messages"_s, {u"view_messages"_s}};
    return {};
}

QList<CtNeed> ctNeeds()
{
    const QString get = u"GET"_s;
    return {ctNeedFor(get, u"customers"_s), ctNeedFor(get, u"orders"_s),
        ctNeedFor(get, u"payments"_s), ctNeedFor(get, u"products"_s),
        ctNeedFor(get, u"categories"_s), ctNeedFor(get, u"inventory"_s), readObjectsNeed(),
        writeObjectsNeed()};
}

QStringList ctMissingScopes(const QString &granted, const QString &projectKey)
{
    QStringList have;
    for (const QString &scope : granted.split(u' ', Qt::SkipEmptyParts)) {
        const QString key = scope.section(u':', 1);
        if (key.isEmpty() || key == projectKey)
            have.append(scope.section(u':', 0, 0));
    }
    QStringList missing;
    for (const CtNeed &need : ctNeeds()) {
        const bool isMet = std::ranges::any_of(need.anyOf, [&have](const QString &wanted) {
            return std::ranges::any_of(
                have, [&wanted](const QString &scope) { return ctScopeOpens(scope, wanted); });
        });
        if (!isMet && !missing.contains(need.anyOf.first()))
            missing.append(need.anyOf.first());
    }
    return missing;
}

QString ctScopes(const QString &projectKey)
{
    QStringList scopes;
    for (const CtNeed &need : ctNeeds()) {
        const QString scope = need.anyOf.first() + u':' + projectKey;
        if (need.anyOf.first() != "view_key_value_documents"_L1 && !scopes.contains(scope))
            scopes.append(scope); // manage_key_value_documents includes the view scope
    }
    return scopes.join(u' ');
}

} // namespace sluice
