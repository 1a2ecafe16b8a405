// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmcallback.h"

namespace sluice {

using namespace Qt::StringLiterals;

bool isCrmCallbackRefused(const Error &error)
{
    return error.delivery == Delivery::Answered
        && (error.code.startsWith("INVALID_CALLBACK"_L1) || error.code == "CALLBACK_FAILURE"_L1);
}

void tellRefusedCrmCallback(const Logger &logger, const Error &error)
{
    logger.warning(
        u"Zoho CRM does not take the public address of the control API; it is asked instead: %1"_s
            .arg(error.why));
}

} // namespace sluice
