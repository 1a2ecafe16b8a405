// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/cterrors.h"

#include "core/http/httpclassify.h"
#include "core/log/redact.h"
#include "services/commercetools/ctscopes.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kCtTextLimit = 500;

QString ctSafeText(const QJsonValue &value)
{
    return redactedText(value.toString()).left(kCtTextLimit);
}

QString ctAdvice(const QString &code)
{
    static const QHash<QString, QString> advice{
        {u"invalid_token"_s, u"Check that the project key belongs to the API client's region."_s},
        {u"invalid_client"_s, u"Check the client ID and the client secret of the connection."_s},
        {u"InvalidInput"_s, u"Check the job's conditions; nothing was changed."_s},
        {u"QueryTimedOut"_s, u"It is tried again; narrow the job's conditions if it stays."_s},
        {u"ConcurrentModification"_s, u"Somebody else changed it at the same moment."_s},
        {u"ResourceNotFound"_s, u"Check the project key and the id."_s},
    };
    return advice.value(code);
}

ErrorKind ctKind(const QString &code, int status)
{
    if (code == "insufficient_scope"_L1 || status == 403)
        return ErrorKind::Permission;
    if (status == 401)
        return ErrorKind::Auth;
    if (status == 429)
        return ErrorKind::RateLimit;
    return ErrorKind::Service;
}

bool isCtServerFailure(int status, const QString &code)
{
    return status >= 500 || status == 408 || code == "QueryTimedOut"_L1 || code == "OverCapacity"_L1
        || code == "PendingOperation"_L1;
}

} // namespace

std::optional<CtProblem> ctProblem(QByteArrayView json)
{
    const QJsonObject answer
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
    const QJsonObject first = answer.value("errors"_L1).toArray().first().toObject();
    const QString oauth = answer.value("error"_L1).toString();
    if (first.isEmpty() && oauth.isEmpty() && !answer.contains("statusCode"_L1))
        return {};
    CtProblem problem;
    problem.code = redactedText(first.value("code"_L1).toString(oauth)).left(100);
    problem.message = ctSafeText(first.value("message"_L1));
    if (problem.message.isEmpty())
        problem.message = ctSafeText(answer.value("message"_L1));
    if (problem.message.isEmpty())
        problem.message = ctSafeText(answer.value("error_description"_L1));
    problem.field = ctSafeText(first.value("field"_L1));
    if (first.contains("currentVersion"_L1))
        problem.currentVersion = first.value("currentVersion"_L1).toInteger(-1);
    return problem;
}

Error ctError(const HttpResponse &response, const QString &what, const HttpRequest &request,
    const QString &path)
{
    Error error = errorOfStatus(response, what)
                      .value_or(Error{.kind = ErrorKind::Protocol,
                          .what = what,
                          .why = u"The service answered with status %1."_s.arg(response.status)});
    const auto problem = ctProblem(response.body);
    if (problem) {
        error.kind = ctKind(problem->code, response.status);
        error.code = problem->code;
        error.why
            = u"commercetools says %1"_s.arg(problem->code.isEmpty() ? u"no"_s : problem->code);
        if (!problem->message.isEmpty() && problem->message != problem->code)
            error.why += u": "_s + problem->message;
        if (!problem->field.isEmpty())
            error.why += u" (field %1)"_s.arg(problem->field);
        if (const QString advice = ctAdvice(problem->code); !advice.isEmpty())
            error.next = advice;
        error.isRetryable = error.kind == ErrorKind::RateLimit
            || isCtServerFailure(response.status, problem->code);
    }
    if (error.kind == ErrorKind::Permission) {
        const CtNeed need = ctNeedFor(QString::fromLatin1(request.method), path);
        if (!need.anyOf.isEmpty()) {
            error.next = u"Give the API client the scope %1 to %2."_s.arg(
                need.anyOf.first(), need.forWhat);
        }
    }
    error.httpStatus = response.status;
    error.delivery = request.hasSideEffect && isCtServerFailure(response.status, error.code)
        ? Delivery::Unknown
        : Delivery::Answered;
    return error;
}

bool isCtConflict(const Error &error)
{
    return error.httpStatus == 409 || error.code == "ConcurrentModification"_L1;
}

bool isCtNotFound(const Error &error)
{
    return error.httpStatus == 404;
}

} // namespace sluice
