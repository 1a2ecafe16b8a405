// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/sourcefile.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "base/zip/zipwriter.h"

#include <QBuffer>
#include <QFile>
#include <QStringDecoder>

#include <array>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBlock = 256 * 1024;
constexpr qint64 kHeaderBytes = 1 << 20;

// What Windows-1252 has in place of the control characters 0x80 to 0x9F.
constexpr std::array<char16_t, 32> kWindowsLetters{u'\u20AC', u'\uFFFD', u'\u201A', u'\u0192',
    u'\u201E', u'\u2026', u'\u2020', u'\u2021', u'\u02C6', u'\u2030', u'\u0160', u'\u2039',
    u'\u0152', u'\uFFFD', u'\u017D', u'\uFFFD', u'\uFFFD', u'\u2018', u'\u2019', u'\u201C',
    u'\u201D', u'\u2022', u'\u2013', u'\u2014', u'\u02DC', u'\u2122', u'\u0161', u'\u203A',
    u'\u0153', u'\uFFFD', u'\u017E', u'\u0178'};

QByteArray utf8OfWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &letter : text) {
        if (letter.unicode() >= 0x80 && letter.unicode() < 0xA0)
            letter = kWindowsLetters[letter.unicode() - 0x80U];
    }
    return text.toUtf8();
}

// Turns the blocks of a file into UTF-8 as they come.
class Utf8Blocks
{
public:
    explicit Utf8Blocks(bool isWindows1252)
        : m_isWindows1252(isWindows1252)
    {
    }
    QByteArray next(const QByteArray &block)
    {
        if (m_isWindows1252)
            return utf8OfWindows1252(block);
        if (m_isFirst)
            begin(block);
        if (!m_decoder)
            return m_skipped > 0 ? block.mid(std::exchange(m_skipped, 0)) : block;
        const QString text = m_decoder->decode(block);
        return text.toUtf8();
    }

private:
    // UTF-8 goes through as it is, its errors with it: the reader tells them row by row.
    void begin(const QByteArray &block)
    {
        m_isFirst = false;
        const auto encoding = QStringConverter::encodingForData(block);
        if (encoding == QStringConverter::Utf8)
            m_skipped = 3;
        else if (encoding)
            m_decoder.emplace(*encoding);
    }

    const bool m_isWindows1252;
    bool m_isFirst = true;
    qsizetype m_skipped = 0;
    std::optional<QStringDecoder> m_decoder;
};

Error sourceError(const QFile &file)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"The file %1 cannot be read"_s.arg(file.fileName()),
        .why = file.errorString(),
        .next = u"Put it back, or choose another in the job"_s,
        .code = u"SOURCE_FILE"_s};
}

Result<void> copyAsUtf8(QFile &from, QFile &to, bool isWindows1252, const CancelToken &token,
    const std::function<void(qint64 done, qint64 total)> &onProgress)
{
    Utf8Blocks blocks(isWindows1252);
    const qint64 total = from.size();
    qint64 done = 0;
    for (;;) {
        if (token.isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the file was copied"_s);
        const QByteArray block = from.read(kBlock);
        if (block.isEmpty())
            break;
        const QByteArray text = blocks.next(block);
        if (to.write(text) != text.size())
            return fail(diskError(u"Could not write %1"_s.arg(to.fileName()), errno));
        done += block.size();
        onProgress(done, total);
    }
    if (from.error() != QFileDevice::NoError)
        return fail(sourceError(from));
    return {};
}

Result<qint64> headerEnd(QFile &file, char delimiter)
{
    CsvReader reader(file, {.delimiter = delimiter});
    auto header = reader.readHeader();
    if (!header)
        return fail(header.error());
    auto kind = reader.next();
    if (!kind)
        return fail(kind.error());
    return *kind == CsvReader::Kind::End ? file.size() : reader.byteOffset();
}

// Hands on the bytes of the file from `from` to `until`.
Result<void> handOn(QFile &file, qint64 from, qint64 until,
    const std::function<Result<void>(const QByteArray &block)> &take)
{
    if (!file.seek(from))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    while (from < until) {
        const QByteArray block = file.read(std::min(kBlock, until - from));
        if (block.isEmpty())
            return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
        if (auto taken = take(block); !taken)
            return taken;
        from += block.size();
    }
    return {};
}

Result<void> append(ZipStreamWriter &zip, QFile &file, qint64 from, qint64 until)
{
    return handOn(file, from, until, [&zip](const QByteArray &block) { return zip.write(block); });
}

Result<void> append(QFile &to, QFile &file, qint64 from, qint64 until)
{
    return handOn(file, from, until, [&to](const QByteArray &block) -> Result<void> {
        if (to.write(block) != block.size())
            return fail(diskError(u"Could not write %1"_s.arg(to.fileName()), errno));
        return {};
    });
}

// The rows that `nextRow` names, from the one file to the other.
Result<void> copyRows(QFile &from, char delimiter, const std::function<Result<qint64>()> &nextRow,
    QFile &to, const CancelToken &token)
{
    QFile bytes(from.fileName()); // beside the reader, which is ahead of its row
    if (!bytes.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(from.fileName()), errno));
    CsvReader reader(from, {.delimiter = delimiter});
    if (auto header = reader.readHeader(); !header)
        return fail(header.error());
    auto wanted = nextRow();
    qint64 begin = 0; // of what is wanted, the header first
    for (bool isWanted = true; wanted;) {
        if (token.isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the file was copied"_s);
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        const bool isEnd = *kind == CsvReader::Kind::End;
        const qint64 end = isEnd ? from.size() : reader.byteOffset();
        if (auto kept = isWanted ? append(to, bytes, begin, end) : Result<void>(); !kept)
            return kept;
        if (isEnd || *wanted == 0)
            return {};
        isWanted = reader.row() == *wanted;
        begin = end;
        if (isWanted)
            wanted = nextRow();
    }
    return fail(wanted.error());
}

// A file that is whole under its name or not there at all.
Result<qint64> keepWhole(const QString &to, const std::function<Result<void>(QFile &file)> &write)
{
    const QString part = to + u".part"_s;
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(u"Could not write %1"_s.arg(part), errno));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    auto written = write(file);
    if (written)
        written = syncFile(file);
    const qint64 bytes = file.size();
    file.close();
    if (!written) {
        QFile::remove(part);
        return fail(written.error());
    }
    if (auto renamed = renameDurably(part, to); !renamed)
        return fail(renamed.error());
    return bytes;
}

// Where the rows from `from` on end, `mostRows` of them.
Result<SourceSlice> measured(QFile &file, char delimiter, qint64 from, qint64 mostRows)
{
    if (!file.seek(from))
        return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
    CsvReader reader(file, {.delimiter = delimiter});
    SourceSlice slice;
    for (;;) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        slice.isLast = *kind == CsvReader::Kind::End;
        if (slice.isLast || slice.rows == mostRows)
            break;
        ++slice.rows;
    }
    slice.nextOffset = slice.isLast ? file.size() : from + reader.byteOffset();
    return slice;
}

} // namespace

Result<SourceSample> sourceSample(const SourceFile &source, qsizetype mostRows)
{
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(sourceError(file));
    QByteArray text = Utf8Blocks(source.isWindows1252).next(file.read(kHeaderBytes));
    const bool isWhole = file.atEnd();
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, {.delimiter = source.delimiter});
    auto header = reader.readHeader();
    if (!header) {
        Error error = header.error();
        error.kind = ErrorKind::Config;
        error.what = u"The header of %1 cannot be read"_s.arg(source.path);
        return fail(std::move(error));
    }
    SourceSample sample;
    for (const QByteArray &name : std::as_const(*header))
        sample.columns.append(QString::fromUtf8(name));
    while (sample.rows.size() < mostRows) {
        const auto kind = reader.next();
        if (!kind || *kind == CsvReader::Kind::End) {
            if (!isWhole && !sample.rows.isEmpty())
                sample.rows.removeLast(); // cut off at the end of what was read
            break;
        }
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        QStringList values;
        for (const QByteArrayView value : reader.fields())
            values.append(QString::fromUtf8(value));
        sample.rows.append(values);
    }
    return sample;
}

Result<QStringList> sourceColumns(const SourceFile &source)
{
    auto sample = sourceSample(source, 0);
    if (!sample)
        return fail(sample.error());
    return sample->columns;
}

Result<qint64> keepSourceFile(const SourceFile &source, const QString &to, const CancelToken &token,
    const std::function<void(qint64 done, qint64 total)> &onProgress)
{
    QFile from(source.path);
    if (!from.open(QIODevice::ReadOnly))
        return fail(sourceError(from));
    return keepWhole(to, [&](QFile &copy) {
        return copyAsUtf8(from, copy, source.isWindows1252, token, onProgress);
    });
}

Result<qint64> keepSourceRows(const QString &copy, char delimiter,
    const std::function<Result<qint64>()> &nextRow, const QString &to, const CancelToken &token)
{
    QFile from(copy);
    if (!from.open(QIODevice::ReadOnly))
        return fail(sourceError(from));
    return keepWhole(
        to, [&](QFile &file) { return copyRows(from, delimiter, nextRow, file, token); });
}

Result<SourceSlice> sliceSourceFile(
    const QString &copy, char delimiter, qint64 offset, qint64 mostRows, const QString &path)
{
    QFile file(copy);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(copy), errno));
    auto header = headerEnd(file, delimiter);
    if (!header)
        return fail(header.error());
    const qint64 from = std::max(offset, *header);
    auto slice = measured(file, delimiter, from, mostRows);
    if (!slice)
        return slice;
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    ZipStreamWriter zip(out);
    if (auto begun = zip.beginEntry("source.csv"); !begun)
        return fail(begun.error());
    if (auto written = append(zip, file, 0, *header); !written)
        return fail(written.error());
    if (auto written = append(zip, file, from, slice->nextOffset); !written)
        return fail(written.error());
    if (auto ended = zip.endEntry(); !ended)
        return fail(ended.error());
    if (auto finished = zip.finish(); !finished)
        return fail(finished.error());
    if (auto synced = syncFile(out); !synced)
        return fail(synced.error());
    slice->bytes = out.size();
    return slice;
}

} // namespace sluice
