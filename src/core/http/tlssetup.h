// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice {

// OpenSSL would clean up as the process ends, while threads of Qt's that used it, and count as
// ended, may still clean up after themselves: a heap that breaks in the last moment. What it holds
// goes with the process anyway. Its first call decides: hence before whatever else loads OpenSSL,
// as Qt's TLS, the control API's server and libcurl do. It is loaded here. Any thread.
void leaveOpenSslAtExit();

// Before the first use of Qt's TLS. It is set up once, on one thread: Qt's first use takes two
// locks in either order. Any thread.
void setUpTls();

} // namespace sluice
