// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace sluice {

// The kernel under CsvReader: where the bytes that matter are, as one bit for each byte. A pure
// function, any thread. Knows no quoting and no rows.

// What else there is in the blocks, one flag each.
inline constexpr unsigned kCsvHasNul = 1;
inline constexpr unsigned kCsvHasHighBytes = 2; // not all ASCII

// Fills masks[i] for each block of 64 bytes with the places of delimiter, quote, LF and CR.
using CsvScan = unsigned (*)(const char *data, size_t blocks, char delimiter, uint64_t *masks);

unsigned csvScanPortable(const char *data, size_t blocks, char delimiter, uint64_t *masks);
unsigned csvScanAvx2(const char *data, size_t blocks, char delimiter, uint64_t *masks);
bool csvScanHasAvx2(); // compiled in, and this processor has it

// The fastest of them that this processor can run.
CsvScan bestCsvScan();

} // namespace sluice
