// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/service.h"

#include <vector>

namespace sluice::sandbox {

// /__sandbox: what a test sees and changes of the other services (design 10). Handlers on
// connection threads; owned by Sandbox, as are the services it names. No fault ever touches it.
class AdminService final : public Service
{
public:
    explicit AdminService(Environment &environment);
    void addService(Service &service) { m_services.push_back(&service); }

    QByteArray name() const override { return "admin"; }
    bool ownsPath(const QByteArray &path) const override { return path.startsWith("/__sandbox"); }
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;

private:
    Service *find(const QByteArray &name) const;
    HttpReply showLedger(const HttpRequest &request);
    HttpReply showDigest(const HttpRequest &request);
    HttpReply showRequests(const HttpRequest &request);
    HttpReply showLimits(const HttpRequest &request);
    HttpReply showFaults(const HttpRequest &request);
    HttpReply setFaults(const HttpRequest &request);
    HttpReply showSettings(const HttpRequest &request);
    HttpReply setSettings(const HttpRequest &request);
    HttpReply showClock(const HttpRequest &request);
    HttpReply setClock(const HttpRequest &request);
    HttpReply showMutations(const HttpRequest &request);
    HttpReply applyMutations(const HttpRequest &request);
    HttpReply resetAll(const HttpRequest &request);

    Environment &m_environment;
    std::vector<Service *> m_services;
};

} // namespace sluice::sandbox
