// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QSslCertificate>
#include <QString>

namespace sluice {

// The extra CA file of a connection (reliability-security E5): certificates in PEM form that are
// trusted beside the system's, never in their place. Blocking, any thread; nothing is kept.

// Those that hold today. Refused with ErrorKind::Config, naming the file and what is wrong with it:
// unreadable, too large, no certificate in PEM form, all of them out of date.
Result<QList<QSslCertificate>> readCaFile(const QString &path);

} // namespace sluice
