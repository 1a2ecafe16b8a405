// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QJsonArray>

#include <array>
#include <utility>

namespace sluice::commercemap {

// Parts of the settings document that occur more than once, and the names of its choices. Pure
// functions for the sources of this folder, any thread.

template <class E> using ChoiceNames = QList<std::pair<QString, E>>;

const ChoiceNames<AddressChoice> &addressNames();
const ChoiceNames<BadEmail> &badEmailNames();
const ChoiceNames<MatchBy> &matchByNames();
const ChoiceNames<BackfillMode> &backfillNames();
const ChoiceNames<RefundMode> &refundNames();
const ChoiceNames<TrimMode> &trimNames();
const ChoiceNames<VariantKey> &variantKeyNames();
const ChoiceNames<UnpublishedProducts> &unpublishedNames();

template <class E> QString nameOf(const ChoiceNames<E> &names, E value)
{
    for (const auto &[name, known] : names) {
        if (known == value) {
            return name;
        }
    }
    return {};
}

template <class E>
E readChoice(JsonObjectReader &reader, const QString &key, const ChoiceNames<E> &names, E otherwise)
{
    QStringList allowed;
    for (const auto &choice : names) {
        allowed.append(choice.first);
    }
    const QString chosen = reader.choice(key, allowed, nameOf(names, otherwise));
    return names.at(allowed.indexOf(chosen)).second;
}

PropertyRule readPropertyRule(JsonObjectReader &parent, const QString &key);
QJsonObject propertyRuleToJson(const PropertyRule &rule);
QMap<QByteArray, QByteArray> readTextMap(JsonObjectReader &parent, const QString &key);
QJsonObject textMapToJson(const QMap<QByteArray, QByteArray> &map);

QList<QByteArray> utf8List(const QStringList &texts);
QSet<QByteArray> utf8Set(const QStringList &texts);
QJsonArray sortedJson(const QSet<QByteArray> &values);
QJsonArray jsonList(const QList<QByteArray> &values);

} // namespace sluice::commercemap
