// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/schema.h"

namespace sluice::sandbox {

// Turns one cell of an uploaded CSV into the value that a record keeps, by the rules of bulk write
// (zoho-crm-bulk D2, checklist I "Row level"). False: INVALID_DATA. `value` is the cell itself or
// points into `scratch`, which the caller reserves. Lookups and owners are checked elsewhere.
// `format`: the mapping's date pattern; empty: MM/dd/yyyy and MM/dd/yyyy HH:mm:ss.
bool convertCell(const FieldSpec &field, QByteArrayView cell, const QByteArray &format,
    QByteArray &scratch, QByteArrayView &value);

// Whether a date pattern of a mapping is one that is understood.
bool isKnownFormat(const QByteArray &format);

} // namespace sluice::sandbox
