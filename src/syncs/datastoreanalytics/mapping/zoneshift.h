// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/transforms/zoneclock.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace sluice {

// From which zone to which the datetime cells of a table are moved; IANA names.
struct ZonePair
{
    QString from;
    QString to;

    bool isSet() const { return !from.isEmpty(); }
    static ZonePair read(JsonObjectReader reader);
    QJsonObject toJson() const;
    friend bool operator==(const ZonePair &, const ZonePair &) = default;
};

// Moves times from one zone to another, see ZoneClock. Owned by one RowShaper, one thread.
class ZoneShift final
{
public:
    static Result<std::unique_ptr<ZoneShift>> make(const ZonePair &zones);

    qint64 shifted(qint64 localSeconds); // both as civilSeconds() counts them

private:
    ZoneShift() = default;
    std::unique_ptr<ZoneClock> m_from;
    std::unique_ptr<ZoneClock> m_to;
};

} // namespace sluice
