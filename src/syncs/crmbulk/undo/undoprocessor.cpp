// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/undoprocessor.h"

#include "syncs/crmbulk/undo/undopage.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString UndoProcessor::title() const
{
    return u"Undo"_s;
}

QString UndoProcessor::describe() const
{
    return u"Puts back what %1 held, where nobody changed it since"_s.arg(m_fields.join(u", "_s));
}

QStringList UndoProcessor::reads() const
{
    QStringList columns = m_fields;
    for (const QString &field : m_fields)
        columns.append(undoColumn(field));
    return columns;
}

Result<void> UndoProcessor::bind(Columns &columns)
{
    m_places.clear();
    for (const QString &field : std::as_const(m_fields)) {
        const Place place{columns.indexOf(field), columns.indexOf(undoColumn(field))};
        if (place.field < 0 || place.undo < 0)
            return fail(ErrorKind::Internal, u"The page lacks %1"_s.arg(field));
        m_places.push_back(place);
    }
    return {};
}

void UndoProcessor::processRow(RecordBatch &batch, qsizetype row) const
{
    QStringList changed;
    bool isAnyBack = false;
    bool isKnown = true;
    for (const Place &place : m_places) {
        const QByteArrayView undo = batch.value(row, place.undo);
        if (undo.startsWith('=')) {
            batch.set(row, place.field, undo.sliced(1));
            isAnyBack = true;
        } else if (undo == "?") {
            isKnown = false;
        } else if (!undo.isEmpty()) {
            changed.append(batch.columns().name(place.field));
        }
    }
    if (!isKnown)
        batch.reject(row, u"NOT_READ_BEFORE"_s, u"id"_s,
            u"What it held before was not read: the run read another record; it was left as it is"_s);
    else if (!isAnyBack && !changed.isEmpty())
        batch.reject(row, u"CHANGED_SINCE"_s, changed.join(u','),
            u"Somebody changed it since; it was left as it is"_s);
}

Result<void> UndoProcessor::process(RecordBatch &batch, const CancelToken &)
{
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (batch.isKept(row))
            processRow(batch, row);
    }
    return {};
}

} // namespace sluice
