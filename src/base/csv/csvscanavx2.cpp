// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvscan.h"

// Compiled with -mavx2 where the compiler has it: nothing here may run before csvScanHasAvx2()
// was asked, and nothing inline may be shared with other files (see csvscankernel.h).
#ifdef __AVX2__

#include "base/csv/csvscankernel.h"

#include <immintrin.h>

namespace sluice {

namespace {

struct CsvVector32
{
    static constexpr unsigned kSize = 32;
    static CsvVector32 filledWith(char c) { return {_mm256_set1_epi8(c)}; }
    static CsvVector32 load(const char *data)
    {
        return {_mm256_loadu_si256(reinterpret_cast<const __m256i *>(data))};
    }
    CsvVector32 is(CsvVector32 other) const { return {_mm256_cmpeq_epi8(bytes, other.bytes)}; }
    CsvVector32 operator|(CsvVector32 other) const { return {_mm256_or_si256(bytes, other.bytes)}; }
    unsigned highBits() const { return static_cast<unsigned>(_mm256_movemask_epi8(bytes)); }

    __m256i bytes;
};

} // namespace

bool csvScanHasAvx2()
{
    return __builtin_cpu_supports("avx2") != 0;
}

unsigned csvScanAvx2(const char *data, size_t blocks, char delimiter, uint64_t *masks)
{
    return csvScanWith<CsvVector32>(data, blocks, delimiter, masks);
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
