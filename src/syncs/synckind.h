// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/engine/runledger.h"
#include "core/engine/snapshots.h"
#include "core/engine/stage.h"
#include "core/log/log.h"
#include "syncs/verifyreport.h"

#include <QJsonArray>

namespace sluice {

class HttpClient;

// A job as a sync sees it: its parameters and the ids of its connections.
struct SyncJob
{
    QString jobId;
    QString name;
    QJsonObject parameters; // with the selection over them, as withSelection() made them
    QJsonObject mapping; // the job's mapping document; empty: the kind's default
    QJsonObject selection; // what was chosen for this run only, as it was given
    QString sourceConnection;
    QString targetConnection;
    QString environment;
    bool isDryRun = false;
};

// What a run of the records that another one rejected is made of.
struct RetryOf
{
    QJsonObject selection; // see SyncKind::withSelection()
    QJsonObject parameters; // those of the run, without what was chosen for it
    QJsonObject mapping;
    bool isOnlyAsItWas = false; // the job as it is now is about more than that run was
    bool isFromLedger = false; // the selection names the run: those that are chosen are looked up
};

// The three kinds of rejections that no further attempt changes: the record is gone, or was changed
// by others.
inline QStringList codesWithoutHope()
{
    using namespace Qt::StringLiterals;
    return {u"NOT_FOUND"_s, u"GONE"_s, u"CHANGED_SINCE"_s};
}

// What an undo may do with the records that the run made: they are deleted only where a person has
// given their exact count. A plan needs none.
struct UndoChoice
{
    bool deletesInserted = false;
    qint64 exactCount = -1;
};

// What a check against the service works with, on a network thread.
struct SyncTools
{
    HttpClient &http;
    CancelToken token;
    const Timings &timings;
    Logger logger;
};

// One kind of sync, as the application knows it: the only place that a new sync has to fill. Its
// objects live as long as the application and may be called on any thread but the GUI's.
class SyncKind
{
public:
    virtual ~SyncKind() = default;
    virtual QString id() const = 0; // "crm-bulk", as in job files
    virtual QString title() const = 0; // "CRM Bulk"
    virtual QList<StageTitle> stages(bool isDryRun) const = 0;
    // Of one run, where they are not the same in all.
    virtual QList<StageTitle> stagesOf(const RunRow &run) const { return stages(run.isDryRun); }
    virtual PipelineFactory pipeline() const = 0;

    // The parameters of one run: the job's with what was chosen for this run (ids, a start, what is
    // confirmed) over them. A key that the kind does not know is an Error.
    virtual Result<QJsonObject> withSelection(
        const QJsonObject &parameters, const QJsonObject &selection) const
    {
        using namespace Qt::StringLiterals;
        if (selection.isEmpty())
            return parameters;
        return fail(ErrorKind::Config, u"Jobs of %1 take no selection"_s.arg(title()),
            u"“%1” was given"_s.arg(selection.keys().join(u"”, “"_s)), u"Run the job without it"_s);
    }

    // Checks the job and says what a run of it is: everything but who starts it.
    virtual Result<RunSpec> makeRun(const SyncJob &job, bool isDryRun) const = 0;
    virtual QString describe(const QJsonObject &parameters) const = 0; // "Leads, update by id"

    // Asks the services whether a run can begin: sign-in, rights, fields. Reading only. What
    // makeRun() could not know without them goes into the spec.
    virtual Result<void> preflight(const SyncJob &job, SyncTools tools, RunSpec &spec) const = 0;

    // A mapping for the job by what the fields are called: "suggested", what was found and why, and
    // "mapping", the job's document with it. The job's selection may hold the columns of a file and
    // some of their values, {"columns":[..], "samples":[[..],..]}; else the source is asked. Asks
    // the services, reading only.
    virtual Result<QJsonObject> suggestMapping(const SyncJob &, SyncTools) const
    {
        using namespace Qt::StringLiterals;
        return fail(
            ErrorKind::Config, u"Jobs of %1 have no fields to match by name"_s.arg(title()));
    }

    // The five outcome files into a folder; the counts of what they hold.
    virtual Result<Counts> exportRun(
        RunLedger &ledger, const RunRow &run, const QString &folder) const = 0;
    virtual Result<VerifyReport> verify(
        RunLedger &ledger, const RunRow &run, SyncTools tools) const = 0;

    // Whether runs like this one can be taken back while their files are there.
    virtual bool canUndo(const RunRow &) const { return false; }

    // The parameters of a run that puts back what an ended one wrote.
    virtual Result<QJsonObject> undoOf(RunLedger &, const RunRow &, const UndoChoice &) const
    {
        using namespace Qt::StringLiterals;
        return fail(ErrorKind::Config, u"Runs of %1 cannot be taken back"_s.arg(title()), {},
            u"The service keeps no earlier values"_s);
    }

    // How the records that the run rejected are sent again, read anew.
    virtual Result<RetryOf> retryOf(RunLedger &, const RunRow &) const
    {
        using namespace Qt::StringLiterals;
        return fail(ErrorKind::Config, u"Runs of %1 are not retried by record"_s.arg(title()), {},
            u"Run the job again"_s);
    }

    // Of a finished dry run: what writing would cost ({"credits":..,"lines":[..]}), and records as
    // they are and as they would be.
    virtual Result<QJsonObject> cost(RunLedger &ledger, const RunRow &run) const = 0;
    virtual Result<QJsonArray> sample(RunLedger &ledger, const RunRow &run) const = 0;

    // The last confirmed id of each of the run's streams; asked often while a run is watched.
    virtual Result<QList<ConfirmedId>> confirmed(RunLedger &, const RunRow &) const
    {
        return QList<ConfirmedId>();
    }
};

} // namespace sluice
