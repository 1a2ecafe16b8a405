// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohodialect.h"

#include <QRandomGenerator>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

// The budget is a window of 24 hours that moves (G1): an hour later some of it is free again.
constexpr milliseconds kCreditsPause = std::chrono::hours(1);
constexpr milliseconds kConcurrencyBase{2'000}; // A6
constexpr milliseconds kConcurrencyCap{60'000};

QByteArray limitWord(ZohoRefusal refusal)
{
    switch (refusal) {
    case ZohoRefusal::Credits:
        return "/credits";
    case ZohoRefusal::Concurrency:
        return "/calls";
    case ZohoRefusal::Other:
        break;
    }
    return {};
}

} // namespace

const ZohoDialect &ZohoDialect::crm()
{
    static const ZohoDialect dialect;
    return dialect;
}

QString ZohoDialect::service() const
{
    return u"Zoho"_s;
}

std::optional<ZohoProblem> ZohoDialect::problem(QByteArrayView body) const
{
    return zohoProblem(body);
}

// Said by its code, or nothing said at all.
bool ZohoDialect::isTokenRefused(const HttpResponse &response) const
{
    if (response.status != 401)
        return false;
    const auto said = problem(response.body);
    return !said || said->code.isEmpty() || said->code == "INVALID_TOKEN"_L1
        || said->code == "INVALID_OAUTHTOKEN"_L1;
}

Error ZohoDialect::error(
    const HttpResponse &response, const QString &what, bool hasSideEffect) const
{
    return zohoError(response, what, hasSideEffect);
}

Error ZohoDialect::errorUnderSuccess(
    const ZohoProblem &problem, int status, const QString &what, bool) const
{
    return zohoErrorOf(problem, status, what);
}

void ZohoDialect::completeLimit(Error &error, int &refusals, const Timings &timings) const
{
    const ZohoRefusal refusal = zohoRefusal(error);
    milliseconds cap = timings.retryAfterCap;
    if (refusal == ZohoRefusal::Credits) {
        error.code = u"CREDITS_EXHAUSTED"_s;
        error.retryAfter = error.retryAfter.value_or(kCreditsPause);
        error.next = u"The day's API credits are used up. The run goes on by itself when some are "
                     "free again; write fewer rows or buy credits to go faster."_s;
        cap = std::max(kCreditsPause, cap);
    } else if (refusal == ZohoRefusal::Concurrency) {
        error.code = u"CONCURRENCY_EXCEEDED"_s;
        error.retryAfter = error.retryAfter.value_or(
            growingPause(refusals++, kConcurrencyBase, kConcurrencyCap)); // A6
        error.next = u"Nothing to do: too many calls ran at once, it is tried again."_s;
    } else {
        error.retryAfter = error.retryAfter.value_or(timings.rateLimitedDefault);
        error.next = u"Nothing to do: it is tried again after a pause."_s;
    }
    error.retryAfter = std::min(*error.retryAfter, cap);
}

bool ZohoDialect::isResting(const Error &error, const QString &group) const
{
    const QByteArray word = limitWord(zohoRefusal(error));
    return word.isEmpty() || group.endsWith(QLatin1String(word));
}

milliseconds ZohoDialect::growingPause(int refusals, milliseconds base, milliseconds cap)
{
    const int most = static_cast<int>(cap.count());
    const int full = std::min(most, static_cast<int>(base.count()) << std::clamp(refusals, 0, 6));
    return milliseconds(QRandomGenerator::global()->bounded(
        full / 2, std::max(full / 2, std::min(most, full * 3 / 2)) + 1));
}

} // namespace sluice
