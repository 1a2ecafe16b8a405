// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"

#include <QString>

#include <memory>

namespace sluice::sandbox {

class Dispatcher;

// One listening port, plain or TLS: a thread for each connection, connections kept alive, every
// request handed to the dispatcher. Made, started and stopped on one thread, owned by Sandbox.
class HttpServer
{
public:
    HttpServer(Dispatcher &dispatcher, CancelToken stop, bool isSecondPort);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    Result<void> useTls(const QString &certificate, const QString &key);
    Result<int> bind(const QString &host, int port); // 0: any
    void start();
    void stop(); // returns when every connection has ended

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sluice::sandbox
