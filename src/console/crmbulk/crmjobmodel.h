// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "core/engine/runtypes.h"

#include <QAbstractTableModel>

#include <optional>

namespace sluice {

// The saved jobs of the page CRM Bulk, each with what its last run came to. Plain values that the
// page brings; it asks nobody. GUI thread; owned by the page.
class CrmJobModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmJobModel)

public:
    enum Column { Name, What, Schedule, LastRun, When, Link, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setJobs(const QList<Job> &jobs);
    void setRuns(const QList<RunRow> &runs); // newest first
    void setFilter(const QString &text); // part of a name

    const Job *job(int row) const;
    int rowOf(const QString &jobName) const; // -1: not shown
    std::optional<RunRow> lastRun(const QString &jobId) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    QVariant text(const Job &job, int column) const;
    QVariant stateData(const RunRow &run, int role) const;

    QList<Job> m_all;
    QList<Job> m_shown;
    QHash<QString, RunRow> m_last; // by job id
    QString m_filter;
};

// "Leads, update by id, 14 fields"
QString describeCrmJob(const Job &job);

} // namespace sluice
