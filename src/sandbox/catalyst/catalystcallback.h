// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace sluice::sandbox {

// Posts a bulk job's description to the address of its `callback` {url, headers, params}, the
// params appended to the address (datastore-analytics A.6). Only to a loopback literal over plain
// HTTP; anything else is left out. Waits for the answer, a few seconds at most; what it says does
// not matter. On the thread of callbacks.
void sendCatalystCallback(const QJsonObject &callback, const QJsonObject &body);

} // namespace sluice::sandbox
