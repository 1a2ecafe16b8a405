// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace sluice {

// What went wrong, in the terms an operator can act on. An error is made where its cause is known
// and carries what failed, why (in the service's own words) and what to do next. A plain value:
// free to copy, used on any thread. It never holds a secret or a record's values.
enum class ErrorKind {
    Network, // no connection, DNS, reset
    Timeout,
    Tls,
    Auth, // sign-in refused or missing
    Permission, // signed in, but not allowed
    RateLimit,
    Service, // the service answered with an error
    Protocol, // the answer could not be understood
    Data, // bad input: file, record, archive
    Config, // usage, job, mapping or connection is wrong
    Locked, // owned by another process or operator
    Disk, // full, read-only, I/O error
    Cancelled,
    Internal,
};

// How far a request got. `Unknown` means that the server may have acted on it: a request with a
// side effect must then be resolved, never just sent again.
enum class Delivery { NotSent, Unknown, Answered };

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString what;
    QString why = {};
    QString next = {};
    int httpStatus = 0; // 0: there was no answer
    QString code = {}; // the service's code, for example INVALID_TOKEN
    QString requestId = {};
    bool isRetryable = false; // the same request may succeed later
    Delivery delivery = Delivery::NotSent;
    std::optional<std::chrono::milliseconds> retryAfter = {}; // as told by the service

    // what, why and next as one to three sentences on one line.
    QString text() const;
};

QLatin1String errorKindName(ErrorKind kind);

} // namespace sluice
