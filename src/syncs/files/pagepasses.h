// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/recordpasses.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/partrange.h"

namespace sluice {

// The readable records of a page's file for processors that go over all of them beforehand; rows
// that are no CSV are passed over. Owned by the step that works the page, on its thread.
class PagePasses final : public RecordPasses
{
public:
    PagePasses(QString path, qint64 firstOrdinal, PartRows rows, char delimiter);
    Result<void> rewind() override;
    Result<bool> fill(RecordBatch &batch) override;

private:
    QString m_path;
    qint64 m_firstOrdinal;
    PartRows m_rows;
    char m_delimiter;
    std::unique_ptr<PageFile> m_page;
};

} // namespace sluice
