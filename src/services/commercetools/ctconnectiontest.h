// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"
#include "services/commercetools/ctaccount.h"
#include "services/servicetest.h"

namespace sluice {

class HttpClient;
class TokenManager;

// Test Connection for commercetools: hosts, line, token, scopes (granted and by trying each call
// that only reads), and a page. Blocking, on a network thread; it never writes to the service.
struct CtTestContext
{
    const CtAccount &account;
    TokenManager &tokens;
    HttpClient &http;
    CancelToken token;
    Logger logger;
};

ServiceTestReport testCtConnection(
    const CtTestContext &context, const ServiceTestRunner::OnStep &onStep = {});

// The titles in their order, for a list that is shown before it runs.
QStringList ctTestTitles();

} // namespace sluice
