// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QMap>
#include <QStringList>

namespace sluice::commercemap {

// The plugin's own configuration (commercetools-klaviyo A.7) taken over into our document: the JSON
// of its config files or NODE_CONFIG, and the environment's PRODUCT_URL_TEMPLATE,
// PREFERRED_LOCALE and PREFERRED_CURRENCY. Pure, any thread. It never reads the environment.
struct PluginImport
{
    MappingSettings settings;
    QStringList notes; // what was there and has no effect here, with its path
};

// Starts from `base`; keys that the configuration does not name stay as they are there. Property
// rules that it names drop falsy values, as the plugin does.
Result<PluginImport> importPluginConfiguration(const QByteArray &json,
    const QMap<QString, QString> &environment, const MappingSettings &base = {});

} // namespace sluice::commercemap
