// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "sandbox/analytics/importblocks.h"
#include "sandbox/analytics/importconfig.h"
#include "sandbox/analytics/tablewriter.h"

namespace sluice::sandbox {

// Where the rows of an import lie: a part of a file.
struct ImportSource
{
    QString path;
    qint64 offset = 0;
    qint64 size = 0;
};

// What an import did, or why it did nothing. Sums over the batches of a job.
struct ImportOutcome
{
    qint64 total = 0;
    qint64 success = 0;
    qint64 warnings = 0;
    qint64 errorCount = 0;
    QString errors; // HTML, as B.4 shows it
    int fileColumns = 0;
    int usedColumns = 0;
    int code = 0; // of a failed import

    QString text() const; // of a failed import
};

// Applies one file to the rows of a table (datastore-analytics B.4): parses, checks each value by
// its column, inserts or updates. One object
// for one file, on one thread, beside which another reads ahead; memory is one batch of rows.
class ImportApply
{
public:
    ImportApply(const ImportConfig &config, const QList<ViewColumn> &columns, ImportSource source);

    // The names of the file's columns. A failure: the code that refuses it.
    tl::expected<QList<QByteArray>, AnalyticsProblem> readHeader();
    // Whether the header goes with CONFIG and the table.
    std::optional<AnalyticsProblem> checkHeader();

    // Every row but writes nothing: false if there is one that cannot be taken.
    bool checkRows(ImportOutcome &outcome, const CancelToken &stop);

    // Takes up where the table's progress of this job and batch ends. False: stopped.
    struct Run
    {
        quint64 job = 0;
        qint64 batch = 0;
        qint64 failEvery = 0;
        CancelToken stop = {};
    };
    Result<bool> apply(TableFile &table, const Run &run, ImportOutcome &outcome);

private:
    bool openRows();
    void mapColumns();
    RowVerdict readRow(ImportRows::Kind kind, bool isForced, ImportOutcome &outcome);
    RowVerdict refuse(int column, QByteArrayView value, ImportOutcome &outcome);
    void note(int column, QByteArrayView value, const QString &why, ImportOutcome &outcome) const;
    void readBlocks(ImportBlocks &blocks, qint64 done, qint64 failEvery, ImportOutcome &outcome);
    Result<bool> writeBlocks(ImportBlocks &blocks, TableWriter &writer, quint64 stem,
        const CancelToken &stop, TableProgress &progress);
    Result<void> writeRow(TableWriter &writer, quint64 marker);
    Result<void> insertRow(TableWriter &writer, quint64 marker);
    Result<void> updateMatches(TableWriter &writer, quint64 marker, bool &isMatched);

    const ImportConfig &m_config;
    const QList<ViewColumn> m_columns;
    const ImportSource m_source;
    RowsLayout m_layout;
    std::unique_ptr<FileSpan> m_file;
    std::unique_ptr<ImportRows> m_rows;
    QList<QByteArray> m_header;
    QList<int> m_targets; // of each field of the file: its column; -1: left out
    QList<int> m_keys;
    std::vector<ValueFormat> m_formats; // by column
    std::vector<QByteArray> m_scratch; // by column
    std::vector<QByteArrayView> m_values; // by column, of the row that is read
    std::vector<QByteArrayView> m_row; // and of the one that is written
    std::vector<QByteArrayView> m_merged;
    QByteArray m_key;
};

} // namespace sluice::sandbox
