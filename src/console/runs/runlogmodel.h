// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <deque>

namespace sluice {

// The log of one run, oldest first: history is put in front a page at a time, news behind. It keeps
// the last 20 000 lines. GUI thread; owned by its pane; it reads nothing itself.
class RunLogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLogModel)

public:
    static constexpr int kCapacity = 20'000;
    enum Column { Time, Level, Component, Message, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void prepend(const QList<LogRecord> &records);
    void append(const QList<LogRecord> &records);
    const LogRecord &record(int row) const { return m_records[static_cast<size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::deque<LogRecord> m_records;
};

class RunLogFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLogFilterModel)

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setLevel(LogLevel atLeast);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    LogLevel m_atLeast = LogLevel::Debug;
    QString m_text;
};

} // namespace sluice
