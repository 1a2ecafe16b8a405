// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyoerrors.h"

#include "core/http/httpclassify.h"
#include "core/log/redact.h"
#include "services/klaviyo/klaviyoendpoints.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kKlaviyoTextLimit = 500;
constexpr int kKlaviyoTimeout = 524; // C.3

QString klaviyoSafeText(const QJsonValue &value)
{
    static const QRegularExpression mail(u"[^\\s'\"<>,;]+@[^\\s'\"<>,;]+"_s);
    static const QRegularExpression phone(u"\\+\\d[\\d ().-]{5,}\\d"_s);
    QString text = redactedText(value.toString());
    text.replace(mail, u"•••"_s).replace(phone, u"•••"_s);
    return text.left(kKlaviyoTextLimit);
}

QString klaviyoAdvice(const QString &code)
{
    static const QHash<QString, QString> advice{
        {u"not_authenticated"_s, u"Enter the private key of the account in the connection."_s},
        {u"authentication_failed"_s,
            u"Check the private key: it may be of another account, or deleted."_s},
        {u"throttled"_s, u"Nothing to do: the same request goes out again after the pause."_s},
        {u"duplicate_profile"_s,
            u"Another profile has one of the identifiers; merge the two in Klaviyo."_s},
        {u"not_found"_s, u"It may have been deleted in Klaviyo meanwhile."_s},
    };
    return advice.value(code);
}

ErrorKind klaviyoKind(const QString &code, int status)
{
    if (status == 429 || code == "throttled"_L1)
        return ErrorKind::RateLimit;
    if (status == 401 || code == "not_authenticated"_L1 || code == "authentication_failed"_L1)
        return ErrorKind::Auth;
    if (status == 403 || code == "permission_denied"_L1)
        return ErrorKind::Permission;
    if (status == 400 || status == 413 || status == 422)
        return ErrorKind::Data;
    return ErrorKind::Service;
}

// Of one element in a bulk request.
const QRegularExpression &elementPointer()
{
    static const QRegularExpression pattern(
        u"^/data/attributes/(?:profiles|events-bulk-create|items|variants|categories)/data/(\\d+)"
        "(?:/|$)"_s);
    return pattern;
}

} // namespace

std::optional<int> KlaviyoProblem::element() const
{
    const auto match = elementPointer().match(pointer);
    bool isNumber = false;
    const int number = match.captured(1).toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QString KlaviyoProblem::place() const
{
    if (const auto match = elementPointer().match(pointer); match.hasMatch())
        return pointer.mid(match.capturedEnd(1));
    const QString inData = pointer.startsWith("/data/"_L1) ? pointer.mid(5) : QString();
    return inData == "/"_L1 ? QString() : inData;
}

QString KlaviyoProblem::field() const
{
    constexpr auto kAttributes = "/attributes"_L1;
    QString path = place();
    if (const qsizetype at = path.lastIndexOf(kAttributes); at >= 0)
        path = path.mid(at + kAttributes.size());
    return path.mid(1).replace(u'/', u'.');
}

QString KlaviyoProblem::text() const
{
    QString line = code.isEmpty() ? title : code;
    const QString said = detail.isEmpty() ? title : detail;
    if (!said.isEmpty() && said != line)
        line += u": "_s + said;
    if (!pointer.isEmpty() && pointer != "/data"_L1 && pointer != "/data/"_L1)
        line += u" (at %1)"_s.arg(pointer);
    else if (!parameter.isEmpty())
        line += u" (parameter %1)"_s.arg(parameter);
    return line;
}

KlaviyoProblem klaviyoProblem(const QJsonObject &error)
{
    const QJsonObject source = error.value("source"_L1).toObject();
    KlaviyoProblem problem;
    problem.id = redactedText(error.value("id"_L1).toString()).left(100);
    problem.status = error.value("status"_L1).toVariant().toInt();
    problem.code = redactedText(error.value("code"_L1).toString()).left(100);
    problem.title = klaviyoSafeText(error.value("title"_L1));
    problem.detail = klaviyoSafeText(error.value("detail"_L1));
    problem.pointer = klaviyoSafeText(source.value("pointer"_L1));
    problem.parameter = klaviyoSafeText(source.value("parameter"_L1));
    problem.duplicateProfileId
        = error.value("meta"_L1).toObject().value("duplicate_profile_id"_L1).toString().left(100);
    return problem;
}

QList<KlaviyoProblem> klaviyoProblems(QByteArrayView json)
{
    QList<KlaviyoProblem> problems;
    const QJsonObject answer
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
    for (const QJsonValue &error : answer.value("errors"_L1).toArray())
        problems.append(klaviyoProblem(error.toObject()));
    return problems;
}

Error klaviyoError(const HttpResponse &response, const QString &what, const HttpRequest &request)
{
    Error error = errorOfStatus(response, what)
                      .value_or(Error{.kind = ErrorKind::Protocol,
                          .what = what,
                          .why = u"The service answered with status %1."_s.arg(response.status)});
    const bool isServerFailure
        = response.status >= 500 || response.status == 408 || response.status == kKlaviyoTimeout;
    const QList<KlaviyoProblem> problems = klaviyoProblems(response.body);
    if (!problems.isEmpty()) {
        const KlaviyoProblem &first = problems.first();
        error.kind = klaviyoKind(first.code, response.status);
        error.code = first.code;
        error.why = u"Klaviyo says %1"_s.arg(first.text());
        if (problems.size() > 1)
            error.why += u", and %1 problems more"_s.arg(problems.size() - 1);
        error.next = klaviyoAdvice(first.code);
        error.requestId = first.id;
        error.isRetryable = isServerFailure || error.kind == ErrorKind::RateLimit;
    }
    if (error.kind == ErrorKind::Permission) {
        const QString path = request.url.path();
        const QStringList scopes = klaviyoScopes(
            request.method, path.sliced(std::max<qsizetype>(0, path.indexOf("/api/"_L1))));
        if (!scopes.isEmpty())
            error.next = u"Make a private key with the scope %1."_s.arg(scopes.join(u" and "_s));
    }
    error.httpStatus = response.status;
    error.delivery
        = request.hasSideEffect && isServerFailure ? Delivery::Unknown : Delivery::Answered;
    return error;
}

} // namespace sluice
