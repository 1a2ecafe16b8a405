// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// The CRM's error envelope (zoho-crm-bulk A6): code, details, message, status. Plain functions.
HttpReply crmError(
    int status, const QString &code, const QString &message, const QJsonObject &details = {});

struct CrmProblem
{
    QString code;
    QString message;
    QJsonObject details = {};
    int status = 400;
    HttpReply reply() const { return crmError(status, code, message, details); }
};

} // namespace sluice::sandbox
