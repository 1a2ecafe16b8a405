// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/issuelist.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>

namespace sluice {

// The rejected records of a run, as many as there are, of which only the pages near those looked at
// are held: a million scroll like ten. How many rows there are and where the pages begin is told by
// an index; a page is fetched when one of its rows is painted, one at a time, and the newest wish
// goes first. The fetch is asynchronous: whoever sets it calls takePage() or fetchFailed(). GUI
// thread; owned by its pane.
class RejectedModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectedModel)

public:
    static constexpr int kPageSize = 500;
    static constexpr int kMostPages = 24;
    enum Column { Ordinal, RecordId, Field, WhatIsWrong, Code, Retryable, ColumnCount };
    using Fetch = std::function<void(qint64 fromOrdinal, int limit)>;

    explicit RejectedModel(QObject *parent = nullptr);

    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }
    void clear();
    // The same list as before, perhaps with more rows, also between those that were there.
    void setIndex(const IssueIndex &index);
    void takePage(const QList<RecordIssue> &issues);
    void fetchFailed(); // asked again when a row of it is painted again

    const RecordIssue *issue(int row) const; // nullptr: not here yet
    void want(int row) const; // its page comes

    // A view asks these for each of a million rows at once: they do no more than they must.
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void pageCame();

private:
    void fetchWanted();
    void dropPages(int from);
    QString text(const RecordIssue &issue, int column) const;

    Fetch m_fetch;
    IssueIndex m_index;
    QHash<int, QList<RecordIssue>> m_pages;
    QList<int> m_order; // of the pages, oldest first
    mutable int m_wanted = -1;
    mutable bool m_isAsking = false; // before the event loop turns
    int m_fetching = -1;
};

} // namespace sluice
