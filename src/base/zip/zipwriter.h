// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

class QIODevice;

namespace sluice {

// Writes an archive of one entry to `path` (mode 0600) and syncs the file; the folder is the
// caller's, as is the name (write to a temporary one, then renameDurably()). The same content gives
// the same bytes: the entry carries no time. `level` is libdeflate's, 1 to 12. Any thread.
Result<void> writeZipFile(
    const QString &path, const QByteArray &entryName, QByteArrayView content, int level = 6);

// Writes an archive front to back to a device that may be sequential, entry sizes not known
// beforehand (they follow each entry as a data descriptor). Used on one thread; the device is the
// caller's. Never seeks, never holds more than a block; refuses entries and archives over 4 GiB.
class ZipStreamWriter
{
public:
    explicit ZipStreamWriter(QIODevice &out);
    ~ZipStreamWriter();
    ZipStreamWriter(const ZipStreamWriter &) = delete;
    ZipStreamWriter &operator=(const ZipStreamWriter &) = delete;

    Result<void> beginEntry(const QByteArray &name, int level = 1); // level 0 to 3, ISA-L's
    Result<void> write(QByteArrayView bytes);
    Result<void> endEntry();
    Result<void> finish(); // the directory; nothing can follow

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sluice
