// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <algorithm>

namespace sluice {

// What a second look at a run found, whatever its kind: each check says what was compared and how
// it came out. A plain value.
struct VerifyCheck
{
    QString title;
    QString result;
    bool isGood = false;
};

struct VerifyReport
{
    QList<VerifyCheck> checks;
    qint64 same = 0;
    qint64 different = 0; // at the service now, against what was written
    qint64 missing = 0;

    bool isGood() const
    {
        return std::all_of(
            checks.cbegin(), checks.cend(), [](const VerifyCheck &check) { return check.isGood; });
    }
};

} // namespace sluice
