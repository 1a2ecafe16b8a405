// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace sluice {

// What an import did, by name, and what the operator should know. A plain value.
struct ImportReport
{
    QStringList added;
    QStringList changed;
    QStringList unchanged;
    QStringList notices;
};

} // namespace sluice
