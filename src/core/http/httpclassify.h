// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>

namespace sluice {

// What an answer means where the service has no words of its own: the clients of services look at
// their own error codes first and fall back to these. Any thread; nothing is kept.

// Empty for 2xx. `what` is what was being done ("Could not read the fields of Leads"). 5xx leaves
// the delivery Unknown: the service may have acted (reliability-security C21). `retryAfter` is as
// the header says, uncapped beyond a day.
std::optional<Error> errorOfStatus(const HttpResponse &response, const QString &what);

// The header Retry-After: seconds or an HTTP date; at least 1 s, at most `cap`; empty if negative
// or not understood (reliability-security C19).
std::optional<std::chrono::milliseconds> parseRetryAfter(
    QByteArrayView value, qint64 nowMs, std::chrono::milliseconds cap);

// A date as headers write it, in milliseconds since 1970; empty if it is not understood.
std::optional<qint64> httpDateMs(QByteArrayView value);

// By Content-Type and first bytes, without parsing.
bool looksLikeJson(const HttpResponse &response);

// A page of a proxy or portal in place of JSON: retried like a 503 (reliability-security C22).
std::optional<Error> errorIfNotJson(const HttpResponse &response, const QString &what);

// At most 500 characters of the body on one line, without secrets: for an error's `why`.
QString bodyExcerpt(const HttpResponse &response);

} // namespace sluice
