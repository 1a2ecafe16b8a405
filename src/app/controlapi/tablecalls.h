// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/callbackpaths.h"
#include "app/controlapi/controlmessage.h"
#include "app/controlapi/runhints.h"
#include "app/controlapi/servedjobs.h"
#include "app/controlapi/tablefields.h"
#include "app/runs/singlerows.h"
#include "app/watch/rowevents.h"
#include "app/watch/watchedtables.h"
#include "base/timings.h"
#include "core/log/log.h"
#include "syncs/callbackaddresses.h"

namespace sluice {

class Runs;
class TableWatch;

// The calls of the sync CodeLib (datastore-analytics C.2 to C.7), as its callers know them:
// /import, /row, /export-datastore and /import-analytics, with the run's id added to the answers;
// and /events, which takes what its event handler was called with (C.7a).
// Called from the server's threads, at the same time; owned by ControlCalls. The last two are hints
// that what the run waits for may be over: what they say is not believed, the run asks the service
// itself.
class TableCalls final
{
public:
    struct Parts
    {
        Runs &runs;
        Jobs &jobs;
        const ServedJobs &served;
        Secret key; // of the callbacks' addresses
        TableWatch &watch; // sends the rows that are noted here
        Store &store;
        Timings timings;
        Logger logger;
        CancelToken token; // ends what waits
    };
    explicit TableCalls(Parts parts);

    static QByteArrayView callbackPath(CallbackOf of);
    static bool isPath(QByteArrayView path); // also where no such job is served
    static QByteArray shownPath(const QByteArray &path); // for logs: without a callback's secret
    static ControlReply inOriginalForm(ControlReply reply); // {"message"} with its status

    // Nothing: no job for tables is served.
    std::optional<ControlReply> answer(const ControlRequest &request);

    // How far the served tables are in step.
    Result<QList<WatchedTable>> watched();

    // Whether the address is that of a callback of a run that goes on.
    bool isCallback(const ControlRequest &request);

private:
    struct Table
    {
        Job job;
        QString name;
    };
    using Found = tl::expected<Table, ControlReply>;

    ControlReply route(const ControlRequest &request, const QList<Job> &jobs);
    Found find(const TableFields &fields, const QList<Job> &jobs);
    ControlReply import(const TableFields &fields, const QList<Job> &jobs);
    ControlReply refusedImport(const QString &table, const Error &error);
    ControlReply row(const TableFields &fields, const QList<Job> &jobs);
    ControlReply rowAnswer(const QString &run);
    ControlReply keptRow(const TableFields &fields, const Job &job);
    ControlReply events(const QByteArray &body, const QList<Job> &jobs);
    Result<QList<Job>> jobsOf(const RowEvents &events, const QList<Job> &jobs);
    ControlReply hint(
        const ControlRequest &request, const TableFields &fields, const QList<Job> &jobs);
    QStringList liveRuns(const QList<Job> &jobs, const QString &table = {});

    Parts m;
    SingleRows m_rows;
    CallbackPaths m_callbacks;
    RunHints m_hints;
};

} // namespace sluice
