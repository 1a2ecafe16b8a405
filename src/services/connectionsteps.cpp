// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connectionsteps.h"

#include "core/http/hostlookup.h"
#include "core/http/httpclient.h"
#include "core/http/outboundhosts.h"

#include <QHostAddress>

namespace sluice {

using namespace Qt::StringLiterals;
using StepOutcome = ServiceTestRunner::Outcome;

StepOutcome ConnectionSteps::resolve(const QList<QUrl> &urls) const
{
    QStringList shown;
    for (const QUrl &url : urls) {
        const QString host = url.host();
        if (shown.contains(host))
            continue;
        const bool hasProxy = network && network->proxy.kind != ProxySetting::Kind::None
            && !isLoopbackLiteral(host);
        if (hasProxy)
            return StepOutcome::skipped(u"The proxy looks hosts up."_s);
        if (QHostAddress(host).isNull()) {
            const auto found = lookUpHost(host, http.timings(), token);
            if (!found)
                return StepOutcome::failed(found.error());
        }
        shown.append(host);
    }
    return StepOutcome::passed(shown.join(u", "_s));
}

StepOutcome ConnectionSteps::checkLines(const QList<QUrl> &urls) const
{
    bool isPlain = false;
    for (const QUrl &url : urls) {
        HttpRequest request;
        request.url = url;
        request.component = "connection-test";
        request.network = network;
        const auto response = http.send(request, token);
        if (!response)
            return StepOutcome::failed(response.error());
        isPlain = isPlain || url.scheme() == "http"_L1;
    }
    return StepOutcome::passed(
        isPlain ? u"Plain HTTP on this computer: a sandbox."_s : u"The certificate is valid."_s);
}

} // namespace sluice
