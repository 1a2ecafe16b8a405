// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectiontest.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "services/analytics/analyticsconnectiontest.h"
#include "services/catalyst/catalystconnectiontest.h"
#include "services/commercetools/ctconnectiontest.h"
#include "services/klaviyo/klaviyoconnectiontest.h"
#include "services/zohocrm/crmconnectiontest.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct TestedConnection
{
    Application &application;
    const Connection &connection;
    CancelToken token;
    const ServiceTestRunner::OnStep &onStep;
    HttpClient &http;
};

Result<ServiceTestReport> testCrm(const TestedConnection &tested)
{
    auto account = tested.application.zohoAccount(tested.connection);
    if (!account)
        return fail(account.error());
    return testCrmConnection({.account = *account,
                                 .tokens = tested.application.tokens(),
                                 .http = tested.http,
                                 .token = tested.token,
                                 .logger = Logger(&tested.application.log(), "crm"),
                                 .gate = &tested.application.limiter()},
        tested.onStep);
}

Result<ServiceTestReport> testCatalyst(const TestedConnection &tested)
{
    auto account = tested.application.catalystAccount(tested.connection);
    if (!account)
        return fail(account.error());
    return testCatalystConnection({.account = *account,
                                      .tokens = tested.application.tokens(),
                                      .http = tested.http,
                                      .token = tested.token,
                                      .logger = Logger(&tested.application.log(), "catalyst"),
                                      .gate = &tested.application.limiter()},
        tested.onStep);
}

Result<ServiceTestReport> testAnalytics(const TestedConnection &tested)
{
    auto account = tested.application.analyticsAccount(tested.connection);
    if (!account)
        return fail(account.error());
    return testAnalyticsConnection({.account = *account,
                                       .tokens = tested.application.tokens(),
                                       .http = tested.http,
                                       .token = tested.token,
                                       .logger = Logger(&tested.application.log(), "analytics"),
                                       .gate = &tested.application.limiter()},
        tested.onStep);
}

Result<ServiceTestReport> testShop(const TestedConnection &tested)
{
    auto account = tested.application.ctAccount(tested.connection);
    if (!account)
        return fail(account.error());
    return testCtConnection({.account = *account,
                                .tokens = tested.application.tokens(),
                                .http = tested.http,
                                .token = tested.token,
                                .logger = Logger(&tested.application.log(), "commercetools")},
        tested.onStep);
}

Result<ServiceTestReport> testKlaviyo(const TestedConnection &tested)
{
    auto account = tested.application.klaviyoAccount(tested.connection);
    if (!account)
        return fail(account.error());
    return testKlaviyoConnection({.account = *account,
                                     .http = tested.http,
                                     .token = tested.token,
                                     .logger = Logger(&tested.application.log(), "klaviyo")},
        tested.onStep);
}

} // namespace

QStringList connectionTestTitles(const QString &service)
{
    if (service == "zoho-crm"_L1)
        return crmTestTitles();
    if (service == "catalyst"_L1)
        return catalystTestTitles();
    if (service == "zoho-analytics"_L1)
        return analyticsTestTitles();
    if (service == "commercetools"_L1)
        return ctTestTitles();
    if (service == "klaviyo"_L1)
        return klaviyoTestTitles();
    return {};
}

Result<ServiceTestReport> testConnection(Application &application, const Connection &connection,
    const CancelToken &token, const ServiceTestRunner::OnStep &onStep)
{
    HttpClient http(application.timings(), &application.limiter(), &application.log());
    const TestedConnection tested{application, connection, token, onStep, http};
    if (connection.service == "zoho-crm"_L1)
        return testCrm(tested);
    if (connection.service == "catalyst"_L1)
        return testCatalyst(tested);
    if (connection.service == "zoho-analytics"_L1)
        return testAnalytics(tested);
    if (connection.service == "commercetools"_L1)
        return testShop(tested);
    if (connection.service == "klaviyo"_L1)
        return testKlaviyo(tested);
    return fail(ErrorKind::Config,
        u"Connections to %1 cannot be tested in this version"_s.arg(connection.service));
}

} // namespace sluice
