// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runsearch.h"

#include <QAbstractTableModel>
#include <QHash>

namespace sluice {

class RunFilterModel;
class RunTableModel;

// All runs that match, as many as the store has, in one order: those that are held (the newest, and
// all that are not over), as their filter shows them, among older ones that were found, of which
// only the pages near those looked at are held. Whoever changes the held ones calls sync(); a page
// is fetched when one of its rows is painted, and whoever set the fetch calls takePage() or
// fetchFailed(). GUI thread; owned by its page.
class RunListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunListModel)

public:
    static constexpr int kPageSize = 50;
    static constexpr int kMostPages = 20;
    using Fetch = std::function<void(const QList<qint64> &numbers)>;

    RunListModel(RunTableModel &held, RunFilterModel &filter, QObject *parent = nullptr);

    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }
    void sync(); // exact inserts, removes and moves
    void setOlder(FoundRuns older); // begins anew, unless there were and are none
    const FoundRuns &older() const { return m_older; }
    void takePage(const QList<qint64> &numbers, const QList<RunRow> &runs);
    void fetchFailed(); // asked again when a row of it is painted again

    const RunRow *run(int row) const; // nullptr: not here yet
    qint64 numberOf(int row) const; // 0: no such row
    int rowOf(qint64 number) const; // -1: it is not in the list

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void pageCame();
    void sortChanged(); // the older ones are to be found in this order

private:
    struct Held
    {
        qint64 number = 0;
        qsizetype before = 0; // so many older ones stand before it
        friend bool operator==(const Held &, const Held &) = default;
    };
    struct Place // of a row
    {
        qsizetype held = -1;
        qsizetype older = -1;
    };
    QList<Held> heldNow() const;
    Place placeOf(int row) const;
    int rowOfHeld(const QList<Held> &held, qsizetype at) const;
    int rowOfOlder(qsizetype at) const;
    void removeGone(const QList<Held> &wanted);
    void reorder(const QList<Held> &wanted);
    void insertNew(const QList<Held> &wanted);
    void passOn(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void want(qsizetype older) const;
    void fetchWanted();

    RunTableModel &m_all;
    RunFilterModel &m_filter;
    QList<Held> m_held;
    FoundRuns m_older;
    Fetch m_fetch;
    QHash<qsizetype, QHash<qint64, RunRow>> m_pages;
    QList<qsizetype> m_order; // of the pages, oldest first
    mutable qsizetype m_wanted = -1;
    mutable bool m_isAsking = false; // before the event loop turns
    qsizetype m_fetching = -1;
};

} // namespace sluice
