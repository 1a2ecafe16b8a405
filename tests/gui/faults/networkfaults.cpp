// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of the way to the service, and of what comes back.
#include "gui/faults/faultrules.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

using Leaves = FaultCase::Leaves;

FaultCase ended(const char *name, const char *family, const QJsonArray &rules,
    const QStringList &says, const QStringList &next)
{
    return {.name = name,
        .family = family,
        .leaves = Leaves::End,
        .rules = rules,
        .says = says,
        .next = next};
}

FaultCase waiting(const char *name, const char *family, const QJsonArray &rules,
    const QString &waits, const QStringList &says, const QStringList &next,
    const FaultDesk::Setup &setup = {})
{
    return {.name = name,
        .family = family,
        .leaves = Leaves::Wait,
        .setup = setup,
        .rules = rules,
        .waits = waits,
        .says = says,
        .next = next};
}

// Only hosts of the services go through a proxy; none of them is ever reached.
FaultCase refused(const char *name, const QString &proxy, const QStringList &says)
{
    return {.name = name,
        .family = "network",
        .leaves = Leaves::Refusal,
        .setup = {.connection = {{u"dataCentre"_s, u"us"_s}, {u"proxy"_s, proxy}}, .isReal = true},
        .says = says,
        .next
        = {u"Check the proxy in the connection's network settings"_s, u"[Open Connections]"_s}};
}

// The service goes while its job is waited for.
QString stopInMidRun(FaultDesk &desk)
{
    if (desk.runJob().isEmpty() || !desk.waitForReading())
        return u"it did not begin"_s;
    desk.sandbox().stop();
    return {};
}

void startAgain(FaultDesk &desk)
{
    QCOMPARE(desk.restartSandbox(), QString());
}

const QString kChecking = u"checking whether the request arrived"_s;
const QString kAway = u"cannot be reached"_s;
const QString kAsking = u"Could not ask for the state of read job"_s;
const QString kSending = u"Could not create the write job for Leads"_s;
const QString kAgain = u"next check in"_s;
const QString kDecide = u"[Decide…]"_s;
const QString kCheckProxy = u"Check the proxy and the host of the connection"_s;
const QJsonObject kDocumentedLimits{{u"limits"_s, QJsonValue::Null}};

QJsonObject tooMany(const QString &retryAfter)
{
    QJsonObject answer = answered(429, crmError(u"TOO_MANY_REQUESTS"_s, u"too many requests"_s));
    if (!retryAfter.isEmpty())
        answer.insert(u"headers"_s, QJsonObject{{u"Retry-After"_s, retryAfter}});
    return answer;
}

} // namespace

QList<FaultCase> networkFaultCases()
{
    FaultCase gone = waiting("C1 connection refused", "network", {}, kAway,
        {u"The service cannot be reached"_s, kAsking, u"it refuses connections"_s},
        {u"Check the network"_s, kAgain},
        {.settings = {{u"readJobMs"_s, 3'000}}, .timings = u",retryCap=5000,retryBase=2000"_s});
    gone.provoke = stopInMidRun;
    gone.cleanUp = startAgain;
    const QStringList tooMuch{u"It is larger than the 8"_s, u"608 bytes that are allowed for it"_s};
    return {gone,
        refused("C2 no such host", u"http://proxy.sluice-test.invalid:3128"_s,
            {u"proxy.sluice-test.invalid:3128 cannot find or reach accounts.zoho.com"_s}),
        waiting("C3 closed before it was sent", "network",
            {always(u"POST"_s, kWriteCreate, {{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 20}})},
            kChecking, {kSending, u"no answer came"_s}, {u"hecking whether the request arrived"_s}),
        waiting("C4 lost answer", "network",
            {always(u"POST"_s, kWriteCreate, {{u"close"_s, u"fin"_s}})}, kChecking,
            {kSending, u"no answer came"_s}, {u"hecking whether the request arrived"_s}),
        ended("C5 reset in the reply", "network",
            {always(u"GET"_s, kReadResult, {{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 40}}, true)},
            {u"Page 1: Could not download the result"_s, u"was cut off after 35 bytes"_s},
            {u"Look at the network between here and the service"_s, kDecide}),
        waiting("C6 slow answer", "network",
            {always(u"GET"_s, kReadStatus, {{u"bytesPerSecond"_s, 20}}, true)}, kAway,
            {kAway, kAsking, u"nothing moved for 0.5 s"_s}, {kAgain}),
        waiting("C7 no answer", "network", {always(u"GET"_s, kReadStatus, {{u"hang"_s, true}})},
            kAway, {kAway, kAsking, u"nothing moved for 0.5 s"_s}, {kAgain}),
        ended("C8 endless body", "answer",
            {always(u"GET"_s, kReadStatus,
                {{u"status"_s, 200}, {u"body"_s, u"[1,"_s}, {u"bodyBytes"_s, 9 << 20}})},
            QStringList{kAsking} + tooMuch, {kCheckProxy, kDecide}),
        waiting("C9 less than announced", "answer",
            {always(u"GET"_s, kReadStatus, {{u"close"_s, u"fin"_s}, {u"afterBytes"_s, 60}}, true)},
            kAway, {kAway, kAsking, u"its answer broke off"_s}, {kAgain}),
        ended("C10 cut short, and said to be whole", "answer",
            {always(u"GET"_s, kReadStatus, {{u"truncate"_s, 50}}, true)},
            {u"The state of the read job cannot be understood"_s,
                u"unterminated string at byte 50"_s},
            {kCheckProxy, kDecide}),
        waiting("C19 429 with Retry-After", "limits",
            {always(u"POST"_s, kWriteCreate, tooMany(u"600"_s))}, u"rate limited"_s,
            {u"Rate limited"_s, kSending, u"TOO_MANY_REQUESTS: too many requests"_s},
            {u"next check in 10 min"_s}, {.connection = kDocumentedLimits}),
        waiting("C20 429 without Retry-After", "limits",
            {always(u"POST"_s, kWriteCreate, tooMany({}))}, u"rate limited"_s,
            {u"Rate limited"_s, kSending, u"TOO_MANY_REQUESTS: too many requests"_s}, {kAgain},
            {.connection = kDocumentedLimits}),
        ended("C21 server errors", "answer", {always(u"GET"_s, kReadStatus, answered(500, {}))},
            {kAsking, u"the service answered 500 Internal Server Error"_s},
            {u"Try again later"_s, kDecide}),
        ended("C22 a web page", "answer",
            {always(u"GET"_s, kReadStatus,
                answered(200, u"<!DOCTYPE html><html><title>Maintenance</title></html>"_s))},
            {kAsking, u"the answer is not JSON"_s, u"<title>Maintenance</title>"_s},
            {kCheckProxy, kDecide}),
        ended("C23 malformed JSON", "answer",
            {always(u"GET"_s, kReadStatus, replacing(u"^\\{"_s, u"{\"q\":"_s), true)},
            {u"The state of the read job cannot be understood"_s,
                u"unterminated object at byte 12"_s},
            {kCheckProxy, kDecide}),
        ended("C24 huge JSON", "answer",
            {always(u"GET"_s, kWriteStatus,
                {{u"status"_s, 200}, {u"body"_s, u"[1,"_s}, {u"bodyBytes"_s, 9 << 20}})},
            QStringList{u"Chunk 1: Could not ask for the state of write job"_s} + tooMuch,
            {kCheckProxy, u"[Resume]"_s}),
        ended("C25 redirect", "answer",
            {always(u"POST"_s, kWriteCreate,
                {{u"status"_s, 307},
                    {u"headers"_s, QJsonObject{{u"Location"_s, u"http://127.0.0.1:9/take"_s}}}})},
            {kSending, u"307 a redirect, which is not followed"_s},
            {u"Check the host of the connection"_s, kDecide}),
        refused(
            "C48 proxy", u"http://127.0.0.1:9"_s, {u"Nothing answers at the proxy 127.0.0.1:9"_s})};
}

} // namespace sluice::testing
