// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvscan.h"

// Compiled with -mavx2 where the compiler has it: nothing here may run before csvScanHasAvx2()
// was asked, and nothing inline may be shared with other files.
#ifdef __AVX2__

#include <immintrin.h>

namespace sluice {

bool csvScanHasAvx2()
{
    return __builtin_cpu_supports("avx2") != 0;
}

unsigned csvScanAvx2(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    const __m256i delimiters = _mm256_set1_epi8(delimiter);
    const __m256i quotes = _mm256_set1_epi8('"');
    const __m256i feeds = _mm256_set1_epi8('\n');
    const __m256i returns = _mm256_set1_epi8('\r');
    const __m256i zero = _mm256_setzero_si256();
    __m256i any = zero;
    __m256i nuls = zero;
    for (size_t block = 0; block < blocks; ++block) {
        uint64_t mask = 0;
        for (unsigned part = 0; part < 2; ++part, data += 32) {
            const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(data));
            const __m256i found
                = _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(bytes, delimiters),
                                      _mm256_cmpeq_epi8(bytes, quotes)),
                    _mm256_or_si256(
                        _mm256_cmpeq_epi8(bytes, feeds), _mm256_cmpeq_epi8(bytes, returns)));
            any = _mm256_or_si256(any, bytes);
            nuls = _mm256_or_si256(nuls, _mm256_cmpeq_epi8(bytes, zero));
            mask |= static_cast<uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(found)))
                << (32 * part);
        }
        masks[block] = mask;
    }
    return (_mm256_movemask_epi8(nuls) != 0 ? kCsvHasNul : 0u)
        | (_mm256_movemask_epi8(any) != 0 ? kCsvHasHighBytes : 0u);
}

} // namespace sluice

#else

namespace sluice {

bool csvScanHasAvx2()
{
    return false;
}

unsigned csvScanAvx2(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    return csvScanPortable(data, blocks, delimiter, masks);
}

} // namespace sluice

#endif
