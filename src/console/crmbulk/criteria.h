// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmtypes.h"

#include <optional>

namespace sluice {

// The criteria of a bulk read (zoho-crm-bulk B1), as far as a table can show them: conditions on
// fields, all of which must hold or any. Plain values and functions for any thread.
struct CrmCondition
{
    static const QString kEmptyValue; // "${EMPTY}"

    QString field; // API name, dotted through a lookup
    QString comparator; // as the service names it
    QJsonValue value;

    friend bool operator==(const CrmCondition &, const CrmCondition &) = default;
};

struct CrmCriteria
{
    static constexpr int kMostConditions = 25; // B1
    static constexpr int kMostListed = 20; // values of "in"

    QList<CrmCondition> conditions;
    bool isAny = false;
    bool isGroup = false; // written as a group, though it is one condition

    // Nothing: they are nested or hold what is not known, and are kept as they are.
    static std::optional<CrmCriteria> fromJson(const QJsonObject &json);
    QJsonObject toJson() const; // empty: all records

    friend bool operator==(const CrmCriteria &, const CrmCriteria &) = default;
};

// How fields of a type are compared (the comparator-type table of B1).
enum class CrmValueForm { Text, PickList, Number, Moment, Boolean, Id };
CrmValueForm valueFormOf(const QString &dataType);
QStringList comparatorsOf(const QString &dataType); // also "empty" and "not_empty", which are ours
bool takesList(const QString &comparator); // in, not_in, between, not_between

// What somebody typed, as JSON of the field's type; a list where the comparator takes one.
QJsonValue conditionValue(const QString &dataType, const QString &comparator, const QString &typed);
QString conditionText(const QJsonValue &value); // and back
QString conditionProblem(const CrmCondition &condition, const QList<CrmField> &fields);

} // namespace sluice
