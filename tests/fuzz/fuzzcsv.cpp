// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "base/csv/csvtext.h"
#include "base/csv/csvwriter.h"
#include "fuzz/fuzztargets.h"

#include <QBuffer>

#include <algorithm>

namespace sluice::testing {

namespace {

// Gives its bytes in pieces of uneven size, as a network or an inflater does.
class PiecesDevice : public QIODevice
{
public:
    explicit PiecesDevice(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        m_step = m_step * 5 % 67 + 1;
        const qint64 size = std::min({maxSize, m_step, qint64(m_bytes.size()) - m_at});
        std::copy_n(m_bytes.constData() + m_at, size, data);
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
    qint64 m_step = 1;
};

// Everything that a reader says about a file, as text.
struct CsvStory
{
    QByteArray text;
    QList<QByteArrayList> rows;
};

CsvStory tell(QIODevice &in, const CsvOptions &options, bool hasHeader)
{
    CsvStory story;
    CsvReader reader(in, options);
    if (hasHeader) {
        const auto header = reader.readHeader();
        story.text += header ? header->join('\x1f') : header.error().text().toUtf8();
        if (!header)
            return story;
    }
    for (qint64 lastRow = 0;;) {
        const auto kind = reader.next();
        if (!kind) {
            story.text += kind.error().text().toUtf8();
            break;
        }
        story.text += QByteArray::number(reader.line()) + ' '
            + QByteArray::number(reader.byteOffset()) + ' ';
        if (*kind == CsvReader::Kind::End)
            break;
        if (reader.row() != ++lastRow)
            qFatal("Row %lld follows row %lld", reader.row(), lastRow - 1);
        if (*kind == CsvReader::Kind::BadRow) {
            story.text += reader.problem().code.toUtf8() + '\n';
            continue;
        }
        QByteArrayList row;
        for (const QByteArrayView field : reader.fields()) {
            if (firstInvalidUtf8(field) != field.size() || field.contains('\0'))
                qFatal("A row with bytes that are no text was let through");
            row.append(field.toByteArray());
        }
        story.text += row.join('\x1f') + '\n';
        story.rows.append(row);
    }
    return story;
}

} // namespace

void fuzzCsv(const QByteArray &input)
{
    if (input.isEmpty())
        return;
    const char choice = input.at(0);
    const QByteArray text = input.sliced(1);
    CsvOptions options;
    options.delimiter = (choice & 1) != 0 ? ';' : ',';
    options.fillMissing = (choice & 2) != 0;
    options.maxFieldBytes = (choice & 4) != 0 ? 24 : options.maxFieldBytes;
    options.maxRowBytes = (choice & 8) != 0 ? 96 : options.maxRowBytes;
    options.maxColumns = (choice & 16) != 0 ? 4 : options.maxColumns;
    const bool hasHeader = (choice & 32) != 0;
    QBuffer whole;
    whole.setData(text);
    whole.open(QIODevice::ReadOnly);
    const CsvStory story = tell(whole, options, hasHeader);
    PiecesDevice pieces(text);
    if (tell(pieces, options, hasHeader).text != story.text)
        qFatal("The same file in other pieces gives other rows");

    // What was read can be written and read again.
    QByteArray out;
    CsvWriter writer(out, options.delimiter);
    for (const QByteArrayList &row : story.rows) {
        for (const QByteArray &field : row)
            writer.field(field);
        writer.endRow();
    }
    QBuffer again;
    again.setData(out);
    again.open(QIODevice::ReadOnly);
    CsvOptions free;
    free.delimiter = options.delimiter;
    if (!out.startsWith("\xef\xbb\xbf") && tell(again, free, false).rows != story.rows)
        qFatal("Rows that were written are read as others");
}

QByteArrayList csvSeeds()
{
    return {"\x20"
            "id,name\n1,Ann\n2,\"B \"\"x\"\", y\"\n",
        "\x20"
        "a,b\r\n1,\"two\r\nlines\"\r\n3\r\n",
        "\x21"
        "sep=;\na;b\n1;2\n",
        QByteArray("\x00 a,b,c\n,,\n\n\r", 11),
        "\x04"
        "short,and a field that is much too long for it\n",
        "\x20\xef\xbb\xbfname\nStra\xc3\x9f"
        "e\n\xff\n",
        QByteArray("\x20\xff\xfe"
                   "a\0,\0b\0\n\0"
                   "1\0,\0"
                   "2\0",
            17),
        "\x08"
        "1,\"never closed\n2,3\n"};
}

} // namespace sluice::testing
