// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/schema.h"
#include "sandbox/settings.h"

#include <QTimeZone>

namespace sluice::sandbox {

// How the cells of uploads are read where a mapping does not say it; of the organisation, but for
// what the references leave open (zoho-crm-bulk D2).
struct CellRules
{
    QByteArray datePattern = "MM/dd/yyyy";
    QByteArray momentPattern = "MM/dd/yyyy HH:mm:ss";
    QTimeZone zone; // not valid: the organisation's
    char separator = ';'; // of multi-select cells
    enum class Pick { Actual, Reference, Display };
    Pick pick = Pick::Actual; // what cells of pick lists are matched with

    static CellRules from(const Settings &settings);
};

// Turns one cell of an uploaded CSV into the value that a record keeps, by the rules of bulk write
// (zoho-crm-bulk D2, checklist I "Row level"). False: INVALID_DATA. `value` is the cell itself or
// points into `scratch`, which the caller reserves. Lookups and owners are checked elsewhere.
// `format`: the mapping's date pattern; empty: that of the rules.
bool convertCell(const FieldSpec &field, QByteArrayView cell, const QByteArray &format,
    const CellRules &rules, QByteArray &scratch, QByteArrayView &value);

// How a pick list's value is referred to, where it has labels; else it is the value itself.
QByteArray pickReference(const FieldSpec &field, qsizetype index);

// Whether a date pattern of a mapping is one that is understood.
bool isKnownFormat(const QByteArray &format);

} // namespace sluice::sandbox
