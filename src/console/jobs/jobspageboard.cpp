// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the form's place on the page of a sync, and the ways from one to the other.
#include "console/jobs/jobform.h"
#include "console/jobs/jobmodel.h"
#include "console/jobs/jobspage.h"
#include "console/jobs/planpanel.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include <initializer_list>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

void JobsPage::setBoard(QWidget *board, QPushButton *way)
{
    m_board = board;
    m_back = way;
    m_isFormOpen = false;
    m_columns->insertWidget(0, board, 1);
    // The keyboard comes to it before Before You Run.
    QList<QWidget *> parts;
    for (QWidget *part = board->nextInFocusChain(); part != board;
         part = part->nextInFocusChain()) {
        if (board->isAncestorOf(part) && (part->focusPolicy() & Qt::TabFocus))
            parts << part;
    }
    QWidget *before = m_view;
    for (QWidget *part : std::as_const(parts)) {
        QWidget::setTabOrder(before, part);
        before = part;
    }
    connectBoard();
}

void JobsPage::connectBoard()
{
    m_leave = new QAction(m_back->text(), m_view);
    m_leave->setObjectName(u"actionLeaveJob"_s);
    m_leave->setShortcut(QKeySequence(Qt::Key_Escape));
    m_leave->setShortcutContext(Qt::WidgetShortcut);
    connect(m_leave, &QAction::triggered, this, &JobsPage::showBoard);
    m_view->addAction(m_leave);
    // By its name; the other cells choose the job.
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == 0)
            showForm();
    });
}

bool JobsPage::isBoardShown() const
{
    return m_board && !m_isFormOpen;
}

// With no job at all the page says how to make one, and nothing else.
void JobsPage::showFormOrBoard(bool hasJob)
{
    const bool isBoard = isBoardShown();
    for (QWidget *part : std::initializer_list<QWidget *>{m_jobHead, m_form})
        part->setVisible(hasJob && !isBoard);
    m_panel->setVisible(hasJob);
    if (!m_board)
        return;
    m_board->setVisible(isBoard && !m_allJobs.isEmpty());
    m_save->setVisible(!isBoard);
    m_back->setVisible(!isBoard);
    m_leave->setEnabled(!isBoard);
}

bool JobsPage::showBoard()
{
    if (!m_board)
        return false;
    if (!unsaved(Leaving::Window).isEmpty()) {
        m_bar->showMessage(Tone::Info, tr("Save or revert the changes first"));
        return false;
    }
    m_isFormOpen = false;
    refreshState();
    return true;
}

void JobsPage::showForm()
{
    if (std::exchange(m_isFormOpen, true))
        return;
    refreshState();
}

void JobsPage::openForm()
{
    showForm();
    m_scroll->ensureWidgetVisible(m_form);
    m_form->setFocus(Qt::TabFocusReason);
}

} // namespace sluice
