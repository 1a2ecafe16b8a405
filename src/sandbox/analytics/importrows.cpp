// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/importrows.h"

#include "base/csv/csvreader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <fcntl.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

// The usual kind: double quotes or none needed.
class QuotedCsvRows final : public ImportRows
{
public:
    QuotedCsvRows(FileSpan &file, const RowsLayout &layout, qint64 skipped)
        : m_file(file)
        , m_layout(layout)
        , m_skipped(skipped)
        , m_reader(file, {.delimiter = layout.delimiter})
    {
    }
    Result<QList<QByteArray>> header() override { return m_reader.readHeader(); }
    Kind next() override
    {
        for (;;) {
            const auto kind = m_reader.next();
            if (!kind || *kind == CsvReader::Kind::End)
                return Kind::End;
            if (*kind == CsvReader::Kind::BadRow)
                return Kind::BadRow;
            if (!isComment())
                return Kind::Row;
        }
    }
    std::span<const QByteArrayView> fields() const override { return m_reader.fields(); }
    qint64 line() const override { return m_layout.skipTop + m_reader.line(); }

private:
    // A quoted field may begin with the comment character too: the file's byte decides.
    bool isComment() const
    {
        const auto fields = m_reader.fields();
        return m_layout.comment != 0 && !fields.empty() && fields[0].startsWith(m_layout.comment)
            && m_file.byteAt(m_skipped + m_reader.byteOffset()) == m_layout.comment;
    }

    const FileSpan &m_file;
    const RowsLayout m_layout;
    const qint64 m_skipped;
    CsvReader m_reader;
};

// Single quotes, or none at all: quotes are then part of the values.
class PlainCsvRows final : public ImportRows
{
public:
    PlainCsvRows(FileSpan &file, const RowsLayout &layout)
        : m_file(file)
        , m_layout(layout)
        , m_line(layout.skipTop)
    {
    }
    Result<QList<QByteArray>> header() override
    {
        if (next() == Kind::End)
            return fail(ErrorKind::Data, u"The file is empty"_s);
        QList<QByteArray> names;
        for (const QByteArrayView name : m_views)
            names.append(name.trimmed().toByteArray());
        return names;
    }
    Kind next() override
    {
        for (;;) {
            if (!readRow())
                return Kind::End;
            const bool isBlank = m_values.size() == 1 && m_values[0].isEmpty();
            if (!isBlank && !m_isComment)
                break;
        }
        m_views.assign(m_values.begin(), m_values.end());
        return Kind::Row;
    }
    std::span<const QByteArrayView> fields() const override { return m_views; }
    qint64 line() const override { return m_line; }

private:
    bool readRow();
    int take();

    FileSpan &m_file;
    const RowsLayout m_layout;
    qint64 m_line;
    QByteArray m_block;
    qsizetype m_at = 0;
    bool m_isComment = false;
    std::vector<QByteArray> m_values;
    std::vector<QByteArrayView> m_views;
};

int PlainCsvRows::take()
{
    if (m_at >= m_block.size()) {
        m_block = m_file.read(64 * 1024);
        m_at = 0;
        if (m_block.isEmpty())
            return -1;
    }
    return static_cast<unsigned char>(m_block.at(m_at++));
}

bool PlainCsvRows::readRow()
{
    m_values.assign(1, {});
    m_isComment = false;
    bool isInQuotes = false;
    int byte = take();
    if (byte < 0)
        return false;
    ++m_line;
    m_isComment = m_layout.comment != 0 && byte == m_layout.comment;
    for (; byte >= 0; byte = take()) {
        const char letter = static_cast<char>(byte);
        QByteArray &value = m_values.back();
        if (m_layout.quote != 0 && letter == m_layout.quote) {
            const bool isDoubled
                = isInQuotes && m_at < m_block.size() && m_block.at(m_at) == m_layout.quote;
            if (isDoubled)
                value.append(static_cast<char>(take()));
            else
                isInQuotes = !isInQuotes;
        } else if (letter == '\n' && !isInQuotes) {
            break;
        } else if (letter == m_layout.delimiter && !isInQuotes) {
            m_values.emplace_back();
        } else if (letter != '\r' || isInQuotes) {
            value.append(letter);
        }
    }
    return true;
}

// All of it in memory: for tests and small tables.
class JsonRows final : public ImportRows
{
public:
    explicit JsonRows(FileSpan &file)
        : m_rows(QJsonDocument::fromJson(file.readAll()).array())
    {
    }
    Result<QList<QByteArray>> header() override
    {
        if (m_rows.isEmpty())
            return fail(ErrorKind::Data, u"Not a list of JSON objects"_s);
        for (const QJsonValue &row : std::as_const(m_rows)) {
            for (const QString &key : row.toObject().keys()) {
                if (!m_names.contains(key.toUtf8()))
                    m_names.append(key.toUtf8());
            }
        }
        return m_names;
    }
    Kind next() override
    {
        if (m_row >= m_rows.size())
            return Kind::End;
        const QJsonObject row = m_rows.at(m_row++).toObject();
        m_values.clear();
        for (const QByteArray &name : m_names)
            m_values.push_back(row.value(QString::fromUtf8(name)).toVariant().toString().toUtf8());
        m_views.assign(m_values.begin(), m_values.end());
        return Kind::Row;
    }
    std::span<const QByteArrayView> fields() const override { return m_views; }
    qint64 line() const override { return m_row; }

private:
    QJsonArray m_rows;
    qsizetype m_row = 0;
    QList<QByteArray> m_names;
    std::vector<QByteArray> m_values;
    std::vector<QByteArrayView> m_views;
};

// How many bytes the first `lines` lines take.
qint64 sizeOfLines(const FileSpan &file, qint64 lines)
{
    qint64 at = 0;
    for (; lines > 0 && at < file.spanSize(); ++at) {
        if (file.byteAt(at) == '\n')
            --lines;
    }
    return at;
}

} // namespace

FileSpan::FileSpan(const QString &path, qint64 offset, qint64 size)
    : m_fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC))
    , m_offset(offset)
    , m_size(size)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

FileSpan::~FileSpan()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

char FileSpan::byteAt(qint64 offset) const
{
    char byte = 0;
    if (offset < m_size && ::pread(m_fd, &byte, 1, m_offset + offset) == 1)
        return byte;
    return 0;
}

qint64 FileSpan::readData(char *to, qint64 most)
{
    const qint64 wanted = qMin(most, m_size - m_at);
    if (wanted <= 0)
        return 0;
    const ssize_t count = ::pread(m_fd, to, static_cast<size_t>(wanted), m_offset + m_at);
    if (count > 0)
        m_at += count;
    return count;
}

std::unique_ptr<ImportRows> openImportRows(FileSpan &file, const RowsLayout &layout)
{
    if (layout.fileType == "json"_L1)
        return std::make_unique<JsonRows>(file);
    const qint64 skipped = sizeOfLines(file, layout.skipTop);
    file.skip(skipped);
    if (layout.quote == '"')
        return std::make_unique<QuotedCsvRows>(file, layout, skipped);
    return std::make_unique<PlainCsvRows>(file, layout);
}

} // namespace sluice::sandbox
