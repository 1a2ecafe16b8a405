// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/timings.h"

#include <QByteArray>
#include <QString>

namespace sluice {

// Where one mail goes, and by which server.
struct MailRoute
{
    QString server; // smtps://host[:port] or smtp://host[:port]
    bool isPlain = false; // no TLS; taken for a loopback literal only
    QString user; // empty: no sign-in
    Secret password;
    QString caFile; // adds to the system's certificates
    QString from;
    QString to;
};

// Hands a mail to its server (SMTP by libcurl): TLS 1.2 or later, from the first byte (smtps) or by
// STARTTLS before anything else is said, with the certificate and its name always checked. No proxy
// and no other protocol. Blocking for at most Timings::alertSend, ended by Abort; on a worker
// thread. An Error's `delivery` is Unknown where the mail had left and no answer came.
Result<void> sendMail(const MailRoute &route, const QByteArray &mail, const Timings &timings,
    const CancelToken &token);

} // namespace sluice
