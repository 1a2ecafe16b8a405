// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/mappings/mappingsource.h"

#include <QAbstractTableModel>
#include <QHash>

namespace sluice {

// The mappings of the saved jobs, one line each: a mapping is the document of one job. What is
// known of one that is open stands above what its saved document says. GUI thread; owned by the
// page; it asks nobody.
class MappingListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingListModel)

public:
    enum Column { Name, Sync, Object, Mapped, Problems, Changed };
    static constexpr int kColumns = Changed + 1;

    // Of an editor that is open.
    struct Open
    {
        int mapped = 0;
        int fields = 0; // 0: not known
        int problems = 0;
        int warnings = 0; // of the sample
        bool isSaved = true;

        friend bool operator==(const Open &, const Open &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setJobs(const QList<Job> &jobs); // those of the environment
    void setOpen(const QString &jobId, const Open &open);
    void forget(const QString &jobId) { m_open.remove(jobId); }
    void setFilter(const QString &text); // part of a name or an object
    const Job *job(int row) const;
    int rowOf(const QString &jobId) const; // -1: not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Job job;
        MappingSummary summary;
    };
    void rebuild();
    QString text(const Row &row, int column) const;
    QVariant problemData(const Row &row, int role) const;

    QList<Row> m_all;
    QList<qsizetype> m_shown;
    QHash<QString, Open> m_open;
    QString m_filter;
};

} // namespace sluice
