// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/mainwindow.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/runs/runfeed.h"
#include "app/schedules/scheduleledger.h"
#include "app/watch/tablewatch.h"
#include "app/watch/watchedtables.h"
#include "base/clock.h"
#include "base/ids.h"
#include "console/errors/errorwords.h"
#include "console/help/help.h"
#include "console/main/accountcredits.h"
#include "console/main/consoleactions.h"
#include "console/main/consolesettings.h"
#include "console/main/consolestatus.h"
#include "console/main/controlswitch.h"
#include "console/main/desktopnotices.h"
#include "console/main/desktoptray.h"
#include "console/main/page.h"
#include "console/main/tablelayouts.h"
#include "console/main/windowplace.h"
#include "console/settings/vaultwords.h"
#include "console/theme/narrow.h"
#include "console/theme/screenroom.h"
#include "console/welcome/firstrun.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "console/widgets/statelook.h"
#include "core/auth/tokenrow.h"
#include "core/auth/vault.h"
#include "core/http/httpclient.h"
#include "core/log/logring.h"
#include "core/store/store.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QMenuBar>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QToolBar>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookEveryMs = 2'000;
constexpr int kReadLogEveryMs = 1'000;
constexpr int kNarrowBelow = 1000; // visual.md 9
constexpr qint64 kFiresForMs = 24 * 3'600'000LL;
constexpr int kRunPatienceMs = 10'000;

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
    , m_tables(new TableLayouts(this))
    , m_tray(new DesktopTray(this))
    , m_firstRun(new FirstRun(context, this))
    , m_help(new Help(context.prompt, this))
{
    setObjectName(u"MainWindow"_s);
    layOut();
    listPages();
    connectActions();
    connectViewActions();
    connectRunActions();
    connectControl();
    connectAlerts();
    connectSettings();
    connectNotices();
    connect(&m_context.feed, &RunFeed::listChanged, this, &MainWindow::takeRuns);
    restore();
    connect(&m_lookTimer, &QTimer::timeout, this, [this] {
        if (!m_isLooking)
            look();
    });
    m_lookTimer.start(kLookEveryMs);
    m_logTimer.setInterval(kReadLogEveryMs);
    connect(&m_logTimer, &QTimer::timeout, this, &MainWindow::readLog);
    m_logTimer.start();
    m_runPatience.setSingleShot(true);
    m_runPatience.setInterval(kRunPatienceMs);
    connect(&m_runPatience, &QTimer::timeout, this, [this] { m_runWanted.clear(); });
    look();
    connectFirstRun();
    // Pages see only their size: with other fonts there is more room or less.
    connect(&Theme::instance(), &Theme::changed, this, [this, known = qApp->font()]() mutable {
        if (std::exchange(known, qApp->font()) == qApp->font())
            return;
        fold();
        for (Page *page : findChildren<Page *>())
            QCoreApplication::postEvent(page, new QResizeEvent(page->size(), page->size()));
    });
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
    setMinimumSize(QSize(900, 560).boundedTo(screenRoom(this)));
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::showPage(const QString &key)
{
    Page *page = pageOf(key);
    if (!page)
        return;
    Page *before = currentPage();
    m_navigation->setCurrentPage(key);
    if (before != page) {
        if (before)
            before->deactivate();
        m_runWanted.clear();
        m_actions->findEdit->clear(); // heard by the page that is left
        m_stack->setCurrentWidget(page);
    }
    m_actions->findEdit->setPlaceholderText(page->findPlaceholder());
    page->activate();
    setProperty("manual", key); // the topic of what is no part of a page
    if (key == "log"_L1) {
        m_unreadErrors = 0;
        m_navigation->setBadge(key, 0, NavigationList::BadgeKind::Errors);
    }
    showAccount();
    updateActions();
    updateTitle();
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
    m_firstRun->setEnvironment(environment);
    takeConnections(m_connections);
    updateTitle();
    updateActions();
}

void MainWindow::updateActions()
{
    Page *page = currentPage();
    const Page::Actions can = page ? page->actions() : Page::Actions();
    m_actions->setPageActions(can);
    if (page && can.canRun && page->key() == m_runWanted) {
        m_runWanted.clear();
        page->run();
    }
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

struct MainWindow::Seen
{
    QMap<QString, QStringList> connections;
    QMap<QString, QString> refused; // names of connections by id
    std::optional<QList<ScheduleFire>> fires;
    QMap<QString, LimitLevel> credits; // by environment
    VaultStanding vault;
    int watched = 0; // tables
    std::optional<Error> damage; // of the job store
    bool isRead = false;
};

// One at a time: a store that is slow is not asked ever more.
void MainWindow::look()
{
    m_isLookWanted = std::exchange(m_isLooking, true);
    if (m_isLookWanted)
        return;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, runs = m_crmRuns] {
            Seen seen;
            QStringList refused;
            auto read = application->store().read([&refused](Sql &sql) -> Result<void> {
                auto ids = refusedConnections(sql);
                if (!ids)
                    return fail(ids.error());
                refused = *ids;
                return {};
            });
            if (auto list = application->connections().list(); list && read) {
                seen.isRead = true;
                for (const Connection &connection : std::as_const(*list)) {
                    seen.connections[connection.environment] << connection.name;
                    if (refused.contains(connection.id))
                        seen.refused.insert(connection.id, connection.name);
                }
                seen.credits = creditsLeft(*application, *list, runs);
            }
            auto fires = application->schedules().fires(Clock::system().nowMs() - kFiresForMs);
            if (fires)
                seen.fires = *fires;
            seen.damage = application->store().problem();
            seen.vault = application->vault().standing();
            if (application->watch().isOn())
                seen.watched = countOfWatched(application->jobs()).value_or(0);
            return seen;
        },
        [this](const Seen &seen) {
            m_isLooking = false;
            takeLook(seen);
            if (m_isLookWanted)
                look();
        });
}

void MainWindow::takeLook(const Seen &seen)
{
    const bool isReady = seen.vault.state == VaultState::Ready;
    m_status->setVault(isReady                       ? tr("Vault ready")
            : seen.vault.state == VaultState::Locked ? tr("Vault locked")
                                                     : tr("Vault for this session only"),
        vaultInWords(seen.vault), isReady);
    m_status->setWatched(seen.watched);
    if (seen.damage && !std::exchange(m_hasToldDamage, true))
        m_bar->showError(*seen.damage);
    if (seen.isRead) {
        m_credits.clear();
        for (auto it = seen.credits.cbegin(); it != seen.credits.cend(); ++it)
            m_credits.insert(it.key(),
                tr("%1 of %2 credits left")
                    .arg(Format::count(it->left), Format::count(it->capacity)));
        takeConnections(seen.connections);
        m_notices->takeRefused(seen.refused);
    }
    if (seen.fires)
        m_notices->takeFires(*seen.fires);
}

// What the page that is shown knows of its account; elsewhere what the first of the syncs knows.
void MainWindow::showAccount()
{
    const Page *page = currentPage();
    QString facts = page ? m_accountFacts.value(page->key()) : QString();
    for (const PageEntry &entry : std::as_const(m_entries)) {
        if (facts.isEmpty())
            facts = m_accountFacts.value(entry.key);
    }
    if (facts.isEmpty())
        facts = m_connections.value(m_environment).join(u", "_s);
    const QString credits = m_credits.value(m_environment);
    if (facts.isEmpty() || credits.isEmpty() || m_accountFacts.contains(u"crm"_s))
        m_status->setAccount(facts);
    else
        m_status->setAccount(Format::facts({facts, credits}));
}

void MainWindow::takeConnections(const QMap<QString, QStringList> &namesByEnvironment)
{
    const bool hadNone = !m_hasConnections;
    m_connections = namesByEnvironment;
    m_hasConnections = !m_connections.isEmpty();
    m_actions->environmentCombo->setEnabled(m_hasConnections);
    m_actions->environmentCombo->setNotice(m_hasConnections ? QString() : tr("Environment"));
    showAccount();
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
    const qint64 errors = m_context.application.logRing().errors();
    const qint64 news = errors - std::exchange(m_errorsSeen, errors);
    if (const qint64 atMs = HttpClient::lastAnswerMs(); atMs > 0)
        m_status->setLastAnswer(QDateTime::fromMSecsSinceEpoch(atMs));
    const Page *page = currentPage();
    if (!page || page->key() != "log"_L1)
        m_unreadErrors += static_cast<int>(news);
    m_navigation->setBadge(u"log"_s, m_unreadErrors, NavigationList::BadgeKind::Errors,
        tr("%n unread errors", nullptr, m_unreadErrors));
}

void MainWindow::fold()
{
    const bool isNarrow = isNarrowRoom(width(), kNarrowBelow);
    m_navigation->setCollapsed(isNarrow || !m_sidebarWish);
    m_actions->setNarrow(isNarrow);
    m_status->setNarrow(isNarrow);
    // As the pages' margins are; no room where there is no message.
    const int side = isNarrow ? 16 : 24;
    const bool isQuiet = m_bar->isHidden() && m_firstRun->bar()->isHidden();
    m_barRoom->setContentsMargins(side, isQuiet ? 0 : isNarrow ? 12 : 16, side, 0);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isShownOrHidden
        = event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent;
    if ((watched == m_bar || watched == m_firstRun->bar()) && isShownOrHidden)
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
    placeWindow(this, settings.windowGeometry());
    setEnvironment(settings.environment());
    const QString startPage = settings.choice(kChoiceStartPage);
    QString page = startPage == "last"_L1 ? settings.page() : startPage;
    if (!hasPage(page))
        page = u"overview"_s;
    showPage(page);
    fold();
}

void MainWindow::save() const
{
    ConsoleSettings settings;
    settings.setWindowGeometry(saveGeometry());
    settings.setSidebarShown(m_sidebarWish);
    m_tables->save();
    settings.setEnvironment(m_environment);
    if (const Page *page = currentPage())
        settings.setPage(page->key());
}

} // namespace sluice
