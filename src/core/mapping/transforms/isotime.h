// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/civiltime.h"

namespace sluice {

// ISO 8601 as services write it. Pure functions, any thread; nothing allocates.
enum class IsoForm : quint8 {
    None,
    Day, // 2021-08-17
    Local, // 2021-08-17 13:02:11, also with T: no offset is told
    Offset // 2021-08-17T13:02:11+05:30, also with Z, without seconds or with a fraction
};

// `offset`: seconds east of UTC; 0 unless the form is Offset.
IsoForm readIsoTime(QByteArrayView text, CivilTime &out, int &offset);

inline constexpr qsizetype kIsoTimeSize = 25;

// "2021-08-17T13:02:11+05:30": kIsoTimeSize bytes from `out` on. Offsets are of whole minutes.
void writeIsoTime(char *out, const CivilTime &time, int offset);

} // namespace sluice
