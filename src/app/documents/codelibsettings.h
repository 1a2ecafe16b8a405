// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/originals.h"

namespace sluice {

// Takes over the configuration of the sync CodeLib that the datastore-analytics sync replaces
// (design 9, datastore-analytics C.1): its variables become two connections with one sign-in, and
// each <Table>_VIEW_ID a job. Worker threads; it holds nothing. Variables of this process are not
// copied: the connections refer to them.

inline constexpr QLatin1StringView kCodeLibStoreName{"Data Store (CodeLib)"};
inline constexpr QLatin1StringView kCodeLibViewsName{"Analytics (CodeLib)"};

// CATALYST_PROJECT_ID is ours: the CodeLib works inside its project and does not name it.
bool isCodeLibVariable(const QString &name);
QStringList codeLibVariables(const QMap<QString, QString> &variables); // those that are there
// Some are there that no other CodeLib has.
bool isSyncCodeLibMeant(const QMap<QString, QString> &variables);

// What the CodeLibs have in common: the variables of the sign-in, and a connection that refers to
// them. AUTH_HOST is the address of the token request; the hosts of the data centre follow from it.
QStringList codeLibSecretVariables();
Result<QJsonObject> codeLibHosts(const QMap<QString, QString> &variables);
Connection codeLibConnection(
    const QString &name, const QString &service, const QJsonObject &settings);

QString codeLibJobName(const QString &table);

// What is found beside the three secrets may be missing: a notice says what to fill in. A
// connection and a job that were there keep what no variable names.
Result<OriginalsPlan> planCodeLibVariables(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables);

// Whether it is a function's catalyst-config.json, by its keys; and the variables that it sets.
bool isCatalystConfiguration(const QByteArray &text);
QJsonObject catalystConfigurationVariables(const QByteArray &text);

} // namespace sluice
