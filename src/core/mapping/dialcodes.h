// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace sluice {

// International dial codes (ITU-T E.164 assignments). Constant tables, any thread.
struct DialCode
{
    std::string_view country; // ISO 3166, two letters
    std::string_view code;
    std::string_view trunk; // dialled before national numbers, left out from abroad; or none
};

const DialCode *dialCodeOf(std::string_view country);

// Whether international digits (without the +) begin with a code that is assigned.
bool isDialCode(std::string_view digits);

} // namespace sluice
