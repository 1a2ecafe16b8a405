// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "core/engine/runtypes.h"

#include <QAbstractTableModel>

#include <optional>

namespace sluice {

// The saved jobs of a sync's page, each with what its last run came to; which columns there are is
// the sync's choice. Plain values that the page brings; it asks nobody. GUI thread; owned by the
// page.
class JobModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobModel)

public:
    enum class Field { Name, What, Schedule, LastRun, Lock, Written, When, Link };
    enum class Next { Run, Open, Resume }; // what the link leads to

    explicit JobModel(const QList<Field> &fields, QObject *parent = nullptr);

    virtual QString describe(const Job &job) const = 0; // "Leads, update by id, 14 fields"

    void setJobs(const QList<Job> &jobs);
    void setRuns(const QList<RunRow> &runs); // newest first
    void setFilter(const QString &text); // part of a name

    const Job *job(int row) const;
    int rowOf(const QString &jobName) const; // -1: not shown
    std::optional<RunRow> lastRun(const QString &jobId) const;
    static Next nextOf(const std::optional<RunRow> &lastRun);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    // Who holds the lock of what the job writes.
    virtual QVariant lockData(const Job &, int /*role*/) const { return {}; }
    virtual QString title(Field field) const;
    void changedAll(); // what is told beside the jobs has changed

private:
    void rebuild();
    QVariant text(const Job &job, Field field) const;
    QString tip(const Job &job, Field field) const;
    QVariant stateData(const RunRow &run, int role) const;

    QList<Field> m_fields;
    QList<Job> m_all;
    QList<Job> m_shown;
    QHash<QString, RunRow> m_last; // by job id
    bool m_hasRuns = false; // the list of runs has come
    QString m_filter;
};

} // namespace sluice
