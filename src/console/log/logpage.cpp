// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logpage.h"

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/log/logpane.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/headrow.h"
#include "console/widgets/typedlabel.h"
#include "core/log/logring.h"

#include <QBoxLayout>
#include <QPushButton>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kErrorsEvery = 100ms;
constexpr int kNarrowLogWidth = 1'000;

} // namespace

ConsoleLogPage::ConsoleLogPage(ConsoleContext context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_pane(new LogPane(context.application.logRing(), context.application.dataDirectory(),
          LogView::Scope::Whole, context.prompt, this))
{
    setObjectName(u"LogPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    makeHead(layout);
    layout->addWidget(m_pane, 1);
    m_pane->addShortcuts(this);
    m_errorTimer.setInterval(kErrorsEvery);
    m_errorTimer.start();
    connect(&m_errorTimer, &QTimer::timeout, this, &ConsoleLogPage::countErrors);
    connect(view(), &LogView::runOpened, this, &Page::runOpened);
    connect(&context.feed, &RunFeed::listChanged, view(), &LogView::setRuns);
    countErrors();
    fitToWindow();
}

void ConsoleLogPage::makeHead(QBoxLayout *layout)
{
    auto *story = new QPushButton(tr("A Record's Story…"), this);
    story->setObjectName(u"recordStoryButton"_s);
    story->setToolTip(tr("All that happened to one record, in all runs"));
    setButtonIcon(story, u"search"_s);
    connect(story, &QPushButton::clicked, this, [this] { emit commandWanted(u"story"_s, {}); });
    auto *head = new HeadRow(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, this), this);
    for (QPushButton *button : {story, m_pane->earlierButton(), m_pane->saveButton()})
        head->buttons()->addWidget(button);
    layout->addWidget(head);
}

LogView *ConsoleLogPage::view() const
{
    return m_pane->view();
}

LogHistory *ConsoleLogPage::history() const
{
    return m_pane->history();
}

void ConsoleLogPage::find(const QString &text)
{
    view()->setFindText(text);
}

bool ConsoleLogPage::findAgain(bool isForward)
{
    m_pane->findAgain(isForward);
    return true;
}

void ConsoleLogPage::toggleDetails()
{
    m_pane->toggleDetails();
}

void ConsoleLogPage::setFollowing(bool isFollowing)
{
    view()->setFollowing(isFollowing);
}

void ConsoleLogPage::activate()
{
    m_isActive = true;
    m_unreadErrors = 0;
    emit unreadErrorsChanged(0);
    countErrors();
    m_pane->setResting(false);
    fitToWindow();
}

void ConsoleLogPage::deactivate()
{
    m_isActive = false;
    m_pane->setResting(true);
}

void ConsoleLogPage::countErrors()
{
    const qint64 errors = m_context.application.logRing().errors();
    const qint64 news = errors - std::exchange(m_counted, errors);
    if (m_isActive || news == 0)
        return;
    m_unreadErrors += static_cast<int>(news);
    emit unreadErrorsChanged(m_unreadErrors);
}

void ConsoleLogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void ConsoleLogPage::fitToWindow()
{
    const bool isNarrow = isNarrowRoom(window()->width(), kNarrowLogWidth);
    const int side = isNarrow ? 16 : 24;
    layout()->setContentsMargins(side, isNarrow ? 12 : 16, side, isNarrow ? 12 : 16);
    m_pane->setNarrow(isNarrow);
}

} // namespace sluice
