// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consoleactions.h"

#include "base/clock.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/statelook.h"

#include <QAction>
#include <QActionGroup>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QWidget *makeToolSpacer(QWidget *parent)
{
    auto *spacer = new QWidget(parent);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return spacer;
}

} // namespace

ConsoleActions::ConsoleActions(std::chrono::milliseconds forceStopAfter, QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_forceStopAfter(forceStopAfter)
{
    m_forceTimer.setSingleShot(true);
    connect(&m_forceTimer, &QTimer::timeout, this, &ConsoleActions::offerForceStop);
    makeFileActions();
    makeRunActions();
    makeViewActions();
    makeToolActions();
    setPageActions({});
}

QAction *ConsoleActions::make(
    const char *name, const QString &text, const QString &icon, const QString &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1StringView(name));
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    m_window->addAction(action); // its key works while the menu is closed
    return action;
}

void ConsoleActions::makeFileActions()
{
    newConnection = make("actionNewConnection", tr("New Connection…"), u"add"_s, {});
    newConnection->setShortcut(QKeySequence(QKeySequence::New));
    newMapping = make("actionNewMapping", tr("New Mapping…"), {}, {});
    openFolder = make("actionOpenFolder", tr("Open Results Folder"), u"folder"_s, {});
    quit = make("actionQuit", tr("Quit"), {}, {});
    quit->setShortcut(QKeySequence(u"Ctrl+Q"_s));
    quit->setMenuRole(QAction::QuitRole);
}

void ConsoleActions::makeToolActions()
{
    locks = make("actionLocks", tr("Manage Locks…"), u"lock"_s, {});
    controlApi = make("actionControlApi", tr("Control API…"), u"terminal"_s, {});
    alerts = make("actionAlerts", tr("Alerts…"), u"state-attention"_s, {});
    retention = make("actionRetention", tr("Data Retention…"), u"page-file"_s, {});
    erasePerson = make("actionErasePerson", tr("Erase One Person's Data…"), u"remove"_s, {});
}

void ConsoleActions::makeRunActions()
{
    run = make("actionRun", tr("Run…"), u"run"_s, u"Ctrl+R"_s);
    checkPlan = make("actionCheckPlan", tr("Check Plan"), u"check-plan"_s, u"Ctrl+Shift+D"_s);
    pause = make("actionPause", tr("Pause"), u"pause"_s, u"Ctrl+Shift+P"_s);
    resume = make("actionResume", tr("Resume"), u"resume"_s, u"Ctrl+Shift+P"_s);
    resume->setProperty("shortcutId", u"actionPause"_s); // one key for both
    pause->setProperty("shortcutText", tr("Pause or Resume"));
    stop = make("actionStop", tr("Stop Now"), u"stop"_s, u"Ctrl+."_s);
    stop->setIconText(tr("Stop"));
    finishChunk = make("actionFinishChunk", tr("Finish This Chunk"), u"chunk"_s, {});
    forceStop = make("actionForceStop", tr("Force Stop"), {}, {});
    retryRejected
        = make("actionRetryRejected", tr("Retry Rejected…"), u"retry"_s, u"Ctrl+Shift+R"_s);
    undoRun = make("actionUndo", tr("Undo Run…"), u"undo"_s, u"Ctrl+Shift+U"_s);
    eraseRun = make("actionEraseRun", tr("Erase Run Data…"), u"remove"_s, {});
    whatStopDoes = make("actionWhatStopDoes", tr("What Stop Does"), u"help"_s, {});
    resumeInterrupted
        = make("actionResumeInterrupted", tr("Resume Interrupted Runs…"), u"resume"_s, {});
    pauseAll = make("actionPauseAll", tr("Pause All"), u"pause"_s, {});
    stopAll = make("actionStopAll", tr("Stop All…"), u"stop"_s, {});
}

void ConsoleActions::makeViewActions()
{
    find = make("actionFind", tr("Find on This Page"), u"search"_s, {});
    // Where one types, the second is a character.
    find->setShortcuts({QKeySequence(QKeySequence::Find), QKeySequence(u"/"_s)});
    recordStory
        = make("actionRecordStory", tr("A Record's Story…"), u"page-log"_s, u"Ctrl+Shift+F"_s);
    showSidebar = make("actionShowSidebar", tr("Show Sidebar"), u"sidebar"_s, u"F9"_s);
    showSidebar->setCheckable(true);
    showSidebar->setChecked(true);
    showDetails = make("actionShowDetails", tr("Show Details"), {}, u"F8"_s);
    showLog = make("actionShowLog", tr("Show Log"), u"page-log"_s, u"Ctrl+L"_s);
    refresh = make("actionRefresh", tr("Refresh"), {}, {});
    refresh->setShortcuts({QKeySequence(u"F5"_s)});
    resetLayout = make("actionResetLayout", tr("Reset Layout"), {}, {});
    fullScreen = make("actionFullScreen", tr("Full Screen"), {}, u"F11"_s);
    fullScreen->setCheckable(true);
    diagnostics = make("actionDiagnostics", tr("Collect Diagnostics…"), {}, {});
    settings = make("actionSettings", tr("Settings…"), u"settings"_s, u"Ctrl+,"_s);
    settings->setMenuRole(QAction::PreferencesRole);
    help = make("actionHelp", tr("Help"), u"help"_s, u"F1"_s);
    shortcuts = make("actionShortcuts", tr("Keyboard Shortcuts"), {}, u"Ctrl+?"_s);
    about = make("actionAbout", tr("About Sluice"), {}, {});
    about->setMenuRole(QAction::AboutRole);
}

void ConsoleActions::fillMenus(QMenuBar *bar)
{
    QMenu *file = bar->addMenu(tr("&File"));
    fileMenu = file;
    file->addActions(
        {newConnection, newMapping, file->addSeparator(), openFolder, file->addSeparator(), quit});
    QMenu *runMenu = bar->addMenu(tr("&Run"));
    runMenu->setToolTipsVisible(true); // why something cannot be done
    runMenu->addActions({checkPlan, run, runMenu->addSeparator(), pause, resume, stop, finishChunk,
        forceStop, runMenu->addSeparator(), retryRejected, undoRun, runMenu->addSeparator(),
        resumeInterrupted, pauseAll, stopAll, runMenu->addSeparator(), eraseRun});
    QMenu *view = bar->addMenu(tr("&View"));
    m_pages = view;
    m_pageEnd = view->addSeparator();
    view->addActions({find, recordStory, refresh, view->addSeparator(), showSidebar, showDetails,
        showLog, resetLayout});
    columnsMenu = view->addMenu(tr("Columns"));
    columnsMenu->setObjectName(u"columnsMenu"_s);
    makeThemeMenu(view);
    view->addAction(fullScreen);
    QMenu *tools = bar->addMenu(tr("&Tools"));
    toolsMenu = tools;
    tools->addActions({locks, controlApi, alerts, retention, erasePerson});
    tools->addActions({tools->addSeparator(), diagnostics, settings});
    helpMenu = bar->addMenu(tr("&Help"));
    helpMenu->addActions({help, shortcuts, whatStopDoes, helpMenu->addSeparator(), about});
}

void ConsoleActions::addTools(const QList<QAction *> &actions)
{
    toolsMenu->insertActions(locks, actions);
}

void ConsoleActions::makeThemeMenu(QMenu *view)
{
    themeMenu = view->addMenu(tr("Theme"));
    themeMenu->setObjectName(u"themeMenu"_s);
    auto *group = new QActionGroup(this);
    const auto add = [this, group](const char *name, const QString &text, Theme::Mode mode) {
        QAction *action = themeMenu->addAction(text);
        action->setObjectName(QLatin1StringView(name));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        action->setChecked(Theme::instance().mode() == mode);
        group->addAction(action);
    };
    add("actionThemeSystem", tr("System"), Theme::Mode::System);
    add("actionThemeLight", tr("Light"), Theme::Mode::Light);
    add("actionThemeDark", tr("Dark"), Theme::Mode::Dark);
}

void ConsoleActions::fillToolBar(QToolBar *bar)
{
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(19, 16));
    environmentCombo = new ElidingComboBox(bar);
    environmentCombo->setObjectName(u"environmentCombo"_s);
    environmentCombo->setAccessibleName(tr("Environment"));
    environmentCombo->setToolTip(tr("Whose jobs and runs are shown"));
    environmentCombo->setFixedWidth(168);
    for (const QString &id : {u"sandbox"_s, u"test"_s, u"production"_s}) {
        const EnvironmentLook look = environmentLook(id);
        environmentCombo->addItem(themeIcon(look.icon), look.word, id);
    }
    bar->addWidget(environmentCombo);
    bar->addSeparator();
    bar->addActions({run, pause, resume});
    auto *stopButton = new QToolButton(bar);
    stopButton->setObjectName(u"stopButton"_s);
    stopButton->setDefaultAction(stop);
    stopButton->setPopupMode(QToolButton::MenuButtonPopup);
    stopButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    stopButton->setAccessibleName(tr("Stop"));
    m_stopMenu = new QMenu(stopButton);
    m_stopMenu->setObjectName(u"stopMenu"_s);
    m_stopMenu->addActions(
        {stop, finishChunk, forceStop, m_stopMenu->addSeparator(), whatStopDoes});
    stopButton->setMenu(m_stopMenu);
    bar->addWidget(stopButton);
    bar->addAction(retryRejected);
    bar->addWidget(makeToolSpacer(bar));
    findEdit = new FindEdit(bar);
    findEdit->setObjectName(u"findEdit"_s);
    findEdit->setAccessibleName(tr("Find"));
    findEdit->setFixedWidth(240);
    bar->addWidget(findEdit);
}

void ConsoleActions::addPage(const QString &key, const QString &title)
{
    QAction *action = make("", title, {}, u"Ctrl+%1"_s.arg(++m_pageCount));
    action->setObjectName("actionPage-"_L1 + key);
    m_pages->insertAction(m_pageEnd, action);
    connect(action, &QAction::triggered, this, [this, key] { emit pageWanted(key); });
}

// What an action does, or why it cannot be done now.
void ConsoleActions::offer(QAction *action, bool isPossible, const QString &what,
    const QString &reason, const QString &usualReason)
{
    action->setEnabled(isPossible);
    action->setToolTip(isPossible ? what : reason.isEmpty() ? usualReason : reason);
}

void ConsoleActions::setPageActions(const Page::Actions &can)
{
    offer(run, can.canRun, {}, can.noRun, tr("For a job that is chosen on the page of its sync"));
    offer(checkPlan, can.canCheckPlan, {}, can.noRun,
        tr("For a job that is chosen on the page of its sync"));
    const bool offersResume = can.canResume && !can.canPause;
    offer(pause, can.canPause, {}, {}, tr("For a run that is under way"));
    pause->setVisible(!offersResume);
    offer(resume, offersResume, {}, {}, tr("For a run that stands still"));
    resume->setVisible(offersResume);
    m_can = can;
    offer(stop, can.canStop,
        tr("Stops sending. Nothing already written is undone, and work that the service has "
           "already accepted will finish there."),
        {}, tr("For a run that is under way"));
    offer(finishChunk, can.canStop, {}, {}, tr("For a run that is under way"));
    offerForceStop();
    offer(retryRejected, can.canRetryRejected,
        tr("Reads the rejected records again and writes them in a new run"), can.noRetry,
        tr("For an ended run that has rejected records"));
    offer(undoRun, can.canUndo, tr("Shows first what would be put back"), can.noUndo,
        tr("For an ended run of a CRM job that has written records"));
    offer(eraseRun, can.canErase, tr("Shows first what goes and what stays"), {},
        tr("For a run that is chosen on the page Runs"));
}

void ConsoleActions::offerForceStop()
{
    m_forceTimer.stop();
    const QString &run = m_can.stoppingRun;
    const QString later = tr("Offered a while after Stop was asked for");
    if (!m_can.canStop || run.isEmpty()) {
        offer(forceStop, false, {}, {}, later);
        return;
    }
    const qint64 nowMs = monotonicMs();
    if (!m_stopSeenMs.contains(run))
        m_stopSeenMs.insert(run, nowMs);
    const qint64 leftMs = m_stopSeenMs.value(run) + m_forceStopAfter.count() - nowMs;
    offer(forceStop, leftMs <= 0, {}, {}, later);
    if (leftMs > 0)
        m_forceTimer.start(static_cast<int>(leftMs));
}

void ConsoleActions::setNarrow(bool isNarrow)
{
    environmentCombo->setFixedWidth(isNarrow ? 140 : 168);
    findEdit->setFixedWidth(isNarrow ? 180 : 240);
}

} // namespace sluice
