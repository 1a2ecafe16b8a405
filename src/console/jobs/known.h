// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <optional>

namespace sluice {

// What the page of a sync has learnt of a service, or why it could not. Plain value, GUI thread.
template <class T> struct Known
{
    std::optional<T> facts;
    std::optional<Error> error;
    bool isLoading = false;

    bool isUnasked() const { return !facts && !error && !isLoading; }
};

} // namespace sluice
