// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/pagepasses.h"

#include "core/mapping/recordbatch.h"

namespace sluice {

PagePasses::PagePasses(QString path, qint64 firstOrdinal, PartRows rows, char delimiter)
    : m_path(std::move(path))
    , m_firstOrdinal(firstOrdinal)
    , m_rows(rows)
    , m_delimiter(delimiter)
{
}

Result<void> PagePasses::rewind()
{
    auto page = PageFile::open(m_path, "id", m_delimiter);
    if (!page)
        return fail(page.error());
    m_page = std::move(*page);
    return {};
}

Result<bool> PagePasses::fill(RecordBatch &batch)
{
    CsvReader &csv = m_page->csv();
    while (!batch.isFull()) {
        if (m_rows.last > 0 && csv.row() >= m_rows.last)
            return false;
        auto kind = csv.next();
        if (!kind)
            return fail(m_page->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return false;
        if (*kind == CsvReader::Kind::Row && csv.row() >= m_rows.first)
            batch.append(csv.fields(), m_firstOrdinal + csv.row() - 1);
    }
    return true;
}

} // namespace sluice
