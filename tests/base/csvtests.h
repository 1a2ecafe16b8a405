// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv/csvreader.h"

#include <QBuffer>
#include <QTest>

#include <algorithm>

// The parts of tst_csv and what they share: where their files come from. Test code only, on the
// test's thread.
int runCsvReadingTest(int argc, char **argv);
int runCsvLargeTest(int argc, char **argv);
int runCsvWritingTest(int argc, char **argv);

QString readAllCsv(QIODevice &in, const sluice::CsvOptions &options);

// Gives its bytes in small parts and cannot seek, like a pipe or an inflating device.
class TrickleDevice final : public QIODevice
{
public:
    TrickleDevice(QByteArray bytes, qint64 part)
        : m_bytes(std::move(bytes))
        , m_part(part)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min({m_part, maxSize, m_bytes.size() - m_at});
        std::copy_n(m_bytes.constData() + m_at, size, data);
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_part;
    qint64 m_at = 0;
};

// A prefix, one byte repeated, a suffix: large files that are never in memory.
class LongDevice final : public QIODevice
{
public:
    LongDevice(QByteArray before, char fill, qint64 count, QByteArray after)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_fill(fill)
        , m_count(count)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 readData(char *data, qint64 maxSize) override
    {
        qint64 done = 0;
        for (; done < maxSize && m_at < m_before.size() + m_count + m_after.size();) {
            const qint64 inFill = m_at - m_before.size();
            if (inFill >= 0 && inFill < m_count) {
                const qint64 size = std::min(maxSize - done, m_count - inFill);
                std::fill_n(data + done, size, m_fill);
                done += size;
                m_at += size;
                continue;
            }
            data[done++] = inFill < 0 ? m_before.at(m_at) : m_after.at(inFill - m_count);
            ++m_at;
        }
        return done;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_before;
    QByteArray m_after;
    char m_fill;
    qint64 m_count;
    qint64 m_at = 0;
};

class BrokenDevice final : public QIODevice
{
public:
    BrokenDevice() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (m_isRead) {
            setErrorString(QStringLiteral("the cable was pulled"));
            return -1;
        }
        m_isRead = true;
        const QByteArray bytes("a,b\n1,2\n");
        std::copy_n(bytes.constData(), std::min<qint64>(maxSize, bytes.size()), data);
        return std::min<qint64>(maxSize, bytes.size());
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool m_isRead = false;
};
