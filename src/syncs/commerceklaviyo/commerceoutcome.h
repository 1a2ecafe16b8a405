// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "syncs/commerceklaviyo/outgoing.h"
#include "syncs/commerceklaviyo/refusedvalue.h"

#include <QString>

namespace sluice {

// The rows of this sync's outcome files, the same wherever a record is settled. Pure functions, any
// thread; they append to a buffer of the caller.
QByteArray commerceOpenHeader(); // _row,id,_reason,resource: skipped, not attempted, pending
QByteArray commerceRejectedHeader(); // _row,_code,_field,_message,id,resource,_value,payload
QByteArray commerceWrittenHeader(); // _row,_action,id,resource

void appendOpenOutcome(QByteArray &out, qint64 ordinal, QByteArrayView id, QByteArrayView reason,
    const QString &resource);
void appendRejectedOutcome(QByteArray &out, const RecordIssue &issue, const QString &resource,
    const RefusedValue &refused);
void appendWrittenOutcome(QByteArray &out, qint64 ordinal, QByteArrayView action, QByteArrayView id,
    const QString &resource);

RecordIssue issueOf(
    qint64 ordinal, const QString &outcome, const QByteArray &id, const OutNote &note);

} // namespace sluice
