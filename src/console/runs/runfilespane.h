// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

#include <QAbstractTableModel>
#include <QWidget>

class QPushButton;

namespace sluice {

class EmptyState;
class Prompt;
class TableCard;

// The files of a run as rows. GUI thread; owned by its pane.
class RunFilesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilesModel)

public:
    enum Column { Name, What, Records, Size, Created, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(const QList<RunFile> &files);
    const RunFile &file(int row) const { return m_files.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<RunFile> m_files;
};

// The tab Files: what a run has written, each opened with Open or Enter, Open Folder, and Export…,
// which writes the outcome files, the summary and the log into a folder. GUI thread; owned by the
// dashboard.
class RunFilesPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilesPane)

public:
    RunFilesPane(RunAccess &access, Prompt &prompt, QWidget *parent = nullptr);

    void setRun(const RunRow &run);
    void exportRun(); // asks for a folder
    RunFilesModel *model() const { return m_model; }

signals:
    void failed(const sluice::Error &error);
    void saved(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    bool isThere(const QModelIndex &index) const;
    void openFile(const QModelIndex &index);

    RunAccess &m_access;
    Prompt &m_prompt;
    RunRow m_run;
    RunFilesModel *m_model;
    TableCard *m_table;
    EmptyState *m_empty;
    QPushButton *m_open;
    QPushButton *m_export;
    bool m_isLoading = false;
};

// Exports a run through the prompt; used by the pane and by the page's button.
void exportRunTo(QWidget *parent, RunAccess &access, Prompt &prompt, const RunRow &run,
    std::function<void(const QString &)> saved, std::function<void(const Error &)> failed);

} // namespace sluice
