// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processors/answerspool.h"
#include "core/mapping/processors/commandspec.h"
#include "core/mapping/recordbatch.h"
#include "core/mapping/recordpasses.h"

#include <memory>
#include <optional>

namespace sluice {

class CommandPipes;
class CommandLog;
class CommandChild;
class CsvReader;

// One page to a command and back: its records as CSV with _row in front on standard input, what it
// answers on standard output into a spool, in whatever order. Owned by the processor for the time
// of prepare(), on the step's thread; memory does not grow with the page. What is wrong with an
// answer (a row that was not given, or comes twice, a column that the job does not name) fails the
// page before anything of it is used.
class CommandExchange final
{
public:
    CommandExchange(const CommandSpec &spec, const ProcessingPlace &place);
    ~CommandExchange();

    // The complete spool, under its final name.
    Result<std::unique_ptr<AnswerSpool>> run(
        RecordBatch &batch, const NextBatch &next, const std::vector<qsizetype> &columns);

    static QString spoolPath(const ProcessingPlace &place);
    static void removeFiles(const ProcessingPlace &place);

    // What a failure of the operator's program is told as. Row and line where they are known.
    static Error failureOf(const CommandSpec &spec, const ProcessingPlace &place,
        const QString &why, qint64 row = 0, qint64 line = 0);

private:
    Result<void> start();
    Result<bool> nextInput(QByteArray &out);
    Result<void> readHeader(CsvReader &csv);
    Result<void> readRows(CsvReader &csv);
    Result<void> takeRow(const CsvReader &csv);
    Result<void> converse();
    std::optional<Error> endProblem();
    Error withErrors(QString why, qint64 row = 0, qint64 line = 0) const;
    void tellEnd();

    const CommandSpec &m_spec;
    const ProcessingPlace &m_place;
    std::unique_ptr<CommandLog> m_log;
    std::unique_ptr<CommandChild> m_child;
    std::unique_ptr<CommandPipes> m_pipes;
    std::unique_ptr<AnswerSpool> m_spool;

    RecordBatch *m_batch = nullptr;
    NextBatch m_next;
    std::vector<qsizetype> m_columns; // of the batch, given behind _row
    bool m_isHeaderGiven = false;

    // Of the answers.
    qsizetype m_rowColumn = -1;
    std::vector<qsizetype> m_taken; // columns of the answer, in the spool's order
    std::vector<QByteArrayView> m_values;
};

// sluice-script as it is installed or built beside this program; empty if it is not there.
QString scriptProgram();

} // namespace sluice
