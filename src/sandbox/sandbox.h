// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/options.h"

#include <QJsonObject>

#include <memory>

namespace sluice::sandbox {

// All emulated services on one port (the CRM's downloads on the next), started in a process of
// their own or inside a test. Made, started and stopped on one thread; everything it owns ends
// with it. It listens on loopback unless told otherwise and never connects to anything.
class Sandbox
{
public:
    explicit Sandbox(SandboxOptions options);
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    Result<void> start();
    void stop();

    int port() const;
    QString baseUrl() const;
    QJsonObject readyDocument() const; // the line that is printed when it is ready

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sluice::sandbox
