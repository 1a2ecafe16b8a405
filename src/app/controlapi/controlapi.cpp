// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlapi.h"

#include "app/controlapi/callbackpaths.h"
#include "app/controlapi/controlcalls.h"
#include "app/controlapi/controlgate.h"
#include "app/controlapi/controlkey.h"
#include "app/controlapi/controlserver.h"
#include "app/controlapi/crmcalls.h"
#include "core/http/outboundhosts.h"
#include "syncs/callbackaddresses.h"

namespace sluice {

using namespace Qt::StringLiterals;

ControlApi::ControlApi(const Parts &parts, ControlApiOptions options)
    : m(parts)
    , m_options(std::move(options))
{
}

ControlApi::~ControlApi()
{
    stop();
}

QString ControlApi::keyPath() const
{
    return controlKeyPath(m_options.dataDirectory);
}

QStringList ControlApi::notices() const
{
    QStringList notices;
    if (!m_options.address.isLoopback())
        notices << u"The control API listens at %1: other computers reach it, and what they send is"
                   " not encrypted. Put a TLS proxy before it"_s.arg(m_options.address.text());
    // There the processor stops as soon as a request is answered, and runs with it.
    for (const char *variable : {"K_SERVICE", "AWS_LAMBDA_FUNCTION_NAME"}) {
        if (qEnvironmentVariableIsSet(variable))
            notices << u"%1 is set: this container may get CPU only during requests, and imports"
                       " stand still between them. Let it have CPU always, or run imports with"
                       " sluice-cli run"_s.arg(QString::fromLatin1(variable));
    }
    return notices;
}

// What is told to a service must not cross a network in the clear: it opens a run's address.
Result<void> ControlApi::checkPublicUrl() const
{
    const QUrl &url = m_options.publicUrl;
    if (url.isEmpty())
        return {};
    const bool isHere = isLoopbackLiteral(url.host());
    const bool isPlain = url.userName().isEmpty() && url.password().isEmpty() && !url.hasQuery()
        && !url.hasFragment();
    if (url.isValid() && !url.host().isEmpty() && isPlain
        && (url.scheme() == "https"_L1 || (isHere && url.scheme() == "http"_L1)))
        return {};
    return fail(ErrorKind::Config, u"The public address of the control API cannot be used"_s,
        url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
        u"Give the https address of the proxy before it, without a name, key or query"_s);
}

void ControlApi::tellCallbacks(const Secret &key)
{
    if (m_options.publicUrl.isEmpty())
        return;
    QString base = m_options.publicUrl.toString(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    m.callbacks.set([base, paths = CallbackPaths(key)](
                        const QString &runId, CallbackOf of) -> QString {
        const QByteArrayView path
            = of == CallbackOf::CrmJob ? CrmCalls::callbackPath() : TableCalls::callbackPath(of);
        return base + QLatin1StringView(path) + u'/' + QString::fromLatin1(paths.segmentOf(runId));
    });
}

Result<void> ControlApi::start()
{
    stop();
    m_stop = CancelSource();
    const Logger logger(&m.log, "control");
    if (auto checked = checkPublicUrl(); !checked)
        return checked;
    auto key = controlKey(m_options.dataDirectory);
    if (!key)
        return fail(key.error());
    auto calls = std::make_unique<ControlCalls>(ControlCalls::Parts{.runs = m.runs,
        .jobs = m.jobs,
        .watch = m.watch,
        .store = m.store,
        .served = m_options.jobs,
        .timings = m_options.timings,
        .key = *key,
        .logger = logger,
        .token = m_stop.token()});
    if (auto checked = calls->check(); !checked)
        return checked;
    auto server = ControlServer::load(
        {.timings = m_options.timings, .mostConnections = m_options.mostConnections},
        m_stop.token());
    if (!server)
        return fail(server.error());
    const int port = (*server)->bind(m_options.address.host, m_options.address.port);
    if (port < 1)
        return fail(ErrorKind::Config,
            u"The control API cannot listen at %1"_s.arg(m_options.address.text()),
            u"The port is taken, or this machine has no such address"_s,
            u"Choose another with --listen"_s);
    m_options.address.port = port;
    m_calls = std::move(calls);
    // The proxy hands on the name that the services call.
    QStringList hosts = m_options.hosts;
    if (!m_options.publicUrl.isEmpty())
        hosts.append(m_options.publicUrl.authority(QUrl::FullyEncoded));
    m_gate = std::make_unique<ControlGate>(ControlGate::Options{.address = m_options.address,
        .hosts = hosts,
        .key = *key,
        .keyPause = m_options.timings.controlKeyPause,
        .logger = logger,
        .isCallback
        = [this](const ControlRequest &request) { return m_calls->isCallback(request); }});
    tellCallbacks(*key);
    m_server = std::move(*server);
    m_server->start([this](const ControlRequest &request) {
        auto refused = m_gate->refusal(request);
        if (!refused)
            return m_calls->answer(request);
        return TableCalls::isPath(request.path) ? TableCalls::inOriginalForm(*refused) : *refused;
    });
    logger.info(u"The control API listens at %1"_s.arg(m_options.address.text()));
    for (const QString &notice : notices())
        logger.warning(notice);
    return {};
}

void ControlApi::stop()
{
    if (!m_server)
        return;
    m.callbacks.set({});
    m_stop.request(StopWish::Abort);
    m_server->stop();
    m_server.reset();
    m_gate.reset();
    m_calls.reset();
}

} // namespace sluice
