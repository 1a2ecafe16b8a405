// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/pagewriter.h"

#include "base/csv/csvwriter.h"
#include "base/files.h"

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

PageWriter::PageWriter(const QString &path)
    : m_file(path)
    , m_zip(m_file)
{
}

Result<std::unique_ptr<PageWriter>> PageWriter::begin(
    const QString &path, const QByteArray &name, const QStringList &columns)
{
    std::unique_ptr<PageWriter> page(new PageWriter(path));
    if (!page->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    page->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (auto begun = page->m_zip.beginEntry(name); !begun)
        return fail(begun.error());
    QByteArray header;
    CsvWriter csv(header);
    for (const QString &column : columns)
        csv.field(column.toUtf8());
    csv.endRow();
    if (auto written = page->write(header); !written)
        return fail(written.error());
    return page;
}

Result<qint64> PageWriter::finish()
{
    if (auto ended = m_zip.endEntry(); !ended)
        return fail(ended.error());
    if (auto finished = m_zip.finish(); !finished)
        return fail(finished.error());
    if (auto synced = syncFile(m_file); !synced)
        return fail(synced.error());
    return m_file.size();
}

} // namespace sluice
