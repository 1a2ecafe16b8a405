// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace sluice {

// What the bodies of /import and /row say (datastore-analytics C.3, C.7), each field as text and
// empty where it is missing or what JavaScript takes for nothing. A plain value, any thread.
struct TableFields
{
    QString tableName;
    QString orgId;
    QString workspaceId;
    QString viewId;
    QString rowId;
    QString action;

    // An Error: the body is no JSON object.
    static Result<TableFields> of(const QByteArray &body);

    // The first of the original's checks that fails, as the message of a 400; empty: none does.
    QString importProblem() const;
    QString rowProblem() const; // `delete` is an action, too
};

} // namespace sluice
