// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"
#include "syncs/crmbulk/undo/undoplan.h"

namespace sluice {

// Says which records of a page go that another run made (see readInsertedPage): those that are as
// it made them, where that was confirmed. See Processor for thread and owner.
class DeleteProcessor final : public Processor
{
public:
    explicit DeleteProcessor(const UndoPlan &plan)
        : m_deletes(plan.deletes)
        , m_number(plan.number)
    {
    }
    QString title() const override;
    QString describe() const override;
    QStringList reads() const override;
    QStringList writes() const override { return {}; }
    Result<void> bind(Columns &columns) override;
    Result<void> process(RecordBatch &batch, const CancelToken &token) override;

private:
    bool m_deletes;
    qint64 m_number;
    qsizetype m_state = -1;
};

} // namespace sluice
