// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpclassify.h"

#include "base/clock.h"
#include "base/secret.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kLongestRetryAfter = std::chrono::hours(24);
constexpr qsizetype kExcerptLength = 500;

struct StatusMeaning
{
    ErrorKind kind = ErrorKind::Service;
    bool isRetryable = false;
    const char *reason = "an error";
    const char *next = "";
};

constexpr const char *kLater
    = "Try again later; the service's status page tells whether it is down";

StatusMeaning meaningOfStatus(int status)
{
    switch (status) {
    case 400:
        return {ErrorKind::Service, false, "Bad Request", ""};
    case 401:
        return {ErrorKind::Auth, false, "Unauthorized", "Sign in again"};
    case 403:
        return {ErrorKind::Permission, false, "Forbidden", "Check the rights of the account"};
    case 404:
        return {ErrorKind::Service, false, "Not Found", "Check the names in the job"};
    case 405:
        return {ErrorKind::Service, false, "Method Not Allowed", ""};
    case 408:
        return {ErrorKind::Timeout, true, "Request Timeout", kLater};
    case 409:
        return {ErrorKind::Service, false, "Conflict", ""};
    case 410:
        return {ErrorKind::Service, false, "Gone", ""};
    case 413:
        return {ErrorKind::Service, false, "Content Too Large", "Send less at once"};
    case 415:
        return {ErrorKind::Service, false, "Unsupported Media Type", ""};
    case 422:
        return {ErrorKind::Service, false, "Unprocessable Content", ""};
    case 423:
        return {ErrorKind::Locked, true, "Locked", ""};
    case 429:
        return {ErrorKind::RateLimit, true, "Too Many Requests", "Wait until the limit is free"};
    case 500:
        return {ErrorKind::Service, true, "Internal Server Error", kLater};
    case 501:
        return {ErrorKind::Service, false, "Not Implemented", ""};
    case 502:
        return {ErrorKind::Service, true, "Bad Gateway", kLater};
    case 503:
        return {ErrorKind::Service, true, "Service Unavailable", kLater};
    case 504:
        return {ErrorKind::Service, true, "Gateway Timeout", kLater};
    default:
        break;
    }
    if (status >= 500)
        return {ErrorKind::Service, true, "a server error", kLater};
    if (status >= 400)
        return {ErrorKind::Service, false, "a client error", ""};
    if (status >= 300)
        return {ErrorKind::Protocol, false, "a redirect, which is not followed",
            "Check the host of the connection"};
    return {ErrorKind::Protocol, false, "an unexpected status", ""};
}

QString requestIdOf(const HttpResponse &response)
{
    for (const QByteArrayView name : {"x-request-id", "x-correlation-id", "request-id"}) {
        if (const QByteArray id = response.header(name); !id.isEmpty())
            return QString::fromLatin1(id.left(128));
    }
    return {};
}

} // namespace

// RFC 9110: IMF-fixdate, and the two obsolete forms that must be read too.
std::optional<qint64> httpDateMs(QByteArrayView value)
{
    const QString text = QString::fromLatin1(value).simplified();
    const QLocale english = QLocale::c();
    for (const auto &format : {u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s,
             u"dddd, dd-MMM-yy HH:mm:ss 'GMT'"_s, u"ddd MMM d HH:mm:ss yyyy"_s}) {
        QDateTime time = english.toDateTime(text, format);
        if (!time.isValid())
            continue;
        if (time.date().year() < 1970)
            time = time.addYears(100);
        return QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch();
    }
    return {};
}

std::optional<milliseconds> parseRetryAfter(QByteArrayView value, qint64 nowMs, milliseconds cap)
{
    constexpr milliseconds least = std::chrono::seconds(1);
    value = value.trimmed();
    if (value.isEmpty())
        return {};
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::all_of(value.begin(), value.end(), isDigit)) {
        bool isNumber = false;
        const qint64 seconds = value.toLongLong(&isNumber);
        if (!isNumber || seconds > cap.count() / 1000)
            return cap;
        return std::min(cap, std::max(least, milliseconds(seconds * 1000)));
    }
    if (const auto at = httpDateMs(value))
        return std::min(cap, std::max(least, milliseconds(*at - nowMs)));
    return {};
}

std::optional<Error> errorOfStatus(const HttpResponse &response, const QString &what)
{
    if (response.isSuccess())
        return {};
    const int status = response.status;
    const StatusMeaning meaning = meaningOfStatus(status);
    const QString reason
        = u"the service answered %1 %2"_s.arg(status).arg(QLatin1StringView(meaning.reason));
    return Error{.kind = meaning.kind,
        .what = what,
        .why = reason,
        .next = QString::fromLatin1(meaning.next),
        .httpStatus = status,
        .requestId = requestIdOf(response),
        .isRetryable = meaning.isRetryable,
        .delivery = status >= 500 && status != 501 ? Delivery::Unknown : Delivery::Answered,
        .retryAfter = meaning.isRetryable ? parseRetryAfter(response.header("Retry-After"),
                          Clock::system().nowMs(), kLongestRetryAfter)
                                          : std::nullopt};
}

bool looksLikeJson(const HttpResponse &response)
{
    const QByteArray type = response.header("Content-Type").toLower();
    if (type.startsWith("text/html") || type.contains("xml"))
        return false;
    QByteArrayView body = QByteArrayView(response.body);
    if (body.startsWith("\xEF\xBB\xBF"))
        body = body.sliced(3);
    body = body.first(std::min<qsizetype>(body.size(), 1024)).trimmed();
    if (body.isEmpty())
        return false;
    const char first = body.front();
    if (first == '{' || first == '[')
        return true;
    return type.contains("json") && QByteArrayView("\"-0123456789tfn").contains(first);
}

QString bodyExcerpt(const HttpResponse &response)
{
    // Redacted before it is cut: half a secret would pass.
    QString text = QString::fromUtf8(withoutSecrets(response.body.left(64 * 1024)));
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return text.simplified().left(kExcerptLength);
}

std::optional<Error> errorIfNotJson(const HttpResponse &response, const QString &what)
{
    if (looksLikeJson(response))
        return {};
    const QString excerpt = bodyExcerpt(response);
    return Error{.kind = ErrorKind::Service,
        .what = what,
        .why = excerpt.isEmpty()
            ? u"the answer is empty where JSON was expected"_s
            : u"the answer is not JSON, a proxy or a maintenance page perhaps: %1"_s.arg(excerpt),
        .next = u"Check the proxy and the host of the connection, or try again later"_s,
        .httpStatus = response.status,
        .requestId = requestIdOf(response),
        .isRetryable = true,
        .delivery = Delivery::Unknown,
        .retryAfter = parseRetryAfter(
            response.header("Retry-After"), Clock::system().nowMs(), kLongestRetryAfter)};
}

} // namespace sluice
