// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingdiff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString ruleNameOf(const QJsonValue &rule)
{
    for (const QLatin1StringView key : {"target"_L1, "column"_L1, "source"_L1, "name"_L1}) {
        if (const QString name = rule.toObject().value(key).toString(); !name.isEmpty())
            return name;
    }
    return {};
}

// Lists of rules with names of their own, each once.
bool isListOfRules(const QJsonArray &list)
{
    QStringList names;
    for (const QJsonValue &rule : list)
        names << ruleNameOf(rule);
    return !list.isEmpty() && !names.contains(QString()) && names.removeDuplicates() == 0;
}

QString jsonText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray() || value.isObject()) {
        const QJsonDocument document
            = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    }
    return value.toVariant().toString();
}

// The values at the ends of a document, by their places.
void addPlaces(const QString &place, const QJsonValue &value, QMap<QString, QString> &places)
{
    const auto below = [&place](const QString &name) -> QString {
        return place.isEmpty() ? name : place + u" › "_s + name;
    };
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            addPlaces(below(it.key()), it.value(), places);
    } else if (value.isArray() && isListOfRules(value.toArray())) {
        for (const QJsonValue &rule : value.toArray()) {
            QJsonObject rest = rule.toObject();
            rest.remove(u"target"_s);
            addPlaces(below(ruleNameOf(rule)), rest, places);
        }
    } else {
        places.insert(place, jsonText(value));
    }
}

} // namespace

QList<MappingChange> mappingDiff(const QJsonObject &before, const QJsonObject &after)
{
    QMap<QString, QString> was;
    QMap<QString, QString> is;
    addPlaces({}, before, was);
    addPlaces({}, after, is);
    QMap<QString, MappingChange> changes;
    for (auto it = was.cbegin(); it != was.cend(); ++it) {
        if (!is.contains(it.key()))
            changes.insert(
                it.key(), {MappingChange::Kind::Removed, it.key(), it.value(), QString()});
        else if (is.value(it.key()) != it.value())
            changes.insert(
                it.key(), {MappingChange::Kind::Changed, it.key(), it.value(), is.value(it.key())});
    }
    for (auto it = is.cbegin(); it != is.cend(); ++it) {
        if (!was.contains(it.key()))
            changes.insert(it.key(), {MappingChange::Kind::Added, it.key(), QString(), it.value()});
    }
    return changes.values();
}

} // namespace sluice
