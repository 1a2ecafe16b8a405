// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/erasure/erasuresubject.h"
#include "base/result.h"

#include <QMap>

#include <functional>

namespace sluice {

class Store;

// One person in the job store: finds the rows that name the person, and takes the person out of
// them. What a run keeps is blanked, and its counts stay; what is known of the record alone (what a
// target holds of it, that it waits to be sent) is deleted, and a reader that stopped at the record
// begins anew. Documents are not touched: whoever wrote them changes them. Blocking, any thread;
// rows are looked at a thousand at a time.
class PersonRows final
{
public:
    // How many rows of how many were looked at; an Error ends it.
    using OnRows = std::function<Result<void>(qint64 done, qint64 total)>;

    PersonRows(Store &store, ErasureSubject &subject, OnRows onRows = {})
        : m_store(store)
        , m_subject(subject)
        , m_onRows(std::move(onRows))
    {
    }

    struct Found
    {
        QMap<QString, qint64> rows; // by the table's name
        QSet<QString> neededRuns; // ids of runs that still work with such a row
        QStringList documents; // that name the person: “job Clean up leads”
    };
    Result<Found> find() { return look(false); }
    Result<Found> erase() { return look(true); }

private:
    struct Rows;
    struct TextColumn;
    static const QList<TextColumn> &textColumns();
    Result<Found> look(bool isErasing);
    Result<void> countRows();
    Result<void> lookAtRows(const Rows &rows, bool isErasing, Found &found);
    Result<void> lookAtTexts(const TextColumn &column, bool isErasing, Found &found);
    Result<void> lookAtIssues(bool isErasing, Found &found);
    Result<void> lookAtRecords(bool isErasing, Found &found);
    Result<void> lookAtDocuments(Found &found);
    QString without(const QString &text) const; // JSON or not

    Store &m_store;
    ErasureSubject &m_subject;
    OnRows m_onRows;
    QMap<QString, qint64> m_last; // SQLite's number of the last row, by table
    qint64 m_done = 0; // of these numbers
    qint64 m_total = 0;
};

} // namespace sluice
