// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "core/log/logreader.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

class QBoxLayout;
class QPushButton;

namespace sluice {

class LogHistory;
class LogView;
class MessageBar;

// The page Log: what this process logs, ten times a second from the ring in memory, and the whole
// log of all processes from the files, by LogHistory; saves it, too, in the background. GUI thread;
// owned by the stack of pages. It never shows or saves a line that has not passed the redaction.
// (LogPage is a page of LogReader's lines.)
class ConsoleLogPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleLogPage)

public:
    explicit ConsoleLogPage(ConsoleContext context, QWidget *parent = nullptr);
    ~ConsoleLogPage() override;

    QString key() const override { return QStringLiteral("log"); }
    QString title() const override { return tr("Log"); }
    QString findPlaceholder() const override { return tr("Find in the log"); }
    void find(const QString &text) override;
    void activate() override;
    void deactivate() override;

    void toggleDetails() override;

    void setFollowing(bool isFollowing) override; // Ctrl+L
    LogView *view() const { return m_view; }
    LogHistory *history() const { return m_history; }

signals:
    // Errors that were logged while the page was not shown; 0 once it is.
    void unreadErrorsChanged(int count);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeHead(QBoxLayout *layout);
    void makeShortcuts();
    void connectHistory();
    void takeNews();
    void countErrors();
    void showEarlier(bool hasEarlier);
    void save(bool isWhole);
    void saveTo(const QString &path, bool isWhole);
    void showSaving();
    void showSaved(const Result<qint64> &lines, const QString &path);
    void fitToWindow();

    ConsoleContext m_context;
    MessageBar *m_bar;
    LogView *m_view;
    QPushButton *m_earlier;
    QPushButton *m_save;
    QTimer m_newsTimer;
    LogHistory *m_history;
    QTimer m_savingTimer;
    CancelSource m_saveCancel;
    std::shared_ptr<std::atomic<qint64>> m_savedLines; // of the file that is being written
    qint64 m_counted = 0; // errors, of the ring
    int m_unreadErrors = 0;
    bool m_isActive = false;
    bool m_isAway = false; // another page took its place
    std::optional<bool> m_detailsWish; // F8; else by the room there is
};

} // namespace sluice
