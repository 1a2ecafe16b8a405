// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpmessage.h"
#include "services/servicetest.h"

#include <QUrl>

#include <memory>

namespace sluice {

class HttpClient;

// The first steps of every connection test: are the hosts found, and does a line to them stand.
// Used by the tests of the services, on their network thread; sends nothing secret.
struct ConnectionSteps
{
    HttpClient &http;
    CancelToken token;
    std::shared_ptr<const NetworkSettings> network;

    ServiceTestRunner::Outcome resolve(const QList<QUrl> &urls) const;
    // Any answer will do.
    ServiceTestRunner::Outcome checkLines(const QList<QUrl> &urls) const;
};

} // namespace sluice
