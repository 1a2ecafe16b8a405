// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace sluice {

// A custom view of a module (OAS custom_views.json): a bulk read may be told to read its records
// only (zoho-crm-bulk B1). Plain values; parsing is a pure function for any thread.
struct CrmView
{
    QString id = {};
    QString name = {};
};

struct CrmViewPage
{
    QList<CrmView> views = {};
    bool hasMore = false;
};

Result<CrmViewPage> parseCrmViews(QByteArrayView json); // empty input: none (204)

} // namespace sluice
