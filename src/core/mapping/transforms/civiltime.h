// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sluice {

// A day and a time of day without a zone, as the Data Store writes them (datastore-analytics A.3,
// A.4). Plain value and pure functions, any thread; nothing allocates. Years 1 to 9999.
struct CivilTime
{
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;

    bool isValid() const; // 31 February is not
};

// Seconds since 1970-01-01 00:00:00, as if there were no zones; and back.
qint64 civilSeconds(const CivilTime &time);
CivilTime civilTimeOf(qint64 seconds);
bool isCivilSeconds(qint64 seconds); // of the years that can be written

enum class CivilForm : quint8 { None, Day, Time };

// "2021-08-17" or "2021-08-17 13:02:11", with or without the fraction that the Data Store hangs
// behind it (":184" or ".184"), which is not looked at. None: anything else, `out` means nothing.
CivilForm readCivilTime(QByteArrayView text, CivilTime &out);

inline constexpr qsizetype kCivilDaySize = 10;
inline constexpr qsizetype kCivilTimeSize = 19;

// "2021-08-17 13:02:11": kCivilTimeSize bytes from `out` on.
void writeCivilTime(char *out, const CivilTime &time);

} // namespace sluice
