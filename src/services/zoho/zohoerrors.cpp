// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohoerrors.h"

#include "core/http/httpclassify.h"
#include "core/log/redact.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kZohoTextLimit = 500;
constexpr int kZohoMaxIdDigits = 32;

// Short, and without the secrets that a service may say back (reliability-security P4): what it
// says is shown, and kept with the run.
QString zohoSafeText(const QString &text)
{
    return redactedText(text).left(kZohoTextLimit);
}

// `details` as one short line. Only scalars and lists of them: nothing that could be a record.
QString zohoDetailsText(const QJsonObject &details)
{
    QStringList parts;
    for (auto it = details.begin(); it != details.end(); ++it) {
        const QJsonValue value = it.value();
        if (value.isArray()) {
            QStringList items;
            for (const QJsonValue &item : value.toArray())
                items.append(item.toVariant().toString());
            parts.append(it.key() + u": "_s + items.join(u"|"_s));
        } else if (!value.isObject() && !value.isNull()) {
            parts.append(it.key() + u": "_s + value.toVariant().toString());
        }
    }
    return zohoSafeText(parts.join(u", "_s));
}

// What to do about the codes of A6, B5 and D1-D2 that an operator can mend.
QString zohoAdvice(const QString &code)
{
    static const QHash<QString, QString> advice{
        {u"INVALID_TOKEN"_s,
            u"Sign in again; check that the connection names the data centre of the account."_s},
        {u"AUTHENTICATION_FAILURE"_s, u"Sign in again."_s},
        {u"OAUTH_SCOPE_MISMATCH"_s,
            u"Sign in again with all scopes that the sign-in dialog lists."_s},
        {u"NO_PERMISSION"_s, u"Ask the CRM's administrator for the right in your profile."_s},
        {u"AUTHORIZATION_FAILED"_s,
            u"Ask the CRM's administrator for the right in your profile."_s},
        {u"INVALID_URL_PATTERN"_s, u"Check the connection's apiUrl and uploadUrl."_s},
        {u"RESOURCE_NOT_FOUND"_s,
            u"It may have expired (read results live for a day, write results for seven)."_s},
        {u"FILE_TOO_LARGE"_s, u"Lower the number of rows in a chunk."_s},
        {u"REQUEST_ENTITY_TOO_LARGE"_s, u"Lower the number of rows in a chunk."_s},
        {u"MODULE_NOT_AVAILABLE"_s, u"Choose another module in the job."_s},
        {u"MODULE_NOT_SUPPORTED"_s, u"Choose another module in the job."_s},
        {u"INVALID_MODULE"_s, u"Choose another module in the job."_s},
        {u"FIELD_NOT_AVAILABLE"_s, u"Take the field out of the job, or check its API name."_s},
        {u"FIELD_NOT_SUPPORTED"_s, u"Take the field out of the job."_s},
        {u"MANDATORY_FIELDS_NOT_MAPPED"_s, u"Map the fields that the layout demands."_s},
        {u"INVALID_FIELD"_s, u"Check the API names in the mapping."_s},
        {u"INVALID_FIELD_NAME"_s, u"Check the API names in the mapping."_s},
        {u"HEADER_LIMIT_EXCEEDED"_s, u"Write at most 200 columns."_s},
        {u"CRITERIA_LIMIT_EXCEEDED"_s, u"Use at most 25 conditions."_s},
        {u"VALUE_LIMIT_EXCEEDED_IN_CRITERIA"_s, u"Use at most 20 values in one condition."_s},
    };
    const auto it = advice.constFind(code);
    return it == advice.constEnd() ? QString() : *it;
}

ErrorKind zohoKind(const QString &code, int status)
{
    if (code == "OAUTH_SCOPE_MISMATCH"_L1 || code == "NO_PERMISSION"_L1
        || code == "AUTHORIZATION_FAILED"_L1)
        return ErrorKind::Permission;
    if (code.startsWith("INVALID_TOKEN"_L1) || code == "INVALID_OAUTHTOKEN"_L1
        || code == "AUTHENTICATION_FAILURE"_L1 || status == 401)
        return ErrorKind::Auth;
    if (status == 429 || code == "TOO_MANY_REQUESTS"_L1)
        return ErrorKind::RateLimit;
    if (status == 403)
        return ErrorKind::Permission;
    if (status == 413)
        return ErrorKind::Data;
    return ErrorKind::Service;
}

bool isZohoServerFailure(int status, const QString &code)
{
    return status >= 500 || status == 408 || code == "INTERNAL_ERROR"_L1
        || code == "INTERNAL_SERVER_ERROR"_L1;
}

QString zohoWhy(const ZohoProblem &problem)
{
    QString why = u"Zoho says %1"_s.arg(problem.code.isEmpty() ? u"no"_s : problem.code);
    if (!problem.message.isEmpty())
        why += u": "_s + problem.message;
    if (!problem.details.isEmpty())
        why += u" ("_s + problem.details + u')';
    return why;
}

} // namespace

std::optional<ZohoProblem> zohoProblem(const QJsonObject &answer)
{
    const QJsonValue data = answer.value("data"_L1);
    if (data.isArray() && !answer.contains("code"_L1)) {
        const QJsonArray items = data.toArray();
        return items.isEmpty() ? std::nullopt : zohoProblem(items.first().toObject());
    }
    if (answer.value("status"_L1).toString().compare("error"_L1, Qt::CaseInsensitive) == 0) {
        return ZohoProblem{answer.value("code"_L1).toString().left(100),
            zohoSafeText(answer.value("message"_L1).toString()),
            zohoDetailsText(answer.value("details"_L1).toObject())};
    }
    for (const auto key : {"x-error"_L1, "x-info"_L1, "ERROR_MESSAGE"_L1}) {
        const QString text = answer.value(key).toString();
        if (!text.isEmpty())
            return ZohoProblem{{}, zohoSafeText(text), {}};
    }
    return std::nullopt;
}

std::optional<ZohoProblem> zohoProblem(QByteArrayView json)
{
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    if (document.isArray() && !document.array().isEmpty())
        return zohoProblem(document.array().first().toObject());
    return document.isObject() ? zohoProblem(document.object()) : std::nullopt;
}

Error zohoErrorOf(const ZohoProblem &problem, int httpStatus, const QString &what)
{
    Error error;
    error.kind = zohoKind(problem.code, httpStatus);
    error.what = what;
    error.why = zohoWhy(problem);
    error.next = zohoAdvice(problem.code);
    error.httpStatus = httpStatus;
    error.code = problem.code;
    error.delivery = Delivery::Answered;
    error.isRetryable
        = error.kind == ErrorKind::RateLimit || isZohoServerFailure(httpStatus, problem.code);
    return error;
}

Error zohoError(const HttpResponse &response, const QString &what, bool hasSideEffect)
{
    Error error;
    if (const auto problem = zohoProblem(response.body)) {
        error = zohoErrorOf(*problem, response.status, what);
        if (const std::optional<Error> generic = errorOfStatus(response, what))
            error.retryAfter = generic->retryAfter;
    } else if (std::optional<Error> generic = errorOfStatus(response, what)) {
        error = *std::move(generic);
    } else {
        error = Error{.kind = ErrorKind::Protocol,
            .what = what,
            .why = u"The service answered with status %1."_s.arg(response.status)};
    }
    error.httpStatus = response.status;
    if (error.requestId.isEmpty())
        error.requestId = QString::fromLatin1(response.header("X-Request-Id"));
    error.delivery = hasSideEffect && isZohoServerFailure(response.status, error.code)
        ? Delivery::Unknown
        : Delivery::Answered;
    return error;
}

ZohoRefusal zohoRefusal(const Error &error)
{
    const QString why = error.why;
    if (why.contains("concurren"_L1, Qt::CaseInsensitive))
        return ZohoRefusal::Concurrency;
    for (const auto word : {"24 hour"_L1, "24-hour"_L1, "24 hrs"_L1, "credit"_L1}) {
        if (why.contains(word, Qt::CaseInsensitive))
            return ZohoRefusal::Credits;
    }
    return ZohoRefusal::Other;
}

QString zohoIdText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed();
    if (!value.isDouble())
        return {};
    // Qt keeps whole numbers up to 64 bits as such; what does not fit became a double.
    const QVariant variant = value.toVariant();
    return variant.typeId() == QMetaType::LongLong ? QString::number(variant.toLongLong())
                                                   : QString();
}

bool isZohoId(QStringView text)
{
    return !text.isEmpty() && text.size() <= kZohoMaxIdDigits
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace sluice
