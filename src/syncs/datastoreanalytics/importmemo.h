// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analytics/analyticstypes.h"

#include <QJsonObject>

namespace sluice {

// The last word of an import as a step remembers it: its summary is gone at the service after an
// hour (datastore-analytics B.4). Pure, any thread.
QJsonObject importMemo(const ImportJob &job);
ImportJob importJobOf(const QJsonObject &memo);

} // namespace sluice
