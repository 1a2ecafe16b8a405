// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"
#include "services/klaviyo/klaviyoaccount.h"
#include "services/servicetest.h"

namespace sluice {

class HttpClient;

// Test Connection for Klaviyo: host, line, key, scopes (by each call that only reads; those for
// writing show at the first write only), and a page of the catalog. Blocking, on a network thread;
// it never writes to the service.
struct KlaviyoTestContext
{
    const KlaviyoAccount &account;
    HttpClient &http;
    CancelToken token;
    Logger logger;
};

ServiceTestReport testKlaviyoConnection(
    const KlaviyoTestContext &context, const ServiceTestRunner::OnStep &onStep = {});

// The titles in their order, for a list that is shown before it runs.
QStringList klaviyoTestTitles();

} // namespace sluice
