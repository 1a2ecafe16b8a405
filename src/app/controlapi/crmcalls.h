// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/callbackpaths.h"
#include "app/controlapi/controlmessage.h"
#include "app/controlapi/runhints.h"
#include "app/controlapi/servedjobs.h"
#include "base/canceltoken.h"
#include "core/log/log.h"

namespace sluice {

class Runs;

// The control API's paths for jobs of the CRM sync: POST /crm/NAME starts a served one, and
// /crm-jobs/SECRET is where the CRM tells that a job of a run has ended (zoho-crm-bulk B4, D5).
// That is a hint: the run asks the service itself, and goes on asking without it. Called from the
// server's threads, at the same time; owned by ControlCalls.
class CrmCalls final
{
public:
    struct Parts
    {
        Runs &runs;
        const ServedJobs &served;
        Secret key; // of the callbacks' addresses
        Logger logger;
        CancelToken token; // ends what waits
    };
    explicit CrmCalls(Parts parts);

    static QByteArrayView callbackPath();
    static bool isPath(QByteArrayView path);
    static QByteArray shownPath(const QByteArray &path); // for logs: without a callback's secret

    ControlReply answer(const ControlRequest &request);
    // Whether the address is that of a callback of a run that goes on.
    bool isCallback(const ControlRequest &request);

private:
    ControlReply start(const QString &name);
    ControlReply hint(QByteArrayView segment);
    QStringList liveRuns(const QString &jobId = {});

    Parts m;
    CallbackPaths m_callbacks;
    RunHints m_hints;
};

} // namespace sluice
