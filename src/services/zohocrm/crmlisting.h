// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

namespace sluice {

// The object of an answer that has a list under `key`, as the CRM's settings are told; no object at
// all for empty input, which is how it says that there is none (204). A refusal in it is an Error.
// Pure function for any thread.
Result<QJsonObject> crmListing(QByteArrayView json, const QString &key, const QString &what);

} // namespace sluice
