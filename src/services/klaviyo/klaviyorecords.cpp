// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyoclient.h"

#include <utility>

using namespace Qt::StringLiterals;

// The part of KlaviyoClient that reads and writes profiles and the catalog.

namespace sluice {

namespace {

constexpr int kKlaviyoRecordPage = 100;

KlaviyoListing withLargestPage(KlaviyoListing listing)
{
    if (listing.pageSize == 0)
        listing.pageSize = kKlaviyoRecordPage;
    return listing;
}

Error tooManyPeople(const QString &what, qsizetype count, int most)
{
    return Error{.kind = ErrorKind::Internal,
        .what = what,
        .why = u"%1 people are in one request, which takes %2."_s.arg(count).arg(most)};
}

} // namespace

Result<KlaviyoPage> KlaviyoClient::profiles(const KlaviyoListing &listing)
{
    return list(u"api/profiles"_s, withLargestPage(listing), u"profile"_s,
        u"Could not read the profiles."_s);
}

Result<KlaviyoPage> KlaviyoClient::profilesWith(
    const QString &field, const QStringList &values, bool withSubscriptions, const QString &cursor)
{
    KlaviyoListing listing{.filter = klaviyoAny(field, values), .cursor = cursor};
    if (withSubscriptions)
        listing.more.append({u"additional-fields[profile]"_s, u"subscriptions"_s});
    return profiles(listing);
}

Result<QString> KlaviyoClient::createProfile(const QByteArray &element)
{
    return create(u"api/profiles"_s, klaviyoDataBody(element), u"Could not create the profile."_s);
}

Result<void> KlaviyoClient::updateProfile(const QString &id, const QByteArray &element)
{
    return write("PATCH", u"api/profiles/"_s + encodedPathPart(id), klaviyoDataBody(element),
        u"Could not update the profile."_s);
}

Result<QString> KlaviyoClient::importProfile(const QByteArray &element)
{
    return create(
        u"api/profile-import"_s, klaviyoDataBody(element), u"Could not import the profile."_s);
}

Result<void> KlaviyoClient::subscribe(const KlaviyoSubscription &order)
{
    const QString what = u"Could not subscribe the profiles."_s;
    if (order.people.size() > KlaviyoSubscription::kMaxPeople)
        return fail(tooManyPeople(what, order.people.size(), KlaviyoSubscription::kMaxPeople));
    return write(
        "POST", u"api/profile-subscription-bulk-create-jobs"_s, klaviyoSubscribeBody(order), what);
}

Result<void> KlaviyoClient::unsubscribe(const KlaviyoSubscription &order)
{
    const QString what = u"Could not unsubscribe the profiles."_s;
    if (order.people.size() > KlaviyoSubscription::kMaxUnsubscribed) {
        return fail(
            tooManyPeople(what, order.people.size(), KlaviyoSubscription::kMaxUnsubscribed));
    }
    return write("POST", u"api/profile-subscription-bulk-delete-jobs"_s,
        klaviyoUnsubscribeBody(order), what);
}

Result<KlaviyoPage> KlaviyoClient::catalog(KlaviyoCatalog catalog, const KlaviyoListing &listing)
{
    const QString path = klaviyoCatalogPath(catalog);
    return list(path, withLargestPage(listing), klaviyoCatalogType(catalog),
        u"Could not read %1."_s.arg(path.sliced(4)));
}

Result<KlaviyoPage> KlaviyoClient::variantsOf(const QString &itemId, const QString &cursor)
{
    return list(u"api/catalog-items/"_s + encodedPathPart(itemId) + u"/variants"_s,
        withLargestPage({.cursor = cursor}), u"catalog-variant"_s,
        u"Could not read the variants of an item."_s);
}

Result<QByteArray> KlaviyoClient::catalogObject(KlaviyoCatalog catalog, const QString &id)
{
    auto response = m_session.send(
        m_session.request("GET", klaviyoCatalogPath(catalog) + u'/' + encodedPathPart(id)),
        u"Could not read %1."_s.arg(id));
    return response ? Result<QByteArray>(std::move(response->body))
                    : fail(std::move(response).error());
}

Result<QString> KlaviyoClient::createCatalogObject(
    KlaviyoCatalog catalog, const QByteArray &element)
{
    return create(klaviyoCatalogPath(catalog), klaviyoDataBody(element),
        u"Could not create a %1."_s.arg(klaviyoCatalogType(catalog)));
}

Result<void> KlaviyoClient::updateCatalogObject(
    KlaviyoCatalog catalog, const QString &id, const QByteArray &element)
{
    return write("PATCH", klaviyoCatalogPath(catalog) + u'/' + encodedPathPart(id),
        klaviyoDataBody(element), u"Could not update %1."_s.arg(id));
}

Result<bool> KlaviyoClient::removeCatalogObject(KlaviyoCatalog catalog, const QString &id)
{
    const auto response = m_session.send(
        m_session.request("DELETE", klaviyoCatalogPath(catalog) + u'/' + encodedPathPart(id)),
        u"Could not delete %1."_s.arg(id));
    if (response)
        return true;
    if (response.error().httpStatus == 404)
        return false;
    return fail(response.error());
}

Result<void> KlaviyoClient::setCategoriesOfItem(
    const QString &itemId, const QStringList &categoryIds)
{
    return write("PATCH",
        u"api/catalog-items/"_s + encodedPathPart(itemId) + u"/relationships/categories"_s,
        klaviyoReferencesBody(u"catalog-category"_s, categoryIds),
        u"Could not set the categories of an item."_s);
}

} // namespace sluice
