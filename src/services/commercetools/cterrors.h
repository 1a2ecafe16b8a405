// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>

#include <optional>

namespace sluice {

// What commercetools says when it refuses (commercetools-klaviyo B.3), as values. Any thread; pure
// functions. They never put a record's values into an Error.
struct CtProblem
{
    QString code; // of the first error, or the OAuth member "error"
    QString message;
    QString field; // where it names one
    qint64 currentVersion = -1; // of a ConcurrentModification
};

std::optional<CtProblem> ctProblem(QByteArrayView json);

// `path` below the project key is for the scope to name. Delivery::Unknown where the service may
// have acted. OverCapacity, PendingOperation, BadGateway, QueryTimedOut and 5xx are retryable.
Error ctError(const HttpResponse &response, const QString &what, const HttpRequest &request,
    const QString &path);

// The version was another one: somebody else was quicker.
bool isCtConflict(const Error &error);
bool isCtNotFound(const Error &error);

} // namespace sluice
