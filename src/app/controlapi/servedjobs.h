// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "core/engine/runtypes.h"
#include "syncs/commerceklaviyo/commercejob.h"

#include <optional>

namespace sluice {

class Jobs;

// The jobs that the control API serves, by name, and which of them a path means. Read anew at each
// request: a job may be changed meanwhile. Thread-safe; blocks for the store.
class ServedJobs final
{
public:
    ServedJobs(Jobs &jobs, QStringList names);

    // Each is there and of a kind that is served, and no two are for the same resource or table.
    Result<void> check() const;

    struct Served
    {
        Job job;
        bool isOfAll = false; // the resource must be chosen when it is started
    };
    // The job for the resource, or one for all of them; nothing: none is served.
    Result<std::optional<Served>> find(CommerceResource resource) const;
    // Those that copy tables into Analytics.
    Result<QList<Job>> tables() const;
    // Those of the CRM sync.
    Result<QList<Job>> crmJobs() const;
    const QStringList &names() const { return m_names; }

    // What a run is about; nothing: more than one resource, or another kind of run.
    static std::optional<CommerceResource> resourceOf(const RunRow &run);

private:
    Result<QList<Job>> ofKind(const QString &kind) const;

    Jobs &m_jobs;
    QStringList m_names;
};

} // namespace sluice
