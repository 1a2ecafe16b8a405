// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// commercetools' error envelope (commercetools-klaviyo B.3): statusCode, message, errors. `more`
// goes into the first of the errors. Plain functions.
HttpReply commerceError(
    int status, const QString &code, const QString &message, const QJsonObject &more = {});

// With the members of OAuth that sign-in errors have besides.
HttpReply commerceAuthError(int status, const QString &code, const QString &message);

HttpReply commerceNotFound(const QString &id);
HttpReply commerceConflict(const QString &id, qint64 expected, qint64 actual);

} // namespace sluice::sandbox
