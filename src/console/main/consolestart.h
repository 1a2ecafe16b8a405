// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "console/main/consolecontext.h"
#include "console/main/dialogprompt.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>

namespace sluice {

class EmptyState;
class MainWindow;

// From the start of the program to its window: takes the data directory for this console alone,
// opens the application on another thread while "Opening…" is shown, and shows what went wrong
// where that fails. Owned by main(); GUI thread. Its end closes everything in the right order.
class ConsoleStart final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleStart)

public:
    // `prompt`: asks in place of dialogs; it must outlive this.
    explicit ConsoleStart(
        const QString &dataDirectory, QObject *parent = nullptr, Prompt *prompt = nullptr);
    ~ConsoleStart() override;

    void open();
    void quit(); // as the system asks for it: nobody is asked, and runs can be resumed
    MainWindow *window() const { return m_window.get(); }
    bool isAtWork() const { return m_isAtWork; } // the window is there, and the rest has begun
    Application *application() const { return m_application.get(); }
    QWidget *startWindow() const { return m_opening.get(); }

signals:
    void windowOpened();
    void failed(const QString &what);

private:
    struct Opened;
    Result<void> takeDirectory();
    void showOpening();
    void showError(const Error &error);
    void takeApplication(const Opened &opened);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void startWork();
    void startWatch();
    void showWait();
    void askToRestore();
    void restore();
    void askToStartNew();
    void startNew();
    void closeApplication();

    QString m_dataDirectory;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QWidget> m_opening;
    EmptyState *m_state = nullptr;
    QTimer m_patience;
    std::shared_ptr<Application> m_application;
    std::unique_ptr<RunFeed> m_feed;
    DialogPrompt m_dialogs;
    Prompt &m_prompt;
    std::unique_ptr<MainWindow> m_window;
    bool m_isAtWork = false;
};

} // namespace sluice
