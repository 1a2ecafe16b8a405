// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/klaviyofields.h"
#include "console/mappings/sampletally.h"

#include <QHash>

namespace sluice {

// What one record of a sample has for an attribute, what Klaviyo gets of it, and why that is
// nothing.
struct KlaviyoCell
{
    QString before;
    QString after;
    QString problem;

    friend bool operator==(const KlaviyoCell &, const KlaviyoCell &) = default;
};

// What a mapping makes of a sample, attribute by attribute, and which records do not fit one; how
// full what nothing uses is, by path. Plain values; pure function, any thread. It maps as a run
// does and sends nothing.
struct KlaviyoTrial
{
    QHash<QString, QList<KlaviyoCell>> cells; // by target
    SampleTallies tallies;
    QList<std::pair<QString, int>> unused; // paths of single values, how many records have one
};
KlaviyoTrial tryKlaviyoMapping(const commercemap::MappingSettings &settings,
    const QString &resource, const QList<KlaviyoField> &fields, const QList<QByteArray> &records,
    qint64 nowMs);

} // namespace sluice
