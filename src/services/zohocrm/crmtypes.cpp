// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmtypes.h"

#include <QLatin1String>

#include <algorithm>
#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// B1: not supported by bulk read, or listed and unusable.
constexpr std::array kUnreadableModules{"Notes"_L1, "Attachments"_L1, "Emails"_L1, "CTI_Entry"_L1,
    "Email_Analytics"_L1, "Email_Template_Analytics"_L1, "Functions__s"_L1, "Email_Sentiment"_L1,
    "Locking_Information__s"_L1};

// C2
constexpr std::array kUnwritableTypes{"formula"_L1, "autonumber"_L1, "rollup_summary"_L1,
    "profileimage"_L1, "fileupload"_L1, "imageupload"_L1, "subform"_L1, "multiselectlookup"_L1,
    "multiuserlookup"_L1};

// B1; a subform is a module of its own.
constexpr std::array kUnreadableTypes{"fileupload"_L1, "multiselectlookup"_L1, "subform"_L1};

// B3
constexpr std::array kCellTypes{"text"_L1, "textarea"_L1, "email"_L1, "phone"_L1, "website"_L1,
    "picklist"_L1, "multiselectpicklist"_L1, "boolean"_L1, "integer"_L1, "bigint"_L1, "double"_L1,
    "percent"_L1, "currency"_L1, "date"_L1, "datetime"_L1, "lookup"_L1, "ownerlookup"_L1,
    "userlookup"_L1, "formula"_L1, "autonumber"_L1};

template <std::size_t N>
bool hasCrmWord(const std::array<QLatin1String, N> &words, const QString &word)
{
    return std::ranges::any_of(words, [&word](QLatin1String w) { return word == w; });
}

bool isOpenField(const CrmField &field)
{
    return !field.isReadOnly && !field.isVirtual && field.isVisible
        && !hasCrmWord(kUnwritableTypes, field.dataType) && field.apiName != "Tag"_L1;
}

} // namespace

bool CrmModule::isBulkReadable() const
{
    return isApiSupported && isViewable
        && (generatedType == "default"_L1 || generatedType == "custom"_L1)
        && !hasCrmWord(kUnreadableModules, apiName);
}

bool CrmModule::isBulkWritable() const
{
    return isBulkReadable() && (isEditable || isCreatable);
}

bool CrmField::isWritable() const
{
    return isApiUpdatable && isOpenField(*this);
}

bool CrmField::isInsertable() const
{
    return isApiCreatable && isOpenField(*this);
}

bool CrmField::isOneCell() const
{
    return hasCrmWord(kCellTypes, dataType) && apiName != "Tag"_L1;
}

bool CrmField::isBulkReadable() const
{
    return !hasCrmWord(kUnreadableTypes, dataType);
}

} // namespace sluice
