// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where on the page of a sync.
#include "console/jobs/jobform.h"
#include "console/jobs/jobmodel.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/planpanel.h"
#include "console/jobs/runstrip.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/headrow.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QFocusEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kJobsPanelWidth = 312; // visual.md 8
constexpr int kBesideSpace = 80; // margins, the gap between, a scroll bar
constexpr int kNarrowPage = 860; // a window below 1000
constexpr int kWidestContent = 1400;

QPushButton *makePageLink(const QString &name, const QString &text, QWidget *parent)
{
    auto *link = new QPushButton(text, parent);
    link->setObjectName(name);
    link->setProperty("role", u"quiet"_s);
    return link;
}

} // namespace

void JobsPage::layOut()
{
    m_pageLayout = new QVBoxLayout(this);
    m_pageLayout->setSpacing(12);
    m_pageLayout->addWidget(makeHead());
    m_bar->setObjectName(u"messageBar"_s);
    m_pageLayout->addWidget(m_bar);
    m_pageLayout->addWidget(m_strip);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"jobScroll"_s);
    m_scroll->setProperty("ground", u"page"_s); // cards lie on it, its bar too
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content = new QWidget(m_scroll);
    m_content->setAutoFillBackground(false);
    m_content->setMaximumWidth(kWidestContent);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(12);

    content->addWidget(makeTable());
    m_jobHead = makeJobHead();
    content->addWidget(m_jobHead);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(12);
    m_form->setObjectName(u"jobForm"_s);
    m_panel = new PlanPanel(m_look.words, m_content);
    m_columns->addWidget(m_form, 1);
    m_columns->addWidget(m_panel, 0, Qt::AlignTop);
    content->addLayout(m_columns);
    content->addStretch(1);
    m_scroll->setWidget(m_content);
    m_pageLayout->addWidget(m_scroll, 1);
}

// No focus proxy: in the ring of Tab it would stand for the page, and the page's head be left out.
void JobsPage::focusInEvent(QFocusEvent *event)
{
    Page::focusInEvent(event);
    m_view->setFocus(event->reason());
}

QWidget *JobsPage::makeTable()
{
    m_table = new TableCard(m_content);
    m_view = m_table->view();
    m_view->setObjectName(u"jobList"_s);
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setModel(m_model);
    m_view->setDensity(m_look.density);
    m_view->setColumns(m_look.columns);
    m_view->setPlaceholderText(tr("Loading…"));
    auto *empty = new EmptyState(m_table);
    empty->setContent(m_look.icon, tr("No jobs here yet"), m_look.emptyText);
    QPushButton *first = empty->addButton(tr("New Job…"));
    connect(first, &QPushButton::clicked, this, &JobsPage::newJob);
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    m_table->watchModel();
    return m_table;
}

QWidget *JobsPage::makeHead()
{
    auto *head
        = new HeadRow(new TypedLabel(m_look.title, TypeRole::PageTitle, Role::Text, this), this);
    QHBoxLayout *row = head->buttons();
    m_new = new QPushButton(tr("New Job…"), head);
    m_new->setObjectName(u"newJobButton"_s);
    setButtonIcon(m_new, u"add"_s);
    m_save = new QPushButton(tr("Save"), head);
    m_save->setObjectName(u"saveButton"_s);
    m_save->setShortcut(QKeySequence(QKeySequence::Save));
    m_headRun = new QPushButton(tr("Run…"), head);
    m_headRun->setObjectName(u"headRunButton"_s);
    m_headRun->setProperty("role", u"primary"_s);
    setButtonIcon(m_headRun, u"run"_s);
    m_headRun->hide();
    row->addWidget(m_new);
    row->addWidget(m_save);
    row->addWidget(m_headRun);
    return head;
}

// The page has the action too, so that its keys work and the window can offer it.
QPushButton *JobsPage::addHeadAction(QAction *action, const QString &buttonName)
{
    auto *button = new QPushButton(action->text(), m_new->parentWidget());
    button->setObjectName(buttonName);
    button->setToolTip(
        u"%1 (%2)"_s.arg(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText)));
    auto *row = static_cast<QBoxLayout *>(m_new->parentWidget()->layout());
    row->insertWidget(row->indexOf(m_new), button);
    QWidget::setTabOrder(button, m_new);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    addAction(action);
    return button;
}

QWidget *JobsPage::makeJobHead()
{
    auto *named = new QWidget(m_content);
    auto *names = new QHBoxLayout(named);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(8);
    m_jobName = new TypedLabel({}, TypeRole::CardTitle, Role::Text, named);
    m_jobName->setObjectName(u"jobNameLabel"_s);
    m_jobNote = new TypedLabel({}, TypeRole::Meta, Role::Muted, named);
    names->addWidget(m_jobName);
    names->addWidget(m_jobNote);
    names->addStretch(1);
    auto *head = new HeadRow(named, m_content, HeadRow::Fill::Title);
    head->layout()->setContentsMargins(0, 4, 0, 0);
    QHBoxLayout *row = head->buttons();
    m_duplicate = makePageLink(u"duplicateButton"_s, tr("Duplicate…"), head);
    m_export = makePageLink(u"exportButton"_s, tr("Export…"), head);
    m_revert = makePageLink(u"revertButton"_s, tr("Revert"), head);
    row->addWidget(m_duplicate);
    row->addWidget(m_export);
    row->addWidget(m_revert);
    auto *more = makePageLink(u"jobMoreButton"_s, tr("More"), head);
    makeJobActions();
    auto *menu = new QMenu(more);
    menu->setObjectName(u"jobMenu"_s);
    menu->addActions({m_rename, m_remove});
    more->setMenu(menu);
    row->addWidget(more);
    return head;
}

// Of the chosen job; the list has them too, for its menu and their keys.
void JobsPage::makeJobActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &keys) {
        auto *action = new QAction(text, m_view);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        return action;
    };
    m_rename = make("actionRenameJob", tr("Rename…"), QKeySequence(Qt::Key_F2));
    m_remove = make("actionRemoveJob", tr("Remove…"), {});
    makeRemoveAction(m_remove);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_rename, &QAction::triggered, this, &JobsPage::renameJob);
    connect(m_remove, &QAction::triggered, this, &JobsPage::removeJob);
}

QPushButton *JobsPage::addJobLink(const QString &name, const QString &text)
{
    QHBoxLayout *row = static_cast<HeadRow *>(m_jobHead)->buttons();
    QPushButton *link = makePageLink(name, text, m_jobHead);
    row->insertWidget(row->indexOf(m_duplicate), link);
    return link;
}

void JobsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // The plan stands beside the form only where both fit, in every language.
    const int least = std::max(
        m_form->minimumSizeHint().width(), m_board ? m_board->minimumSizeHint().width() : 0);
    const int beside = least + kJobsPanelWidth + kBesideSpace;
    m_isNarrow = isNarrowRoom(width(), kNarrowPage) || width() < beside;
    m_pageLayout->setContentsMargins(
        m_isNarrow ? 16 : 24, m_isNarrow ? 12 : 16, m_isNarrow ? 16 : 24, m_isNarrow ? 12 : 16);
    m_columns->setDirection(m_isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_panel->setMinimumWidth(m_isNarrow ? 0 : kJobsPanelWidth);
    m_panel->setMaximumWidth(m_isNarrow ? QWIDGETSIZE_MAX : kJobsPanelWidth);
    placeRun();
    QMetaObject::invokeMethod(this, &JobsPage::placeRun, Qt::QueuedConnection); // as it lies then
    for (const int column : std::as_const(m_look.narrowHidden))
        m_view->setColumnHidden(column, m_isNarrow);
}

// It is seen without scrolling: where the panel ends below the window, in the page's head.
void JobsPage::placeRun()
{
    const QLayout *panel = m_panel->layout();
    const int height = panel->hasHeightForWidth() ? panel->totalHeightForWidth(kJobsPanelWidth)
                                                  : panel->totalSizeHint().height();
    const bool isInHead
        = m_isNarrow || m_columns->geometry().top() + height > m_scroll->viewport()->height();
    m_panel->setRunShown(!isInHead);
    m_headRun->setVisible(isInHead);
}

} // namespace sluice
