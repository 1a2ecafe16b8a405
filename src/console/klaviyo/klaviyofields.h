// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QList>
#include <QStringList>

namespace sluice {

// One attribute that Klaviyo has for a resource (commercetools-klaviyo A.8, C.4 to C.6), with what
// the mapping makes it of. A plain value.
struct KlaviyoField
{
    QString target; // "location.city", "properties.tier"; of a variant "variant.sku"
    QString type; // in words
    bool isRequired = false;
    QString source; // in words or a path; empty: it is not sent
    QStringList paths; // in the shop's record, the first that is filled counts
    QString sourceType; // in words; empty: not known
    QString what = {}; // what happens on the way, in words
    // What can be chosen: of the source, or of what happens. Text and value.
    QList<std::pair<QString, QString>> choices = {};
    QString value = {}; // chosen or typed
    bool isWhatChosen = false; // the choices are about what happens
    bool isTyped = false; // the source may be typed: a path, or a text
};

// What of the sample's records goes out without a rule of its own, by name: custom fields of
// customers, members of orders.
QStringList klaviyoOwnMembers(const QString &resource, const QList<QByteArray> &records);

// Those that must be filled, those that are, the others. Pure functions, any thread that has a
// translator.
QList<KlaviyoField> klaviyoFields(const commercemap::MappingSettings &settings,
    const QString &resource, const QStringList &ownMembers);

// A choice, or what was typed; of a property an empty text takes its rule away. False: the field
// cannot be changed so.
bool setKlaviyoField(commercemap::MappingSettings &settings, const QString &resource,
    const KlaviyoField &field, const QString &value);

// The rule for custom properties of a resource and where its names stand in a record; null where a
// resource has none (categories).
commercemap::PropertyRule *klaviyoRule(
    commercemap::MappingSettings &settings, const QString &resource);
QString klaviyoRulePlace(const QString &resource); // "custom.fields."

} // namespace sluice
