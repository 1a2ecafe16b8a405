// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/server/exchange.h"

#include <QStringList>

namespace sluice::sandbox {

// One emulated service: its routes, its records (ledger streams) and its state. A new service is a
// folder with one subclass, listed in Sandbox. Handlers run on connection threads, many at once;
// start(), stop() and the destructor on the thread of Sandbox, which owns it.
class Service
{
public:
    virtual ~Service() = default;

    virtual QByteArray name() const = 0; // as in the connection table: "zoho-crm"
    virtual bool ownsPath(const QByteArray &path) const = 0;
    virtual QList<Route> routes() = 0;
    virtual HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) = 0;

    virtual Result<void> start() { return {}; }
    virtual void stop() { }
    virtual void reset() { } // back to the seed's rows, no jobs, no tokens but the constants

    virtual QStringList streams() const { return {}; } // of the ledger
    // NDJSON, one {"id","values","applied"} for each record in the order of ids.
    virtual bool writeLedger(const QString & /*stream*/, const ByteSink & /*sink*/) { return true; }
    virtual QJsonObject ledgerDigest(const QString & /*stream*/) { return {}; }
    virtual QJsonObject limits() const { return {}; }

    virtual QJsonObject mutationKeys() const { return {}; }
    virtual Result<QJsonObject> mutate(const QJsonObject & /*mutation*/)
    {
        return fail(ErrorKind::Config, QStringLiteral("This service has nothing to mutate"));
    }
};

} // namespace sluice::sandbox
