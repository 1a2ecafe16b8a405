// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "core/mapping/recordbatch.h"
#include "core/mapping/recordpasses.h"

#include <QJsonArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace sluice {

class JsonProblems;

// One link of the operator's processing: turns a batch of records into a batch, in place. Made
// from a job's parameters, owned by its chain, bound once to the columns of a run and then used on
// one thread at a time. It may change, drop or reject rows, never add or reorder them, and it
// never talks to a service.
class Processor
{
public:
    virtual ~Processor() = default;

    virtual QString title() const = 0;
    virtual QString describe() const = 0; // for the operator: one sentence a line
    virtual QStringList reads() const = 0;
    virtual QStringList writes() const = 0;

    // Adds the columns that it writes and looks up those that it reads. An input column that is
    // not there is an Error that names it.
    virtual Result<void> bind(Columns &columns) = 0;
    virtual Result<void> process(RecordBatch &batch, const CancelToken &token) = 0;
    virtual void reset() { } // forgets what it kept from earlier batches

    // A processor that must see a whole page before it can say what becomes of its first record
    // (a command that sorts). `next` fills the batch with records as they come out of the
    // processors before this one, and says whether there are more. Its answers are kept in the
    // place's folder until discard(), and found there again after a crash.
    virtual bool needsPage() const { return false; }
    virtual Result<void> prepare(
        RecordBatch &batch, const NextBatch &next, const ProcessingPlace &place);
    virtual void discard(const ProcessingPlace &place);
};

// A job's processors in their order. Made from JSON, bound once, then used on one thread at a
// time; a plain movable value. An empty chain changes nothing.
class ProcessorChain final
{
public:
    // The "processors" of a crm-bulk job (design 9). All problems are told at once, each with its
    // JSON path, which begins with `path`.
    static Result<ProcessorChain> fromJson(
        const QJsonArray &processors, const QString &path = QStringLiteral("processors"));

    // Notes what is wrong with one processor, which stands at `path` of its document.
    // A document may name a script's file; the job that is made of it holds the text.
    static void check(const QJsonValue &processor, const QString &path, JsonProblems &problems);

    ProcessorChain() = default;
    ProcessorChain(ProcessorChain &&) noexcept = default;
    ProcessorChain &operator=(ProcessorChain &&) noexcept = default;

    // The columns that must be in the input, and those that may be changed. Read both from the
    // source: a written column that is not in the input is added empty, and each value then
    // counts as changed.
    QStringList reads() const;
    QStringList writes() const;

    void append(std::unique_ptr<Processor> processor) // the last one, before bind()
    {
        m_processors.push_back(std::move(processor));
    }

    Result<void> bind(Columns &columns);

    // Before the first batch of a page, where a processor needs the page as a whole: one pass over
    // its records for each such processor. Each pass gives the same records, and so do the batches
    // that are processed then. Memory does not grow with the page but for its rows' places.
    bool needsPage() const;
    Result<void> prepare(std::shared_ptr<const Columns> columns, RecordPasses &records,
        const ProcessingPlace &place);
    Result<void> process(RecordBatch &batch, const CancelToken &token);
    void discard(const ProcessingPlace &place); // the page is done: what was kept for it goes
    void reset();

    QString describe() const; // one sentence a line
    qsizetype size() const { return static_cast<qsizetype>(m_processors.size()); }

private:
    std::vector<std::unique_ptr<Processor>> m_processors;
};

} // namespace sluice
