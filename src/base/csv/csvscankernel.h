// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvscan.h"

namespace sluice {

// The one loop of the CSV kernels. Included by their .cpp files only. `Vector` wraps a processor's
// byte vector and must be of an unnamed namespace: what is made of this template then stays in its
// file, and no code for a newer processor is ever shared with a file that is for all of them.
// It never branches on what it reads.
template <class Vector>
unsigned csvScanWith(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    const Vector delimiters = Vector::filledWith(delimiter);
    const Vector quotes = Vector::filledWith('"');
    const Vector feeds = Vector::filledWith('\n');
    const Vector returns = Vector::filledWith('\r');
    const Vector zero = Vector::filledWith(0);
    Vector any = zero;
    Vector nuls = zero;
    for (size_t block = 0; block < blocks; ++block) {
        uint64_t mask = 0;
        for (unsigned at = 0; at < 64; at += Vector::kSize, data += Vector::kSize) {
            const Vector bytes = Vector::load(data);
            const Vector found
                = (bytes.is(delimiters) | bytes.is(quotes)) | (bytes.is(feeds) | bytes.is(returns));
            any = any | bytes;
            nuls = nuls | bytes.is(zero);
            mask |= static_cast<uint64_t>(found.highBits()) << at;
        }
        masks[block] = mask;
    }
    return (nuls.highBits() != 0 ? kCsvHasNul : 0u) | (any.highBits() != 0 ? kCsvHasHighBytes : 0u);
}

} // namespace sluice
