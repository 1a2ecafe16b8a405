// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/localpart.h"

#include "core/mapping/processor.h"
#include "syncs/crmbulk/chunkfile.h"
#include "syncs/crmbulk/pagefile.h"

#include <QElapsedTimer>
#include <QFile>

#include <deque>
#include <future>

#include <sys/resource.h>

namespace sluice::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBatchRows = 1000;
constexpr size_t kPackedAtOnce = 2;

double cpuSecondsNow()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds
        = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Packs chunks beside the work that makes them.
class Packing
{
public:
    explicit Packing(const QString &folder)
        : m_folder(folder)
    {
    }

    Result<void> add(const ChunkBuilder &builder, int number)
    {
        const QString csv = m_folder + u"/chunk-%1.csv"_s.arg(number);
        QFile file(csv);
        if (!file.open(QIODevice::WriteOnly) || file.write(builder.csv()) != builder.csv().size())
            return fail(ErrorKind::Disk, u"Could not write a chunk"_s, file.errorString());
        file.close();
        m_waiting.push_back(std::async(
            std::launch::async, [csv, columns = builder.changedColumns()]() -> Result<qint64> {
                const QString zip = csv + u".zip"_s;
                if (auto packed = packChunk(csv, zip, columns); !packed)
                    return fail(packed.error());
                return QFile(zip).size();
            }));
        return m_waiting.size() > kPackedAtOnce ? takeOne() : Result<void>();
    }

    Result<qint64> finish()
    {
        while (!m_waiting.empty()) {
            if (auto taken = takeOne(); !taken)
                return fail(taken.error());
        }
        return m_bytes;
    }

private:
    Result<void> takeOne()
    {
        auto bytes = m_waiting.front().get();
        m_waiting.pop_front();
        if (!bytes)
            return fail(bytes.error());
        m_bytes += *bytes;
        return {};
    }

    QString m_folder;
    std::deque<std::future<Result<qint64>>> m_waiting;
    qint64 m_bytes = 0;
};

// One page: its changed rows go to chunks.
class PagePass
{
public:
    PagePass(PageFile &page, ProcessorChain &chain, int chunkRows, Packing &packing, LocalPart &sum)
        : m_page(page)
        , m_chain(chain)
        , m_columns(std::make_shared<Columns>(page.columns()))
        , m_builder(chain.writes(), chunkRows)
        , m_packing(packing)
        , m_sum(sum)
    {
    }

    Result<void> run()
    {
        if (auto bound = m_chain.bind(*m_columns); !bound)
            return bound;
        for (const QString &field : m_chain.writes())
            m_index << m_columns->indexOf(field);
        m_changed.fill(false, m_index.size());
        m_values.resize(static_cast<size_t>(m_index.size()));
        RecordBatch batch(m_columns, kBatchRows);
        for (bool isMore = true; isMore;) {
            batch.clear();
            auto filled = fill(batch);
            if (!filled)
                return fail(filled.error());
            isMore = *filled;
            if (auto done = m_chain.process(batch, CancelToken()); !done)
                return done;
            for (qsizetype row = 0; row < batch.rowCount(); ++row) {
                if (auto taken = take(batch, row); !taken)
                    return taken;
            }
        }
        return close();
    }

private:
    Result<bool> fill(RecordBatch &batch)
    {
        while (!batch.isFull()) {
            auto kind = m_page.csv().next();
            if (!kind)
                return fail(kind.error());
            if (*kind == CsvReader::Kind::End)
                return false;
            batch.append(m_page.csv().fields(), ++m_sum.rows);
        }
        return true;
    }

    Result<void> take(const RecordBatch &batch, qsizetype row)
    {
        if (!batch.isRowChanged(row))
            return {};
        for (qsizetype i = 0; i < m_index.size(); ++i) {
            m_values[static_cast<size_t>(i)] = batch.value(row, m_index.at(i));
            m_changed[i] = batch.isChanged(row, m_index.at(i));
        }
        m_builder.add(batch.ordinal(row), batch.value(row, m_page.idColumn()), m_values, m_changed);
        ++m_sum.changed;
        return m_builder.isFull() ? close() : Result<void>();
    }

    Result<void> close()
    {
        if (m_builder.rowCount() == 0)
            return {};
        if (auto added = m_packing.add(m_builder, ++m_sum.chunks); !added)
            return added;
        m_builder.clear();
        return {};
    }

    PageFile &m_page;
    ProcessorChain &m_chain;
    std::shared_ptr<Columns> m_columns;
    ChunkBuilder m_builder;
    Packing &m_packing;
    LocalPart &m_sum;
    QList<qsizetype> m_index;
    QList<bool> m_changed;
    std::vector<QByteArrayView> m_values;
};

} // namespace

Result<LocalPart> localPart(
    const QStringList &pages, const QJsonArray &processors, int chunkRows, const QString &folder)
{
    LocalPart sum;
    QElapsedTimer timer;
    timer.start();
    const double cpu = cpuSecondsNow();
    Packing packing(folder);
    for (const QString &path : pages) {
        if (auto rows = countRows(path); !rows)
            return fail(rows.error());
        auto page = PageFile::open(path);
        if (!page)
            return fail(page.error());
        auto chain = ProcessorChain::fromJson(processors);
        if (!chain)
            return fail(chain.error());
        if (auto done = PagePass(**page, *chain, chunkRows, packing, sum).run(); !done)
            return fail(done.error());
    }
    auto bytes = packing.finish();
    if (!bytes)
        return fail(bytes.error());
    sum.zipBytes = *bytes;
    sum.seconds = double(timer.nsecsElapsed()) / 1e9;
    sum.cpuSeconds = cpuSecondsNow() - cpu;
    return sum;
}

} // namespace sluice::bench
