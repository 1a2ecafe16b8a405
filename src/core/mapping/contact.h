// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace sluice {

// Checks of what reaches a person, before a service refuses it (commercetools-klaviyo D.3). Pure
// functions, any thread.

// "+15551230987" from what people write: spaces, points, brackets, "00", a trunk "(0)", national
// numbers of `country` (ISO 3166). Empty if it is no telephone number in E.164.
QByteArray toE164(std::string_view number, std::string_view country);

// The address without white space around it, or empty if it is none. Case is kept.
QByteArray checkedEmail(std::string_view email);

} // namespace sluice
