// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"
#include "fuzz/fuzztargets.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

#include <libdeflate.h>
#include <sys/mman.h>
#include <unistd.h>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

// A file in memory that has a path for as long as this lives.
class MemoryFile
{
public:
    explicit MemoryFile(const QByteArray &content)
        : m_descriptor(::memfd_create("fuzz", MFD_CLOEXEC))
    {
        if (::write(m_descriptor, content.constData(), static_cast<size_t>(content.size()))
            != content.size())
            qFatal("No file in memory");
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    QString path() const { return u"/proc/self/fd/%1"_s.arg(m_descriptor); }

private:
    int m_descriptor;
};

} // namespace

void fuzzZip(const QByteArray &input)
{
    const MemoryFile file(input);
    const ZipLimits limits{
        .maxEntries = 4, .maxTotalBytes = 1 << 20, .maxRatio = 50, .ratioFloor = 64 << 10};
    const auto zip = ZipReader::open(file.path(), limits);
    if (!zip)
        return;
    if ((*zip)->entries().size() > limits.maxEntries)
        qFatal("More entries than are allowed");
    [[maybe_unused]] const auto single = singleCsvEntry(**zip);
    for (const ZipEntry &entry : (*zip)->entries()) {
        const auto device = (*zip)->openEntry(entry.index);
        if (!device)
            continue;
        QByteArray buffer(4096, Qt::Uninitialized);
        qint64 total = 0;
        quint32 crc = 0;
        qint64 got = 0;
        while ((got = (*device)->read(buffer.data(), buffer.size())) > 0) {
            total += got;
            crc = libdeflate_crc32(crc, buffer.constData(), static_cast<size_t>(got));
            if (total > limits.maxTotalBytes + buffer.size())
                qFatal("More output than is allowed");
        }
        const bool isRight = total == entry.uncompressedSize && crc == entry.crc;
        if ((*device)->atVerifiedEnd() != isRight && (*device)->atVerifiedEnd())
            qFatal("A wrong entry was called verified");
        if ((*device)->atVerifiedEnd() == (*device)->failure().has_value())
            qFatal("An entry that is neither verified nor refused");
    }
}

QByteArrayList zipSeeds()
{
    QByteArrayList seeds;
    const QByteArray text = "id,name\n1,Ann\n2,Bob\n" + QByteArray(300, 'x') + '\n';
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"seed.zip"_s);
    if (writeZipFile(path, "page.csv", text)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            seeds << file.readAll();
    }
    for (const int level : {0, 1}) {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        ZipStreamWriter writer(out);
        const bool isMade = writer.beginEntry("a.csv", level) && writer.write(text)
            && writer.endEntry() && writer.beginEntry("folder/b.txt", level)
            && writer.write("second") && writer.endEntry() && writer.finish();
        if (isMade)
            seeds << out.data();
    }
    return seeds;
}

} // namespace sluice::testing
