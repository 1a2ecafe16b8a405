// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"

#include <QUrl>

namespace sluice::testing {

// A loopback server that hands every request on to another and remembers what it was: the emulated
// services keep no bodies. One request at a time. Made by a test, on its thread.
class HttpForwarder
{
public:
    explicit HttpForwarder(const QUrl &to);

    QUrl url() const { return m_server.url({}); }
    // As they came; those that never became whole are left out.
    QList<RawRequest> requests() const;

private:
    RawServer m_server;
};

} // namespace sluice::testing
