// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <QStringList>

namespace sluice {

class Store;

// Which records with a reason are wanted. What is empty is not asked for.
struct IssueFilter
{
    QString outcome;
    std::optional<QString> code;
    std::optional<QString> field;
    QStringList codes; // one of these ...
    bool isNoneOfCodes = false; // ... or none of them
    QString text; // anywhere in what is shown

    friend bool operator==(const IssueFilter &, const IssueFilter &) = default;
};

// Where the pages of a filtered list begin: any page can be read without those before it.
struct IssueIndex
{
    qint64 count = 0;
    QList<qint64> pageStarts; // the ordinal of the first record of each page
    qint64 row = -1; // of the record that was asked for; -1: it is not in the list
};

// How many records have a code and a field in common.
struct IssueGroup
{
    QString code;
    QString field;
    qint64 count = 0;
};

// The records of a run that have a reason, for views of any length: a page and an index of the
// pages at a time. Thread-safe; reads only.
class IssueList final
{
public:
    IssueList(Store &store, const RunRow &run);

    // In order of their ordinals, from one on.
    Result<QList<RecordIssue>> page(const IssueFilter &filter, qint64 fromOrdinal, int limit);
    // Reads the whole list once. `ordinal`: whose row is wanted too.
    Result<IssueIndex> index(const IssueFilter &filter, int pageSize, qint64 ordinal = -1);
    Result<QList<IssueGroup>> groups(const QString &outcome); // the largest first

private:
    Store &m_store;
    qint64 m_runNumber;
};

} // namespace sluice
