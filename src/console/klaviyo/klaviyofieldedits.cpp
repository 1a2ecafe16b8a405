// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes of Klaviyo in a mapping: what is chosen or typed for one of them.
#include "console/klaviyo/klaviyofields.h"

#include <initializer_list>

namespace sluice {

using namespace Qt::StringLiterals;
using commercemap::MappingSettings;
using commercemap::PropertyRule;

namespace {

template <class E> struct NamedChoice
{
    QString name;
    E value;
};

template <class E>
bool choose(E &member, const QString &value, std::initializer_list<NamedChoice<E>> choices)
{
    for (const NamedChoice<E> &choice : choices) {
        if (choice.name == value) {
            member = choice.value;
            return true;
        }
    }
    return false;
}

// A member that goes by itself, or does not.
bool takeMember(PropertyRule &rule, const QByteArray &name, bool takes)
{
    if (!takes) {
        rule.include.remove(name);
        rule.rename.remove(name);
        rule.exclude.insert(name);
        return true;
    }
    rule.exclude.remove(name);
    if (!rule.include.isEmpty())
        rule.include.insert(name);
    return true;
}

bool setProperty(QMap<QByteArray, QByteArray> &added, const QString &name, const QString &path)
{
    if (path.isEmpty())
        return added.remove(name.toUtf8()) > 0;
    added.insert(name.toUtf8(), path.toUtf8());
    return true;
}

} // namespace

bool setKlaviyoField(MappingSettings &settings, const QString &resource, const KlaviyoField &field,
    const QString &value)
{
    using namespace commercemap;
    const QString &target = field.target;
    if (target.startsWith("properties."_L1) || target.startsWith("custom_metadata."_L1)) {
        const QString name = target.section(u'.', 1);
        if (field.isTyped && target.startsWith("custom_metadata."_L1))
            return setProperty(settings.product.metadata, name, value);
        PropertyRule *rule = klaviyoRule(settings, resource);
        if (!rule || (!field.isTyped && field.choices.isEmpty()))
            return false;
        const QString member = field.paths.value(0).mid(klaviyoRulePlace(resource).size());
        return field.isTyped ? setProperty(rule->add, name, value)
                             : takeMember(*rule, member.toUtf8(), !value.isEmpty());
    }
    if (target == "email"_L1)
        return choose<BadEmail>(settings.customer.badEmail, value,
            {{u"reject"_s, BadEmail::Reject}, {u"drop"_s, BadEmail::Drop}});
    if (target == "locale"_L1) {
        settings.customer.sendLocale = !value.isEmpty();
        return true;
    }
    if (target.startsWith("location."_L1))
        return choose<AddressChoice>(settings.customer.address, value,
            {{u"billing"_s, AddressChoice::Billing}, {u"shipping"_s, AddressChoice::Shipping}});
    if (target == "metric"_L1 && !value.isEmpty()) {
        settings.order.metrics.insert(EventKind::PlacedOrder, value.toUtf8());
        return true;
    }
    if (target == "backfill"_L1)
        return choose<BackfillMode>(settings.order.backfill, value,
            {{u"always"_s, BackfillMode::Always}, {u"older"_s, BackfillMode::Older},
                {u"never"_s, BackfillMode::Never}});
    if (target == "url"_L1) {
        settings.product.urlTemplate = value.toUtf8();
        return true;
    }
    if (target == "variant.sku"_L1)
        return choose<VariantKey>(settings.product.variantKey, value,
            {{u"sku"_s, VariantKey::Sku}, {u"key"_s, VariantKey::SkuOrKey},
                {u"id"_s, VariantKey::SkuOrId}});
    if (target == "variant.inventory_policy"_L1)
        return choose<int>(
            settings.product.inventoryPolicy, value, {{u"0"_s, 0}, {u"1"_s, 1}, {u"2"_s, 2}});
    return false;
}

} // namespace sluice
