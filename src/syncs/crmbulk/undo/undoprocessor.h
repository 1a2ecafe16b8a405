// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"

namespace sluice {

// Puts back what the records of a page held before (see readUndoPage). A record of which nothing is
// as it was written any more is rejected as CHANGED_SINCE, one that was not read before it was
// written as NOT_READ_BEFORE. See Processor for thread and owner.
class UndoProcessor final : public Processor
{
public:
    explicit UndoProcessor(QStringList fields)
        : m_fields(std::move(fields))
    {
    }
    QString title() const override;
    QString describe() const override;
    QStringList reads() const override;
    QStringList writes() const override { return m_fields; }
    Result<void> bind(Columns &columns) override;
    Result<void> process(RecordBatch &batch, const CancelToken &token) override;

private:
    struct Place
    {
        qsizetype field;
        qsizetype undo;
    };
    void processRow(RecordBatch &batch, qsizetype row) const;

    QStringList m_fields;
    std::vector<Place> m_places;
};

} // namespace sluice
