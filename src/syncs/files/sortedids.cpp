// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/sortedids.h"

#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <queue>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kIdsAtOnce = 8'192;

Error idFileError(const QString &path)
{
    return diskError(u"Could not work with the list of ids %1"_s.arg(path), errno);
}

// Writes ids to a file, a block at a time.
class IdWriter
{
public:
    explicit IdWriter(const QString &path)
        : m_file(path)
    {
    }
    Result<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return fail(idFileError(m_file.fileName()));
        return {};
    }
    Result<void> write(quint64 id)
    {
        m_block.push_back(id);
        return m_block.size() < kIdsAtOnce ? Result<void>() : flush();
    }
    Result<void> flush()
    {
        const auto size = static_cast<qint64>(m_block.size() * sizeof(quint64));
        if (m_file.write(reinterpret_cast<const char *>(m_block.data()), size) != size
            || !m_file.flush())
            return fail(idFileError(m_file.fileName()));
        m_block.clear();
        return {};
    }

private:
    QFile m_file;
    std::vector<quint64> m_block;
};

} // namespace

SortedIds::SortedIds(QString path, size_t inMemory)
    : m_path(std::move(path))
    , m_inMemory(inMemory)
{
}

SortedIds::~SortedIds()
{
    for (const QString &piece : std::as_const(m_pieces))
        QFile::remove(piece);
}

Result<void> SortedIds::add(quint64 id)
{
    m_ids.push_back(id);
    return m_ids.size() < m_inMemory ? Result<void>() : spill();
}

Result<void> SortedIds::spill()
{
    std::ranges::sort(m_ids);
    m_pieces << u"%1.%2"_s.arg(m_path).arg(m_pieces.size());
    IdWriter writer(m_pieces.last());
    if (auto opened = writer.open(); !opened)
        return opened;
    for (const quint64 id : m_ids) {
        if (auto written = writer.write(id); !written)
            return written;
    }
    m_ids.clear();
    return writer.flush();
}

Result<qint64> SortedIds::merge()
{
    using Head = std::pair<quint64, size_t>; // the next id of a piece
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    std::vector<std::unique_ptr<SortedIdReader>> readers;
    const auto advance = [&heads, &readers](size_t piece) -> Result<void> {
        auto id = readers[piece]->next();
        if (!id)
            return fail(id.error());
        if (*id)
            heads.push({**id, piece});
        return {};
    };
    for (const QString &piece : std::as_const(m_pieces)) {
        readers.push_back(std::make_unique<SortedIdReader>(piece));
        if (auto opened = readers.back()->open(); !opened)
            return fail(opened.error());
        if (auto advanced = advance(readers.size() - 1); !advanced)
            return fail(advanced.error());
    }
    IdWriter writer(m_path);
    if (auto opened = writer.open(); !opened)
        return fail(opened.error());
    qint64 count = 0;
    std::optional<quint64> last;
    while (!heads.empty()) {
        const auto [id, piece] = heads.top();
        heads.pop();
        if (id != last) {
            if (auto written = writer.write(id); !written)
                return fail(written.error());
            ++count;
            last = id;
        }
        if (auto advanced = advance(piece); !advanced)
            return fail(advanced.error());
    }
    if (auto flushed = writer.flush(); !flushed)
        return fail(flushed.error());
    return count;
}

Result<qint64> SortedIds::finish()
{
    if (auto spilled = spill(); !spilled)
        return fail(spilled.error());
    return merge();
}

SortedIdReader::SortedIdReader(const QString &path)
    : m_file(path)
{
}

Result<void> SortedIdReader::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return fail(idFileError(m_file.fileName()));
    return {};
}

Result<std::optional<quint64>> SortedIdReader::next()
{
    if (m_at == m_buffer.size()) {
        m_buffer.resize(kIdsAtOnce);
        const qint64 got = m_file.read(reinterpret_cast<char *>(m_buffer.data()),
            static_cast<qint64>(m_buffer.size() * sizeof(quint64)));
        if (got < 0)
            return fail(idFileError(m_file.fileName()));
        m_buffer.resize(static_cast<size_t>(got) / sizeof(quint64));
        m_at = 0;
        if (m_buffer.empty())
            return std::nullopt;
    }
    return m_buffer[m_at++];
}

Result<void> forEachMissing(
    const QString &ids, const QString &others, const std::function<Result<void>(quint64 id)> &visit)
{
    SortedIdReader wanted(ids);
    SortedIdReader known(others);
    for (SortedIdReader *reader : {&wanted, &known}) {
        if (auto opened = reader->open(); !opened)
            return opened;
    }
    auto other = known.next();
    for (;;) {
        auto id = wanted.next();
        if (!id)
            return fail(id.error());
        if (!*id)
            return {};
        while (other && *other && **other < **id)
            other = known.next();
        if (!other)
            return fail(other.error());
        if (*other && **other == **id)
            continue;
        if (auto visited = visit(**id); !visited)
            return visited;
    }
}

} // namespace sluice
