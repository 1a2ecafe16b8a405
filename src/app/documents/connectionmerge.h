// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/result.h"

namespace sluice {

// A connection as a form changes it. The form may stay open for long, while a sign-in, a check of
// the account or another process changes what is stored.
struct ConnectionEdit
{
    Connection opened; // as it was stored when the form opened; no id: it is new
    Connection shown; // as the form would have saved it untouched
    Connection entered;
};

// What is to be stored: what the form changed, and all else as `stored` has it now. Config: a
// part was changed in both to different values; it is named. Any thread; nothing is kept here.
Result<Connection> mergedConnection(const ConnectionEdit &edit, const Connection &stored);

} // namespace sluice
