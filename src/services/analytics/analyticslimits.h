// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/limitgate.h"
#include "services/analytics/analyticsaccount.h"
#include "services/analytics/analyticstypes.h"

#include <map>
#include <mutex>

namespace sluice {

// What an organisation may use (datastore-analytics B.8, D.9), as limit lists for requests, and
// what a call costs. A plain value; the default one has no limits and is for a sandbox with its
// limits off. Shared by workers and processes through the names of the groups.
struct AnalyticsLimits
{
    enum class Class { Bulk, Metadata, Dml };

    // Below the documented 40, 60, 100 and 100 a minute (D.9).
    static constexpr int kBulkPerMinute = 38;
    static constexpr int kMetadataPerMinute = 57;
    static constexpr int kDmlPerMinute = 95;
    static constexpr int kOverallPerMinute = 95;

    static constexpr double kAppendUnits = 10; // per 1,000 rows, truncateadd too
    static constexpr double kUpdateAddUnits = 15;
    static constexpr double kExportUnits = 3;
    static constexpr double kAddRowUnits = 0.1; // per request
    static constexpr double kUpdateRowsUnits = 0.3;
    static constexpr double kDeleteRowsUnits = 0.1;

    // `runId` of the run that pays, if any; `allocatedUnits` of the plan a day, where known.
    static AnalyticsLimits of(
        const AnalyticsAccount &account, const QString &runId = {}, double allocatedUnits = 0);

    bool isOff = true;
    QString group; // "zoho-analytics/<org>"
    QString runId;
    double unitsPerDay = 0; // that may be used; 0: no bound is known
    double unitsPerRun = 0; // 0: no bound
    bool roundsUpThousands = false;
    std::chrono::milliseconds rateWindow{60'000};
    std::chrono::milliseconds unitWindow{24 * 3'600'000};

    QList<LimitUse> call(Class kind, double units = 0) const;

    double importUnits(ImportType type, qint64 rows) const;
    double exportUnits(qint64 rows) const;

    // Counts what the organisation's connections spent, ever; a sum.
    QString unitsGroup() const { return group + QStringLiteral("/units"); }
    // Counts what a run spends; a sum.
    static QString runGroup(const QString &runId);
};

// The places of an organisation for imports and for exports that work at the same moment (B.4, B.7:
// five each), shared by all processes on one data directory: a place that a process held is free
// when it ends, however it ends. A place outlives a request and a step: it is taken under the
// holder's name before a job is created and given back when the job is over. Thread-safe; one for
// each process; it never waits.
class AnalyticsSlots final
{
public:
    enum class Kind { Import, Export };
    static constexpr int kMost = 5;

    explicit AnalyticsSlots(BudgetLedger &ledger)
        : m_ledger(ledger)
    {
    }
    ~AnalyticsSlots(); // gives all back
    AnalyticsSlots(const AnalyticsSlots &) = delete;
    AnalyticsSlots &operator=(const AnalyticsSlots &) = delete;

    // True: the holder has a place, perhaps already. Always true where limits are off.
    bool take(const AnalyticsLimits &limits, Kind kind, const QString &holder);
    void give(const AnalyticsLimits &limits, Kind kind, const QString &holder);

    static QString groupOf(const AnalyticsLimits &limits, Kind kind);

private:
    BudgetLedger &m_ledger;
    std::mutex m_mutex;
    std::map<std::pair<QString, QString>, int> m_places; // by group and holder
};

} // namespace sluice
