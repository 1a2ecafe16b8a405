// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvscan.h"

#ifdef __SSE2__
#include "base/csv/csvscankernel.h"

#include <emmintrin.h>
#endif

namespace sluice {

#ifdef __SSE2__

namespace {

// SSE2 is part of every 64-bit x86 processor.
struct CsvVector16
{
    static constexpr unsigned kSize = 16;
    static CsvVector16 filledWith(char c) { return {_mm_set1_epi8(c)}; }
    static CsvVector16 load(const char *data)
    {
        return {_mm_loadu_si128(reinterpret_cast<const __m128i *>(data))};
    }
    CsvVector16 is(CsvVector16 other) const { return {_mm_cmpeq_epi8(bytes, other.bytes)}; }
    CsvVector16 operator|(CsvVector16 other) const { return {_mm_or_si128(bytes, other.bytes)}; }
    unsigned highBits() const { return static_cast<unsigned>(_mm_movemask_epi8(bytes)); }

    __m128i bytes;
};

} // namespace

unsigned csvScanPortable(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    return csvScanWith<CsvVector16>(data, blocks, delimiter, masks);
}

#else

unsigned csvScanPortable(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    bool isSpecial[256] = {};
    for (const char c : {delimiter, '"', '\n', '\r'})
        isSpecial[static_cast<unsigned char>(c)] = true;
    unsigned char any = 0;
    bool hasNul = false;
    for (size_t block = 0; block < blocks; ++block, data += 64) {
        uint64_t mask = 0;
        for (unsigned i = 0; i < 64; ++i) {
            const auto byte = static_cast<unsigned char>(data[i]);
            mask |= static_cast<uint64_t>(isSpecial[byte]) << i;
            any |= byte;
            hasNul |= byte == 0;
        }
        masks[block] = mask;
    }
    return (hasNul ? kCsvHasNul : 0u) | (any >= 0x80 ? kCsvHasHighBytes : 0u);
}

#endif

CsvScan bestCsvScan()
{
    return csvScanHasAvx2() ? csvScanAvx2 : csvScanPortable;
}

} // namespace sluice
