// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/zipparts.h"

#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kSentAtOnce = 64 * 1024;

// Where the zip writer writes: collects small pieces, hands on large ones.
class SinkDevice final : public QIODevice
{
public:
    explicit SinkDevice(const ByteSink &sink)
        : m_sink(sink)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool finish() { return m_held.isEmpty() || m_sink(m_held); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_held.append(data, size);
        if (m_held.size() < kSentAtOnce)
            return size;
        const bool isTaken = m_sink(m_held);
        m_held.resize(0);
        return isTaken ? size : -1;
    }

private:
    const ByteSink &m_sink;
    QByteArray m_held;
};

} // namespace

bool streamZip(
    const ByteSink &sink, const QByteArray &entryName, int entries, const ZipContent &content)
{
    SinkDevice device(sink);
    ZipStreamWriter zip(device);
    for (int i = 0; i < entries; ++i) {
        const QByteArray name = i == 0 ? entryName : QByteArray::number(i + 1) + entryName;
        if (!zip.beginEntry(name, 1))
            return false;
        if (!content([&zip](QByteArrayView bytes) { return zip.write(bytes).has_value(); }))
            return false;
        if (!zip.endEntry())
            return false;
    }
    return zip.finish().has_value() && device.finish();
}

char delimiterOfHeader(QByteArrayView headerLine)
{
    char best = ',';
    auto most = std::count(headerLine.begin(), headerLine.end(), ',');
    for (const char candidate : {';', ':', '|'}) {
        const auto count = std::count(headerLine.begin(), headerLine.end(), candidate);
        if (count > most) {
            best = candidate;
            most = count;
        }
    }
    return best;
}

Result<QByteArray> headerLineOfUpload(const QString &path)
{
    auto zip = ZipReader::open(path);
    if (!zip)
        return fail(zip.error());
    auto entry = singleCsvEntry(**zip);
    if (!entry)
        return fail(entry.error());
    auto device = (*zip)->openEntry(entry->index);
    if (!device)
        return fail(device.error());
    QByteArray line;
    while (!line.contains('\n') && line.size() < kSentAtOnce) {
        const QByteArray piece = (*device)->read(4096);
        if (piece.isEmpty())
            break;
        line += piece;
    }
    const qsizetype end = line.indexOf('\n');
    return (end < 0 ? line : line.left(end)).trimmed();
}

} // namespace sluice::sandbox
