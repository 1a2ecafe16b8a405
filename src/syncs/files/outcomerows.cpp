// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/outcomerows.h"

#include "base/csv/csvwriter.h"

#include <charconv>

namespace sluice {

namespace {

// A number as text, without an allocation.
struct OrdinalText
{
    explicit OrdinalText(qint64 ordinal)
        : size(std::to_chars(digits, digits + sizeof digits, ordinal).ptr - digits)
    {
    }
    QByteArrayView view() const { return QByteArrayView(digits, size); }

    char digits[24];
    qsizetype size;
};

} // namespace

QByteArray skippedHeader()
{
    return "_row,id,_reason\n";
}

QByteArray rejectedHeader(const QStringList &columns)
{
    return "_row,_code,_field,_message,id"
        + (columns.isEmpty() ? QByteArray() : QByteArray("," + columns.join(u',').toUtf8())) + "\n";
}

QByteArray writtenHeader(const QStringList &columns)
{
    return "_row,_action,id"
        + (columns.isEmpty() ? QByteArray() : QByteArray("," + columns.join(u',').toUtf8())) + "\n";
}

void appendRejectedRow(QByteArray &out, qint64 ordinal, const QString &code, const QString &field,
    const QString &message, QByteArrayView id, std::span<const QByteArrayView> values,
    qsizetype columnCount)
{
    CsvWriter writer(out);
    writer.field(OrdinalText(ordinal).view());
    writer.field(code.toUtf8());
    writer.field(field.toUtf8());
    writer.field(message.toUtf8());
    writer.field(id);
    for (qsizetype i = 0; i < columnCount; ++i)
        writer.field(static_cast<size_t>(i) < values.size() ? values[static_cast<size_t>(i)]
                                                            : QByteArrayView());
    writer.endRow();
}

void appendSkippedRow(QByteArray &out, qint64 ordinal, QByteArrayView id, QByteArrayView reason)
{
    const OrdinalText row(ordinal);
    const QByteArrayView fields[] = {row.view(), id, reason};
    CsvWriter(out).row(fields);
}

void appendWrittenRow(QByteArray &out, qint64 ordinal, QByteArrayView action, QByteArrayView id,
    std::span<const QByteArrayView> values)
{
    CsvWriter writer(out);
    writer.field(OrdinalText(ordinal).view());
    writer.field(action);
    writer.field(id);
    for (const QByteArrayView value : values)
        writer.field(value);
    writer.endRow();
}

} // namespace sluice
