// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/importreport.h"
#include "app/documents/job.h"
#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace sluice {

class Connections;
class Jobs;

// Takes over the configuration of the open-source plugin that the commerce-klaviyo sync replaces
// (design 9, commercetools-klaviyo A.7): its variables become two connections, and they and its
// JSON configuration the job "Import shop (plugin)" with its mapping. Variables of the sync CodeLib
// and of the CRM CodeLib beside them are taken over too (codelibsettings.h, crmcodelib.h). Worker
// threads; it holds nothing. Variables of this process are not copied: the connections refer to
// them.

inline constexpr QLatin1StringView kPluginShopName{"commercetools (plugin)"};
inline constexpr QLatin1StringView kPluginKlaviyoName{"Klaviyo (plugin)"};
inline constexpr QLatin1StringView kPluginJobName{"Import shop (plugin)"};

// What would be made or changed, before anything is. A plain value, except for the secrets in it.
struct OriginalsPlan
{
    QList<Connection> connections;
    QList<Job> jobs;
    QMap<QString, QMap<QString, Secret>> values; // for the vault: by connection, by secret
    QStringList notices;
    QStringList unknown; // names that no original has; they are left out
};

// The originals' variables that this process has. One that holds a secret has the value "set".
QMap<QString, QString> originalVariables();

// A variable that holds a secret is only looked at for being there.
Result<OriginalsPlan> planOriginalVariables(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables);
Result<OriginalsPlan> planPluginFile(Connections &connections, Jobs &jobs, const QByteArray &text);
bool isSecretVariable(const QString &name);
bool isOriginalVariable(const QString &name); // of any of the originals

// What the variables cannot say of a connection: what it has already, and the environment. Live
// data is the careful guess.
Result<void> completeOriginal(
    Connections &connections, Connection &connection, QStringList &notices);
// The name of the only connection of the service, or `otherwise`.
Result<QString> onlyConnection(
    Connections &connections, const QString &service, const QString &otherwise);

// All or nothing of the connections, then the jobs. With values the vault needs a key.
Result<ImportReport> takeOver(Connections &connections, Jobs &jobs, const OriginalsPlan &plan);

// All or nothing of what they say. A connection and a job that were there keep what no variable
// names.
Result<ImportReport> importOriginalVariables(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables);

// Whether it is the plugin's configuration file (config/default.json, NODE_CONFIG), by its keys.
bool isPluginConfiguration(const QByteArray &text);
Result<ImportReport> importPluginFile(Connections &connections, Jobs &jobs, const QByteArray &text);

} // namespace sluice
