// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace sluice {

class JsonObjectReader;

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

// Moves times from one zone to another. What a zone does is looked up once, for the years 1850 to
// 2150, and each time afterwards costs a few comparisons; outside these years the nearest offset
// holds. Daylight saving: of a time that comes twice the first is meant (that before the clocks go
// back); one that the clocks jump over is read with the offset before the jump, so that 02:30
// becomes what 03:30 is. Owned by one RowShaper, one thread (it remembers where it looked last).
class ZoneShift final
{
public:
    static Result<std::unique_ptr<ZoneShift>> make(const ZonePair &zones);
    ~ZoneShift();

    qint64 shifted(qint64 localSeconds); // both as civilSeconds() counts them

private:
    ZoneShift();
    class Table;
    std::unique_ptr<Table> m_from;
    std::unique_ptr<Table> m_to;
};

} // namespace sluice
