// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zip/zipreader.h"

#include <QByteArray>
#include <QList>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

// The parts of tst_zip and what they share: archives made byte by byte, right and wrong. Test code
// only, on the test's thread.
int runZipRefusingTest(int argc, char **argv);
int runZipReadingTest(int argc, char **argv);
int runZipWritingTest(int argc, char **argv);

// An entry, byte by byte; what a case wants wrong, it changes.
struct Entry
{
    QByteArray name;
    QByteArray plain = {};
    quint16 method = 8;
    quint16 flags = 0;
    quint32 attributes = 0;
    std::optional<QByteArray> packed = {};
    std::optional<quint32> crc = {};
    std::optional<quint64> plainSize = {};
    std::optional<QByteArray> localName = {};
    std::optional<quint32> localAt = {};
    bool isZip64 = false;
};

struct Archive
{
    QList<Entry> entries;
    bool isZip64 = false;
    QByteArray tail = {}; // behind the end
    std::optional<quint64> count = {};
    int directoryShift = 0;
};

void put(QByteArray &out, quint64 value, int bytes); // little-endian
QByteArray rawDeflate(const QByteArray &plain);
quint32 crcOf(const QByteArray &plain);
QByteArray build(const Archive &archive);
QString saved(const QTemporaryDir &folder, const QByteArray &bytes); // its path
// "" if the archive opens and every entry is right, else the code of its Error.
QString outcomeOf(const QString &path, sluice::ZipLimits limits = {});
QByteArray contentOf(sluice::ZipReader &reader, int index, qint64 part = 65'536);
QByteArray sampleCsv(qsizetype rows);
