// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "core/engine/runtypes.h"

#include <QMainWindow>
#include <QSet>
#include <QTimer>

class QBoxLayout;
class QStackedWidget;

namespace sluice {

class ConsoleActions;
class ConsoleStatus;
class ControlSwitch;
class Help;
class MessageBar;
class NavigationList;
class Page;

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

    const QList<Page *> &pages() const { return m_pages; }
    Page *currentPage() const;
    void showPage(const QString &key);
    void openRun(const QString &runId);
    QString environment() const { return m_environment; }
    void setEnvironment(const QString &environment);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makePages();
    void addPage(Page *page, const QString &icon);
    void layOut();
    void connectActions();
    void connectViewActions();
    void connectControl();
    void connectAlerts();
    void openControl();
    void startControl(const QString &address, const QStringList &jobs);
    void rememberControl(bool isOn);
    void showControl();
    void look(); // at what changes slowly: connections, vault
    void readLog();
    void takeRuns(const QList<RunRow> &runs);
    void takeConnections(const QMap<QString, QStringList> &namesByEnvironment);
    void offerResume();
    void resumeAll();
    void updateActions();
    void updateTitle();
    void fold();
    void restore();
    void save() const;
    void askToQuit();
    void endRunsAndClose();
    void tell(const QString &title, const QString &text);

    ConsoleContext m_context;
    ConsoleActions *m_actions;
    ConsoleStatus *m_status;
    NavigationList *m_navigation;
    QStackedWidget *m_stack;
    MessageBar *m_bar;
    ControlSwitch *m_control;
    Help *m_help;
    QBoxLayout *m_barRoom = nullptr;
    QList<Page *> m_pages;
    QTimer m_lookTimer;
    QTimer m_logTimer;
    QString m_environment;
    QString m_accountFacts;
    QMap<QString, QStringList> m_connections; // names by environment
    QStringList m_interrupted; // ids
    int m_ownActive = 0; // runs that this process works on
    int m_percent = -1;
    int m_unreadErrors = 0;
    qint64 m_logNext = 0;
    bool m_sidebarWish = true;
    bool m_hasRuns = false;
    bool m_hasConnections = false;
    bool m_isClosing = false;
};

} // namespace sluice
