// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/zipstream.h"

#include "base/zip/zipwriter.h"

#include <QIODevice>

namespace sluice::sandbox {

namespace {

constexpr qsizetype kZipSentAtOnce = 64 * 1024;

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
        if (m_held.size() < kZipSentAtOnce)
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

bool streamZip(const ByteSink &sink, const QList<ZipPart> &parts, int copies)
{
    SinkDevice device(sink);
    ZipStreamWriter zip(device);
    const auto write = [&zip](QByteArrayView bytes) { return zip.write(bytes).has_value(); };
    for (const ZipPart &part : parts) {
        for (int i = 0; i < copies; ++i) {
            const QByteArray name = i == 0 ? part.name : QByteArray::number(i + 1) + part.name;
            if (!zip.beginEntry(name, 1) || !part.content(write) || !zip.endEntry())
                return false;
        }
    }
    return zip.finish().has_value() && device.finish();
}

bool streamZip(
    const ByteSink &sink, const QByteArray &entryName, int copies, const ZipContent &content)
{
    return streamZip(sink, {{entryName, content}}, copies);
}

} // namespace sluice::sandbox
