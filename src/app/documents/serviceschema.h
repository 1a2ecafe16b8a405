// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <QStringList>

namespace sluice {

// The services that a connection can be for, with the settings and secrets of each (design 9,
// connection table). Any thread; constant data.

QStringList knownServices();
QStringList secretsOfService(const QString &service); // empty: an unknown service

// leaveCredits, maxCreditsPerRun, maxCreditsPerDay: whole numbers, absent where nothing is set.
QStringList budgetSettings();

// The settings that are addresses of hosts.
QStringList hostSettingsOfService(const QString &service);

// Notes every setting that is unknown, missing or not as it must be.
void checkServiceSettings(const QString &service, const QJsonObject &settings, const QString &path,
    JsonProblems &problems);

// True if the settings name each host of the service and all are loopback literals: a sandbox.
bool isEveryHostLoopback(const QString &service, const QJsonObject &settings);

// True if some host is this computer.
bool isAnyHostLoopback(const QString &service, const QJsonObject &settings);

} // namespace sluice
