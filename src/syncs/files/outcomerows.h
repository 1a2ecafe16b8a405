// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <span>

namespace sluice {

// The outcome files' headers and rows; the same form wherever a record is settled. Pure functions,
// any thread; they write into a buffer of the caller, who appends it to the file.
QByteArray skippedHeader(); // _row,id,_reason
QByteArray rejectedHeader(const QStringList &columns); // _row,_code,_field,_message,id,<columns>
QByteArray writtenHeader(const QStringList &columns); // _row,_action,id,<columns>

void appendSkippedRow(QByteArray &out, qint64 ordinal, QByteArrayView id, QByteArrayView reason);
void appendRejectedRow(QByteArray &out, qint64 ordinal, const QString &code, const QString &field,
    const QString &message, QByteArrayView id, std::span<const QByteArrayView> values,
    qsizetype columnCount);
void appendWrittenRow(QByteArray &out, qint64 ordinal, QByteArrayView action, QByteArrayView id,
    std::span<const QByteArrayView> values);

} // namespace sluice
