// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/mainwindow.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "app/watch/tablewatch.h"
#include "app/watch/watchedtables.h"
#include "base/ids.h"
#include "console/help/help.h"
#include "console/main/consoleactions.h"
#include "console/main/consolesettings.h"
#include "console/main/consolestatus.h"
#include "console/main/controlswitch.h"
#include "console/main/page.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "console/widgets/statelook.h"
#include "core/auth/vault.h"
#include "core/http/httpclient.h"
#include "core/log/logring.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenuBar>
#include <QStackedWidget>
#include <QToolBar>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookEveryMs = 2'000;
constexpr int kReadLogEveryMs = 1'000;
constexpr int kNarrowBelow = 1000; // visual.md 9

} // namespace

MainWindow::MainWindow(ConsoleContext context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_actions(new ConsoleActions(context.application.timings().forceStopOffered, this))
    , m_status(new ConsoleStatus(this))
    , m_navigation(new NavigationList(this))
    , m_stack(new QStackedWidget(this))
    , m_bar(new MessageBar(this))
    , m_control(new ControlSwitch(context.application, this))
    , m_help(new Help(context.prompt, this))
{
    setObjectName(u"mainWindow"_s);
    layOut();
    makePages();
    connectActions();
    connectViewActions();
    connectControl();
    connectAlerts();
    connect(&m_context.feed, &RunFeed::listChanged, this, &MainWindow::takeRuns);
    restore();
    m_lookTimer.setInterval(kLookEveryMs);
    connect(&m_lookTimer, &QTimer::timeout, this, &MainWindow::look);
    m_lookTimer.start();
    m_logTimer.setInterval(kReadLogEveryMs);
    connect(&m_logTimer, &QTimer::timeout, this, &MainWindow::readLog);
    m_logTimer.start();
    look();
    m_context.feed.refresh(); // the first list may have come before the pages were there
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    auto *tools = new QToolBar(tr("Tools"), this);
    tools->setObjectName(u"mainToolBar"_s);
    tools->setMovable(false);
    tools->toggleViewAction()->setVisible(false);
    tools->setContextMenuPolicy(Qt::PreventContextMenu);
    addToolBar(tools);
    m_actions->fillToolBar(tools);
    m_actions->fillMenus(menuBar());
    setStatusBar(m_status);

    auto *center = new QWidget(this);
    auto *columns = new QHBoxLayout(center);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_navigation);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *bars = new QVBoxLayout;
    m_barRoom = bars;
    m_bar->setObjectName(u"windowMessageBar"_s);
    bars->addWidget(m_bar);
    m_bar->installEventFilter(this);
    right->addLayout(bars);
    m_stack->setObjectName(u"pageStack"_s);
    right->addWidget(m_stack, 1);
    columns->addLayout(right, 1);
    setCentralWidget(center);
    setMinimumSize(900, 560);
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::addPage(Page *page, const QString &icon)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_navigation->addPage(page->key(), icon, page->title());
    m_actions->addPage(page->key(), page->title());
    m_actions->addTools(page->QWidget::actions());
    connect(page, &Page::actionsChanged, this, &MainWindow::updateActions);
    connect(page, &Page::runOpened, this, &MainWindow::openRun);
    connect(page, &Page::pageWanted, this, &MainWindow::showPage);
}

void MainWindow::showPage(const QString &key)
{
    for (Page *page : std::as_const(m_pages)) {
        if (page->key() != key)
            continue;
        Page *before = currentPage();
        m_navigation->setCurrentPage(key);
        if (before != page) {
            if (before)
                before->deactivate();
            m_stack->setCurrentWidget(page);
            m_actions->findEdit->clear();
        }
        m_actions->findEdit->setPlaceholderText(page->findPlaceholder());
        page->activate();
        setProperty("manual", key); // the topic of what is no part of a page
        if (key == "log"_L1) {
            m_unreadErrors = 0;
            m_navigation->setBadge(key, 0, NavigationList::BadgeKind::Errors);
        }
        updateActions();
        updateTitle();
        return;
    }
}

void MainWindow::setEnvironment(const QString &environment)
{
    m_environment = environment;
    ElidingComboBox *combo = m_actions->environmentCombo;
    combo->setCurrentIndex(combo->findData(environment));
    if (combo->property("environment").toString() != environment) {
        combo->setProperty("environment", environment);
        combo->setStyleSheet(QString()); // asks the style sheet again for the new property
    }
    for (Page *page : std::as_const(m_pages))
        page->setEnvironment(environment);
    m_status->setEnvironment(m_hasConnections ? environment : QString());
    takeConnections(m_connections);
    updateTitle();
    updateActions();
}

void MainWindow::updateActions()
{
    const Page *page = currentPage();
    m_actions->setPageActions(page ? page->actions() : Page::Actions());
}

void MainWindow::updateTitle()
{
    const Page *page = currentPage();
    QString title = u"Sluice — %1 — %2"_s.arg(
        page ? page->title() : QString(), environmentLook(m_environment).word);
    if (m_percent >= 0)
        title.prepend(u"(%1) "_s.arg(Format::percent(m_percent / 100.0)));
    setWindowTitle(title);
}

void MainWindow::look()
{
    struct Seen
    {
        QMap<QString, QStringList> connections;
        VaultState vault = VaultState::SessionOnly;
        QString vaultText;
        int watched = 0; // tables
        bool isRead = false;
    };
    Application *application = &m_context.application;
    inBackground(
        this,
        [application] {
            Seen seen;
            if (auto list = application->connections().list()) {
                seen.isRead = true;
                for (const Connection &connection : std::as_const(*list))
                    seen.connections[connection.environment] << connection.name;
            }
            seen.vault = application->vault().state();
            seen.vaultText = application->vault().stateText();
            if (application->watch().isOn())
                seen.watched = countOfWatched(application->jobs()).value_or(0);
            return seen;
        },
        [this](const Seen &seen) {
            const bool isReady = seen.vault == VaultState::Ready;
            m_status->setVault(isReady                 ? tr("Vault ready")
                    : seen.vault == VaultState::Locked ? tr("Vault locked")
                                                       : tr("Vault for this session only"),
                seen.vaultText, isReady);
            m_status->setWatched(seen.watched);
            if (seen.isRead)
                takeConnections(seen.connections);
        });
}

void MainWindow::takeConnections(const QMap<QString, QStringList> &namesByEnvironment)
{
    const bool hadNone = !m_hasConnections;
    m_connections = namesByEnvironment;
    m_hasConnections = !m_connections.isEmpty();
    m_actions->environmentCombo->setEnabled(m_hasConnections);
    m_actions->environmentCombo->setNotice(m_hasConnections ? QString() : tr("Environment"));
    m_status->setAccount(m_accountFacts.isEmpty() ? m_connections.value(m_environment).join(u", "_s)
                                                  : m_accountFacts);
    if (hadNone && m_hasConnections) {
        // What was chosen the last time, unless nothing of it is there any more.
        const QString wish
            = m_connections.contains(m_environment) ? m_environment : m_connections.firstKey();
        setEnvironment(wish);
    } else if (!m_hasConnections) {
        m_status->setEnvironment({});
    }
}

void MainWindow::readLog()
{
    const LogRing::News news = m_context.application.logRing().takeSince(m_logNext);
    m_logNext = news.next;
    if (const qint64 atMs = HttpClient::lastAnswerMs(); atMs > 0)
        m_status->setLastAnswer(QDateTime::fromMSecsSinceEpoch(atMs));
    const Page *page = currentPage();
    const bool isLogShown = page && page->key() == "log"_L1;
    for (const LogRecord &record : news.records) {
        if (record.level == LogLevel::Error && !isLogShown)
            ++m_unreadErrors;
    }
    m_navigation->setBadge(u"log"_s, m_unreadErrors, NavigationList::BadgeKind::Errors,
        tr("%n unread errors", nullptr, m_unreadErrors));
}

void MainWindow::takeRuns(const QList<RunRow> &runs)
{
    static const QString own = ProcessIdentity::current().text();
    int active = 0;
    qint64 settled = 0;
    qint64 expected = 0;
    m_ownActive = 0;
    QStringList interrupted;
    for (const RunRow &run : runs) {
        if (run.state == RunState::Interrupted && !run.isDryRun)
            interrupted << run.id;
        if (isEnded(run.state))
            continue;
        ++active;
        m_ownActive += run.owner == own;
        if (run.expected > 0) {
            settled += run.counts.settled();
            expected += run.expected;
        }
    }
    m_status->setActiveRuns(active);
    m_navigation->setBadge(u"runs"_s, active, NavigationList::BadgeKind::Running,
        active == 1 ? tr("1 run active") : tr("%1 runs active").arg(active));
    m_percent = active > 0 && expected > 0
        ? Format::wholePercent(static_cast<double>(settled) / static_cast<double>(expected))
        : -1;
    updateTitle();
    const bool isFirst = !m_hasRuns;
    m_hasRuns = true;
    m_interrupted = interrupted;
    if (isFirst && !interrupted.isEmpty())
        offerResume();
}

void MainWindow::offerResume()
{
    const auto count = static_cast<int>(m_interrupted.size());
    m_bar->showMessage(Tone::Warning,
        count == 1 ? tr("1 run was interrupted when its program ended. It can go on where it was.")
                   : tr("%1 runs were interrupted when their program ended. They can go on where "
                        "they were.")
                         .arg(count),
        {{u"resumeAll"_s, tr("Resume All")}, {u"review"_s, tr("Review")}});
}

void MainWindow::resumeAll()
{
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, ids = m_interrupted] {
            QStringList problems;
            for (const QString &id : ids) {
                if (auto resumed = application->runs().resume(id); !resumed)
                    problems << resumed.error().text();
            }
            return problems;
        },
        [this](const QStringList &problems) {
            if (problems.isEmpty())
                m_bar->dismiss();
            else
                m_bar->showMessage(Tone::Error, problems.join(u' '));
            showPage(u"runs"_s);
        });
}

void MainWindow::fold()
{
    const bool isNarrow = width() < kNarrowBelow;
    m_navigation->setCollapsed(isNarrow || !m_sidebarWish);
    m_actions->setNarrow(isNarrow);
    m_status->setNarrow(isNarrow);
    // As the pages' margins are; no room where there is no message.
    const int side = isNarrow ? 16 : 24;
    m_barRoom->setContentsMargins(side, m_bar->isHidden() ? 0 : isNarrow ? 12 : 16, side, 0);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isShownOrHidden
        = event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent;
    if (watched == m_bar && isShownOrHidden)
        fold();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fold();
}

void MainWindow::restore()
{
    const ConsoleSettings settings;
    m_sidebarWish = settings.isSidebarShown();
    m_actions->showSidebar->setChecked(m_sidebarWish);
    if (!restoreGeometry(settings.windowGeometry()))
        resize(1180, 760);
    setEnvironment(settings.environment());
    QString page = settings.page();
    if (!m_navigation->pages().contains(page))
        page = u"crm"_s;
    showPage(page);
    fold();
}

void MainWindow::save() const
{
    ConsoleSettings settings;
    settings.setWindowGeometry(saveGeometry());
    settings.setSidebarShown(m_sidebarWish);
    settings.setEnvironment(m_environment);
    if (const Page *page = currentPage())
        settings.setPage(page->key());
}

} // namespace sluice
