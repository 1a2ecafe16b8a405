// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QTimeZone>

#include <array>

namespace sluice {

enum class CrmDateKind { Date, DateTime };

// Turns dates as bulk read gives them (ISO 8601) into what bulk write takes without a `format`
// (zoho-crm-bulk D2): MM/dd/yyyy, and MM/dd/yyyy HH:mm:ss in the organisation's time zone; where an
// account takes ISO 8601 instead, dates and date-times with the zone's offset. Fast
// enough for every cell of a page; used on one thread. It never guesses: a text that is no ISO
// date, or a date and time without an offset, is refused.
class CrmDateWriter final
{
public:
    CrmDateWriter(const QTimeZone &zone, bool writesIso = false);

    // Appends to `out`; false and nothing appended if `iso` is not valid. Empty stays empty.
    bool append(QByteArrayView iso, CrmDateKind kind, QByteArray &out);

private:
    int offsetAt(qint64 utcSeconds);

    // Offsets change on quarters of an hour only, so each quarter is asked for once.
    struct Cached
    {
        qint64 quarter = 0;
        int offset = 0;
        bool isSet = false;
    };
    QTimeZone m_zone;
    bool m_writesIso;
    std::array<Cached, 1024> m_cache;
};

// The same for one value, with an Error of kind Data that says what is expected.
Result<QByteArray> toWriteFormat(QByteArrayView iso, CrmDateKind kind, const QTimeZone &zone);

} // namespace sluice
