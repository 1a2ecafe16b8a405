// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceoutcome.h"

#include "base/csv/csvwriter.h"

namespace sluice {

QByteArray commerceOpenHeader()
{
    return "_row,id,_reason,resource\n";
}

QByteArray commerceRejectedHeader()
{
    return "_row,_code,_field,_message,id,resource\n";
}

QByteArray commerceWrittenHeader()
{
    return "_row,_action,id,resource\n";
}

void appendOpenOutcome(QByteArray &out, qint64 ordinal, QByteArrayView id, QByteArrayView reason,
    const QString &resource)
{
    CsvWriter writer(out);
    writer.field(QByteArray::number(ordinal));
    writer.field(id);
    writer.field(reason);
    writer.field(resource.toUtf8());
    writer.endRow();
}

void appendRejectedOutcome(QByteArray &out, const RecordIssue &issue, const QString &resource)
{
    CsvWriter writer(out);
    writer.field(QByteArray::number(issue.ordinal));
    writer.field(issue.code.toUtf8());
    writer.field(issue.field.toUtf8());
    writer.field(issue.message.toUtf8());
    writer.field(issue.sourceKey.toUtf8());
    writer.field(resource.toUtf8());
    writer.endRow();
}

void appendWrittenOutcome(QByteArray &out, qint64 ordinal, QByteArrayView action, QByteArrayView id,
    const QString &resource)
{
    CsvWriter writer(out);
    writer.field(QByteArray::number(ordinal));
    writer.field(action);
    writer.field(id);
    writer.field(resource.toUtf8());
    writer.endRow();
}

RecordIssue issueOf(
    qint64 ordinal, const QString &outcome, const QByteArray &id, const OutNote &note)
{
    return {.ordinal = ordinal,
        .outcome = outcome,
        .sourceKey = QString::fromUtf8(id),
        .code = QString::fromUtf8(note.code),
        .field = QString::fromUtf8(note.field),
        .message = QString::fromUtf8(note.text)};
}

} // namespace sluice
