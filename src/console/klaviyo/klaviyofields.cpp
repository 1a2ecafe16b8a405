// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyofields.h"

#include "console/widgets/format.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using commercemap::MappingSettings;
using commercemap::PropertyRule;

namespace {

struct AttributeText
{
    Q_DECLARE_TR_FUNCTIONS(KlaviyoFields)
};

constexpr auto kProperties = "properties."_L1;
constexpr auto kMetadata = "custom_metadata."_L1;

KlaviyoField fixed(const QString &target, const QString &type, const QString &source,
    const QStringList &paths, bool isRequired = false)
{
    return {.target = target,
        .type = type,
        .isRequired = isRequired,
        .source = source,
        .paths = paths,
        .sourceType = source.isEmpty() ? QString() : type};
}

KlaviyoField copied(
    const QString &target, const QString &type, const QString &path, bool isRequired = false)
{
    return fixed(target, type, path, {path}, isRequired);
}

KlaviyoField notSent(const QString &target, const QString &type)
{
    return fixed(target, type, QString(), {});
}

// Of a profile what stands in the address that is chosen.
void addAddress(QList<KlaviyoField> &fields, const MappingSettings &settings)
{
    const bool isBilling = settings.customer.address == commercemap::AddressChoice::Billing;
    const QList<std::pair<QString, QString>> choices{
        {AttributeText::tr("billing address"), u"billing"_s},
        {AttributeText::tr("shipping address"), u"shipping"_s}};
    const auto add = [&](const QString &name, const QStringList &members) {
        QStringList paths;
        for (const QString &member : members)
            paths << u"addresses.0."_s + member;
        KlaviyoField field = fixed(u"location."_s + name, AttributeText::tr("Text"),
            (isBilling ? AttributeText::tr("billing address")
                       : AttributeText::tr("shipping address"))
                + u": "_s + members.join(u", "_s),
            paths);
        field.choices = choices;
        field.value = isBilling ? u"billing"_s : u"shipping"_s;
        fields << field;
    };
    add(u"address1"_s, {u"streetName"_s, u"streetNumber"_s, u"building"_s, u"apartment"_s});
    add(u"address2"_s, {u"additionalStreetInfo"_s, u"additionalAddressInfo"_s});
    add(u"city"_s, {u"city"_s});
    add(u"country"_s, {u"country"_s});
    add(u"region"_s, {u"region"_s});
    add(u"zip"_s, {u"postalCode"_s});
}

QList<KlaviyoField> profileFields(const MappingSettings &settings)
{
    const auto &customer = settings.customer;
    const bool isByEmail = customer.matchBy == commercemap::MatchBy::Email;
    const bool isRejected = isByEmail || customer.badEmail == commercemap::BadEmail::Reject;
    KlaviyoField email = copied(u"email"_s, AttributeText::tr("E-mail"), u"email"_s, isRejected);
    email.what = isRejected ? AttributeText::tr("Reject the record without it")
                            : AttributeText::tr("Leave a bad one out");
    if (!isByEmail) {
        email.choices = {{AttributeText::tr("Reject the record without it"), u"reject"_s},
            {AttributeText::tr("Leave a bad one out"), u"drop"_s}};
        email.value = isRejected ? u"reject"_s : u"drop"_s;
        email.isWhatChosen = true;
    }
    KlaviyoField phone = fixed(u"phone_number"_s, AttributeText::tr("Phone (E.164)"),
        AttributeText::tr("mobile, else phone of the address"),
        {u"addresses.0.mobile"_s, u"addresses.0.phone"_s});
    phone.what = AttributeText::tr("As E.164; what is no number is left out");
    KlaviyoField locale = fixed(u"locale"_s, AttributeText::tr("Language"),
        customer.sendLocale ? u"locale"_s : QString(), {u"locale"_s});
    locale.choices = {{AttributeText::tr("not sent"), QString()}, {u"locale"_s, u"locale"_s}};
    locale.value = locale.source;
    QList<KlaviyoField> fields{email,
        copied(u"external_id"_s, AttributeText::tr("Text"), u"id"_s, true),
        copied(u"first_name"_s, AttributeText::tr("Text"), u"firstName"_s),
        copied(u"last_name"_s, AttributeText::tr("Text"), u"lastName"_s),
        copied(u"title"_s, AttributeText::tr("Text"), u"title"_s),
        copied(u"organization"_s, AttributeText::tr("Text"), u"companyName"_s), phone, locale};
    addAddress(fields, settings);
    for (const QString &name : {u"image"_s, u"location.latitude"_s, u"location.longitude"_s,
             u"location.timezone"_s, u"location.ip"_s})
        fields << notSent(name, AttributeText::tr("Text"));
    return fields;
}

QList<KlaviyoField> eventFields(const MappingSettings &settings)
{
    using commercemap::BackfillMode;
    using commercemap::EventKind;
    KlaviyoField metric = fixed(u"metric"_s, AttributeText::tr("Text"), u"="_s, {}, true);
    metric.value = QString::fromUtf8(settings.order.metrics.value(EventKind::PlacedOrder));
    metric.source = Format::quoted(metric.value);
    metric.isTyped = true;
    metric.what = AttributeText::tr("The same for every placed order");
    KlaviyoField email
        = copied(u"profile.email"_s, AttributeText::tr("E-mail"), u"customerEmail"_s, true);
    email.what = AttributeText::tr("One of the two is needed");
    KlaviyoField id
        = copied(u"profile.external_id"_s, AttributeText::tr("Text"), u"customerId"_s, true);
    id.what = email.what;
    KlaviyoField backfill = fixed(
        u"backfill"_s, AttributeText::tr("Yes or no"), AttributeText::tr("the setting"), {});
    backfill.choices = {{AttributeText::tr("Always: no flow is triggered"), u"always"_s},
        {AttributeText::tr("Where it is older than %n days", nullptr, settings.order.backfillDays),
            u"older"_s},
        {AttributeText::tr("Never: flows are triggered"), u"never"_s}};
    backfill.isWhatChosen = true;
    backfill.value = settings.order.backfill == BackfillMode::Always ? u"always"_s
        : settings.order.backfill == BackfillMode::Older             ? u"older"_s
                                                                     : u"never"_s;
    for (const auto &[text, value] : std::as_const(backfill.choices)) {
        if (value == backfill.value)
            backfill.what = text;
    }
    KlaviyoField value
        = copied(u"value"_s, AttributeText::tr("Number"), u"totalPrice.centAmount"_s);
    value.what = AttributeText::tr("In whole units of the currency");
    KlaviyoField names = fixed(u"properties.ItemNames"_s, AttributeText::tr("List"),
        AttributeText::tr("names of the line items"), {u"lineItems"_s});
    KlaviyoField categories = fixed(u"properties.Categories"_s, AttributeText::tr("List"),
        AttributeText::tr("categories of the products"), {u"lineItems"_s});
    return {metric, email, id, copied(u"time"_s, AttributeText::tr("Time"), u"createdAt"_s, true),
        copied(u"unique_id"_s, AttributeText::tr("Text"), u"id"_s, true), value,
        copied(u"value_currency"_s, AttributeText::tr("Text"), u"totalPrice.currencyCode"_s),
        backfill, names, categories};
}

QList<KlaviyoField> categoryFields()
{
    KlaviyoField name = copied(u"name"_s, AttributeText::tr("Text"), u"name"_s, true);
    name.what = AttributeText::tr("With the names of its parents, > between");
    return {copied(u"external_id"_s, AttributeText::tr("Text"), u"id"_s, true), name,
        fixed(u"integration_type"_s, AttributeText::tr("Text"), u"“$custom”"_s, {}, true),
        fixed(u"catalog_type"_s, AttributeText::tr("Text"), u"“$default”"_s, {}, true)};
}

// A variant has them too.
void addVariantFields(QList<KlaviyoField> &fields, const MappingSettings &settings)
{
    using commercemap::VariantKey;
    KlaviyoField sku = fixed(
        u"variant.sku"_s, AttributeText::tr("Text"), u"sku"_s, {u"masterVariant.sku"_s}, true);
    sku.choices = {{u"sku"_s, u"sku"_s}, {AttributeText::tr("sku, else key"), u"key"_s},
        {AttributeText::tr("sku, else product and variant number"), u"id"_s}};
    const auto key = settings.product.variantKey;
    sku.value = key == VariantKey::Sku ? u"sku"_s
        : key == VariantKey::SkuOrKey  ? u"key"_s
                                       : u"id"_s;
    for (const auto &[text, value] : std::as_const(sku.choices)) {
        if (value == sku.value)
            sku.source = text;
    }
    KlaviyoField policy = fixed(u"variant.inventory_policy"_s, AttributeText::tr("Number"),
        AttributeText::tr("the setting"), {});
    policy.value = QString::number(settings.product.inventoryPolicy);
    policy.choices = {{AttributeText::tr("0: shown whatever the stock"), u"0"_s},
        {AttributeText::tr("1: hidden when out of stock"), u"1"_s},
        {AttributeText::tr("2: as 0"), u"2"_s}};
    policy.isWhatChosen = true;
    for (const auto &[text, value] : std::as_const(policy.choices)) {
        if (value == policy.value)
            policy.what = text;
    }
    fields << sku << copied(u"variant.external_id"_s, AttributeText::tr("Text"), sku.source, true)
           << fixed(u"variant.image_full_url"_s, AttributeText::tr("URL"), u"images[0].url"_s,
                  {u"masterVariant.images.0.url"_s})
           << fixed(u"variant.price"_s, AttributeText::tr("Number"),
                  AttributeText::tr("the price that fits the settings"),
                  {u"masterVariant.prices.0.value.centAmount"_s})
           << policy
           << fixed(u"variant.inventory_quantity"_s, AttributeText::tr("Number"),
                  u"availableQuantity"_s, {u"masterVariant.availability.availableQuantity"_s});
    fields[fields.size() - 5].paths = {u"masterVariant.sku"_s};
}

QList<KlaviyoField> itemFields(const MappingSettings &settings)
{
    KlaviyoField url = fixed(u"url"_s, AttributeText::tr("URL"), QString(), {}, true);
    url.value = QString::fromUtf8(settings.product.urlTemplate);
    url.source = url.value.isEmpty() ? u"“None”"_s : url.value;
    url.isTyped = true;
    url.what = AttributeText::tr("A template, such as https://shop.example/{{productSlug}}");
    KlaviyoField title = copied(u"title"_s, AttributeText::tr("Text"), u"name"_s, true);
    title.what = AttributeText::tr("In the language of the settings");
    KlaviyoField description
        = copied(u"description"_s, AttributeText::tr("Text"), u"description"_s, true);
    description.what = title.what;
    QList<KlaviyoField> fields{copied(u"external_id"_s, AttributeText::tr("Text"), u"id"_s, true),
        title, description, url,
        fixed(u"image_full_url"_s, AttributeText::tr("URL"), u"masterVariant.images[0].url"_s,
            {u"masterVariant.images.0.url"_s}),
        fixed(u"price"_s, AttributeText::tr("Number"),
            AttributeText::tr("the price that fits the settings"),
            {u"masterVariant.prices.0.value.centAmount"_s}),
        copied(u"published"_s, AttributeText::tr("Yes or no"), u"published"_s),
        fixed(u"categories"_s, AttributeText::tr("List"),
            AttributeText::tr("its categories and their parents"), {u"categories"_s})};
    for (const auto &[name, source] :
        {std::pair{u"title_json"_s, u"name"_s}, std::pair{u"slug_json"_s, u"slug"_s},
            std::pair{u"price_json"_s, u"masterVariant.prices"_s},
            std::pair{u"currency_json"_s, u"masterVariant.prices"_s}}) {
        KlaviyoField field = copied(kMetadata + name, AttributeText::tr("Text"), source);
        field.what = AttributeText::tr("All of them, as JSON");
        fields << field;
    }
    addVariantFields(fields, settings);
    return fields;
}

KlaviyoField propertyField(const QString &prefix, const QByteArray &name, const QByteArray &path)
{
    const QString source = QString::fromUtf8(path);
    KlaviyoField field
        = fixed(prefix + QString::fromUtf8(name), AttributeText::tr("Any"), source, {source});
    field.sourceType.clear();
    field.value = source;
    field.isTyped = true;
    field.what = AttributeText::tr("A property of its own");
    return field;
}

// The properties that the rule makes, and those that go out without one.
void addProperties(QList<KlaviyoField> &fields, const PropertyRule &rule, const QString &place,
    const QStringList &ownMembers)
{
    for (auto it = rule.add.cbegin(); it != rule.add.cend(); ++it)
        fields << propertyField(kProperties, it.key(), it.value());
    QStringList members = ownMembers;
    for (const QByteArray &name :
        rule.rename.keys() + rule.exclude.values() + rule.include.values()) {
        if (!members.contains(QString::fromUtf8(name)))
            members << QString::fromUtf8(name);
    }
    members.sort(Qt::CaseInsensitive);
    for (const QString &member : std::as_const(members)) {
        const QByteArray name = member.toUtf8();
        const QString to = QString::fromUtf8(rule.rename.value(name, name));
        if (fields.cend()
            != std::find_if(fields.cbegin(), fields.cend(),
                [&to](const KlaviyoField &field) { return field.target == kProperties + to; }))
            continue; // what is added takes its place
        const bool goes = rule.takes(name);
        KlaviyoField field = fixed(kProperties + to, AttributeText::tr("Any"),
            goes ? place + member : QString(), {place + member});
        field.sourceType.clear();
        field.choices = {{place + member, u"take"_s}, {AttributeText::tr("not sent"), QString()}};
        field.value = goes ? u"take"_s : QString();
        field.what = !goes ? QString()
            : to == member ? AttributeText::tr("Under its own name")
                           : AttributeText::tr("Renamed");
        fields << field;
    }
}

} // namespace

PropertyRule *klaviyoRule(MappingSettings &settings, const QString &resource)
{
    return resource == "customers"_L1 ? &settings.customer.properties
        : resource == "orders"_L1     ? &settings.order.properties
                                      : nullptr;
}

QString klaviyoRulePlace(const QString &resource)
{
    return resource == "customers"_L1 ? u"custom.fields."_s : QString();
}

QStringList klaviyoOwnMembers(const QString &resource, const QList<QByteArray> &records)
{
    QStringList names;
    for (const QByteArray &record : records) {
        QJsonObject object = QJsonDocument::fromJson(record).object();
        if (resource == "customers"_L1)
            object = object.value("custom"_L1).toObject().value("fields"_L1).toObject();
        else if (resource != "orders"_L1)
            return {};
        for (const QString &name : object.keys()) {
            if (!names.contains(name))
                names << name;
        }
    }
    return names;
}

QList<KlaviyoField> klaviyoFields(
    const MappingSettings &settings, const QString &resource, const QStringList &ownMembers)
{
    QList<KlaviyoField> fields = resource == "orders"_L1 ? eventFields(settings)
        : resource == "categories"_L1                    ? categoryFields()
        : resource == "products"_L1                      ? itemFields(settings)
                                                         : profileFields(settings);
    MappingSettings copy = settings;
    if (const PropertyRule *rule = klaviyoRule(copy, resource))
        addProperties(fields, *rule, klaviyoRulePlace(resource), ownMembers);
    if (resource == "products"_L1) {
        const auto &metadata = settings.product.metadata;
        for (auto it = metadata.cbegin(); it != metadata.cend(); ++it)
            fields << propertyField(kMetadata, it.key(), it.value());
    }
    const auto rank = [](const KlaviyoField &field) {
        return field.isRequired ? 0 : field.source.isEmpty() ? 2 : 1;
    };
    std::stable_sort(fields.begin(), fields.end(),
        [&rank](const KlaviyoField &a, const KlaviyoField &b) { return rank(a) < rank(b); });
    return fields;
}

} // namespace sluice
