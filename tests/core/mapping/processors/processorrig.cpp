// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processorrig.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

class MemoryPasses final : public RecordPasses
{
public:
    MemoryPasses(const RigRows &rows, qint64 first)
        : m_rows(rows)
        , m_first(first)
    {
    }
    Result<void> rewind() override
    {
        m_at = 0;
        return {};
    }
    Result<bool> fill(RecordBatch &batch) override
    {
        for (; m_at < m_rows.size() && !batch.isFull(); ++m_at) {
            const std::vector<QByteArrayView> views(m_rows[m_at].begin(), m_rows[m_at].end());
            batch.append(views, m_first + static_cast<qint64>(m_at));
        }
        return m_at < m_rows.size();
    }

private:
    const RigRows &m_rows;
    qint64 m_first;
    size_t m_at = 0;
};

QByteArray compact(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

void RigLog::write(const LogRecord &record)
{
    const std::lock_guard lock(m_mutex);
    m_lines << QString::fromLatin1(record.component) + u": "_s + record.message;
}

QString RigLog::text() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines.join(u'\n');
}

qsizetype RigLog::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines.size();
}

ProcessorRig::ProcessorRig(QStringList header, RigRows rows, qint64 first)
    : m_header(std::move(header))
    , m_rows(std::move(rows))
    , m_first(first)
{
    timings.commandEnd = std::chrono::milliseconds(300);
}

ProcessingPlace ProcessorRig::place()
{
    return {.folder = folder(),
        .name = u"page-1"_s,
        .timings = timings,
        .logger = m_log.logger(),
        .token = m_stopper.token(),
        .batchRows = batchRows,
        .idColumn = 0,
        .idOf = {},
        .onProgress = {}};
}

void ProcessorRig::note(const RecordBatch &batch)
{
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        QStringList parts;
        QStringList values;
        for (qsizetype column = 0; column < batch.columnCount(); ++column) {
            values << QString::fromUtf8(batch.value(row, column));
            if (batch.isChanged(row, column))
                parts << batch.columns().name(column) + u'=' + values.last();
        }
        m_values.push_back(values);
        m_fates.push_back(batch.fate(row));
        const QString reason = batch.reason(row).message;
        m_outcome << (batch.fate(row) == RowFate::Dropped ? u"(dropped) "_s + reason
                : batch.fate(row) == RowFate::Rejected    ? u"(rejected) "_s + reason
                                                          : parts.join(u' '));
    }
}

QString ProcessorRig::work(const QByteArray &processors, bool isWhole)
{
    m_outcome.clear();
    m_values.clear();
    m_fates.clear();
    const QJsonDocument document = QJsonDocument::fromJson(processors);
    if (!document.isArray())
        return u"the test's JSON is wrong"_s;
    auto chain = ProcessorChain::fromJson(document.array());
    if (!chain)
        return chain.error().text();
    m_chain = std::move(*chain);
    m_columns = Columns(m_header);
    if (auto bound = m_chain.bind(m_columns); !bound)
        return bound.error().text();
    const auto columns = std::make_shared<const Columns>(m_columns);
    MemoryPasses passes(m_rows, m_first);
    if (auto prepared = m_chain.prepare(columns, passes, place()); !prepared)
        return prepared.error().text();
    if (!isWhole)
        return {};
    RecordBatch batch(columns, batchRows);
    [[maybe_unused]] const auto rewound = passes.rewind();
    for (bool isMore = true; isMore;) {
        batch.clear();
        isMore = *passes.fill(batch);
        if (auto done = m_chain.process(batch, m_stopper.token()); !done)
            return done.error().text();
        note(batch);
    }
    return {};
}

QString ProcessorRig::run(const QByteArray &processors)
{
    QElapsedTimer timer;
    timer.start();
    m_error = work(processors, true);
    m_milliseconds = timer.elapsed();
    return m_error;
}

QString ProcessorRig::prepareOnly(const QByteArray &processors)
{
    return work(processors, false);
}

void ProcessorRig::discard()
{
    m_chain.discard(place());
}

QString ProcessorRig::value(qsizetype row, const QString &column) const
{
    return m_values.at(static_cast<size_t>(row)).value(m_columns.indexOf(column));
}

ProcessorRig smallRig(int rows)
{
    RigRows all;
    for (int i = 1; i <= rows; ++i)
        all.push_back({QByteArray::number(1000 + i), "Name " + QByteArray::number(i), "India"});
    return ProcessorRig({u"Id"_s, u"Name"_s, u"Country"_s}, std::move(all));
}

QByteArray scriptJson(const QByteArray &source, const QByteArray &more)
{
    return R"([{"type":"script","file":"test.js","source":)" + compact(QString::fromUtf8(source))
        + ',' + more + "}]";
}

QByteArray commandJson(const QStringList &words, const QByteArray &more)
{
    return R"([{"type":"command","program":)" + compact(words.first()) + R"(,"arguments":)"
        + QJsonDocument(QJsonArray::fromStringList(words.sliced(1))).toJson(QJsonDocument::Compact)
        + ',' + more + "}]";
}

QByteArray shellJson(const QString &text, const QByteArray &more)
{
    return commandJson({u"sh"_s, u"-c"_s, text}, more);
}

bool isAlive(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    return pid > 0 && file.open(QIODevice::ReadOnly)
        && !file.readAll().contains(") Z "); // one that has ended and waits to be counted
}
