// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "console/widgets/statelook.h"

#include <QUrl>

namespace sluice {

// How services, data centres and the states of connections are called in the console. Plain
// functions, GUI thread (words are translated at each call).

QString serviceWord(const QString &service); // "Zoho CRM"
QString dataCentreWord(const QString &dataCentre); // "Europe"

bool hasSignIn(const QString &service); // Zoho's; the others have keys and clients

// The one action that mends a refused connection: a sign-in, the first or once more, or another
// key.
QString mendWord(const QString &service, bool isFirst = false);

// The states of ListedConnection; test_failed is one more than the widgets know.
StateLook listedConnectionLook(const QString &state);

// Where a connection leads, for the facts about it: a region, a project, a host.
QString connectionPlace(const Connection &connection);

// Where a Zoho connection signs in: "Europe (accounts.zoho.eu)", or the reason why that is not
// known.
QString signInPlace(const Connection &connection);

// Zoho's API console beside these accounts; empty for a sandbox, which has none.
QUrl apiConsoleUrl(const QUrl &accounts);

} // namespace sluice
