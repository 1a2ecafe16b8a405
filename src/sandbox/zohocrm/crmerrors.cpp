// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmerrors.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

HttpReply crmError(
    int status, const QString &code, const QString &message, const QJsonObject &details)
{
    return HttpReply::json(status,
        {{u"code"_s, code}, {u"details"_s, details}, {u"message"_s, message},
            {u"status"_s, u"error"_s}});
}

HttpReply scopeMismatch(const Settings &settings)
{
    return crmError(static_cast<int>(settings.number(u"scopeMismatchStatus"_s)),
        u"OAUTH_SCOPE_MISMATCH"_s, u"invalid oauth scope to access this URL"_s);
}

HttpReply jobErrorReply(const CrmProblem &problem, bool isWrapped)
{
    if (!isWrapped)
        return problem.reply();
    const QJsonObject entry{{u"code"_s, problem.code}, {u"details"_s, problem.details},
        {u"message"_s, problem.message}, {u"status"_s, u"error"_s}};
    return HttpReply::json(problem.status, {{u"data"_s, QJsonArray{entry}}});
}

HttpReply tooManyJobs()
{
    return crmError(
        429, u"TOO_MANY_REQUESTS"_s, u"You have exceeded the concurrency limit of bulk jobs"_s);
}

QJsonValue idAsTold(const Settings &settings, const QByteArray &id)
{
    if (settings.flag(u"numericIds"_s))
        return QJsonValue(id.toLongLong());
    return QString::fromLatin1(id);
}

} // namespace sluice::sandbox
