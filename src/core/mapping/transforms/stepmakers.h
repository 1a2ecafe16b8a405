// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/celltransform.h"

#include <algorithm>

namespace sluice {

// The parts of makeCellStep() and what they share. Pure functions, any thread; for the transforms'
// own files only.
std::unique_ptr<CellStep> makeTextStep(const CellTransform &transform);
std::unique_ptr<CellStep> makeValueStep(const CellTransform &transform);
std::unique_ptr<CellStep> makeTableStep(const CellTransform &transform);

// Where the character after `count` of them begins in UTF-8 text.
inline qsizetype behindCharacters(QByteArrayView text, qint64 count)
{
    qsizetype at = 0;
    while (at < text.size() && count-- > 0) {
        ++at;
        while (at < text.size() && (text[at] & 0xC0) == 0x80)
            ++at;
    }
    return at;
}

inline qint64 characterCount(QByteArrayView text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

} // namespace sluice
