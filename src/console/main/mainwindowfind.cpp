// SPDX-License-Identifier: GPL-3.0-or-later
// What the window finds on its pages, and what Esc takes back.
#include "console/main/consoleactions.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/welcome/firstrun.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"

#include <QAction>
#include <QKeyEvent>
#include <QShortcut>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The rows of a page that leaves out what does not match are the matches.
void stepInTable(const Page &page, bool isForward)
{
    for (RowView *view : page.findChildren<RowView *>()) {
        const QAbstractItemModel *model = view->model();
        if (!view->isVisible() || !model || model->rowCount() == 0)
            continue;
        const QModelIndex current = view->currentIndex();
        QModelIndex next;
        if (current.isValid())
            next = isForward ? view->indexBelow(current) : view->indexAbove(current);
        if (!next.isValid()) // around the end
            next = model->index(isForward ? 0 : model->rowCount() - 1, 0);
        view->setCurrentIndex(next.siblingAtColumn(0));
        view->scrollTo(next);
        return;
    }
}

} // namespace

void MainWindow::connectFind()
{
    QLineEdit *edit = m_actions->findEdit;
    connect(edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (Page *page = currentPage())
            page->find(text);
    });
    connect(m_actions->find, &QAction::triggered, this, [edit] {
        edit->setFocus(Qt::ShortcutFocusReason);
        edit->selectAll();
    });
    connect(edit, &QLineEdit::returnPressed, this, [this] { findAgain(true); });
    const auto addKey = [this, edit](const QKeySequence &keys, const auto &work) {
        auto *shortcut = new QShortcut(keys, edit);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
        return shortcut;
    };
    addKey(QKeySequence(Qt::Key_Escape), [this, edit] {
        edit->clear();
        if (Page *page = currentPage())
            page->setFocus();
    });
    // The keys of the log's own shortcuts, see LogPane.
    QShortcut *next = addKey(QKeySequence(Qt::Key_F3), [this] { findAgain(true); });
    next->setProperty("shortcutId", u"logFindNext"_s);
    next->setWhatsThis(tr("Next Match"));
    QShortcut *previous
        = addKey(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { findAgain(false); });
    previous->setProperty("shortcutId", u"logFindPrevious"_s);
    previous->setWhatsThis(tr("Previous Match"));
}

void MainWindow::findAgain(bool isForward)
{
    Page *page = currentPage();
    if (page && !m_actions->findEdit->text().isEmpty() && !page->findAgain(isForward))
        stepInTable(*page, isForward);
}

// The window's, or one that a part of the page has for itself. False: nothing is looked for.
bool MainWindow::clearFind()
{
    QList<QLineEdit *> edits{m_actions->findEdit};
    if (const Page *page = currentPage()) {
        for (FindEdit *edit : page->findChildren<FindEdit *>()) {
            if (edit->isVisible())
                edits << edit;
        }
    }
    for (QLineEdit *edit : std::as_const(edits)) {
        if (edit->text().isEmpty())
            continue;
        edit->clear();
        return true;
    }
    return false;
}

// What nothing else takes: Esc clears what is looked for, then closes the message that is shown,
// the page's before the window's.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || event->modifiers() != Qt::NoModifier) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (clearFind())
        return;
    QList<MessageBar *> bars{m_bar, m_firstRun->bar()};
    if (Page *page = currentPage())
        bars = page->findChildren<MessageBar *>() + bars;
    for (MessageBar *bar : std::as_const(bars)) {
        if (!bar->isVisible())
            continue;
        bar->dismiss();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

} // namespace sluice
