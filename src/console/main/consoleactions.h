// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/page.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>

class QAction;
class QMenu;
class QMenuBar;
class QToolBar;

namespace sluice {

class ElidingComboBox;
class FindEdit;

// The window's actions, their keys, and the menus and the tool bar that show them. GUI thread;
// owned by the window, which connects them. It does nothing by itself.
class ConsoleActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleActions)

public:
    ConsoleActions(std::chrono::milliseconds forceStopAfter, QWidget *window);

    void fillMenus(QMenuBar *bar);
    void fillToolBar(QToolBar *bar);
    // One entry of the menu View and Ctrl+number.
    void addPage(const QString &key, const QString &title);
    // What a page does that concerns more than itself, in the menu Tools.
    void addTools(const QList<QAction *> &actions);
    // What a page can do now. Force Stop is offered when a stop was seen for Timings' time,
    // wherever and with whatever it was asked for.
    void setPageActions(const Page::Actions &can);
    void setNarrow(bool isNarrow);

    QAction *newConnection = nullptr;
    QAction *newMapping = nullptr;
    QAction *run = nullptr;
    QAction *checkPlan = nullptr;
    QAction *pause = nullptr;
    QAction *resume = nullptr;
    QAction *stop = nullptr;
    QAction *finishChunk = nullptr;
    QAction *forceStop = nullptr;
    QAction *retryRejected = nullptr;
    QAction *undoRun = nullptr;
    QAction *eraseRun = nullptr;
    QAction *resumeInterrupted = nullptr;
    QAction *pauseAll = nullptr;
    QAction *stopAll = nullptr;
    QAction *help = nullptr;
    QAction *whatStopDoes = nullptr;
    QAction *find = nullptr;
    QAction *recordStory = nullptr;
    QAction *showSidebar = nullptr;
    QAction *showDetails = nullptr;
    QAction *showLog = nullptr;
    QAction *resetLayout = nullptr;
    QAction *fullScreen = nullptr;
    QAction *refresh = nullptr;
    QAction *openFolder = nullptr;
    QAction *locks = nullptr;
    QAction *controlApi = nullptr;
    QAction *alerts = nullptr;
    QAction *retention = nullptr;
    QAction *erasePerson = nullptr;
    QAction *diagnostics = nullptr;
    QAction *settings = nullptr;
    QAction *shortcuts = nullptr;
    QAction *about = nullptr;
    QAction *quit = nullptr;
    QMenu *themeMenu = nullptr;
    QMenu *toolsMenu = nullptr;
    QMenu *columnsMenu = nullptr; // the window fills it when it opens
    QMenu *fileMenu = nullptr;
    QMenu *helpMenu = nullptr;

    ElidingComboBox *environmentCombo = nullptr;
    FindEdit *findEdit = nullptr;

signals:
    void pageWanted(const QString &key);

private:
    QAction *make(const char *name, const QString &text, const QString &icon, const QString &keys);
    void makeFileActions();
    void makeRunActions();
    void makeToolActions();
    void makeViewActions();
    void makeThemeMenu(QMenu *view);
    static void offer(QAction *action, bool isPossible, const QString &what, const QString &reason,
        const QString &usualReason);
    void offerForceStop();

    QWidget *m_window;
    QMenu *m_pages = nullptr;
    QMenu *m_stopMenu = nullptr;
    QAction *m_pageEnd = nullptr;
    int m_pageCount = 0;
    Page::Actions m_can;
    QHash<QString, qint64> m_stopSeenMs; // by run
    std::chrono::milliseconds m_forceStopAfter;
    QTimer m_forceTimer;
};

} // namespace sluice
