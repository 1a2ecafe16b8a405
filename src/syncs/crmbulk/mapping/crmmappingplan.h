// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmtypes.h"
#include "syncs/crmbulk/mapping/crmmapping.h"

#include <QHash>

namespace sluice {

// Between what a mapping stands, as far as a check of it looks at that.
struct CrmMappingEnds
{
    QString module = {}; // the target's
    QString operation = QStringLiteral("update"); // insert, update, upsert
    bool ignoreEmpty = false; // empty cells change nothing
    QHash<QString, CrmField> targetFields = {}; // by API name
    // The source is the module itself: what is read is what is changed. Else a file or another
    // module, and a column means nothing but its text.
    bool isSameRecord = true;
    bool isToFile = false; // the target: it takes any column and any value
    bool isOtherConnection = false; // the target's is not the source's
    QHash<QString, CrmField> sourceFields = {}; // of a module; empty: the source is a file
    QStringList fileColumns = {}; // a file's header
    QStringList made = {}; // columns that the processors write
    QString choiceSeparator = QStringLiteral(";"); // of the account, where the mapping names none
    QString readSeparator = {}; // of what is read from a module; empty: as the mapping has it
};

// One field on its way.
struct CrmPlannedField
{
    CrmFieldRule rule;
    CrmField field;
    CrmBadValue onBadValue = CrmBadValue::Reject;
    bool isHidden = false; // its values are shown nowhere
};

// A mapping that fits its ends: a plain value, fixed for a run.
struct CrmMappingPlan
{
    QList<CrmPlannedField> fields; // in the order of their targets; "id" may be among them
    QString timeZone;
    QString multiSelectSeparator;
    QString choiceSeparator; // of what is written
    QString readSeparator; // see CrmMappingEnds
    QString hashKeyVariable;
    bool isSameRecord = true;
    bool ignoresEmpty = false;
    bool isInsert = false; // records may be made: required fields must not be empty

    QStringList readFields() const; // columns that the source must have, but those that are made
    QStringList writeFields() const; // API names, without id
    bool hides(const QString &target) const;

    QStringList made; // see CrmMappingEnds
};

// Fits the mapping to its ends, or tells all that is wrong at once, each with the next step:
// unknown and read-only fields, columns that the source lacks, required fields that nothing fills,
// lookups without findBy, types that cannot go together, constants that do not fit, sensitive
// fields on their way to another connection. Pure, any thread.
Result<CrmMappingPlan> planCrmMapping(const CrmMapping &mapping, const CrmMappingEnds &ends);

// Of fields the sensitive ones, with what the CRM says of them: "Email (personal data)".
QStringList sensitiveNames(const QHash<QString, CrmField> &fields, const QStringList &names);

} // namespace sluice
