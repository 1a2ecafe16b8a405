// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <QByteArrayView>

#include <span>

namespace sluice {

class CrmBulkRun;

// The step WriteChunk: packs a chunk, uploads it, creates the write job once, follows it, fetches
// its result and attributes each row of it to a record. On the network lane. Input: chunk, path,
// columns (those that are sent).
StepResult writeChunk(StepContext &context, CrmBulkRun &run);

StepSpec writeStep(qint64 chunkId, const Chunk &chunk, const QString &relPath,
    const QStringList &sentColumns, int number);

// The outcome files' headers and rows; the same form wherever a record is settled.
QByteArray skippedHeader(); // _row,id,_reason
QByteArray rejectedHeader(const QStringList &columns); // _row,_code,_field,_message,id,<columns>
QByteArray writtenHeader(const QStringList &columns); // _row,_action,id,<columns>
void appendRejectedRow(QByteArray &out, qint64 ordinal, const QString &code, const QString &field,
    const QString &message, QByteArrayView id, std::span<const QByteArrayView> values,
    qsizetype columnCount);

} // namespace sluice
