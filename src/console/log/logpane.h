// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/log/logview.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <memory>

namespace sluice {

class LogHistory;
class LogRing;
class MessageBar;
class Prompt;

// The log with its history, find and Save As: the whole of it on the page Log, and of one run in
// the dashboard's tab. A message bar above the table says what comes of saving. Reads and writes
// files in the background. GUI thread; owned by its page. It never shows or saves a line that has
// not passed the redaction.
class LogPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPane)

public:
    LogPane(LogRing &ring, const QString &dataDirectory, LogView::Scope scope, Prompt &prompt,
        QWidget *parent = nullptr);
    ~LogPane() override;

    // Of Scope::Run: its lines, from when it was made on; one without an id has none.
    void setRun(const RunRow &run);
    void takeNews(); // what came since; the pane of a run asks for it while it is shown

    // While another page is shown it takes nothing: what the ring does not keep so long is in the
    // files.
    void setResting(bool isResting);

    void setNarrow(bool isNarrow);
    void toggleDetails(); // F8
    void findAgain(bool isForward); // the next or the previous match
    // Keys for both wherever in `place` the keyboard is.
    void addShortcuts(QWidget *place);

    LogView *view() const { return m_view; }
    LogHistory *history() const { return m_history; }
    QPushButton *earlierButton() const { return m_earlier; } // its page places it
    QPushButton *saveButton() const { return m_save; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeButtons();
    void connectHistory();
    void restart();
    void showEarlier(bool hasEarlier);
    void fit();
    void save(bool isWhole);
    void saveTo(const QString &path, bool isWhole);
    void showSaving();
    void showSaved(const Result<qint64> &lines, const QString &path);

    QString m_dataDirectory;
    LogView::Scope m_scope;
    Prompt &m_prompt;
    MessageBar *m_bar;
    LogView *m_view;
    LogHistory *m_history;
    QPushButton *m_earlier;
    QPushButton *m_save;
    QTimer m_newsTimer;
    QTimer m_savingTimer;
    CancelSource m_saveCancel;
    std::shared_ptr<std::atomic<qint64>> m_savedLines; // of the file that is being written
    RunRow m_run;
    bool m_isRestarting = false; // once it is shown
    bool m_isNarrow = false;
    std::optional<bool> m_detailsWish; // F8; else by the room there is
};

} // namespace sluice
