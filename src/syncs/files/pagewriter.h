// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zip/zipwriter.h"

#include <QFile>
#include <QStringList>

#include <memory>

namespace sluice {

// Writes a page as a service's export would be, an archive of one CSV, row by row. Used by one
// step; what was not finished is worth nothing.
class PageWriter final
{
public:
    // Makes the file, and the header's line in it.
    static Result<std::unique_ptr<PageWriter>> begin(
        const QString &path, const QByteArray &name, const QStringList &columns);

    Result<void> write(QByteArrayView rows) { return m_zip.write(rows); } // whole CSV rows
    Result<qint64> finish(); // durable; the file's bytes

private:
    explicit PageWriter(const QString &path);
    QFile m_file;
    ZipStreamWriter m_zip;
};

} // namespace sluice
