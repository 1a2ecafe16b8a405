// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmstore.h"

#include <QJsonArray>

namespace sluice::sandbox {

// Fields that the metadata names though no record keeps a value for them here: the types of
// zoho-crm-bulk C2 that a bulk job must leave out, and Layout and Tag. Plain functions, any thread.
QJsonArray extraFields(const CrmStore &store, int module);
bool isExtraField(const ModuleSpec &module, const QString &name);
// Whether it can be asked for all the same, and comes out empty.
bool isReadableExtra(const ModuleSpec &module, const QString &name);

} // namespace sluice::sandbox
