// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"
#include "sandbox/settings.h"

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

// A token whose scopes do not reach: 401, or 403 by the setting scopeMismatchStatus (A6).
HttpReply scopeMismatch(const Settings &settings);
// What a job's creation is refused with: bare, or in data[] (B5).
HttpReply jobErrorReply(const CrmProblem &problem, bool isWrapped);
// Too many bulk jobs that have not ended.
HttpReply tooManyJobs();
// Ids of jobs and files: text, or a number as the OAS has it (D1).
QJsonValue idAsTold(const Settings &settings, const QByteArray &id);

} // namespace sluice::sandbox
