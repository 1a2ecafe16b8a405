// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/main/pages.h"
#include "core/engine/runtypes.h"

#include <QHash>
#include <QMainWindow>
#include <QSet>
#include <QTimer>

#include <memory>

class QBoxLayout;
class QStackedWidget;

namespace sluice {

class ConsoleActions;
class ConsoleStatus;
class ControlSwitch;
class DesktopNotices;
class DesktopTray;
class FirstRun;
class Help;
class MessageBar;
class NavigationList;
class Runs;
class SandboxChild;
class ShortcutBook;
class TableLayouts;

// The console's window: menus, tool bar, side bar, pages, status bar. It knows which pages there
// are and what the tool bar means on them; what they show is theirs. GUI thread; owned by main().
// It asks the application in the background only, and ends the program's runs before it closes.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(ConsoleContext context, QWidget *parent = nullptr);
    ~MainWindow() override;

    QList<Page *> pages(); // all of them, in their order; makes those that were not shown yet
    Page *currentPage() const;
    void showPage(const QString &key);
    void openRun(const QString &runId);
    void openItem(const QString &key, const QString &item);
    // What pages ask of the window: "run" (PAGE/JOB), "resume" (a run), "locks" (a lock),
    // "newConnection", "newMapping", "newHistory", "story" (of a record's id); else the window's
    // action of that name, such as "sandbox".
    void runCommand(const QString &command, const QString &argument = {});
    FirstRun &firstRun() const { return *m_firstRun; }
    std::unique_ptr<SandboxChild> takeSandbox(); // to outlive the runs that it serves
    QString environment() const { return m_environment; }
    void setEnvironment(const QString &environment);
    void endRunsAndClose(); // asks nothing; what it worked on can be resumed

signals:
    void newHistoryWanted(); // in place of a store that cannot be read any more

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void listPages();
    Page *makePage(const PageEntry &entry);
    void makeTools();
    bool hasPage(const QString &key) const;
    void layOut();
    void connectActions();
    void connectViewActions();
    void connectFind();
    void findAgain(bool isForward); // from the find field
    bool clearFind();
    void showLogFrom(MessageBar *bar);
    void connectControl();
    void connectAlerts();
    void connectSettings();
    void openSettings(const QString &page);
    void completeShortcuts();
    void connectFirstRun();
    void showWelcome();
    void leaveWelcome();
    void openControl();
    void startControl(const QString &address, const QStringList &jobs);
    void rememberControl(bool isOn);
    void showControl();
    void look(); // at what changes slowly: connections, vault
    void readLog();
    void takeRuns(const QList<RunRow> &runs);
    void takeConnections(const QMap<QString, QStringList> &namesByEnvironment);
    struct Seen;
    void takeLook(const Seen &seen);
    void showAccount();
    void offerResume();
    void reviewInterrupted(const QString &runId = {});
    void workOn(const QStringList &runIds, Result<void> (*work)(Runs &runs, const QString &runId),
        const QString &thenPage);
    void resumeRuns(const QStringList &runIds);
    void giveUpRuns(const QStringList &runIds);
    void pauseAll();
    void stopAll();
    void connectRunActions();
    void connectNotices();
    void openNotice(const QString &runId, const QString &page);
    void comeToFront();
    void fillColumns();
    void createOn(const QString &key);
    void runWhenReady(const QString &key, const QString &job);
    Page *pageOf(const QString &key); // makes it if need be; null: there is none
    void updateActions();
    void updateTitle();
    void fold();
    void restore();
    void save() const;
    QStringList unsaved(Page::Leaving how) const;
    // Asks what becomes of what is not saved; `then` comes once nothing is, unless it was
    // cancelled.
    void settleUnsaved(Page::Leaving how, const std::function<void()> &then);
    void saveUnsaved(Page::Leaving how, const std::function<void()> &then);
    void wantEnvironment(const QString &environment, const std::function<void()> &then = {});
    void askToQuit();
    void keepRunning();
    void tell(const QString &title, const QString &text);

    ConsoleContext m_context;
    ConsoleActions *m_actions;
    ConsoleStatus *m_status;
    NavigationList *m_navigation;
    QStackedWidget *m_stack;
    MessageBar *m_bar;
    ControlSwitch *m_control;
    ShortcutBook *m_shortcuts = nullptr;
    TableLayouts *m_tables;
    DesktopTray *m_tray;
    DesktopNotices *m_notices = nullptr;
    FirstRun *m_firstRun;
    Help *m_help;
    QBoxLayout *m_barRoom = nullptr;
    QList<PageEntry> m_entries;
    QHash<QString, Page *> m_pages; // those that are made
    QTimer m_lookTimer;
    QTimer m_logTimer;
    QString m_environment;
    QHash<QString, QString> m_accountFacts; // by page
    QMap<QString, QString> m_credits; // what is left of them, by environment
    QHash<QString, RunRow> m_crmRuns; // that name a connection's account, by its id
    QString m_runWanted; // the page whose run is asked for as soon as it can be
    QTimer m_runPatience;
    QMap<QString, QStringList> m_connections; // names by environment
    QStringList m_interrupted; // ids
    QStringList m_active; // ids
    int m_ownActive = 0; // runs that this process works on
    int m_percent = -1;
    int m_unreadErrors = 0;
    qint64 m_errorsSeen = 0;
    bool m_sidebarWish = true;
    bool m_hasRuns = false;
    bool m_hasConnections = false;
    bool m_isClosing = false;
    bool m_isLooking = false;
    bool m_isLookWanted = false; // once more, after the one that is under way
    bool m_hasToldDamage = false; // of the job store
};

} // namespace sluice
