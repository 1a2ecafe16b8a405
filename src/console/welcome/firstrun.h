// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "base/result.h"
#include "console/main/consolecontext.h"
#include "console/welcome/sandboxfiles.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

class QAction;

namespace sluice {

class ConnectDialog;
class MessageBar;
class MovingDialog;
class SandboxChild;
class WelcomePage;

// How somebody begins: the page Welcome and what it offers, also from the menus, and the sandbox
// that runs as a child. It knows no page but that one: what is to be shown goes to the window by
// signals. GUI thread; owned by the window.
class FirstRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstRun)

public:
    FirstRun(ConsoleContext context, QWidget *window);
    ~FirstRun() override;

    WelcomePage *page(); // made when it is asked for: who has connections seldom sees it
    MessageBar *bar() const { return m_bar; } // for the window: "You are in the sandbox…"
    SandboxChild &sandbox() const { return *m_sandbox; }
    // At the program's end: it is to outlive the runs that it serves.
    std::unique_ptr<SandboxChild> takeSandbox();

    // What is shown now: that one is in the sandbox is said only while one is.
    void setEnvironment(const QString &environment);

    // Welcome if there is nothing yet; the sandbox if it was on the last time.
    void begin();

    void tryTheSandbox();
    void stopSandbox();
    void connectAccounts();
    void importConfiguration();
    void exportConfiguration();
    void showMoving();

    // For the menus File, Tools and Help; their object names begin with "action".
    QAction *const welcomeAction;
    QAction *const startSandboxAction;
    QAction *const stopSandboxAction;
    QAction *const connectAction;
    QAction *const importAction;
    QAction *const exportAction;
    QAction *const movingAction;

signals:
    void welcomeWanted();
    void landed(const QString &environment); // there is something to work with; empty: as it was
    void skipped();
    void documentsChanged(); // connections and jobs came
    void planStarted(const QString &kind, const QString &job, const QString &environment);

private:
    void connectParts();
    void startSandbox(SandboxWish wish, int port = 0);
    void showSandbox();
    void takeFiles();
    void showTaken(const Result<ImportReport> &report, SandboxWish wish);
    void showImported(const ImportReport &report);
    void exportTo(const QString &folder);
    void act(const QString &id);
    void showActions();
    QString sandboxFolder() const;

    ConsoleContext m_context;
    QWidget *m_window;
    WelcomePage *m_page = nullptr;
    MessageBar *m_bar;
    std::unique_ptr<SandboxChild> m_sandbox;
    SandboxWish m_wish = SandboxWish::Addresses;
    bool m_isInSandboxSaid = false;
    QPointer<ConnectDialog> m_connect;
    QPointer<MovingDialog> m_moving;
};

} // namespace sluice
