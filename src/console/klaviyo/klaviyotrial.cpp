// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyotrial.h"

#include "syncs/commerceklaviyo/mapping/categorymapper.h"
#include "syncs/commerceklaviyo/mapping/customermapper.h"
#include "syncs/commerceklaviyo/mapping/ordermapper.h"
#include "syncs/commerceklaviyo/mapping/productmapper.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using commercemap::MappingSettings;

namespace {

constexpr auto kVariantPrefix = "variant."_L1;
constexpr auto kAttributePrefix = "attributes."_L1; // as the mapping writes it

// What one record becomes: its element, the second one that goes with it, and what was noticed.
struct MadeElements
{
    QJsonObject main;
    QJsonObject other; // of a product a variant, of an order the profile
    QList<commercemap::MappingNote> notes;
    bool isRejected = false;
};

QJsonObject elementOf(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

void takeNotes(MadeElements &made, const commercemap::MappedRecord &record)
{
    if (record.rejection)
        made.notes.append(*record.rejection);
    made.isRejected = made.isRejected || record.isRejected();
    made.notes += record.warnings;
}

MadeElements makeElements(const MappingSettings &settings, const QString &resource,
    const QByteArray &record, qint64 nowMs)
{
    MadeElements made;
    if (resource == "orders"_L1) {
        const auto order = commercemap::OrderMapper(settings, {.nowMs = nowMs}).map(record);
        takeNotes(made, order);
        made.main
            = order.events.isEmpty() ? QJsonObject() : elementOf(order.events.first().payload);
        made.other = elementOf(order.profile);
    } else if (resource == "categories"_L1) {
        commercemap::CategoryIndex index(settings.locale);
        [[maybe_unused]] const auto noted = index.add(record);
        const auto category = commercemap::CategoryMapper(settings, index).map(record);
        takeNotes(made, category);
        made.main = elementOf(category.createPayload);
    } else if (resource == "products"_L1) {
        const auto product = commercemap::ProductMapper(settings, {.nowMs = nowMs}).map(record);
        takeNotes(made, product);
        takeNotes(made, product.item);
        made.main = elementOf(product.item.createPayload);
        for (const auto &variant : product.variants) {
            if (made.other.isEmpty())
                made.other = elementOf(variant.createPayload);
        }
    } else {
        const auto profile = commercemap::CustomerMapper(settings).map(record);
        takeNotes(made, profile);
        made.main = elementOf(profile.payload);
    }
    return made;
}

QString cellText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    constexpr qsizetype kMostText = 300;
    return QString::fromUtf8(list.mid(1, list.size() - 2)).left(kMostText);
}

QJsonValue valueIn(QJsonValue value, const QString &path)
{
    for (const QString &name : path.split(u'.'))
        value = value.isArray() ? value.toArray().at(name.toInt()) : value.toObject().value(name);
    return value;
}

// A product's values stand below masterData.current where it is not a projection.
QJsonValue valueOfProduct(const QJsonObject &record, const QString &path)
{
    const QJsonValue value = valueIn(record, path);
    return value.isUndefined() ? valueIn(record, u"masterData.current."_s + path) : value;
}

QJsonArray attributesOf(const QJsonObject &record)
{
    return valueOfProduct(record, u"masterVariant.attributes"_s).toArray();
}

QJsonValue valueOfRecord(const QJsonObject &record, const QString &path)
{
    if (!path.startsWith(kAttributePrefix))
        return valueOfProduct(record, path);
    for (const QJsonValue &attribute : attributesOf(record)) {
        if (attribute["name"_L1].toString() == path.mid(kAttributePrefix.size()))
            return attribute["value"_L1];
    }
    return {};
}

QString resultOf(const MadeElements &made, const QString &resource, const QString &target)
{
    const QJsonObject main = made.main.value("attributes"_L1).toObject();
    const QJsonObject other = made.other.value("attributes"_L1).toObject();
    if (target.startsWith(kVariantPrefix))
        return cellText(valueIn(other, target.mid(kVariantPrefix.size())));
    if (target.startsWith("profile."_L1))
        return cellText(valueIn(other, target.section(u'.', 1)));
    if (target == "metric"_L1)
        return cellText(valueIn(main, u"metric.data.attributes.name"_s));
    if (resource == "products"_L1 && target == "categories"_L1)
        return cellText(valueIn(made.main, u"relationships.categories.data"_s));
    const qsizetype dot = target.indexOf(u'.'); // a property's name may have more of them
    const QJsonValue value = main.value(target.left(dot < 0 ? target.size() : dot));
    return cellText(dot < 0 ? value : value.toObject().value(target.mid(dot + 1)));
}

// A note is about a value: "addresses[0].mobile", "masterData.current.masterVariant.prices".
bool isAbout(const commercemap::MappingNote &note, const KlaviyoField &field)
{
    QString path = note.path;
    path.remove(u"masterData.current."_s).replace(u'[', u'.').remove(u']');
    const auto stands = [&path](const QString &source) {
        return source == path || source.startsWith(QString(path + u'.'));
    };
    return !path.isEmpty() && std::any_of(field.paths.cbegin(), field.paths.cend(), stands);
}

// Single values of a record by their paths; lists are not gone into.
void addPaths(const QJsonObject &object, const QString &path, QMap<QString, int> &filled)
{
    constexpr int kMostPaths = 300;
    static const QStringList bookkeeping{u"version"_s, u"versionModifiedAt"_s,
        u"lastMessageSequenceNumber"_s, u"lastModifiedBy"_s, u"createdBy"_s, u"typeId"_s};
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (bookkeeping.contains(it.key()))
            continue;
        const QString at = path + it.key();
        if (it->isObject())
            addPaths(it->toObject(), at + u'.', filled);
        else if (!it->isArray() && !it->isNull()
            && (filled.contains(at) || filled.size() < kMostPaths))
            ++filled[at];
    }
}

bool isUsed(const QList<KlaviyoField> &fields, const QString &path)
{
    return std::any_of(fields.cbegin(), fields.cend(), [&path](const KlaviyoField &field) {
        return std::any_of(field.paths.cbegin(), field.paths.cend(), [&path](const QString &used) {
            return path == used || path.startsWith(QString(used + u'.'));
        });
    });
}

} // namespace

KlaviyoTrial tryKlaviyoMapping(const MappingSettings &settings, const QString &resource,
    const QList<KlaviyoField> &fields, const QList<QByteArray> &records, qint64 nowMs)
{
    KlaviyoTrial trial;
    QMap<QString, int> filled;
    for (const QByteArray &json : records) {
        const MadeElements made = makeElements(settings, resource, json, nowMs);
        const QJsonObject record = QJsonDocument::fromJson(json).object();
        addPaths(record, QString(), filled);
        for (const QJsonValue &attribute : attributesOf(record))
            ++filled[kAttributePrefix + attribute["name"_L1].toString()];
        for (const KlaviyoField &field : fields) {
            KlaviyoCell cell;
            for (const QString &path : field.paths) {
                if (cell.before.isEmpty())
                    cell.before = cellText(valueOfRecord(record, path));
            }
            cell.after = resultOf(made, resource, field.target);
            for (const auto &note : made.notes) {
                if (cell.problem.isEmpty() && isAbout(note, field) && !field.source.isEmpty())
                    cell.problem = note.text;
            }
            trial.tallies[field.target].take(cell.problem);
            trial.cells[field.target] << cell;
        }
    }
    for (auto it = filled.cbegin(); it != filled.cend(); ++it) {
        if (!isUsed(fields, it.key()))
            trial.unused.append({it.key(), it.value()});
    }
    return trial;
}

} // namespace sluice
