// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/main/page.h"

#include <QTimer>

class QBoxLayout;

namespace sluice {

class LogHistory;
class LogPane;
class LogView;

// The page Log: what this process logs, ten times a second from the ring in memory, and the whole
// log of all processes from the files, in a LogPane; counts the errors that came meanwhile. GUI
// thread; owned by the stack of pages. (LogPage is a page of LogReader's lines.)
class ConsoleLogPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleLogPage)

public:
    explicit ConsoleLogPage(ConsoleContext context, QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("log"); }
    QString title() const override { return tr("Log"); }
    QString findPlaceholder() const override { return tr("Find in the log"); }
    void find(const QString &text) override;
    bool findAgain(bool isForward) override;
    void activate() override;
    void deactivate() override;

    void toggleDetails() override;

    void setFollowing(bool isFollowing) override; // Ctrl+L
    LogView *view() const;
    LogHistory *history() const;

signals:
    // Errors that were logged while the page was not shown; 0 once it is.
    void unreadErrorsChanged(int count);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeHead(QBoxLayout *layout);
    void countErrors();
    void fitToWindow();

    ConsoleContext m_context;
    LogPane *m_pane;
    QTimer m_errorTimer;
    qint64 m_counted = 0; // errors, of the ring
    int m_unreadErrors = 0;
    bool m_isActive = false;
};

} // namespace sluice
