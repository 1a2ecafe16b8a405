// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <functional>

namespace sluice {

// The rejected records of a run, fetched 500 at a time as the view comes near their end, so that a
// run with very many opens at once. Chunks are settled in any order while a run goes on: what comes
// before the last one shown is looked for from the start and put in its place. The fetch is
// asynchronous: whoever sets it calls append() or fetchFailed(). GUI thread; owned by its pane.
class RejectedModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectedModel)

public:
    static constexpr int kPageSize = 500;
    enum Column { Ordinal, RecordId, Field, WhatIsWrong, Code, ColumnCount };
    enum : int { SortRole = Qt::UserRole + 1 };
    using Fetch = std::function<void(qint64 afterOrdinal, int limit)>;

    explicit RejectedModel(QObject *parent = nullptr);

    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }
    // Empties it; nothing is fetched until there is something expected.
    void clear();
    // How many there are by the run's counters; new ones at the end are fetched when wanted.
    void setExpected(qint64 count);

    void append(const QList<RecordIssue> &issues); // fewer than asked for: the end for now
    void fetchFailed();

    const RecordIssue &issue(int row) const { return m_issues.at(row); }
    QStringList codes() const { return m_codes; } // of what was fetched
    bool isFetching() const { return m_isFetching; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void codesChanged();

private:
    void put(const RecordIssue &issue); // in its place, once
    void goOn(bool isMoreBehind);

    Fetch m_fetch;
    QList<RecordIssue> m_issues;
    QStringList m_codes;
    qint64 m_expected = 0;
    qint64 m_after = -1; // of the next page
    bool m_isFromStart = false; // looking for what came in between
    bool m_isFetching = false;
};

// Those with one code, or with a text. It passes on what is wanted more, so that filtering looks
// through all records page by page.
class RejectedFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectedFilterModel)

public:
    explicit RejectedFilterModel(QObject *parent = nullptr);

    void setCode(const QString &code); // empty: all
    void setText(const QString &text);
    bool isFiltered() const { return !m_code.isEmpty() || !m_text.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_code;
    QString m_text;
};

} // namespace sluice
