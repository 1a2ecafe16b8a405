// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace sluice::testing {

// The answer that a browser gets to one address. For tests, on a thread with an event loop.
struct BrowserPage
{
    int status = 0;
    QByteArray body;
    QUrl location;
};

// Asks once and does not follow where the answer points to. Waits for the answer.
BrowserPage browserPageAt(const QUrl &url);

} // namespace sluice::testing
