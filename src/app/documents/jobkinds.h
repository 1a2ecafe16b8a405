// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <QStringList>

namespace sluice {

// The kinds of jobs and what each takes (design 9, job file). Any thread; constant data. Parameters
// are checked for form; whether a module or field exists is asked when the job runs.

QStringList knownJobKinds();
QString titleOfJobKind(const QString &kind); // "CRM Bulk"; a kind that is not known: as it is

// The services of a kind's source and target.
struct JobServices
{
    QString source;
    QString target;
};
JobServices servicesOfJobKind(const QString &kind);

void checkJobParameters(const QString &kind, const QJsonObject &parameters, const QString &path,
    JsonProblems &problems);
void checkJobMapping(const QString &kind, const QJsonObject &mapping, const QString &path,
    JsonProblems &problems);

} // namespace sluice
