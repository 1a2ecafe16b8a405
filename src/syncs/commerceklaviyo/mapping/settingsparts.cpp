// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/settingsparts.h"

#include <algorithm>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

const ChoiceNames<AddressChoice> &addressNames()
{
    static const ChoiceNames<AddressChoice> names{
        {u"billing"_s, AddressChoice::Billing}, {u"shipping"_s, AddressChoice::Shipping}};
    return names;
}

const ChoiceNames<BadEmail> &badEmailNames()
{
    static const ChoiceNames<BadEmail> names{
        {u"reject"_s, BadEmail::Reject}, {u"drop"_s, BadEmail::Drop}};
    return names;
}

const ChoiceNames<MatchBy> &matchByNames()
{
    static const ChoiceNames<MatchBy> names{
        {u"externalId"_s, MatchBy::ExternalId}, {u"email"_s, MatchBy::Email}};
    return names;
}

const ChoiceNames<BackfillMode> &backfillNames()
{
    static const ChoiceNames<BackfillMode> names{{u"always"_s, BackfillMode::Always},
        {u"older"_s, BackfillMode::Older}, {u"never"_s, BackfillMode::Never}};
    return names;
}

const ChoiceNames<RefundMode> &refundNames()
{
    static const ChoiceNames<RefundMode> names{
        {u"perTransaction"_s, RefundMode::PerTransaction}, {u"perOrder"_s, RefundMode::PerOrder}};
    return names;
}

const ChoiceNames<TrimMode> &trimNames()
{
    static const ChoiceNames<TrimMode> names{
        {u"all"_s, TrimMode::All}, {u"short"_s, TrimMode::Short}};
    return names;
}

const ChoiceNames<VariantKey> &variantKeyNames()
{
    static const ChoiceNames<VariantKey> names{{u"sku"_s, VariantKey::Sku},
        {u"skuOrKey"_s, VariantKey::SkuOrKey}, {u"skuOrId"_s, VariantKey::SkuOrId}};
    return names;
}

const ChoiceNames<UnpublishedProducts> &unpublishedNames()
{
    static const ChoiceNames<UnpublishedProducts> names{{u"hide"_s, UnpublishedProducts::Hide},
        {u"delete"_s, UnpublishedProducts::Delete}, {u"skip"_s, UnpublishedProducts::Skip}};
    return names;
}

QList<QByteArray> utf8List(const QStringList &texts)
{
    QList<QByteArray> list;
    for (const QString &text : texts) {
        list.append(text.toUtf8());
    }
    return list;
}

QSet<QByteArray> utf8Set(const QStringList &texts)
{
    QSet<QByteArray> set;
    for (const QString &text : texts) {
        set.insert(text.toUtf8());
    }
    return set;
}

QJsonArray jsonList(const QList<QByteArray> &values)
{
    QJsonArray array;
    for (const QByteArray &value : values) {
        array.append(QString::fromUtf8(value));
    }
    return array;
}

QJsonArray sortedJson(const QSet<QByteArray> &values)
{
    QList<QByteArray> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return jsonList(sorted);
}

QMap<QByteArray, QByteArray> readTextMap(JsonObjectReader &parent, const QString &key)
{
    QMap<QByteArray, QByteArray> map;
    const QJsonObject object = parent.object(key, JsonNeed::Optional);
    JsonObjectReader reader(object, parent.pathOf(key), parent.problems());
    for (const QString &name : object.keys()) {
        map.insert(name.toUtf8(), reader.filledText(name).toUtf8());
    }
    return map;
}

QJsonObject textMapToJson(const QMap<QByteArray, QByteArray> &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        object.insert(QString::fromUtf8(it.key()), QString::fromUtf8(it.value()));
    }
    return object;
}

PropertyRule readPropertyRule(JsonObjectReader &parent, const QString &key)
{
    JsonObjectReader reader(
        parent.object(key, JsonNeed::Optional), parent.pathOf(key), parent.problems());
    PropertyRule rule;
    rule.include = utf8Set(reader.texts(u"include"_s, JsonNeed::Optional));
    rule.exclude = utf8Set(reader.texts(u"exclude"_s, JsonNeed::Optional));
    rule.rename = readTextMap(reader, u"map"_s);
    rule.add = readTextMap(reader, u"add"_s);
    rule.dropFalsy = reader.flag(u"dropFalsy"_s, false);
    reader.finish();
    return rule;
}

QJsonObject propertyRuleToJson(const PropertyRule &rule)
{
    return {
        {u"include"_s, sortedJson(rule.include)},
        {u"exclude"_s, sortedJson(rule.exclude)},
        {u"map"_s, textMapToJson(rule.rename)},
        {u"add"_s, textMapToJson(rule.add)},
        {u"dropFalsy"_s, rule.dropFalsy},
    };
}

} // namespace sluice::commercemap
