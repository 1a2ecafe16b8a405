// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopquery.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMostShopRecords = 500;
constexpr qint64 kMostShopOffset = 10'000;

// The members that a predicate may name (commercetools-klaviyo B.5); the service refuses others.
const char *ownFieldsOf(ShopStream stream, bool isProjection)
{
    switch (stream) {
    case ShopStream::Customers:
        return "email lowercaseEmail customerNumber externalId firstName middleName lastName title "
               "salutation dateOfBirth companyName vatId addresses defaultShippingAddressId "
               "shippingAddressIds defaultBillingAddressId billingAddressIds isEmailVerified "
               "customerGroup customerGroupAssignments stores authenticationMode locale";
    case ShopStream::Orders:
        return "orderNumber customerId customerEmail customerGroup anonymousId lineItems "
               "customLineItems totalPrice taxedPrice shippingAddress billingAddress shippingMode "
               "shipping shippingInfo refusedGifts origin orderState shipmentState paymentState "
               "paymentInfo state syncInfo returnInfo completedAt country locale store cart "
               "discountCodes purchaseOrderNumber";
    case ShopStream::Products:
        return isProjection
            ? "name slug description categories categoryOrderHints searchKeywords masterVariant "
              "variants attributes productType published hasStagedChanges taxCategory priceMode"
            : "productType masterData taxCategory state priceMode lastVariantId";
    case ShopStream::Categories:
        return "name slug description ancestors parent orderHint externalId assets";
    case ShopStream::Inventory:
        return "sku supplyChannel quantityOnStock availableQuantity restockableInDays "
               "expectedDelivery";
    case ShopStream::StandalonePrices:
        return "sku value country customerGroup channel validFrom validUntil tiers discounted "
               "active staged";
    case ShopStream::Payments:
        return "customer anonymousId interfaceId amountPlanned paymentMethodInfo paymentStatus "
               "transactions interfaceInteractions";
    case ShopStream::CustomObjects:
        return "container value";
    }
    return "";
}

QList<QByteArray> shopFieldsOf(ShopStream stream, bool isProjection)
{
    const QByteArray fields = QByteArray("id version createdAt lastModifiedAt key custom ")
        + ownFieldsOf(stream, isProjection);
    return fields.split(' ');
}

Result<qint64> readQueryNumber(
    const HttpRequest &request, const QByteArray &name, qint64 usual, qint64 most)
{
    if (!request.params.contains(name))
        return usual;
    bool isNumber = false;
    const qint64 value = request.param(name).toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > most) {
        return fail(ErrorKind::Data,
            u"Malformed parameter: %1: Value must be within the range of [0..%2], was: '%3'."_s.arg(
                QString::fromLatin1(name), QString::number(most),
                QString::fromUtf8(request.param(name))));
    }
    return value;
}

QList<QByteArray> allParams(const HttpRequest &request, const QByteArray &name)
{
    QList<QByteArray> values = request.params.values(name);
    std::reverse(values.begin(), values.end()); // the last one given comes first
    return values;
}

Result<std::unique_ptr<PredicateNode>> readPredicates(
    const HttpRequest &request, const QList<QByteArray> &known)
{
    PredicateVariables variables;
    for (auto it = request.params.begin(); it != request.params.end(); ++it) {
        if (it.key().startsWith("var."))
            variables.insert(it.key().mid(4), it.value());
    }
    std::unique_ptr<PredicateNode> all;
    const QList<QByteArray> texts = allParams(request, "where");
    for (const QByteArray &text : texts) {
        auto node = parsePredicate(text, variables);
        if (!node)
            return fail(
                ErrorKind::Data, u"Malformed parameter: where: %1"_s.arg(node.error().what));
        const QList<QByteArray> fields = topFieldsOf(**node);
        for (const QByteArray &field : fields) {
            if (!known.contains(field)) {
                return fail(ErrorKind::Data,
                    u"Malformed parameter: where: The field '%1' does not exist."_s.arg(
                        QString::fromUtf8(field)));
            }
        }
        if (!all) {
            all = std::make_unique<PredicateNode>();
            all->kind = PredicateNode::Kind::And;
        }
        all->children.push_back(std::move(*node));
    }
    return all;
}

Result<QList<ShopQuery::SortKey>> readSort(
    const HttpRequest &request, const QList<QByteArray> &known)
{
    static const QRegularExpression kSort(
        u"^\\s*([A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*)(?:\\s+(asc|desc))?\\s*$"_s);
    QList<ShopQuery::SortKey> keys;
    const QList<QByteArray> texts = allParams(request, "sort");
    for (const QByteArray &text : texts) {
        const auto match = kSort.match(QString::fromUtf8(text));
        const QList<QByteArray> path = match.captured(1).toUtf8().split('.');
        if (!match.hasMatch() || !known.contains(path.first())) {
            return fail(ErrorKind::Data,
                u"Malformed parameter: sort: '%1' cannot be sorted by."_s.arg(
                    QString::fromUtf8(text)));
        }
        keys.append({path, match.captured(2) == "desc"_L1});
    }
    return keys;
}

} // namespace

Result<ExpandTree> readExpand(const HttpRequest &request)
{
    ExpandTree tree;
    const QList<QByteArray> paths = request.params.values("expand");
    for (const QByteArray &path : paths) {
        if (!tree.add(path)) {
            return fail(ErrorKind::Data,
                u"Malformed parameter: expand: '%1' is not a path."_s.arg(QString::fromUtf8(path)));
        }
    }
    return tree;
}

Result<ShopQuery> readShopQuery(
    const HttpRequest &request, ShopStream stream, bool isProjection, qint64 nowMs)
{
    ShopQuery query;
    query.stream = stream;
    query.isProjection = isProjection;
    query.isStaged = request.param("staged") == "true";
    query.hasTotal = request.param("withTotal") != "false";
    const QList<QByteArray> known = shopFieldsOf(stream, isProjection);
    auto limit = readQueryNumber(request, "limit", query.limit, kMostShopRecords);
    if (!limit)
        return fail(limit.error());
    query.limit = *limit;
    auto offset = readQueryNumber(request, "offset", 0, kMostShopOffset);
    if (!offset)
        return fail(offset.error());
    query.offset = *offset;
    auto predicate = readPredicates(request, known);
    if (!predicate)
        return fail(predicate.error());
    query.predicate = std::move(*predicate);
    auto sort = readSort(request, known);
    if (!sort)
        return fail(sort.error());
    query.sort = std::move(*sort);
    auto expand = readExpand(request);
    if (!expand)
        return fail(expand.error());
    query.expand = std::move(*expand);
    if (isProjection) {
        auto prices = PriceSelection::of(request, nowMs);
        if (!prices)
            return fail(prices.error());
        query.prices = *std::move(prices);
    }
    return query;
}

} // namespace sluice::sandbox
