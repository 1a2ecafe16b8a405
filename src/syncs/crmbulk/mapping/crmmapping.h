// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/mappingdocument.h"
#include "core/mapping/transforms/celltransform.h"

#include <optional>

namespace sluice {

// What is done with a value that its field would refuse, or with none.
enum class CrmBadValue : quint8 { Reject, LeaveOut, Send };
enum class CrmEmptyValue : quint8 { Send, LeaveOut, Reject, Skip };

// What may be done with the values of a sensitive field. ByMetadata: as Mask if the CRM marks the
// field, or one that it is made of, else as Show.
enum class CrmSensitive : quint8 {
    ByMetadata,
    Mask, // shown nowhere, not sent to another connection
    Send, // shown nowhere, sent to another connection too
    Show // as any other
};

// What one field gets.
struct CrmFieldRule
{
    QString target; // API name
    QString source = {}; // a column as the processors leave it, or one of a file; or
    std::optional<QString> value = {}; // this for all; or
    QString pattern = {}; // a template, see TextTemplate
    QList<CellTransform> transforms = {};
    QString findBy
        = {}; // lookups: "id", or a unique field of the module looked up (zoho-crm-bulk D2)
    CrmEmptyValue onEmpty = CrmEmptyValue::Send;
    std::optional<CrmBadValue> onBadValue = {}; // else the mapping's
    CrmSensitive sensitive = CrmSensitive::ByMetadata;

    QStringList sources() const; // columns that it is made of
};

// The mapping of a crm-bulk job, a plain value, any thread:
//   {"formatVersion":1, "kind":"crm-bulk",
//    "fields":[{"target":"Company", "source":"Company", "transforms":[{"do":"trim"}],
//               "findBy":"id", "onEmpty":"send", "onBadValue":"reject", "sensitive":"mask"},
//              {"target":"Lead_Source", "value":"Trade Show"},
//              {"target":"Description", "template":"{{First_Name}} of {{Company}}"}],
//    "onBadValue":"reject", "timeZone":"Asia/Kolkata", "multiSelectSeparator":";",
//    "hashKey":{"env":"NAME"}, "ignored":["Description"]}
// Everything but the version may be missing; a rule without source, value and template takes the
// column of its target's name. With fields, these and no others are written. Without, those that
// the processors write are, and the mapping only says how values are checked. onEmpty: send (the
// field is emptied), leaveOut, reject, skip (the whole record, which is not sent). onBadValue:
// reject, leaveOut, send (the service decides). timeZone: of days with a time that tell no offset;
// without it they are refused. The separator is that of multi-select lists, whose form in files is
// not documented (D2).
struct CrmMapping
{
    static constexpr int kFormatVersion = 1;
    static constexpr qsizetype kMostFields = 199; // 200 columns with the id (D1)
    static constexpr MappingFormat kFormat{
        .kind = QLatin1StringView("crm-bulk"), .version = kFormatVersion};

    QList<CrmFieldRule> fields; // sorted by target
    CrmBadValue onBadValue = CrmBadValue::Reject;
    QString timeZone;
    QString multiSelectSeparator;
    QString hashKeyVariable;
    QStringList ignored; // columns of the source that are left out on purpose; changes nothing

    CrmMapping();

    // Every problem is named with its path, unknown keys too.
    static Result<CrmMapping> fromJson(const QJsonObject &object, const QString &path = {});
    static Result<CrmMapping> read(const QByteArray &document);
    QJsonObject toJson() const; // all keys that have a default; fields sorted by target
    QByteArray write() const; // what was written reads and writes back byte for byte

    const CrmFieldRule *ruleOf(const QString &target) const; // null: none
    bool usesHash() const;
};

// Letters, digits and underscores.
bool isCrmApiName(const QString &text);

} // namespace sluice
