// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// Why the emulated Klaviyo refuses something (commercetools-klaviyo C.3): an entry of "errors" in a
// reply or in a job. A plain value.
struct KlaviyoProblem
{
    int status = 400;
    QByteArray code = "invalid";
    QByteArray title = "Invalid input.";
    QByteArray detail;
    QByteArray pointer = "/data";
    QByteArray meta = "{}"; // JSON
    bool isParameter = false; // the pointer names a query parameter
};

KlaviyoProblem invalidInput(const QByteArray &detail, const QByteArray &pointer = "/data");
KlaviyoProblem invalidParameter(const QByteArray &detail, const QByteArray &parameter);
KlaviyoProblem notFound(const QByteArray &detail, const QByteArray &pointer = "/data/");

// The problem as one JSON object.
QByteArray problemJson(const KlaviyoProblem &problem);
HttpReply problemReply(const KlaviyoProblem &problem);

HttpReply klaviyoReply(int status, const QByteArray &json);

} // namespace sluice::sandbox
