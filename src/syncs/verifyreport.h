// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <algorithm>
#include <utility>

namespace sluice {

// What a second look at a run found, whatever its kind: each check says what was compared and how
// it came out. A plain value.
struct VerifyCheck
{
    QString title;
    QString result;
    bool isGood = false;
    // The figures of both sides, where there are two; what is empty was not there to be compared.
    QString source = {};
    QString target = {};
};

struct VerifyReport
{
    // A record that the target holds more than once.
    struct Double
    {
        QString key;
        qint64 times = 0;
    };

    QList<VerifyCheck> checks;
    qint64 same = 0;
    qint64 different = 0; // at the service now, against what was written
    qint64 missing = 0;
    QList<std::pair<QString, QString>> compared; // what with what: "Table" and its name
    QList<Double> doubles; // the first ones
    qint64 doubleCount = 0; // of all
    qint64 atMs = 0; // when it was looked

    bool isGood() const
    {
        return std::all_of(
            checks.cbegin(), checks.cend(), [](const VerifyCheck &check) { return check.isGood; });
    }
};

} // namespace sluice
