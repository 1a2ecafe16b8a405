// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include "core/mapping/mappingdocument.h"
#include "syncs/commerceklaviyo/mapping/settingsparts.h"
#include "syncs/commerceklaviyo/mapping/urltemplate.h"

#include <QRegularExpression>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

// The peer's own check (A.7); what it ignores in silence is refused here.
bool isLocaleName(const QByteArray &name)
{
    static const QRegularExpression pattern(
        u"^[A-Za-z]{2,4}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|[0-9]{3}))?$"_s);
    return pattern.match(QString::fromUtf8(name)).hasMatch();
}

bool isUpperCode(const QByteArray &code, qsizetype length)
{
    return code.size() == length
        && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void readCode(JsonObjectReader &reader, const QString &key, qsizetype length, QByteArray &code)
{
    code = reader.text(key, JsonNeed::Optional).toUtf8();
    if (!code.isEmpty() && !isUpperCode(code, length)) {
        reader.problem(key, u"must be %1 capital letters"_s.arg(length));
    }
}

LocaleSettings readLocale(JsonObjectReader reader)
{
    LocaleSettings locale;
    locale.preferred = reader.text(u"preferred"_s, JsonNeed::Optional).toUtf8();
    if (!locale.preferred.isEmpty() && !isLocaleName(locale.preferred)) {
        reader.problem(u"preferred"_s, u"is no locale"_s);
    }
    locale.fallbacks = utf8List(reader.texts(u"fallbacks"_s, JsonNeed::Optional));
    reader.finish();
    return locale;
}

ConsentSettings readConsent(JsonObjectReader &parent)
{
    ConsentSettings consent;
    if (!parent.has(u"consent"_s))
        return consent;
    JsonObjectReader reader(
        parent.object(u"consent"_s), parent.pathOf(u"consent"_s), parent.problems());
    const auto path
        = [&reader](const QString &key) { return reader.text(key, JsonNeed::Optional).toUtf8(); };
    consent.email = path(u"email"_s);
    consent.emailAt = path(u"emailAt"_s);
    consent.sms = path(u"sms"_s);
    consent.smsAt = path(u"smsAt"_s);
    consent.source = path(u"source"_s);
    if (!consent.email.isEmpty() && consent.emailAt.isEmpty())
        reader.problem(u"emailAt"_s, u"must say where the time of the consent stands"_s);
    if (!consent.sms.isEmpty() && consent.smsAt.isEmpty())
        reader.problem(u"smsAt"_s, u"must say where the time of the consent stands"_s);
    reader.finish();
    return consent;
}

QJsonObject consentToJson(const ConsentSettings &consent)
{
    return {{u"email"_s, QString::fromUtf8(consent.email)},
        {u"emailAt"_s, QString::fromUtf8(consent.emailAt)},
        {u"sms"_s, QString::fromUtf8(consent.sms)}, {u"smsAt"_s, QString::fromUtf8(consent.smsAt)},
        {u"source"_s, QString::fromUtf8(consent.source)}};
}

CustomerSettings readCustomer(JsonObjectReader reader)
{
    CustomerSettings customer;
    customer.address = readChoice(reader, u"address"_s, addressNames(), customer.address);
    customer.badEmail = readChoice(reader, u"badEmail"_s, badEmailNames(), customer.badEmail);
    customer.matchBy = readChoice(reader, u"matchBy"_s, matchByNames(), customer.matchBy);
    readCode(reader, u"phoneCountry"_s, 2, customer.phoneCountry);
    customer.sendLocale = reader.flag(u"sendLocale"_s, customer.sendLocale);
    customer.properties = readPropertyRule(reader, u"properties"_s);
    customer.consent = readConsent(reader);
    reader.finish();
    return customer;
}

void readMetrics(JsonObjectReader reader, OrderSettings &order)
{
    for (const EventKind kind : allEventKinds()) {
        const QString key = eventKindName(kind);
        const QByteArray name
            = reader.text(key, JsonNeed::Optional, QString::fromUtf8(order.metrics.value(kind)))
                  .toUtf8();
        // C.5: less than 128 characters.
        if (name.trimmed().isEmpty() || QString::fromUtf8(name).size() >= 128) {
            reader.problem(key, u"must have 1 to 127 characters"_s);
        }
        order.metrics.insert(kind, name);
    }
    reader.finish();
}

void readDisabledEvents(JsonObjectReader &reader, OrderSettings &order)
{
    const QStringList names = reader.texts(u"disabledEvents"_s, JsonNeed::Optional);
    for (qsizetype i = 0; i < names.size(); ++i) {
        bool isKnown = false;
        for (const EventKind kind : allEventKinds()) {
            if (names.at(i) == eventKindName(kind)) {
                order.disabledEvents.insert(kind);
                isKnown = true;
            }
        }
        if (!isKnown) {
            reader.problem(u"disabledEvents[%1]"_s.arg(i), u"is not a known event"_s);
        }
    }
}

OrderSettings readOrder(JsonObjectReader reader)
{
    OrderSettings order;
    const auto set = [&reader](const QString &key, QSet<QByteArray> &values) {
        if (reader.has(key)) {
            values = utf8Set(reader.texts(key, JsonNeed::Optional));
        }
    };
    set(u"placedStates"_s, order.placedStates);
    set(u"fulfilledStates"_s, order.fulfilledStates);
    set(u"cancelledStates"_s, order.cancelledStates);
    set(u"refundStates"_s, order.refundStates);
    set(u"paymentStates"_s, order.paymentStates);
    set(u"keep"_s, order.keep);
    order.requirePayment = reader.flag(u"requirePayment"_s, order.requirePayment);
    readMetrics(JsonObjectReader(reader.object(u"metrics"_s, JsonNeed::Optional),
                    reader.pathOf(u"metrics"_s), reader.problems()),
        order);
    readDisabledEvents(reader, order);
    order.properties = readPropertyRule(reader, u"properties"_s);
    order.customFields = readPropertyRule(reader, u"customFields"_s);
    order.backfill = readChoice(reader, u"backfill"_s, backfillNames(), order.backfill);
    order.backfillDays
        = int(reader.integer(u"backfillDays"_s, 0, 36500, JsonNeed::Optional, order.backfillDays));
    order.refunds = readChoice(reader, u"refunds"_s, refundNames(), order.refunds);
    order.trim = readChoice(reader, u"trim"_s, trimNames(), order.trim);
    reader.finish();
    return order;
}

PriceSettings readPrice(JsonObjectReader reader)
{
    PriceSettings price;
    readCode(reader, u"currency"_s, 3, price.currency);
    readCode(reader, u"country"_s, 2, price.country);
    price.channel = reader.text(u"channel"_s, JsonNeed::Optional).toUtf8();
    price.customerGroup = reader.text(u"customerGroup"_s, JsonNeed::Optional).toUtf8();
    price.unscopedOnly = reader.flag(u"unscopedOnly"_s, price.unscopedOnly);
    price.useDiscounted = reader.flag(u"useDiscounted"_s, price.useDiscounted);
    reader.finish();
    return price;
}

ProductSettings readProduct(JsonObjectReader reader)
{
    ProductSettings product;
    product.urlTemplate = reader.text(u"urlTemplate"_s, JsonNeed::Optional).toUtf8();
    const UrlTemplate url(product.urlTemplate);
    for (const QString &problem : url.problems()) {
        reader.problem(u"urlTemplate"_s, problem);
    }
    product.inventoryChannel = reader.text(u"inventoryChannel"_s, JsonNeed::Optional).toUtf8();
    product.inventoryPolicy = int(
        reader.integer(u"inventoryPolicy"_s, 0, 2, JsonNeed::Optional, product.inventoryPolicy));
    product.variantKey = readChoice(reader, u"variantKey"_s, variantKeyNames(), product.variantKey);
    product.unpublished
        = readChoice(reader, u"unpublished"_s, unpublishedNames(), product.unpublished);
    product.metadata = readTextMap(reader, u"metadata"_s);
    product.price = readPrice(JsonObjectReader(reader.object(u"price"_s, JsonNeed::Optional),
        reader.pathOf(u"price"_s), reader.problems()));
    reader.finish();
    return product;
}

QJsonObject orderToJson(const OrderSettings &order)
{
    QJsonObject metrics;
    QStringList disabled;
    for (const EventKind kind : allEventKinds()) {
        metrics.insert(eventKindName(kind), QString::fromUtf8(order.metrics.value(kind)));
        if (order.disabledEvents.contains(kind)) {
            disabled.append(eventKindName(kind));
        }
    }
    disabled.sort();
    return {
        {u"placedStates"_s, sortedJson(order.placedStates)},
        {u"fulfilledStates"_s, sortedJson(order.fulfilledStates)},
        {u"cancelledStates"_s, sortedJson(order.cancelledStates)},
        {u"refundStates"_s, sortedJson(order.refundStates)},
        {u"paymentStates"_s, sortedJson(order.paymentStates)},
        {u"keep"_s, sortedJson(order.keep)},
        {u"requirePayment"_s, order.requirePayment},
        {u"metrics"_s, metrics},
        {u"disabledEvents"_s, QJsonArray::fromStringList(disabled)},
        {u"properties"_s, propertyRuleToJson(order.properties)},
        {u"customFields"_s, propertyRuleToJson(order.customFields)},
        {u"backfill"_s, nameOf(backfillNames(), order.backfill)},
        {u"backfillDays"_s, order.backfillDays},
        {u"refunds"_s, nameOf(refundNames(), order.refunds)},
        {u"trim"_s, nameOf(trimNames(), order.trim)},
    };
}

QJsonObject productToJson(const ProductSettings &product)
{
    const PriceSettings &price = product.price;
    return {
        {u"urlTemplate"_s, QString::fromUtf8(product.urlTemplate)},
        {u"inventoryChannel"_s, QString::fromUtf8(product.inventoryChannel)},
        {u"inventoryPolicy"_s, product.inventoryPolicy},
        {u"variantKey"_s, nameOf(variantKeyNames(), product.variantKey)},
        {u"unpublished"_s, nameOf(unpublishedNames(), product.unpublished)},
        {u"metadata"_s, textMapToJson(product.metadata)},
        {u"price"_s,
            QJsonObject{
                {u"currency"_s, QString::fromUtf8(price.currency)},
                {u"country"_s, QString::fromUtf8(price.country)},
                {u"channel"_s, QString::fromUtf8(price.channel)},
                {u"customerGroup"_s, QString::fromUtf8(price.customerGroup)},
                {u"unscopedOnly"_s, price.unscopedOnly},
                {u"useDiscounted"_s, price.useDiscounted},
            }},
    };
}

QMap<QByteArray, QSet<QByteArray>> readIgnored(JsonObjectReader reader)
{
    QMap<QByteArray, QSet<QByteArray>> ignored;
    for (const QString &resource : {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s}) {
        const QSet<QByteArray> paths = utf8Set(reader.texts(resource, JsonNeed::Optional));
        if (!paths.isEmpty())
            ignored.insert(resource.toUtf8(), paths);
    }
    reader.finish();
    return ignored;
}

QJsonObject ignoredToJson(const QMap<QByteArray, QSet<QByteArray>> &ignored)
{
    QJsonObject json;
    for (auto it = ignored.cbegin(); it != ignored.cend(); ++it) {
        if (!it->isEmpty())
            json.insert(QString::fromUtf8(it.key()), sortedJson(*it));
    }
    return json;
}

} // namespace

OrderSettings::OrderSettings()
{
    metrics = {
        {EventKind::PlacedOrder, "Placed Order"},
        {EventKind::OrderedProduct, "Ordered Product"},
        {EventKind::FulfilledOrder, "Fulfilled Order"},
        {EventKind::CancelledOrder, "Cancelled Order"},
        {EventKind::RefundedOrder, "Refunded Order"},
    };
}

const QList<EventKind> &allEventKinds()
{
    static const QList<EventKind> kinds{EventKind::PlacedOrder, EventKind::OrderedProduct,
        EventKind::FulfilledOrder, EventKind::CancelledOrder, EventKind::RefundedOrder};
    return kinds;
}

QString eventKindName(EventKind kind)
{
    switch (kind) {
    case EventKind::PlacedOrder:
        return u"placedOrder"_s;
    case EventKind::OrderedProduct:
        return u"orderedProduct"_s;
    case EventKind::FulfilledOrder:
        return u"fulfilledOrder"_s;
    case EventKind::CancelledOrder:
        return u"cancelledOrder"_s;
    case EventKind::RefundedOrder:
        break;
    }
    return u"refundedOrder"_s;
}

Result<MappingSettings> MappingSettings::fromJson(const QJsonObject &object, const QString &path)
{
    return mappingFromJson(object, path, kFormat, [](JsonObjectReader &reader) {
        const auto part = [&reader](const QString &key) {
            return JsonObjectReader(
                reader.object(key, JsonNeed::Optional), reader.pathOf(key), reader.problems());
        };
        MappingSettings settings;
        settings.locale = readLocale(part(u"locale"_s));
        settings.customer = readCustomer(part(u"customer"_s));
        settings.order = readOrder(part(u"order"_s));
        settings.product = readProduct(part(u"product"_s));
        settings.ignored = readIgnored(part(u"ignored"_s));
        return settings;
    });
}

Result<MappingSettings> MappingSettings::read(const QByteArray &document)
{
    return readMapping<MappingSettings>(document);
}

QJsonObject MappingSettings::toJson() const
{
    QJsonObject members{
        {u"locale"_s,
            QJsonObject{
                {u"preferred"_s, QString::fromUtf8(locale.preferred)},
                {u"fallbacks"_s, jsonList(locale.fallbacks)},
            }},
        {u"customer"_s,
            QJsonObject{
                {u"address"_s, nameOf(addressNames(), customer.address)},
                {u"badEmail"_s, nameOf(badEmailNames(), customer.badEmail)},
                {u"matchBy"_s, nameOf(matchByNames(), customer.matchBy)},
                {u"phoneCountry"_s, QString::fromUtf8(customer.phoneCountry)},
                {u"sendLocale"_s, customer.sendLocale},
                {u"properties"_s, propertyRuleToJson(customer.properties)},
                {u"consent"_s, consentToJson(customer.consent)},
            }},
        {u"order"_s, orderToJson(order)},
        {u"product"_s, productToJson(product)},
    };
    if (const QJsonObject said = ignoredToJson(ignored); !said.isEmpty())
        members.insert(u"ignored"_s, said);
    return mappingToJson(members, kFormat);
}

QByteArray MappingSettings::write() const
{
    return writeJsonDocument(toJson());
}

} // namespace sluice::commercemap
