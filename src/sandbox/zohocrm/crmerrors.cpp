// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmerrors.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

HttpReply crmError(
    int status, const QString &code, const QString &message, const QJsonObject &details)
{
    return HttpReply::json(status,
        {{u"code"_s, code}, {u"details"_s, details}, {u"message"_s, message},
            {u"status"_s, u"error"_s}});
}

} // namespace sluice::sandbox
