// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timings.h"
#include "services/zoho/zohoerrors.h"

namespace sluice {

// How one of Zoho's services says no, where they differ: the envelope, the codes, and what a limit
// is called. This one is the CRM's; Catalyst and Analytics override it. Constant objects without
// state, one for each service, for any thread; used by ZohoSession. They send nothing and never
// decide to repeat anything.
class ZohoDialect
{
public:
    virtual ~ZohoDialect() = default;

    virtual QString service() const; // as it is named to people

    // The refusal that a body holds, whatever the status; nothing if it is none.
    virtual std::optional<ZohoProblem> problem(QByteArrayView body) const;

    // A refusal that a new access token can mend.
    virtual bool isTokenRefused(const HttpResponse &response) const;

    // The Error for an answer that is not a success, and for one that says no under a success.
    virtual Error error(
        const HttpResponse &response, const QString &what, bool hasSideEffect) const;
    virtual Error errorUnderSuccess(
        const ZohoProblem &problem, int status, const QString &what, bool hasSideEffect) const;

    // Completes an ErrorKind::RateLimit: code, advice and how long to rest. `refusals` counts those
    // of the session in a row that were about calls at the same moment.
    virtual void completeLimit(Error &error, int &refusals, const Timings &timings) const;

    // Whether a group of the request's limits rests after that error.
    virtual bool isResting(const Error &error, const QString &group) const;

    static const ZohoDialect &crm();

    // base * 2^refusals, at most `cap`, give or take half.
    static std::chrono::milliseconds growingPause(
        int refusals, std::chrono::milliseconds base, std::chrono::milliseconds cap);
};

} // namespace sluice
