// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordstory.h"
#include "console/main/consolecontext.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>

class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace sluice {

class EmptyState;
class TableCard;
class TypedLabel;

// A record's story: an id is typed, and all that happened to the record in all runs is listed, with
// its time and run, beside the lines of the log that name it. The files are looked through in the
// background, and until the operator stops that. Modeless; deletes itself. GUI thread. Object name
// `recordStoryDialog`. It changes nothing.
class RecordStoryDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordStoryDialog)

public:
    // `id`: whose story is told at once; empty: it is typed.
    RecordStoryDialog(const ConsoleContext &context, const QString &id, QWidget *parent);
    ~RecordStoryDialog() override;

    void setStory(const RecordStory::Told &told);

signals:
    void runOpened(const QString &runId);

private:
    void makeTable();
    void look();
    void showProgress();
    void showEmpty(const QString &title, const QString &text);
    void showChosen();
    void openChosen();
    void copyAll() const;

    ConsoleContext m_context;
    QLineEdit *m_id;
    QPushButton *m_look;
    QStandardItemModel *m_model;
    TableCard *m_table;
    EmptyState *m_empty;
    TypedLabel *m_details;
    TypedLabel *m_note;
    QPushButton *m_open;
    QPushButton *m_copy;
    QList<StoryEvent> m_events;
    CancelSource m_cancel;
    QTimer m_progressTimer;
    std::shared_ptr<std::atomic<qint64>> m_looked;
    std::shared_ptr<std::atomic<qint64>> m_runs;
    bool m_isLooking = false;
};

} // namespace sluice
