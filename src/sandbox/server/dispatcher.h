// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/service.h"

#include <vector>

namespace sluice::sandbox {

class Channel;
class RequestBody;

// Takes one request from its headers to its reply: finds the service and the route, plays the
// faults around the handler, writes the request log. On the connection's thread, many at once;
// owned by Sandbox. It knows nothing of any service.
class Dispatcher
{
public:
    explicit Dispatcher(Environment &environment);

    void addService(Service &service);

    // Nothing: no reply is to be sent (the channel knows how the connection ends).
    std::optional<HttpReply> handle(HttpRequest &request, Channel &channel);

private:
    struct Entry
    {
        Service *service = nullptr;
        QList<Route> routes;
    };
    struct Target
    {
        Service *service = nullptr;
        const Route *route = nullptr;
        bool hasOtherMethod = false;
    };
    Target targetOf(HttpRequest &request) const;
    std::optional<HttpReply> serve(HttpRequest &request, Channel &channel, RequestBody &body,
        const Target &target, const FaultPlan &plan);
    std::optional<HttpReply> playBefore(HttpRequest &request, Channel &channel, RequestBody &body,
        const FaultPlan &plan, bool &isOver);
    bool playAfter(HttpReply &reply, Channel &channel, const FaultPlan &plan);

    Environment &m_environment;
    std::vector<Entry> m_services;
};

} // namespace sluice::sandbox
