// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyosettings.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void defineKlaviyoLimits(Settings &settings, bool hasLimits)
{
    settings.define(u"klaviyoLimits"_s, hasLimits, u"the windows of each endpoint are enforced"_s);
    settings.define(u"klaviyoSteadyL"_s, 700,
        u"requests in a minute of the class that has 75 in a second: 700 as the guide says or 750 "
        "as the API's description says"_s);
    settings.define(u"klaviyoWindows"_s, u"first"_s,
        u"a window begins with its first request (first) or with the clock's second, minute and "
        "day (clock)"_s);
    settings.define(u"klaviyoMostJobs"_s, 500, u"bulk catalog jobs in progress"_s);
    settings.define(u"klaviyoJobsShared"_s, false,
        u"klaviyoMostJobs holds for all kinds of catalog jobs together, not for each"_s);
}

void defineKlaviyoJobs(Settings &settings, bool hasLimits)
{
    settings.define(u"klaviyoQueuedMs"_s, hasLimits ? 500 : 0, u"how long a new job is queued"_s);
    settings.define(
        u"klaviyoProfileJobMs"_s, hasLimits ? 1500 : 0, u"base time of a profile import job"_s);
    settings.define(
        u"klaviyoCatalogJobMs"_s, hasLimits ? 1500 : 0, u"base time of a bulk catalog job"_s);
    settings.define(
        u"klaviyoElementsPerSecond"_s, 0, u"adds elements/rate to each job; 0: nothing"_s);
    settings.define(
        u"klaviyoCancelJobs"_s, 0, u"so many jobs to come end as cancelled, with no effect"_s);
    settings.define(
        u"klaviyoFailEvery"_s, 0, u"each nth element of a job fails with an error of its own"_s);
    settings.define(u"klaviyoErrorPointer"_s, u"index"_s,
        u"source.pointer of a job's errors: index (names the element) or plain (/data)"_s);
    settings.define(
        u"klaviyoEventMs"_s, 0, u"how long an accepted event stays out of GET /api/events"_s);
}

void defineKlaviyoSemantics(Settings &settings)
{
    settings.define(u"klaviyoRepeatedEvent"_s, u"drop"_s,
        u"an event of a profile, metric and unique_id that is there: drop or replace"_s);
    settings.define(u"klaviyoDoubleInRequest"_s, u"refuse"_s,
        u"a unique_id twice for one profile and metric in a request: refuse (the whole request) or "
        "drop (the later one)"_s);
    settings.define(u"klaviyoItemCategories"_s, u"replace"_s,
        u"categories of an item update: replace or add"_s);
    settings.define(u"klaviyoCascade"_s, true, u"deleting an item deletes its variants"_s);
    settings.define(u"klaviyoUnknownCategory"_s, u"refuse"_s,
        u"an item that names a category that is not there: refuse or ignore (the category)"_s);
    settings.define(u"klaviyoBadKeyStatus"_s, 401, u"status for an unknown key: 401 or 400"_s);
}

} // namespace

void defineKlaviyoSettings(Settings &settings, bool hasLimits)
{
    defineKlaviyoLimits(settings, hasLimits);
    defineKlaviyoJobs(settings, hasLimits);
    defineKlaviyoSemantics(settings);
}

} // namespace sluice::sandbox
