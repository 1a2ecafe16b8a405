// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/sandboxadmin.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/serviceschema.h"
#include "core/http/httpclient.h"
#include "core/http/outboundhosts.h"
#include "services/servicehosts.h"

#include <QFile>
#include <QSet>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostFaultBytes = 1 << 20;

Result<QSet<QUrl>> sandboxOrigins(Application &application)
{
    auto connections = application.connections().list();
    if (!connections)
        return fail(connections.error());
    QSet<QUrl> origins;
    for (const Connection &connection : std::as_const(*connections)) {
        const QUrl api(connection.settings.value("apiUrl"_L1).toString());
        if (connection.environment != "sandbox"_L1 || !isLoopbackLiteral(api.host())
            || !isEveryHostLoopback(connection.service, connection.settings))
            continue;
        QUrl origin;
        origin.setScheme(api.scheme());
        origin.setHost(api.host());
        origin.setPort(api.port());
        origins.insert(origin);
    }
    if (origins.isEmpty())
        return fail(ErrorKind::Config, u"There is no sandbox"_s,
            u"No connection of the environment Sandbox is to this computer"_s,
            u"Start the sandbox first"_s);
    return origins;
}

Result<int> askSandboxes(
    Application &application, const QByteArray &method, const QString &path, const QByteArray &body)
{
    const auto origins = sandboxOrigins(application);
    if (!origins)
        return fail(origins.error());
    HttpClient http(application.timings(), nullptr, &application.log());
    for (const QUrl &origin : *origins) {
        QUrl url = origin;
        url.setPath(path);
        HttpRequest request{.method = method, .url = url};
        request.headers = {{"Content-Type", "application/json"}};
        request.body = body;
        request.network = serviceNetwork(loopbackEntries({origin}));
        auto answer = http.send(request, CancelToken());
        if (!answer)
            return fail(answer.error());
        if (!answer->isSuccess())
            return fail(ErrorKind::Config, u"The sandbox has refused it"_s,
                QString::fromUtf8(answer->body.left(400)));
    }
    return static_cast<int>(origins->size());
}

} // namespace

Result<int> resetSandboxes(Application &application)
{
    return askSandboxes(application, "POST", u"/__sandbox/reset"_s, "{}");
}

Result<int> useSandboxFaults(Application &application, const QString &path)
{
    QByteArray faults = "[]";
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Config, u"Could not read %1"_s.arg(path), file.errorString());
        faults = file.read(kMostFaultBytes);
    }
    return askSandboxes(application, "PUT", u"/__sandbox/faults"_s, faults);
}

} // namespace sluice
