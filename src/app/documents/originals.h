// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace sluice {

class Connections;
class Jobs;

// Takes over the configuration of the open-source plugin that the commerce-klaviyo sync replaces
// (design 9, commercetools-klaviyo A.7): its variables become two connections, and they and its
// JSON configuration the job "Import shop (plugin)" with its mapping. Worker threads; it holds
// nothing. Secrets are never copied: the connections refer to the plugin's own variables.

inline constexpr QLatin1StringView kPluginShopName{"commercetools (plugin)"};
inline constexpr QLatin1StringView kPluginKlaviyoName{"Klaviyo (plugin)"};
inline constexpr QLatin1StringView kPluginJobName{"Import shop (plugin)"};

// The originals' variables that this process has. One that holds a secret has the value "set".
QMap<QString, QString> originalVariables();

// All or nothing of what they say. A connection and a job that were there keep what no variable
// names.
Result<ImportReport> importOriginalVariables(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables);

// Whether it is the plugin's configuration file (config/default.json, NODE_CONFIG), by its keys.
bool isPluginConfiguration(const QByteArray &text);
Result<ImportReport> importPluginFile(Connections &connections, Jobs &jobs, const QByteArray &text);

} // namespace sluice
