// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmtypes.h"

#include <optional>

namespace sluice {

class Application;

// The fields of a CRM module as they were when it was asked last: see KeptFields. Connections by
// name. Blocking, any thread.
struct KeptCrmFields
{
    qint64 atMs = 0;
    QList<CrmField> fields;
};
void keepCrmFields(Application &application, const QString &connection, const QString &module,
    const QList<CrmField> &fields);
std::optional<KeptCrmFields> keptCrmFields(
    Application &application, const QString &connection, const QString &module);

} // namespace sluice
