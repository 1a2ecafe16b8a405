// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvscan.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sluice {

#ifdef __SSE2__

// SSE2 is part of every 64-bit x86 processor.
unsigned csvScanPortable(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    const __m128i zero = _mm_setzero_si128();
    __m128i any = zero;
    __m128i nuls = zero;
    for (size_t block = 0; block < blocks; ++block) {
        uint64_t mask = 0;
        for (unsigned part = 0; part < 4; ++part, data += 16) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(data));
            const __m128i found = _mm_or_si128(
                _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters), _mm_cmpeq_epi8(bytes, quotes)),
                _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
            any = _mm_or_si128(any, bytes);
            nuls = _mm_or_si128(nuls, _mm_cmpeq_epi8(bytes, zero));
            mask |= static_cast<uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found)))
                << (16 * part);
        }
        masks[block] = mask;
    }
    return (_mm_movemask_epi8(nuls) != 0 ? kCsvHasNul : 0u)
        | (_mm_movemask_epi8(any) != 0 ? kCsvHasHighBytes : 0u);
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
