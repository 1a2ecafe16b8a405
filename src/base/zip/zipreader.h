// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace sluice {

// What an archive may cost (reliability-security D, Zip rows).
struct ZipLimits
{
    int maxEntries = 16;
    qint64 maxTotalBytes = 4LL << 30;
    int maxRatio = 300; // output over input, once the output has passed ratioFloor
    qint64 ratioFloor = 64 << 20;
};

// One entry as the central directory has it. The name is for people only, never a path.
struct ZipEntry
{
    QByteArray name;
    qint64 compressedSize = 0;
    qint64 uncompressedSize = 0;
    quint32 crc = 0;
    int index = 0;
};

// The inflated bytes of one entry, in bounded memory. Sequential and read-only; belongs to the
// caller and holds its own file handle, so that it may outlive its ZipReader and live on another
// thread (one at a time). Counts actual output bytes against the limits. Read it until read() gives
// 0: only atVerifiedEnd() says that size and CRC are right, and nothing is to be trusted before.
class ZipEntryDevice : public QIODevice
{
    Q_OBJECT
public:
    ~ZipEntryDevice() override;

    bool isSequential() const override { return true; }
    bool atEnd() const override;
    void close() override;

    const std::optional<Error> &failure() const; // set when read() returned -1
    bool atVerifiedEnd() const; // everything was read; size and CRC are right

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    friend class ZipReader;
    class Private;
    explicit ZipEntryDevice(std::unique_ptr<Private> d);
    qint64 refuse(Error error);
    qint64 verifyEnd();

    std::unique_ptr<Private> m_d;
};

// Opens an archive after checking its whole directory: refuses what is truncated, encrypted,
// overlapping, badly named, packed with an unknown method, a link or a device, or more than the
// limits allow. Used on one thread; never extracts to a path and never believes a declared size.
class ZipReader
{
public:
    static Result<std::unique_ptr<ZipReader>> open(const QString &path, ZipLimits limits = {});
    ~ZipReader();

    const QList<ZipEntry> &entries() const { return m_entries; }
    Result<std::unique_ptr<ZipEntryDevice>> openEntry(int index) const;

private:
    ZipReader() = default;

    QString m_path;
    ZipLimits m_limits;
    QList<ZipEntry> m_entries;
};

// The one entry whose name ends in .csv (case does not count); otherwise an Error that lists the
// entries.
Result<ZipEntry> singleCsvEntry(const ZipReader &zip);

} // namespace sluice
