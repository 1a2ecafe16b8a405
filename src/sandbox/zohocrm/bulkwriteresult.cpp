// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvwriter.h"
#include "sandbox/server/zipstream.h"
#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/writtenrows.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kEchoedColumns = 3;
constexpr qsizetype kResultBlock = 64 * 1024;

struct ResultRow
{
    std::array<QByteArray, kEchoedColumns> echoed;
    RowOutcome outcome;
};

QByteArray statusWordOf(RowStatus status)
{
    switch (status) {
    case RowStatus::Added:
        return "ADDED";
    case RowStatus::Updated:
        return "UPDATED";
    case RowStatus::Skipped:
        return "SKIPPED";
    case RowStatus::Unprocessed:
        break;
    }
    return "UNPROCESSED";
}

QByteArray wordInCase(const QByteArray &word, const QString &wordCase)
{
    if (wordCase == "lower"_L1)
        return word.toLower();
    return wordCase == "title"_L1 ? word.left(1) + word.mid(1).toLower() : word;
}

// The first columns that are mapped: the result repeats them.
QList<WriteMapping> echoedColumns(const WriteFile &file)
{
    QList<WriteMapping> columns;
    for (const WriteMapping &mapping : file.mappings) {
        if (mapping.index >= 0 && columns.size() < kEchoedColumns)
            columns.append(mapping);
    }
    return columns;
}

// Writes the rows, spoilt in one of the ways of the setting writeResult.
class ResultCsv
{
public:
    ResultCsv(const QList<WriteMapping> &columns, const WriteResultShape &shape)
        : m_columns(columns)
        , m_kind(shape.kind)
        , m_wordCase(shape.wordCase)
        , m_firstColumn(shape.kind == "noKey"_L1 ? 1 : 0)
    {
    }

    bool write(WrittenRows &rows, const ByteSink &sink)
    {
        QByteArray out;
        CsvWriter csv(out);
        writeHeader(csv);
        ResultRow row;
        while (rows.next()) {
            ++m_number;
            row.outcome = rows.outcome();
            for (qsizetype i = 0; i < m_columns.size(); ++i)
                row.echoed[static_cast<size_t>(i)] = rows.cell(m_columns.at(i).index).toByteArray();
            take(csv, row);
            if (out.size() >= kResultBlock) {
                if (!sink(out))
                    return false;
                out.resize(0);
            }
        }
        if (m_held && m_kind == "reordered"_L1)
            writeRow(csv, *m_held);
        if (m_kind == "long"_L1) {
            row.echoed[0] = "5725767000009999999";
            row.outcome = {RowStatus::Updated, 5'725'767'000'009'999'999, {}};
            writeRow(csv, row);
        }
        return out.isEmpty() || sink(out);
    }

private:
    void writeHeader(CsvWriter &csv) const
    {
        for (int i = m_firstColumn; i < m_columns.size(); ++i)
            csv.field(m_columns.at(i).name);
        for (const char *name : {"STATUS", "RECORD_ID", "ERRORS"})
            csv.field(name);
        csv.endRow();
    }

    void take(CsvWriter &csv, const ResultRow &row)
    {
        if (m_number == 1)
            m_first = row;
        if (m_kind == "short"_L1) { // the last one is held back for ever
            if (m_held)
                writeRow(csv, *m_held);
            m_held = row;
        } else if (m_kind == "reordered"_L1) {
            if (!m_held) {
                m_held = row;
                return;
            }
            writeRow(csv, row);
            writeRow(csv, *m_held);
            m_held.reset();
        } else {
            writeRow(csv, m_kind == "duplicateKey"_L1 && m_number == 2 ? m_first : row);
        }
    }

    void writeRow(CsvWriter &csv, const ResultRow &row) const
    {
        for (int i = m_firstColumn; i < m_columns.size(); ++i)
            csv.field(row.echoed[static_cast<size_t>(i)]);
        const bool isStrange = m_kind == "unknownStatus"_L1 && m_number == 1;
        csv.field(wordInCase(
            isStrange ? QByteArray("PROCESSED") : statusWordOf(row.outcome.status), m_wordCase));
        csv.field(
            row.outcome.recordId > 0 ? QByteArray::number(row.outcome.recordId) : QByteArray());
        csv.field(row.outcome.errors);
        csv.endRow();
    }

    QList<WriteMapping> m_columns;
    QString m_kind;
    QString m_wordCase;
    int m_firstColumn;
    ResultRow m_first;
    std::optional<ResultRow> m_held;
    qint64 m_number = 0;
};

} // namespace

bool writeWriteResult(
    const WriteJob &job, const CrmStore &store, const WriteResultShape &shape, const ByteSink &sink)
{
    QList<ZipPart> parts;
    for (int i = 0; i < job.request.files.size(); ++i) {
        const WriteFile &file = job.request.files.at(i);
        parts.append({store.spec(file.module).name + "-bulkwrite.csv",
            [&job, &store, &shape, &file, i](const ByteSink &csvSink) {
                WrittenRows rows(job, store, i);
                ResultCsv csv(echoedColumns(file), shape);
                return csv.write(rows, csvSink);
            }});
    }
    return streamZip(sink, parts, shape.entries);
}

} // namespace sluice::sandbox
