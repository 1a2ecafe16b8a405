// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/klaviyo/catalogtable.h"
#include "sandbox/klaviyo/eventtable.h"
#include "sandbox/klaviyo/jobtable.h"
#include "sandbox/klaviyo/listtable.h"
#include "sandbox/klaviyo/profiletable.h"
#include "sandbox/klaviyo/recordlog.h"

#include <atomic>
#include <mutex>

namespace sluice::sandbox {

// What the emulated account holds. Whoever touches a table holds the lock of use(); what they
// changed is in the log when it is given back, so that a killed process has all or nothing of each
// request. Owned by KlaviyoService.
class KlaviyoStore
{
public:
    explicit KlaviyoStore(Environment &environment);

    Result<void> open();
    void reset();

    // The lock, with all jobs done that are due.
    std::unique_lock<std::mutex> use();
    void commit();

    RecordLog log; // first: the tables write to it
    ProfileTable profiles{log};
    EventTable events{log};
    CatalogTable catalog{log};
    ListTable lists{log};
    JobTable jobs{log};

    Environment &environment() { return m_environment; }
    qint64 nowMs() const { return m_environment.clock.nowMs(); }
    CatalogRules catalogRules() const;
    // A job that was refused because too many were in progress.
    void noteTooManyJobs() { ++m_tooManyJobs; }
    qint64 tooManyJobs() const { return m_tooManyJobs; }

private:
    void settle();

    Environment &m_environment;
    std::mutex m_mutex;
    std::atomic<qint64> m_tooManyJobs = 0;
};

// The work of a job whose time has come; leaves it finished. Under the store's lock.
void applyImportJob(KlaviyoStore &store, qint64 job);
void applyCatalogJob(KlaviyoStore &store, qint64 job);

} // namespace sluice::sandbox
