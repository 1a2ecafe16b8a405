// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"
#include "core/mapping/processors/answerspool.h"
#include "core/mapping/processors/commandspec.h"

namespace sluice {

// The processors of type "script" and "command": a program of the operator, in a process of its
// own. It gets a whole page at once, because it may sort or hold back as it likes; what it answered
// is kept in a file of the run, and process() takes it from there in the order of the rows. After a
// crash a complete file is used again and an incomplete one is made anew, so that what was already
// sent of a page and what is still to be sent come of one answer. See Processor for thread and
// owner.
class CommandProcessor final : public Processor
{
public:
    // `reader` stands on the processor; null with problems noted.
    static std::unique_ptr<CommandProcessor> fromJson(
        JsonObjectReader &reader, CommandSpec::Form form);

    QString title() const override { return m_spec.title(); }
    QString describe() const override { return m_spec.describe(); }
    QStringList reads() const override { return m_spec.reads; }
    QStringList writes() const override { return m_spec.writes; }
    Result<void> bind(Columns &columns) override;
    Result<void> process(RecordBatch &batch, const CancelToken &token) override;
    bool needsPage() const override { return true; }
    Result<void> prepare(
        RecordBatch &batch, const NextBatch &next, const ProcessingPlace &place) override;
    void discard(const ProcessingPlace &place) override;

private:
    explicit CommandProcessor(CommandSpec spec);
    void useSpool(std::unique_ptr<AnswerSpool> spool, const Columns &columns);
    Result<void> takeAnswer(RecordBatch &batch, qsizetype row);

    struct Target
    {
        qsizetype column; // of the batch
        bool isWritten; // else it must come back as it was
    };

    CommandSpec m_spec;
    std::vector<qsizetype> m_given; // columns of the batch
    std::unique_ptr<AnswerSpool> m_spool;
    std::vector<Target> m_targets; // one for each column of the spool
    std::vector<QByteArrayView> m_values;
};

} // namespace sluice
