// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controlmessage.h"
#include "app/controlapi/crmcalls.h"
#include "app/controlapi/servedjobs.h"
#include "app/controlapi/tablecalls.h"
#include "app/runs/runs.h"
#include "base/timings.h"
#include "core/log/log.h"

#include <mutex>
#include <set>

namespace sluice {

// What the control API's paths do, with the plugin's status codes and words
// (commercetools-klaviyo A.1): /sync/<resource>, its /stop, /sync/status, /runs, /runs/ID, /healthz and
// /metrics; those of the sync CodeLib are TableCalls', those of the CRM CrmCalls'. Called from the
// server's threads, at the same time; owned by ControlApi. Who may call is asked before.
class ControlCalls final
{
public:
    struct Parts
    {
        Runs &runs;
        Jobs &jobs;
        TableWatch &watch;
        Store &store;
        QStringList served;
        Timings timings;
        Secret key; // of the addresses of callbacks
        Logger logger;
        CancelToken token; // ends what waits
    };
    explicit ControlCalls(Parts parts);

    Result<void> check() const { return m_served.check(); }
    ControlReply answer(const ControlRequest &request);
    bool isCallback(const ControlRequest &request)
    {
        return m_tables.isCallback(request) || m_crm.isCallback(request);
    }

private:
    ControlReply route(const ControlRequest &request);
    ControlReply sync(const ControlRequest &request, QByteArrayView words);
    ControlReply start(CommerceResource resource, const ControlRequest &request);
    ControlReply begin(
        CommerceResource resource, const ServedJobs::Served &served, const QJsonObject &selection);
    ControlReply refusedStart(CommerceResource resource, const Error &error, bool isOfSelection);
    ControlReply stop(CommerceResource resource);
    ControlReply status();
    Result<QJsonObject> tableStatus();
    ControlReply runs(const ControlRequest &request);
    ControlReply run(const QByteArray &id);
    ControlReply metrics();

    // The newest run of the served job for the resource; nothing: there is none.
    Result<std::optional<RunRow>> latestRun(
        CommerceResource resource, const Job &job, bool onlyLive);
    void count(int status);

    Parts m;
    ServedJobs m_served;
    TableCalls m_tables;
    CrmCalls m_crm;
    std::mutex m_mutex;
    std::set<CommerceResource> m_starting; // between the request and its run
    QMap<CommerceResource, QString> m_refusals; // why the last start was none
    QMap<int, qint64> m_answers; // by status
};

} // namespace sluice
