// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

namespace sluice {

// What a module's layouts demand (zoho-crm-bulk C2): required fields are told there and nowhere
// else. Plain values; parsing is a pure function for any thread.
struct CrmLayout
{
    QString id = {};
    QString name = {};
    bool isActive = true;
    QStringList requiredFields = {}; // API names, of the sections that are shown
};

Result<QList<CrmLayout>> parseCrmLayouts(QByteArrayView json); // empty input: none (204)

// What a new record needs where the job names no layout: the fields that every active one demands.
// One that some of them leave free is no reason to hold a job back.
QStringList requiredByLayouts(const QList<CrmLayout> &layouts);

} // namespace sluice
