// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystproject.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

bool wantsTextIds(const HttpRequest &request)
{
    return request.header("accept").contains("application/vnd.catalyst.v2");
}

QJsonValue idValue(qint64 id, bool isText)
{
    return isText ? QJsonValue(QString::number(id)) : QJsonValue(id);
}

QJsonObject projectReference(bool isText)
{
    return {{u"project_name"_s, QString::fromLatin1(kCatalystProjectName)},
        {u"id"_s, idValue(kCatalystProjectId, isText)}};
}

QJsonObject projectUser(bool isText)
{
    return {{u"zuid"_s, idValue(66'466'723, isText)}, {u"is_confirmed"_s, true},
        {u"email_id"_s, u"operator@example.com"_s}, {u"first_name"_s, u"Sandbox"_s},
        {u"last_name"_s, u"Operator"_s}, {u"user_type"_s, u"Admin"_s},
        {u"user_id"_s, idValue(kCatalystUserId, isText)}};
}

HttpReply catalystSuccess(const QJsonValue &data)
{
    return HttpReply::json(200, {{u"status"_s, u"success"_s}, {u"data"_s, data}});
}

HttpReply CatalystProblem::reply() const
{
    return HttpReply::json(status,
        {{u"status"_s, u"failure"_s},
            {u"data"_s, QJsonObject{{u"message"_s, message}, {u"error_code"_s, code}}}});
}

CatalystProblem invalidInput(const QString &message)
{
    return {400, u"INVALID_INPUT"_s, message};
}

CatalystProblem unknownId(const QString &what)
{
    return {404, u"INVALID_ID"_s, u"No such %1 with the given id exists"_s.arg(what)};
}

} // namespace sluice::sandbox
