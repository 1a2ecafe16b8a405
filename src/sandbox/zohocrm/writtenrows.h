// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/uploadedcsv.h"

#include <QFile>
#include <QHash>

namespace sluice::sandbox {

// The rows of one of a job's files, beside what became of each, in the order of the upload. One
// thread; holds its own files.
class WrittenRows
{
public:
    WrittenRows(const WriteJob &job, const CrmStore &store, int file);

    bool next(); // false: there are no more
    QByteArrayView cell(int column) const; // empty where the row is broken
    const RowOutcome &outcome() const { return m_outcome; }

private:
    bool takeNext();

    QFile m_outcomes;
    std::unique_ptr<UploadedCsv> m_csv;
    QByteArray m_buffer;
    QByteArrayView m_rest;
    RowOutcome m_outcome;
    bool m_isOpen = false;
    bool m_isBroken = false;
};

// By what stands in a column of the parent's file: the ids of the records that it made or changed.
QHash<QByteArray, qint64> parentsByColumn(const WriteJob &job, const CrmStore &store, int column);

} // namespace sluice::sandbox
