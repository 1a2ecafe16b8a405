// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace sluice {

struct RunRow;

// One module of a job that works several, as a job of its own; a plain value.
struct CrmModulePart
{
    QString module;
    QJsonObject parameters; // the job's, the module's over them
    QJsonObject mapping;
};

// A job of several modules has the parameter "modules", a list of objects, each with what is said
// of one: {module, fields, criteria, processors, mapping, sourceFile, targetFile, ...}. What stands
// beside the list is meant for all of them. Pure functions, any thread.
bool isOfModules(const QJsonObject &parameters);
bool isOfModules(const RunRow &run);
bool isOfAModule(const RunRow &run); // one that such a run has made

// In the order of the list. Each part's parameters are still to be read as a job's.
Result<QList<CrmModulePart>> modulePartsOf(
    const QJsonObject &parameters, const QJsonObject &mapping);

QString moduleNames(const QJsonObject &parameters); // "Accounts, Contacts"

} // namespace sluice
