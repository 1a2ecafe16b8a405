// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/store/store.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace sluice {

// What a target is known to hold of a source, record by record, over all runs: a row is written once
// the target has confirmed the record, so that a later run leaves out what has not changed and
// knows what has gone. One place is a pair of source and target, told by their addresses. Used
// inside the store's transactions, on any thread; it keeps no state.
struct SentRecord
{
    QByteArray id; // at the source
    QByteArray hash; // of what was sent; empty: it is to be sent again
    QByteArray detail; // the sync's own
};

class SentRecords final
{
public:
    // The number of a place; made the first time.
    static Result<qint64> place(Store &store, const QString &source, const QString &target);

    SentRecords(qint64 place, int stream)
        : m_place(place)
        , m_stream(stream)
    {
    }

    // All with `after` < id <= `upTo`, in the order of their ids; an empty bound is none.
    Result<QList<SentRecord>> range(
        Store &store, const QByteArray &after, const QByteArray &upTo, int limit = -1) const;
    Result<QHash<QByteArray, SentRecord>> find(Store &store, const QList<QByteArray> &ids) const;
    Result<qint64> count(Store &store) const;

    Result<void> put(Sql &sql, const QList<SentRecord> &records, qint64 runNumber) const;
    Result<void> remove(Sql &sql, const QList<QByteArray> &ids) const;

    // Gives `id` to `owner` (its detail) if nobody has it, or the one that `before` was; whose it
    // is then.
    Result<QByteArray> claim(Sql &sql, const QByteArray &id, const QByteArray &owner,
        const QByteArray &before, qint64 runNumber) const;

private:
    qint64 m_place;
    int m_stream;
};

} // namespace sluice
