// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utctext.h"

#include <QDateTime>

namespace sluice {

using namespace Qt::StringLiterals;

QString utcText(qint64 atMs)
{
    return atMs <= 0
        ? QString()
        : QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

} // namespace sluice
