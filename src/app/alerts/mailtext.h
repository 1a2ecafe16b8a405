// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace sluice {

// One mail as it goes to its server (RFC 5322, MIME). Addresses are checked (isMailAddress), texts
// may hold anything: they are encoded, so that none can end a header or a part.
struct MailParts
{
    QString from;
    QString to;
    QString subject;
    QString text;
    QByteArray csv; // empty: no attachment
    QString csvName;
    QString id; // of the message: the same at each try
    qint64 atMs = 0; // its date
};

// Pure, any thread; lines of at most 76 characters, CRLF. The same bytes for the same parts.
QByteArray mailText(const MailParts &parts);

} // namespace sluice
