// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

class Store;

// What a run has left in the store, for exports, checks and views. Thread-safe; reads only.
class RunData final
{
public:
    RunData(Store &store, const RunRow &run);

    Result<QList<Artifact>> artifacts(const QString &kind = {});
    Result<std::optional<Artifact>> artifact(qint64 id);
    Result<QList<Chunk>> chunks(bool withMembers); // by first ordinal
    Result<std::optional<Chunk>> chunk(qint64 id);

    // Issues in order of their ordinals, a page at a time: memory does not grow with their number.
    Result<QList<RecordIssue>> issues(const QString &outcome, qint64 afterOrdinal, int limit);
    Result<qint64> issueCount(const QString &outcome);
    Result<QList<RunEvent>> events();

private:
    Store &m_store;
    RunRow m_run;
};

} // namespace sluice
