// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QStringList>

namespace sluice {

QString Error::text() const
{
    QStringList parts;
    for (const QString &part : {what, why, next}) {
        if (part.isEmpty())
            continue;
        parts << (part.endsWith(u'.') || part.endsWith(u'?') ? part : QString(part % u'.'));
    }
    return parts.join(u' ');
}

QLatin1String errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network: return QLatin1String("network");
    case ErrorKind::Timeout: return QLatin1String("timeout");
    case ErrorKind::Tls: return QLatin1String("tls");
    case ErrorKind::Auth: return QLatin1String("auth");
    case ErrorKind::Permission: return QLatin1String("permission");
    case ErrorKind::RateLimit: return QLatin1String("rate_limit");
    case ErrorKind::Service: return QLatin1String("service");
    case ErrorKind::Protocol: return QLatin1String("protocol");
    case ErrorKind::Data: return QLatin1String("data");
    case ErrorKind::Config: return QLatin1String("config");
    case ErrorKind::Locked: return QLatin1String("locked");
    case ErrorKind::Disk: return QLatin1String("disk");
    case ErrorKind::Cancelled: return QLatin1String("cancelled");
    case ErrorKind::Internal: return QLatin1String("internal");
    }
    return QLatin1String("internal");
}

} // namespace sluice
