// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

struct WriteScope;

// What is known of new records whose request has no answer (reliability-security G, CRM insert).
// Pure functions, any thread.

// Whether the service itself keeps the chunk's records from being made twice: each has a value of
// the unique field `key`. Empty values are not compared by the service.
Result<bool> isKeptFromDoubling(const WriteScope &scope, const QString &key);

// Nothing may be sent again: a person decides.
Error lostInsertError(qint64 sent, qint64 found);

} // namespace sluice
