// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/schema.h"

namespace sluice::sandbox {

// The modules of the emulated CRM and their fields. The leads follow the public lead example: its
// value sets, evenly mixed, and the custom fields of zoho-crm-bulk F.
QList<ModuleSpec> crmModules();

struct CrmUser
{
    QByteArray id;
    QByteArray firstName;
    QByteArray lastName;
    QByteArray email;
    QByteArray fullName() const { return firstName + ' ' + lastName; }
};
const QList<CrmUser> &crmUsers();

inline constexpr char kOrgId[] = "808232144"; // zgid

} // namespace sluice::sandbox
