// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>
#include <set>

namespace sluice {

// Lines of the log, oldest first, of the log page and of a run's tab Log, which hides the column
// Run: at most 20 000 of them, the newest or a stretch of the history. Rows come and go exactly, it
// is never reset. GUI thread; owned by its view; it reads nothing itself.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogModel)

public:
    static constexpr int kCapacity = 20'000;
    enum Column { Time, Level, Run, Component, Message, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // What there is no room for leaves at the other end; how many lines that were.
    int append(const QList<LogRecord> &records);
    int extendUp(const QList<LogRecord> &records);
    // As many of them as there is room for; how many that was.
    int prepend(const QList<LogRecord> &records);
    // Other lines in place of all, which are never gone in between.
    void replace(const QList<LogRecord> &records);
    void clear();
    const LogRecord &record(int row) const { return m_records[static_cast<size_t>(row)]; }

    // The numbers that runs are shown with; a run without one shows the start of its id.
    void setRunNumbers(const QHash<QString, qint64> &numbers);
    QString runText(const QString &runId) const;
    const std::set<QByteArray> &components() const { return m_components; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void componentsChanged();

private:
    QString textOf(const LogRecord &record, int column) const;
    void noteComponents(const QList<LogRecord> &records);

    std::deque<LogRecord> m_records;
    QHash<QString, qint64> m_runNumbers;
    std::set<QByteArray> m_components;
};

// What a level looks like, in rows and in the details.
QString logLevelWord(LogLevel level);
QString logLevelIcon(LogLevel level);

} // namespace sluice
