// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceoutcome.h"

#include "base/csv/csvwriter.h"

#include <initializer_list>

namespace sluice {

namespace {

void appendFields(QByteArray &out, qint64 ordinal, std::initializer_list<QByteArrayView> fields)
{
    CsvWriter writer(out);
    writer.field(QByteArray::number(ordinal));
    for (const QByteArrayView field : fields)
        writer.field(field);
    writer.endRow();
}

} // namespace

QByteArray commerceOpenHeader()
{
    return "_row,id,_reason,resource\n";
}

QByteArray commerceRejectedHeader()
{
    return "_row,_code,_field,_message,id,resource,_value,payload\n";
}

QByteArray commerceWrittenHeader()
{
    return "_row,_action,id,resource\n";
}

void appendOpenOutcome(QByteArray &out, qint64 ordinal, QByteArrayView id, QByteArrayView reason,
    const QString &resource)
{
    appendFields(out, ordinal, {id, reason, resource.toUtf8()});
}

void appendRejectedOutcome(
    QByteArray &out, const RecordIssue &issue, const QString &resource, const RefusedValue &refused)
{
    appendFields(out, issue.ordinal,
        {issue.code.toUtf8(), issue.field.toUtf8(), issue.message.toUtf8(),
            issue.sourceKey.toUtf8(), resource.toUtf8(), refused.value, refused.payload});
}

void appendWrittenOutcome(QByteArray &out, qint64 ordinal, QByteArrayView action, QByteArrayView id,
    const QString &resource)
{
    appendFields(out, ordinal, {action, id, resource.toUtf8()});
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
