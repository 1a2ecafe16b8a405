// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablecopy.h"

#include "console/theme/icons.h"
#include "console/widgets/rowview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelection>
#include <QMenu>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Where a row stands in its tree, from the root on.
QList<int> pathOf(const QModelIndex &index)
{
    QList<int> path;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        path.prepend(at.row());
    return path;
}

bool isAbove(const QModelIndex &a, const QModelIndex &b)
{
    return a.parent() == b.parent() ? a.row() < b.row() : pathOf(a) < pathOf(b);
}

// A cell stays one cell.
QString copiedCell(const QModelIndex &index)
{
    QString text = index.data().toString();
    text.replace(u'\n', u' ').replace(u'\t', u' ');
    return text;
}

QList<int> shownColumns(const QTreeView &view)
{
    QList<int> columns;
    for (int visual = 0; visual < view.header()->count(); ++visual) {
        const int column = view.header()->logicalIndex(visual);
        if (!view.isColumnHidden(column))
            columns << column;
    }
    return columns;
}

void showCopyMenu(RowView *view, const QPoint &at)
{
    const QModelIndex index = view->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themeIcon(u"copy"_s), QObject::tr("Copy Cell"), view,
        [text = index.data().toString()] { QGuiApplication::clipboard()->setText(text); });
    menu->addAction(QObject::tr("Copy Rows"), view, &RowView::copyRows);
    menu->popup(view->viewport()->mapToGlobal(at));
}

} // namespace

// By ranges: to ask for each selected row takes its time with a million of them.
RowsAsText selectedRowsAsText(const QTreeView &view)
{
    RowsAsText rows;
    if (!view.selectionModel())
        return rows;
    QItemSelection ranges = view.selectionModel()->selection();
    const auto first = [](const QItemSelectionRange &range) {
        return range.model()->index(range.top(), 0, range.parent());
    };
    std::sort(ranges.begin(), ranges.end(),
        [&first](const auto &a, const auto &b) { return isAbove(first(a), first(b)); });
    QModelIndexList indexes;
    for (const QItemSelectionRange &range : std::as_const(ranges)) {
        rows.selected += range.height();
        const int last = std::min<qint64>(
            range.bottom(), qint64(range.top()) + RowsAsText::kMostRows - indexes.size() - 1);
        for (int row = range.top(); row <= last; ++row)
            indexes << range.model()->index(row, 0, range.parent());
    }
    std::sort(indexes.begin(), indexes.end(), isAbove);
    // Cells of one row that are selected one by one.
    const auto end = std::unique(indexes.begin(), indexes.end());
    rows.selected -= static_cast<int>(indexes.end() - end);
    indexes.erase(end, indexes.end());
    const QList<int> columns = shownColumns(view);
    QStringList lines;
    for (const QModelIndex &index : std::as_const(indexes)) {
        QStringList cells;
        for (const int column : columns)
            cells << copiedCell(index.siblingAtColumn(column));
        lines << cells.join(u'\t');
    }
    rows.copied = static_cast<int>(indexes.size());
    rows.text = lines.join(u'\n');
    return rows;
}

void addCopyMenu(RowView *view)
{
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(view, &QWidget::customContextMenuRequested, view,
        [view](const QPoint &at) { showCopyMenu(view, at); });
}

} // namespace sluice
