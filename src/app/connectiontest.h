// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/servicetest.h"

namespace sluice {

class Application;
struct Connection;

// Test Connection of a saved connection, whichever service it is for: the console and the command
// line run the same steps. A test only reads. testConnection() blocks for the network: worker
// threads only.

// The titles of the steps in their order; empty: connections to this service cannot be tested.
QStringList connectionTestTitles(const QString &service);

// An Error: the connection's settings do not even name an account. What the service refuses is in
// the report.
Result<ServiceTestReport> testConnection(Application &application, const Connection &connection,
    const CancelToken &token, const ServiceTestRunner::OnStep &onStep = {});

} // namespace sluice
