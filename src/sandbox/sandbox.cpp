// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "base/files.h"
#include "sandbox/accounts/accountsservice.h"
#include "sandbox/admin/adminservice.h"
#include "sandbox/analytics/analyticsservice.h"
#include "sandbox/catalyst/catalystservice.h"
#include "sandbox/commercetools/commerceservice.h"
#include "sandbox/connectionfiles.h"
#include "sandbox/klaviyo/klaviyoservice.h"
#include "sandbox/server/dispatcher.h"
#include "sandbox/server/httpserver.h"
#include "sandbox/zohocrm/crmservice.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

class Sandbox::Private
{
public:
    explicit Private(SandboxOptions options)
    {
        environment.options = std::move(options);
        environment.stop = stopSource.token();
    }

    Result<void> openState();
    Result<void> readFaults();
    void addServices();
    Result<void> bindPorts();
    Result<void> makeServers();
    Result<void> writeFiles() const;
    Result<void> savePort() const;

    Environment environment;
    CancelSource stopSource;
    std::unique_ptr<QTemporaryDir> temporary;
    std::vector<std::unique_ptr<Service>> services;
    std::unique_ptr<AdminService> admin;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> main;
    std::unique_ptr<HttpServer> second;
    int port = 0;
    bool isStarted = false;
};

Result<void> Sandbox::Private::openState()
{
    if (environment.options.state.isEmpty()) {
        temporary = std::make_unique<QTemporaryDir>();
        environment.stateFolder = temporary->path();
        return {};
    }
    environment.stateFolder = environment.options.state;
    if (auto made = makePrivateFolder(environment.stateFolder); !made)
        return made;
    QFile file(environment.stateFolder + u"/sandbox.json"_s);
    environment.isStateNew = !file.open(QIODevice::ReadOnly);
    if (environment.isStateNew)
        return {};
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    // The rows that are there follow from the seed they began with.
    environment.options.seed = saved.value("seed"_L1).toString().toULongLong();
    if (environment.options.port == 0)
        environment.options.port = saved.value("port"_L1).toInt();
    return {};
}

Result<void> Sandbox::Private::savePort() const
{
    return writeFileDurably(environment.stateFolder + u"/sandbox.json"_s,
        QJsonDocument(
            QJsonObject{{u"port"_s, port}, {u"seed"_s, QString::number(environment.options.seed)}})
            .toJson());
}

Result<void> Sandbox::Private::readFaults()
{
    environment.faults.seed(environment.options.seed);
    if (environment.options.faults.isEmpty())
        return {};
    QFile file(environment.options.faults);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return environment.faults.replace(
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

// A new service joins here: one object, nothing else.
void Sandbox::Private::addServices()
{
    // Before the accounts server, which would take its /oauth/token too.
    services.push_back(std::make_unique<CommerceService>(environment));
    auto accounts = std::make_unique<AccountsService>(environment);
    TokenBook &tokens = accounts->tokens();
    services.push_back(std::move(accounts));
    services.push_back(std::make_unique<CrmService>(environment, tokens));
    services.push_back(std::make_unique<CatalystService>(environment, tokens));
    services.push_back(std::make_unique<KlaviyoService>(environment));
    services.push_back(std::make_unique<AnalyticsService>(environment, tokens));
    admin = std::make_unique<AdminService>(environment);
    dispatcher = std::make_unique<Dispatcher>(environment);
    for (const auto &service : services) {
        admin->addService(*service);
        dispatcher->addService(*service);
    }
    dispatcher->addService(*admin);
}

Result<void> Sandbox::Private::makeServers()
{
    const SandboxOptions &options = environment.options;
    main = std::make_unique<HttpServer>(*dispatcher, environment.stop, false);
    second = std::make_unique<HttpServer>(*dispatcher, environment.stop, true);
    if (options.certificate.isEmpty())
        return {};
    for (HttpServer *server : {main.get(), second.get()}) {
        if (auto secured = server->useTls(options.certificate, options.key); !secured)
            return secured;
    }
    return {};
}

// The port after ours must be free too.
Result<void> Sandbox::Private::bindPorts()
{
    constexpr int kAttempts = 50;
    const SandboxOptions &options = environment.options;
    for (int attempt = 1;; ++attempt) {
        if (auto made = makeServers(); !made)
            return made;
        auto first = main->bind(options.listen, options.port);
        if (!first)
            return fail(first.error());
        auto next = second->bind(options.listen, *first + 1);
        if (next) {
            port = *first;
            break;
        }
        if (options.port != 0 || attempt == kAttempts)
            return fail(next.error());
    }
    const QString url
        = (options.certificate.isEmpty() ? u"http://"_s : u"https://"_s) + options.listen + u':';
    environment.baseUrl = url + QString::number(port);
    environment.downloadUrl = url + QString::number(port + 1);
    return {};
}

Result<void> Sandbox::Private::writeFiles() const
{
    const SandboxOptions &options = environment.options;
    if (!options.connectionsOut.isEmpty()) {
        auto written = writeDocument(options.connectionsOut, connectionDocumentFor(environment));
        if (!written)
            return written;
    }
    if (options.jobsOut.isEmpty())
        return {};
    return writeDocument(options.jobsOut, jobDocument());
}

Sandbox::Sandbox(SandboxOptions options)
    : m_d(std::make_unique<Private>(std::move(options)))
{
}

Sandbox::~Sandbox()
{
    stop();
}

Result<void> Sandbox::start()
{
    if (auto done = m_d->openState(); !done)
        return done;
    if (auto done = m_d->readFaults(); !done)
        return done;
    m_d->addServices();
    if (auto done = m_d->bindPorts(); !done)
        return done;
    if (auto done = m_d->savePort(); !done)
        return done;
    m_d->isStarted = true;
    for (const auto &service : m_d->services) {
        if (auto done = service->start(); !done)
            return done;
    }
    m_d->main->start();
    m_d->second->start();
    return m_d->writeFiles();
}

void Sandbox::stop()
{
    if (!m_d->isStarted)
        return;
    m_d->isStarted = false;
    m_d->stopSource.request(StopWish::Abort);
    m_d->main->stop();
    m_d->second->stop();
    for (const auto &service : m_d->services)
        service->stop();
}

int Sandbox::port() const
{
    return m_d->port;
}

QString Sandbox::baseUrl() const
{
    return m_d->environment.baseUrl;
}

QJsonObject Sandbox::readyDocument() const
{
    return readyDocumentFor(m_d->environment);
}

} // namespace sluice::sandbox
