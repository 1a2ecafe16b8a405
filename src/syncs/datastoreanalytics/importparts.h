// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/datastoreanalytics/importcall.h"
#include "syncs/datastoreanalytics/importverdict.h"

namespace sluice {

// Under which it remembers; to be forgotten before another file is looked through by the same step.
inline constexpr QLatin1StringView kPartsKey{"parts"};

// Finds the rows of a file that the service refuses, where it does not say which: smaller and
// smaller parts of the file are sent again, as updates by ROWID, which change nothing of what is
// there. What is known is remembered in the step after each part, so that a crash or a stop costs
// one part. On the step's thread.
class ImportParts final
{
public:
    ImportParts(
        StepContext &context, AnalyticsClient &client, AnalyticsSlots *places, ImportCall whole);
    Outcome<QList<RowProblem>> findRefused();

private:
    struct Range
    {
        qint64 from = 0;
        qint64 to = 0; // behind the last
        qint64 size() const { return to - from; }
    };
    void recall();
    Outcome<bool> remember();
    Outcome<bool> look(const Range &range);
    Result<QString> writePart(const Range &range) const;

    StepContext &m_context;
    AnalyticsClient &m_client;
    AnalyticsSlots *m_places;
    ImportCall m_whole;
    QList<Range> m_open;
    QList<RowProblem> m_refused;
};

} // namespace sluice
