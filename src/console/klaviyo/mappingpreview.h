// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QString>
#include <QStringList>

namespace sluice {

// What one record of a shop becomes at Klaviyo, for people: the JSON, what was noticed, and how
// large it is. The same mapping as a run's, without what only a run has read (categories of other
// records, standalone prices, stock). Pure function, any thread; it sends nothing.
struct MappingPreview
{
    QString json; // indented; empty: nothing is sent
    QString rejection; // why it would be rejected
    QStringList warnings;
    QString size; // "5 events, 11.4 kB; short 1.2 kB"
};

MappingPreview previewMapping(const commercemap::MappingSettings &settings, const QString &resource,
    const QByteArray &record, qint64 nowMs);

} // namespace sluice
