// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// Analytics' envelopes (datastore-analytics B.1, B.9). Pure functions, any thread.

// A refusal by its number; status and symbol follow from the table. `message` replaces the table's.
struct AnalyticsProblem
{
    int code = 7005;
    QString message = {};
};

HttpReply analyticsFailure(const AnalyticsProblem &problem);
HttpReply analyticsFailure(int code, const QString &message = {});
HttpReply analyticsSuccess(const QString &summary, const QJsonObject &data, bool hasEffect = false);
QString analyticsMessage(int code);

} // namespace sluice::sandbox
