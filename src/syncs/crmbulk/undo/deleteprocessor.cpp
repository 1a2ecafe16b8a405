// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/deleteprocessor.h"

#include "syncs/crmbulk/undo/insertedpage.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString DeleteProcessor::title() const
{
    return u"Delete"_s;
}

QString DeleteProcessor::describe() const
{
    return m_deletes ? u"Deletes what run #%1 made, where nobody changed it since"_s.arg(m_number)
                     : u"Lists what run #%1 made"_s.arg(m_number);
}

QStringList DeleteProcessor::reads() const
{
    return {QString::fromLatin1(kInsertedColumn)};
}

Result<void> DeleteProcessor::bind(Columns &columns)
{
    m_state = columns.indexOf(QString::fromLatin1(kInsertedColumn));
    if (m_state < 0)
        return fail(ErrorKind::Internal, u"The page does not say how its records are"_s);
    return {};
}

Result<void> DeleteProcessor::process(RecordBatch &batch, const CancelToken &)
{
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (!batch.isKept(row))
            continue;
        const QByteArrayView state = batch.value(row, m_state);
        if (state.startsWith(kChangedPrefix))
            batch.reject(row, u"CHANGED_SINCE"_s,
                QString::fromUtf8(state.sliced(kChangedPrefix.size())),
                u"Somebody changed it since it was made; it was left as it is"_s);
        else if (state != kInsertedSame)
            batch.drop(row, u"it is not there any more"_s);
        else if (!m_deletes)
            batch.drop(row,
                u"run #%1 made it; it is deleted only where that is confirmed by the count"_s.arg(
                    m_number));
    }
    return {};
}

} // namespace sluice
