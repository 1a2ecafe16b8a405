// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

#include <optional>
#include <span>
#include <vector>

namespace sluice {

class CatalystClient;
class StepContext;
class StepTx;
struct DatastoreJob;

// Collects the ids that are to be deleted from the view, after each was asked for in the table once
// more: a row that moved between the pages while they were read is still there. finish() writes
// their files, and adds the chunks and the steps that delete them, in the step's last transaction.
// Used by one step; memory holds one look-up, and eight bytes for each id that goes.
class DeleteChunks final
{
public:
    DeleteChunks(StepContext &context, const DatastoreJob &job, CatalystClient &client);

    Result<void> add(quint64 id);
    // The place of the first one in the run; without it, behind all that the run has read.
    void setFirstOrdinal(qint64 ordinal) { m_firstOrdinal = ordinal; }
    // `inView`: what the limit in percent is of; nothing: there is no limit.
    StepResult finish(std::optional<qint64> inView);

private:
    Result<void> lookUp();
    Result<qint64> firstOrdinal();
    Result<void> writeFile(const QString &relPath, std::span<const quint64> ids, qint64 &bytes);
    bool isOverLimit(qint64 inView) const;
    Result<void> askIfTooMany(StepTx &tx, qint64 inView) const;

    StepContext &m_context;
    const DatastoreJob &m_job;
    CatalystClient &m_client;
    std::vector<quint64> m_asked; // the next look-up's
    std::vector<quint64> m_gone;
    qint64 m_firstOrdinal = 0; // 0: to be looked up
};

} // namespace sluice
