// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <span>

namespace sluice::sandbox {

// What is fixed about each call of the emulated Klaviyo: its rate limit and the scopes it needs.
// Constant data, any thread.
struct KlaviyoEndpoint
{
    const char *method;
    const char *path; // as the API's description writes it, with {id}
    int burst; // requests in a second
    int steady; // in a minute
    int daily; // in a day; 0: any number
    const char *scopes; // separated by blanks
};

std::span<const KlaviyoEndpoint> klaviyoEndpoints();
int klaviyoEndpointOf(QByteArrayView method, QByteArrayView path); // -1: there is none

} // namespace sluice::sandbox
