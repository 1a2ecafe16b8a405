// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionspage.h"

#include "app/application.h"
#include "app/connectiontest.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionmodel.h"
#include "console/connections/connectionpanel.h"
#include "console/connections/connectiontester.h"
#include "console/connections/lefttodaycard.h"
#include "console/connections/signindialog.h"
#include "console/errors/errorwords.h"
#include "console/settings/vaultguard.h"
#include "console/settings/vaultwords.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/headrow.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/statelook.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kNarrowConnectionsWidth = 1'000;
constexpr int kUsedByWidth = 1'440; // below it names need the room, and the panel says it too
constexpr int kPanelWidth = 372;
constexpr int kNarrowPanelWidth = 340;

} // namespace

ConnectionsPage::ConnectionsPage(ConsoleContext context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new ConnectionModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_bar(new MessageBar(this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_left(new LeftTodayCard(this))
    , m_panel(new ConnectionPanel(this))
    , m_tester(new ConnectionTester(context.application, this))
{
    setObjectName(u"ConnectionsPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    makeHead(layout);
    layout->addWidget(m_bar);
    makeTable();
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_table, 1);
    left->addWidget(m_left);
    left->addStretch(0);
    m_content = new QHBoxLayout;
    m_content->setSpacing(12);
    m_content->addLayout(left, 1);
    m_content->addWidget(m_panel);
    layout->addLayout(m_content, 1);
    m_panel->hide();
    makeShortcuts();
    connectPanel();
    showEmpty();
    fitToWindow();
    reload();
}

ConnectionsPage::~ConnectionsPage() = default;

void ConnectionsPage::makeHead(QBoxLayout *layout)
{
    m_import = new QPushButton(tr("Import…"), this);
    m_import->setObjectName(u"connectionImportButton"_s);
    m_import->setToolTip(tr("Takes over files of connections and jobs"));
    m_paste = new QPushButton(tr("Paste Settings…"), this);
    m_paste->setObjectName(u"pasteSettingsButton"_s);
    m_paste->setToolTip(tr("Takes over the configuration of the programs that Sluice replaces"));
    m_add = new QPushButton(tr("Add…"), this);
    m_add->setObjectName(u"connectionAddButton"_s);
    m_add->setProperty("role", u"primary"_s);
    setButtonIcon(m_add, u"add"_s);
    auto *head = new HeadRow(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, this), this);
    head->buttons()->setSpacing(12);
    for (QPushButton *button : {m_paste, m_import, m_add})
        head->buttons()->addWidget(button);
    layout->addWidget(head);
    connect(m_import, &QPushButton::clicked, this, [this] { openImport(true); });
    connect(m_paste, &QPushButton::clicked, this, [this] { openImport(false); });
    connect(m_add, &QPushButton::clicked, this, &ConnectionsPage::addConnection);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        if (id == "signIn"_L1)
            signIn();
        else if (id == "unlock"_L1)
            unlockVault();
        else if (id == "passphrase"_L1)
            askForVault(VaultKeyDialog::Task::SetPassphrase);
        else if (id == "reload"_L1)
            reload();
    });
}

void ConnectionsPage::makeTable()
{
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setFilterKeyColumn(-1);
    RowView *view = m_table->view();
    view->setObjectName(u"connectionTable"_s);
    view->setAccessibleName(tr("Connections"));
    view->setModel(m_shown);
    view->setColumns(
        {{.kind = CellKind::Text, .sample = u"Harbour Demo, Stock"_s, .isStretched = true},
            {.kind = CellKind::Text, .sample = u"commercetools"_s},
            {.kind = CellKind::Badge, .sample = environmentLook(u"production"_s).word},
            {.kind = CellKind::State,
                .sample = connectionLook(u"sign_in_refused"_s).word,
                .hasIcon = true},
            {.kind = CellKind::Text, .sample = tr("Yesterday 18:12")},
            {.kind = CellKind::Text, .sample = tr("%n jobs", nullptr, 12)}});
    view->setPlaceholderText(tr("Loading…"));
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &ConnectionsPage::showMenu);
    m_table->setEmptyState(m_empty);
    m_table->setLoading(true);
    m_table->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ConnectionsPage::showSelected);
    connect(view, &QAbstractItemView::activated, this, [this] {
        if (const ListedConnection *listed = selected();
            listed && !connectionTestTitles(listed->connection.service).isEmpty())
            edit(listed->connection);
    });
}

void ConnectionsPage::makeShortcuts()
{
    auto *testing = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), this);
    testing->setObjectName(u"testConnection"_s);
    testing->setWhatsThis(tr("Test Connection"));
    testing->setContext(Qt::WidgetWithChildrenShortcut);
    connect(testing, &QShortcut::activated, this, &ConnectionsPage::test);
    auto *removing = makeRemoveShortcut(m_table->view());
    connect(removing, &QShortcut::activated, this, &ConnectionsPage::remove);
}

void ConnectionsPage::connectPanel()
{
    connect(m_panel, &ConnectionPanel::testWanted, this, &ConnectionsPage::test);
    connect(m_panel, &ConnectionPanel::cancelWanted, this, [this] {
        m_tester->cancel();
        showTest();
    });
    connect(m_panel, &ConnectionPanel::editWanted, this, [this] {
        if (const ListedConnection *listed = selected())
            edit(listed->connection);
    });
    connect(m_panel, &ConnectionPanel::signInWanted, this, &ConnectionsPage::signIn);
    connect(m_panel, &ConnectionPanel::signOutWanted, this, &ConnectionsPage::signOutSelected);
    connect(m_panel, &ConnectionPanel::removeWanted, this, &ConnectionsPage::remove);
    connect(m_panel, &ConnectionPanel::mendWanted, this, &ConnectionsPage::mendSelected);
    connect(m_panel, &ConnectionPanel::duplicateWanted, this, &ConnectionsPage::duplicate);
    connect(m_panel, &ConnectionPanel::caFileWanted, this, [this] {
        const ListedConnection *listed = selected();
        if (ConnectionDialog *form = listed ? edit(listed->connection) : nullptr)
            form->showCaFile();
    });
    connect(m_panel, &ConnectionPanel::checkWanted, this, &ConnectionsPage::checkAccount);
    connect(m_panel, &ConnectionPanel::logWanted, this, [this] { emit pageWanted(u"log"_s); });
    connect(m_tester, &ConnectionTester::stepChanged, this, &ConnectionsPage::showTest);
    connect(m_tester, &ConnectionTester::finished, this, &ConnectionsPage::keepTest);
}

void ConnectionsPage::activate()
{
    fitToWindow();
    reload();
}

void ConnectionsPage::find(const QString &text)
{
    m_shown->setFilterFixedString(text.trimmed());
    showEmpty();
}

void ConnectionsPage::reload()
{
    if (m_isLoading) {
        m_isReloadWanted = true;
        return;
    }
    m_isLoading = true;
    m_isReloadWanted = false;
    inBackground(
        this, [&application = m_context.application] { return loadConnections(application); },
        [this](const Result<ConnectionList> &list) {
            m_isLoading = false;
            showList(list);
            if (m_isReloadWanted)
                reload();
        });
}

void ConnectionsPage::showList(const Result<ConnectionList> &list)
{
    m_table->setLoading(false);
    if (!list) {
        m_table->setUnread();
        m_bar->showMessage(Tone::Error, errorText(list.error()), {{u"reload"_s, tr("Try Again")}});
        return;
    }
    m_model->setConnections(list->connections);
    m_left->setLeft(list->leftToday);
    showEmpty();
    showVault(*list);
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0)
        select(std::exchange(m_wanted, QString()));
    else if (!selected() && m_shown->rowCount() > 0)
        m_table->view()->setCurrentIndex(m_shown->index(0, 0));
    showSelected();
    mendWanted();
}

// Said when it changes, so that what was closed stays closed.
void ConnectionsPage::showVault(const ConnectionList &list)
{
    m_vault = list.vault;
    const QString text = m_vault.state == VaultState::Ready ? QString() : vaultInWords(list.vault);
    if (text == m_vaultText)
        return;
    m_vaultText = text;
    if (text.isEmpty())
        return;
    if (m_vault.state == VaultState::Locked)
        m_bar->showMessage(Tone::Error, text, {{u"unlock"_s, tr("Unlock…")}});
    else
        m_bar->showMessage(Tone::Warning, text,
            {{u"passphrase"_s, tr("Set Passphrase…")}, {u"unlock"_s, tr("Look Again")}});
}

void ConnectionsPage::showEmpty()
{
    if (m_shown->rowCount() > 0)
        return;
    m_empty->clearButtons();
    if (m_model->rowCount() > 0) {
        m_empty->setContent(u"search"_s, tr("No connection matches"),
            tr("Connections are there, but none has this text."));
        return;
    }
    m_empty->setContent(u"page-connections"_s, tr("Nothing is connected yet"),
        tr("Add a connection to a service, or import a connection file."));
    connect(m_empty->addButton(tr("Add Connection…")), &QPushButton::clicked, this,
        &ConnectionsPage::addConnection);
}

const ListedConnection *ConnectionsPage::selected() const
{
    const QModelIndex index = m_shown->mapToSource(m_table->view()->currentIndex());
    return index.isValid() ? &m_model->at(index.row()) : nullptr;
}

void ConnectionsPage::select(const QString &connectionId)
{
    const int row = m_model->rowOf(connectionId);
    if (row >= 0)
        m_table->view()->setCurrentIndex(m_shown->mapFromSource(m_model->index(row, 0)));
}

void ConnectionsPage::showSelected()
{
    const ListedConnection *listed = selected();
    m_panel->setVisible(listed != nullptr);
    if (!listed)
        return;
    m_panel->setConnection(*listed);
    showTest();
}

void ConnectionsPage::showTest()
{
    const ListedConnection *listed = selected();
    if (!listed)
        return;
    const QString &id = listed->connection.id;
    if (m_tester->isRunning() && m_tester->connectionId() == id) {
        m_panel->setTest(m_tester->steps(), m_tester->startedAtMs(), true);
        return;
    }
    const LastTest last = m_tests.value(id);
    m_panel->setTest(last.steps, last.startedAtMs, false);
}

void ConnectionsPage::test()
{
    const ListedConnection *listed = selected();
    if (!listed || connectionTestTitles(listed->connection.service).isEmpty())
        return;
    const QString id = listed->connection.id;
    const QString service = listed->connection.service;
    withOpenVault(
        m_context, this, {.connectionId = id}, [this, id, service](const Result<void> &isOpen) {
            if (isOpen)
                m_tester->start(id, service);
            else
                m_bar->showMessage(Tone::Warning, errorText(isOpen.error()));
            reload();
        });
}

void ConnectionsPage::keepTest(const QString &connectionId, bool hasPassed)
{
    m_tests.insert(connectionId, {m_tester->steps(), m_tester->startedAtMs()});
    showTest();
    const ConnectionTestEnd end{.atMs = m_tester->startedAtMs(),
        .hasPassed = hasPassed,
        .account = accountOfTest(m_tester->service(), m_tester->steps())};
    inBackground(
        this,
        [&application = m_context.application, connectionId, end] {
            return noteConnectionTest(application, connectionId, end);
        },
        [this, connectionId](const Result<QString> &before) {
            showAccount(connectionId, before);
            reload();
        });
}

// A sign-in to another account is easily made, and dear when it is not noticed.
void ConnectionsPage::showAccount(const QString &connectionId, const Result<QString> &before)
{
    const bool isSignIn = m_signedIn.connectionId == connectionId;
    if (isSignIn)
        m_signedIn.connectionId.clear();
    if (!before) {
        m_bar->showMessage(Tone::Error, errorText(before.error()));
        return;
    }
    const int row = m_model->rowOf(connectionId);
    if (row < 0)
        return;
    const Connection &connection = m_model->at(row).connection;
    const QString account = accountOfTest(connection.service, m_tests.value(connectionId).steps);
    if (!before->isEmpty())
        m_bar->showMessage(Tone::Warning,
            tr("“%1” leads to another account than before: %2. It was %3.")
                .arg(connection.name, account, *before));
    else if (isSignIn && !account.isEmpty())
        showSignedInAs(account);
}

void ConnectionsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void ConnectionsPage::fitToWindow()
{
    const bool isNarrow = isNarrowRoom(window()->width(), kNarrowConnectionsWidth);
    const int side = isNarrow ? 16 : 24;
    layout()->setContentsMargins(side, isNarrow ? 12 : 16, side, isNarrow ? 12 : 16);
    const int wish = isNarrow ? kNarrowPanelWidth : kPanelWidth;
    m_panel->setFixedWidth(std::max(wish, m_panel->leastWidth()));
    RowView *view = m_table->view();
    view->setColumnHidden(ConnectionModel::Environment, isNarrow);
    view->setColumnHidden(ConnectionModel::LastTested, isNarrow);
    view->setColumnHidden(ConnectionModel::UsedBy, isNarrowRoom(window()->width(), kUsedByWidth));
}

} // namespace sluice
