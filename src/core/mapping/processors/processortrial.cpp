// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processortrial.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The sample as a page has it.
class SamplePasses final : public RecordPasses
{
public:
    explicit SamplePasses(const SampleRows &sample)
    {
        for (const QStringList &row : sample.rows) {
            std::vector<QByteArray> cells;
            for (const QString &value : row)
                cells.push_back(value.toUtf8());
            m_rows.push_back(std::move(cells));
        }
    }

    Result<void> rewind() override
    {
        m_next = 0;
        return {};
    }
    Result<bool> fill(RecordBatch &batch) override
    {
        std::vector<QByteArrayView> views;
        for (; m_next < m_rows.size() && !batch.isFull(); ++m_next) {
            views.assign(m_rows[m_next].cbegin(), m_rows[m_next].cend());
            batch.append(views, static_cast<qint64>(m_next) + 1);
        }
        return m_next < m_rows.size();
    }

private:
    std::vector<std::vector<QByteArray>> m_rows;
    size_t m_next = 0;
};

QStringList valuesOf(const RecordBatch &batch, qsizetype row)
{
    QStringList values;
    for (qsizetype column = 0; column < batch.columnCount(); ++column)
        values << QString::fromUtf8(batch.value(row, column));
    return values;
}

// Bound, prepared and run over all of the sample.
Result<ProcessorTrial> runChain(
    const QJsonArray &processors, const SampleRows &sample, const ProcessingPlace &place)
{
    auto chain = ProcessorChain::fromJson(processors);
    if (!chain)
        return fail(chain.error());
    auto columns = std::make_shared<Columns>(sample.columns);
    if (auto bound = chain->bind(*columns); !bound)
        return fail(bound.error());
    SamplePasses passes(sample);
    if (chain->needsPage()) {
        if (auto prepared = chain->prepare(columns, passes, place); !prepared)
            return fail(prepared.error());
    }
    ProcessorTrial trial{.columns = columns->names(), .records = {}};
    RecordBatch batch(columns, std::max<qsizetype>(sample.rows.size(), 1));
    if (auto rewound = passes.rewind(); !rewound)
        return fail(rewound.error());
    if (auto filled = passes.fill(batch); !filled)
        return fail(filled.error());
    QList<QStringList> before;
    for (qsizetype row = 0; row < batch.rowCount(); ++row)
        before << valuesOf(batch, row);
    auto done = chain->process(batch, place.token);
    chain->discard(place);
    if (!done)
        return fail(done.error());
    for (qsizetype row = 0; row < batch.rowCount(); ++row)
        trial.records.append({.before = before.at(row),
            .after = valuesOf(batch, row),
            .fate = batch.fate(row),
            .reason = batch.isKept(row) ? RowReason() : batch.reason(row)});
    return trial;
}

} // namespace

qsizetype ProcessorTrial::Record::changes() const
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < after.size(); ++i)
        count += after.at(i) != before.value(i);
    return count;
}

SampleRows ProcessorTrial::kept() const
{
    SampleRows rows{.columns = columns, .rows = {}};
    for (const Record &record : records) {
        if (record.fate == RowFate::Keep)
            rows.rows << record.after;
    }
    return rows;
}

Result<ProcessorTrial> tryProcessors(
    const QJsonArray &processors, const SampleRows &sample, const TrialPlace &place)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(ErrorKind::Disk, u"The sample cannot be tried"_s, folder.errorString(),
            u"Make room in the folder for temporary files"_s);
    const ProcessingPlace working{.folder = folder.path() + u"/processing"_s,
        .name = u"sample"_s,
        .timings = place.timings,
        .logger = place.logger,
        .token = place.token,
        .idColumn = sample.columns.indexOf(u"id"_s)};
    QElapsedTimer clock;
    const qsizetype shown = place.shown < 0 ? processors.size() : place.shown;
    QJsonArray first = processors;
    QJsonArray last;
    for (qsizetype i = 0; i < shown && !first.isEmpty(); ++i) {
        last.prepend(first.last());
        first.removeLast();
    }
    SampleRows rows = sample;
    if (!first.isEmpty()) {
        const auto made = runChain(first, sample, working);
        if (!made)
            return fail(made.error());
        rows = made->kept();
    }
    clock.start();
    auto trial = runChain(last, rows, working);
    if (trial)
        trial->milliseconds = clock.elapsed();
    return trial;
}

} // namespace sluice
