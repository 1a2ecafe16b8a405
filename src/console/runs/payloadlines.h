// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

#include <QByteArrayView>

namespace sluice {

// What was sent of a record as JSON, a line for each value: "location.city". What only holds values
// together ("attributes", "data") is left out of the names. So many lines as can be looked at, and
// those of `field` however far down. Pure functions, any thread.
RecordValues payloadLines(QByteArrayView json, const QString &field);

// Is the value of this name what the field says, "city" or "location.city"? An issue may
// name several fields, with commas.
bool isRefusedField(const QString &field, const QString &name);

} // namespace sluice
