// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "app/documents/job.h"
#include "base/result.h"

#include <QList>
#include <QStringList>

namespace sluice {

class Store;

// The saved jobs of a data directory, in its store. Thread-safe; owned by the application;
// blocking, for worker threads. It starts nothing.
class Jobs final
{
public:
    explicit Jobs(Store &store); // must outlive this

    Result<QList<Job>> list(); // by name
    Result<Job> find(const QString &name);
    Result<Job> findById(const QString &id);
    Result<QStringList> namesUsing(const QString &connectionName);

    // Adds (no id yet) or changes a job; the revision grows if its content changed. Gives what is
    // stored now.
    Result<Job> save(Job job);
    Result<void> setEnabled(const QString &name, bool isEnabled); // its schedule
    // An empty expression with empty terms takes the schedule away. A chain that comes round to
    // itself is an Error, here as in every change of a job.
    Result<Job> setSchedule(
        const QString &name, const QString &cron, const ScheduleTerms &terms = {});
    Result<void> remove(const QString &name); // its runs stay

    // All of a job file or nothing; a job of the same name is replaced. `folder` is where the
    // mappings and scripts are that it names by their files; they are taken over into the job. A
    // connection that is not there is a notice, one of a service that does not fit is an Error.
    Result<ImportReport> import(const QByteArray &text, const QString &folder = {});
    // A starter document; it takes the only connection of the service it needs, if there is one.
    Result<ImportReport> importStarter(const QString &starter);
    Result<QByteArray> exportJob(const QString &name);

private:
    Result<Job> findWhere(const char *statement, const QString &value);
    Result<ImportReport> importJobs(QList<Job> jobs);
    // `formerName`: of the only job, where it was renamed.
    Result<void> write(const QList<Job> &jobs, const QString &formerName = {});

    Store &m_store;
};

} // namespace sluice
