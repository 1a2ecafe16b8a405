// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

// A new identifier: 48 bits of time, then random, as 32 hex digits, so that ids sort by age.
QString newId();

// `bytes` random bytes from the system, as URL-safe Base64 without padding.
QByteArray randomToken(int bytes);

// Who this process is, in a way that survives the reuse of process ids: pid, start time, boot id.
struct ProcessIdentity
{
    qint64 pid = 0;
    QString startTime; // field 22 of /proc/<pid>/stat
    QString bootId;

    static ProcessIdentity current();
    bool isAlive() const; // on this machine, and still the same process
    QString text() const; // "pid startTime bootId", as the store keeps it
    static ProcessIdentity fromText(const QString &text);
    friend bool operator==(const ProcessIdentity &, const ProcessIdentity &) = default;
};

} // namespace sluice
