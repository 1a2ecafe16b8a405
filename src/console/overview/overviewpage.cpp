// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overviewpage.h"

#include "console/main/prompt.h"
#include "console/overview/applicationoverviewaccess.h"
#include "console/overview/attentionmodel.h"
#include "console/overview/synccard.h"
#include "console/runs/applicationrunaccess.h"
#include "console/runs/runactions.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runwishes.h"
#include "console/theme/narrow.h"
#include "console/widgets/badges.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowOverview = 948; // of a window below 1000 less the folded sidebar
constexpr int kOverviewLookMs = 10'000; // while it is shown
constexpr int kOverviewTickMs = 1'000;
constexpr int kPatienceMs = 300; // visual.md 6, Loading

QPushButton *makeOverviewLink(const QString &text, const QString &name, QWidget *parent)
{
    auto *link = new QPushButton(text, parent);
    link->setObjectName(name);
    link->setProperty("role", u"quiet"_s);
    link->setAutoDefault(false);
    return link;
}

} // namespace

OverviewPage::OverviewPage(ConsoleContext &context, QWidget *parent)
    : OverviewPage(std::make_unique<ApplicationOverviewAccess>(context),
        std::make_unique<ApplicationRunAccess>(context), context.prompt, parent)
{
}

OverviewPage::OverviewPage(std::unique_ptr<OverviewAccess> access, std::unique_ptr<RunAccess> runs,
    Prompt &prompt, QWidget *parent)
    : Page(parent)
    , m_access(std::move(access))
    , m_runAccess(std::move(runs))
    , m_wishes(new RunWishes(*m_runAccess, this))
    , m_runActions(new RunActions(*m_runAccess, *m_wishes, this))
    , m_prompt(prompt)
    , m_attention(new AttentionModel(this))
    , m_recent(new RunTableModel(this))
    , m_bar(new MessageBar(this))
    , m_loading(new TypedLabel(tr("Loading…"), TypeRole::Body, Role::Muted, this))
    , m_empty(new EmptyState(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"OverviewPage"_s);
    m_scroll->setProperty("ground", u"page"_s);
    layOut();
    connectRuns();
    connect(m_access.get(), &OverviewAccess::listChanged, this, &OverviewPage::takeRuns);
    connect(m_access.get(), &OverviewAccess::failed, this, &OverviewPage::showProblem);
    m_lookTimer.setInterval(kOverviewLookMs);
    connect(&m_lookTimer, &QTimer::timeout, this, &OverviewPage::look);
    m_tick.setInterval(kOverviewTickMs);
    connect(&m_tick, &QTimer::timeout, this,
        [this] { m_recent->tick(QDateTime::currentMSecsSinceEpoch()); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_loading->setVisible(!m_hasFacts); });
    showParts();
}

// Children go first: they may still speak to the access.
OverviewPage::~OverviewPage()
{
    delete m_scroll;
    delete m_runActions;
    delete m_wishes;
}

void OverviewPage::layOut()
{
    auto *page = new QVBoxLayout(this);
    page->setSpacing(12);
    page->addWidget(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, this));
    page->addWidget(m_bar);
    m_loading->setObjectName(u"overviewLoading"_s);
    page->addWidget(m_loading);
    m_empty->setContent(u"page-connections"_s, tr("Nothing is connected yet"),
        tr("Try everything with built-in sample services, or add your first connection."));
    QPushButton *sandbox = m_empty->addButton(tr("Try the Sandbox"), true);
    sandbox->setObjectName(u"trySandboxButton"_s);
    sandbox->setDefault(true);
    QPushButton *add = m_empty->addButton(tr("Add Connection…"));
    add->setObjectName(u"addConnectionButton"_s);
    connect(sandbox, &QPushButton::clicked, this,
        [this] { emit commandWanted(u"startSandbox"_s, {}); });
    connect(
        add, &QPushButton::clicked, this, [this] { emit commandWanted(u"newConnection"_s, {}); });
    page->addWidget(m_empty, 1);
    auto *content = new QWidget(m_scroll);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    makeCards(rows);
    makeAttention(rows);
    makeRecent(rows);
    rows->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    page->addWidget(m_scroll, 1);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        if (id == "folder"_L1) {
            m_prompt.openLink(QUrl::fromLocalFile(m_access->dataDirectory()));
            return;
        }
        m_bar->dismiss();
        if (id == "newHistory"_L1) {
            emit commandWanted(id, {});
            return;
        }
        m_problem.clear();
        m_access->refresh();
        look();
    });
}

void OverviewPage::makeCards(QBoxLayout *content)
{
    const QList<std::pair<QString, SyncCard::Look>> looks{
        {u"crm"_s, {u"crmCard"_s, u"crm-bulk"_s, u"page-crm"_s, tr("CRM Bulk")}},
        {u"analytics"_s,
            {u"analyticsCard"_s, u"datastore-analytics"_s, u"page-analytics"_s, tr("Analytics")}},
        {u"klaviyo"_s,
            {u"klaviyoCard"_s, u"commerce-klaviyo"_s, u"page-klaviyo"_s, tr("Klaviyo")}}};
    auto *row = new QHBoxLayout;
    m_cardRow = row;
    row->setSpacing(12);
    for (const auto &[page, look] : looks) {
        auto *card = new SyncCard(look, content->parentWidget());
        connect(card, &SyncCard::runWanted, this, [this, key = page, card] {
            emit commandWanted(u"run"_s, key + u'/' + card->facts().job);
        });
        connect(card, &SyncCard::openWanted, this,
            [this, key = page, card] { emit itemWanted(key, card->facts().job); });
        connect(card, &SyncCard::openRunWanted, this, &Page::runOpened);
        m_cards.append(card);
        row->addWidget(card, 1);
    }
    content->addLayout(row);
}

void OverviewPage::makeAttention(QBoxLayout *content)
{
    m_attentionCard = new TableCard(content->parentWidget());
    m_attentionCard->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // the page scrolls
    m_attentionCount = new BadgeLabel(m_attentionCard);
    QHBoxLayout *head = m_attentionCard->toolRow();
    head->addWidget(
        new TypedLabel(tr("Needs Attention"), TypeRole::CardTitle, Role::Text, m_attentionCard));
    head->addWidget(m_attentionCount);
    head->addStretch(1);
    RowView *view = m_attentionCard->view();
    view->setObjectName(u"attentionList"_s);
    view->setAccessibleName(tr("Needs Attention"));
    view->setHeaderHidden(true);
    view->setModel(m_attention);
    view->setColumns({{.kind = CellKind::Text, .hasIcon = true, .isStretched = true},
        {.kind = CellKind::Link, .sample = tr("Manage Locks…")}});
    m_attentionCard->watchModel();
    const auto act = [this](const QModelIndex &index) {
        if (const AttentionRow *row = m_attention->row(index.row()))
            mend(AttentionRow(*row));
    };
    connect(view, &RowView::linkActivated, this, act);
    connect(view, &QAbstractItemView::activated, this, act);
    content->addWidget(m_attentionCard);
}

void OverviewPage::makeRecent(QBoxLayout *content)
{
    m_recentCard = new TableCard(content->parentWidget());
    m_recentCard->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QHBoxLayout *head = m_recentCard->toolRow();
    head->addWidget(
        new TypedLabel(tr("Recent Runs"), TypeRole::CardTitle, Role::Text, m_recentCard));
    head->addStretch(1);
    QPushButton *all = makeOverviewLink(tr("All Runs"), u"allRunsButton"_s, m_recentCard);
    connect(all, &QPushButton::clicked, this, [this] { emit pageWanted(u"runs"_s); });
    head->addWidget(all);
    RowView *view = m_recentCard->view();
    view->setObjectName(u"recentRuns"_s);
    view->setAccessibleName(tr("Recent Runs"));
    view->setModel(m_recent);
    setRunColumns(false);
    auto *empty = new EmptyState(m_recentCard);
    empty->setContent(
        u"page-runs"_s, tr("No runs yet"), tr("Every run of every job is kept here."));
    m_recentCard->setEmptyState(empty);
    m_recentCard->watchModel();
    const auto open = [this](const QModelIndex &index) {
        if (index.isValid())
            emit runOpened(index.data(RunTableModel::RunIdRole).toString());
    };
    connect(view, &RowView::linkActivated, this, open);
    connect(view, &QAbstractItemView::activated, this, open);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &Page::actionsChanged);
    content->addWidget(m_recentCard);
}

// Where there is little room, Started and Duration leave (visual.md 9).
void OverviewPage::setRunColumns(bool isNarrow)
{
    m_isNarrow = isNarrow;
    RowView *view = m_recentCard->view();
    view->setColumns({{.kind = CellKind::Link, .sample = u"#1232"_s},
        {.kind = CellKind::Text,
            .sample = u"orders_eu to Sales board"_s,
            .sampleNote = isNarrow ? QString() : tr("Analytics")},
        {.kind = CellKind::State,
            .sample = tr("Needs attention"),
            .hasIcon = true,
            .isStretched = true},
        {.kind = CellKind::Bar}, {.kind = CellKind::Number, .sample = u"412\u202F338"_s},
        {.kind = CellKind::Number, .sample = u"12\u202F338"_s},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
        {.kind = CellKind::Number, .sample = u"00:00:00"_s}});
    m_recent->setKindShown(!isNarrow);
    view->setColumnHidden(RunTableModel::Progress, true);
    view->setColumnHidden(RunTableModel::Started, isNarrow);
    view->setColumnHidden(RunTableModel::Duration, isNarrow);
    for (int column = RunTableModel::Environment; column < RunTableModel::ColumnCount; ++column)
        view->setColumnHidden(column, true);
}

void OverviewPage::activate()
{
    fitToWindow();
    m_lookTimer.start();
    m_tick.start();
    if (!m_hasFacts)
        m_patience.start();
    m_access->refresh();
    look();
}

void OverviewPage::deactivate()
{
    m_lookTimer.stop();
    m_tick.stop();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void OverviewPage::fitToWindow()
{
    const bool isNarrow = isNarrowRoom(width(), kNarrowOverview);
    const int side = isNarrow ? 16 : 24;
    layout()->setContentsMargins(side, isNarrow ? 12 : 16, side, isNarrow ? 12 : 16);
    int beside = 2 * side - m_cardRow->spacing();
    for (const SyncCard *card : std::as_const(m_cards))
        beside += card->minimumSizeHint().width() + m_cardRow->spacing();
    m_cardRow->setDirection(width() < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (isNarrow == m_isNarrow)
        return;
    setRunColumns(isNarrow);
    for (SyncCard *card : std::as_const(m_cards))
        card->setNarrow(isNarrow);
    if (m_hasFacts)
        showAll();
}

} // namespace sluice
