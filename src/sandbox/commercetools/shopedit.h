// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/shopplan.h"

#include <QByteArray>
#include <QJsonObject>

namespace sluice::sandbox {

// The record as a mutation leaves it: one version on, modified now. `before` is empty for a new
// one, which gets what every record of its stream has. Pure but for the id of a new record.
QByteArray editedRecord(
    ShopStream stream, const QByteArray &before, const QJsonObject &mutation, qint64 nowMs);

// Without members that are null, at any depth (commercetools-klaviyo B.4).
QJsonValue withoutNulls(const QJsonValue &value);

} // namespace sluice::sandbox
