// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/schedulespage.h"

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/errors/errorwords.h"
#include "console/schedules/applicationscheduleaccess.h"
#include "console/schedules/dayplan.h"
#include "console/schedules/scheduledialog.h"
#include "console/schedules/schedulemodel.h"
#include "console/schedules/schedulewords.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/headrow.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowSchedulesWidth = 1'000;
constexpr int kSchedulesLookMs = 5'000; // while it is shown
constexpr int kLeastLookMs = 1'000; // between two because of runs

} // namespace

SchedulesPage::SchedulesPage(ConsoleContext context, QWidget *parent)
    : SchedulesPage(std::make_unique<ApplicationScheduleAccess>(context), context.prompt, parent)
{
    // A run that begins or ends changes what is shown.
    connect(&context.feed, &RunFeed::listChanged, this, [this] {
        if (isVisible() && m_sinceLook.hasExpired(kLeastLookMs))
            look();
    });
}

SchedulesPage::SchedulesPage(
    std::unique_ptr<ScheduleAccess> access, Prompt &prompt, QWidget *parent)
    : Page(parent)
    , m_access(std::move(access))
    , m_prompt(prompt)
    , m_model(new ScheduleModel(this))
    , m_bar(new MessageBar(this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_dayCard(new Card(tr("Next 24 Hours"), this))
    , m_day(new DayPlan(m_dayCard))
    , m_serverCard(new Card(tr("Unattended"), this))
    , m_command(new QLineEdit(m_serverCard))
{
    setObjectName(u"SchedulesPage"_s);
    m_content = new QVBoxLayout(this);
    m_content->setSpacing(12);
    makeHead(m_content);
    m_content->addWidget(m_bar);
    makeTable();
    makeMenu();
    m_content->addWidget(m_table, 1);
    m_dayCard->setCaption(tr("bar length = time of the last run"));
    m_dayCard->body()->addWidget(m_day);
    m_content->addWidget(m_dayCard);
    makeServerCard();
    m_content->addWidget(m_serverCard);
    m_content->addStretch(0);
    m_timer.setInterval(kSchedulesLookMs);
    connect(&m_timer, &QTimer::timeout, this, &SchedulesPage::look);
    showEmpty();
    showSelected();
    fitToWindow();
}

SchedulesPage::~SchedulesPage() = default;

void SchedulesPage::makeHead(QBoxLayout *layout)
{
    auto *head = new HeadRow(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, this), this);
    head->buttons()->setSpacing(12);
    const auto button = [this, head](const QString &text, const QString &name, const QString &icon,
                            const QString &tip) -> QPushButton * {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        if (!icon.isEmpty())
            setButtonIcon(made, icon);
        head->buttons()->addWidget(made);
        return made;
    };
    m_runNow = button(tr("Run Now…"), u"scheduleRunButton"_s, u"run"_s,
        tr("Begins the selected job as if it were due, with what follows it"));
    m_edit = button(tr("Edit…"), u"scheduleEditButton"_s, {}, tr("Changes the selected schedule"));
    m_daily = button(tr("Daily at 02:00"), u"scheduleDailyButton"_s, {},
        tr("Lets a job that has no schedule run every night"));
    m_add = button(tr("Add…"), u"scheduleAddButton"_s, {}, {});
    m_add->setProperty("role", u"primary"_s);
    setButtonIcon(m_add, u"add"_s);
    layout->addWidget(head);
    connect(m_runNow, &QPushButton::clicked, this, &SchedulesPage::runNow);
    connect(m_edit, &QPushButton::clicked, this, &SchedulesPage::edit);
    connect(m_daily, &QPushButton::clicked, this, &SchedulesPage::addDaily);
    connect(m_add, &QPushButton::clicked, this, &SchedulesPage::add);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        if (id == "runMissed"_L1)
            runMissed();
        else
            look();
    });
}

void SchedulesPage::makeTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"scheduleTable"_s);
    view->setAccessibleName(tr("Schedules"));
    view->setDensity(RowDelegate::Density::Roomy);
    view->setModel(m_model);
    setColumns(false);
    view->setPlaceholderText(tr("Loading…"));
    m_table->setEmptyState(m_empty);
    m_table->setLoading(true);
    m_table->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &SchedulesPage::showSelected);
    connect(view, &QAbstractItemView::activated, this, &SchedulesPage::edit);
    connect(m_model, &ScheduleModel::enabledWanted, this, &SchedulesPage::setEnabled);
}

// Where there is little room the relative times leave, and the next job (visual.md 9).
void SchedulesPage::setColumns(bool isNarrow)
{
    m_isNarrow = isNarrow;
    m_model->setCompact(isNarrow);
    RowView *view = m_table->view();
    view->setColumns({{.kind = CellKind::Check, .sample = tr("On", "a schedule")},
        {.kind = CellKind::Text, .sample = u"customers to Sales board"_s},
        {.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Text,
            .sample = tr("Tomorrow %1").arg(u"02:00"_s),
            .sampleNote = isNarrow ? QString() : u"in 14 h 57 min"_s},
        {.kind = CellKind::State,
            .sample = tr("Completed"),
            .hasIcon = true,
            .sampleNote = u"37 rejected"_s},
        {.kind = CellKind::Text, .sample = u"Products to Klaviyo"_s}});
    view->setColumnHidden(ScheduleModel::ThenRun, isNarrow);
}

// What can be done with the selected schedule, by the menu key and by keys of its own.
void SchedulesPage::makeMenu()
{
    RowView *view = m_table->view();
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto action = [this, view](const QString &text, const QString &name,
                            const QKeySequence &keys, auto work) {
        auto *made = new QAction(text, view);
        made->setObjectName(name);
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetShortcut);
        connect(made, &QAction::triggered, this, work);
        view->addAction(made);
        return made;
    };
    action(tr("Run Now…"), u"actionScheduleRun"_s, {}, [this] { runNow(); });
    action(tr("Edit…"), u"actionScheduleEdit"_s, QKeySequence(Qt::Key_F2), [this] {
        edit();
    })->setWhatsThis(tr("Edit Schedule")); // in the list of all keys
    action(tr("On or Off"), u"actionScheduleToggle"_s, QKeySequence(Qt::Key_Space),
        [this] { toggle(); });
    action(tr("Copy systemd Timer"), u"actionCopySystemd"_s, {}, [this] { copy(Copied::Systemd); });
    action(tr("Copy cron Line"), u"actionCopyCron"_s, {}, [this] { copy(Copied::Cron); });
    makeRemoveAction(
        action(tr("Remove Schedule"), u"actionScheduleRemove"_s, {}, [this] { remove(); }));
}

void SchedulesPage::makeServerCard()
{
    QPushButton *systemd = m_serverCard->addLink(tr("Copy systemd Timer"));
    systemd->setObjectName(u"copySystemdButton"_s);
    QPushButton *cron = m_serverCard->addLink(tr("Copy cron Line"));
    cron->setObjectName(u"copyCronButton"_s);
    auto *text = new TypedLabel(tr("Schedules run while Sluice is open. On a server, let the "
                                   "system start the same job from the command line."),
        TypeRole::Body, Role::Muted, m_serverCard);
    text->setWordWrap(true);
    m_serverCard->body()->addWidget(text);
    m_command->setObjectName(u"scheduleCommand"_s);
    m_command->setReadOnly(true);
    m_command->setAccessibleName(tr("Command"));
    m_command->setFont(Theme::instance().font(TypeRole::Mono));
    auto *copyCommand = new QPushButton(tr("Copy Command"), m_serverCard);
    copyCommand->setObjectName(u"copyCommandButton"_s);
    copyCommand->setAutoDefault(false);
    setButtonIcon(copyCommand, u"copy"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_command, 1);
    row->addWidget(copyCommand);
    m_serverCard->body()->addLayout(row);
    m_copies = {systemd, cron, copyCommand};
    connect(systemd, &QPushButton::clicked, this, [this] { copy(Copied::Systemd); });
    connect(cron, &QPushButton::clicked, this, [this] { copy(Copied::Cron); });
    connect(copyCommand, &QPushButton::clicked, this, [this] { copy(Copied::Command); });
}

void SchedulesPage::activate()
{
    fitToWindow();
    m_timer.start();
    look();
}

void SchedulesPage::deactivate()
{
    m_timer.stop();
}

void SchedulesPage::find(const QString &text)
{
    m_find = text.trimmed();
    showRows();
}

void SchedulesPage::setEnvironment(const QString &environment)
{
    m_environment = environment;
    showRows();
    showMissed();
}

Page::Actions SchedulesPage::actions() const
{
    return {.canRun = selected() != nullptr};
}

void SchedulesPage::look()
{
    if (m_isLooking) {
        m_isLookWanted = true;
        return;
    }
    m_isLooking = true;
    m_sinceLook.start();
    m_access->look(this, [this](const Result<ScheduleFacts> &facts) {
        m_isLooking = false;
        take(facts);
        if (std::exchange(m_isLookWanted, false))
            look();
    });
}

void SchedulesPage::take(const Result<ScheduleFacts> &facts)
{
    m_table->setLoading(false);
    if (!facts) {
        m_table->setUnread();
        m_bar->showMessage(Tone::Error, errorText(facts.error()), {{u"again"_s, tr("Try Again")}});
        return;
    }
    m_facts = *facts;
    m_hasLooked = true;
    showRows();
    showMissed();
}

void SchedulesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void SchedulesPage::fitToWindow()
{
    const bool isNarrow = isNarrowRoom(window()->width(), kNarrowSchedulesWidth);
    const int side = isNarrow ? 16 : 24;
    m_content->setContentsMargins(side, isNarrow ? 12 : 16, side, isNarrow ? 12 : 16);
    if (isNarrow != m_isNarrow)
        setColumns(isNarrow);
    m_dayCard->setVisible(!isNarrow && m_model->rowCount() > 0);
    m_serverCard->setVisible(m_model->rowCount() > 0);
}

} // namespace sluice
