// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablecopy.h"

#include "console/theme/icons.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString copiedRow(const QModelIndex &index)
{
    QStringList cells;
    for (int column = 0; column < index.model()->columnCount(index.parent()); ++column)
        cells << index.siblingAtColumn(column).data().toString();
    return cells.join(u'\t');
}

QString copiedRows(const QAbstractItemView *view)
{
    QModelIndexList rows = view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows))
        lines << copiedRow(row);
    return lines.join(u'\n');
}

void showCopyMenu(QAbstractItemView *view, const QPoint &at)
{
    const QModelIndex index = view->indexAt(at);
    if (!index.isValid())
        return;
    const auto put = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themeIcon(u"copy"_s), QObject::tr("Copy Cell"), view,
        [put, text = index.data().toString()] { put(text); });
    menu->addAction(QObject::tr("Copy Rows"), view, [put, text = copiedRows(view)] { put(text); });
    menu->popup(view->viewport()->mapToGlobal(at));
}

} // namespace

void makeCopyable(QAbstractItemView *view)
{
    auto *copy = new QShortcut(QKeySequence::Copy, view);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, view, [view] {
        if (const QString text = copiedRows(view); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
    });
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(view, &QWidget::customContextMenuRequested, view,
        [view](const QPoint &at) { showCopyMenu(view, at); });
}

} // namespace sluice
