// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator chooses of a table's columns: it goes before what the page makes of them.
#include "console/widgets/rowview.h"

#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kReadable = 96; // so wide, a column shows enough of a name

} // namespace

void RowView::applyColumns()
{
    if (!model())
        return;
    const QScopedValueRollback arranging(m_isArranging, true);
    for (int i = 0; i < m_columns.size() && i < header()->count(); ++i) {
        const Column &column = m_columns[i];
        int width
            = RowDelegate::widthFor(column.kind, column.sample, column.hasIcon, column.sampleNote);
        if (header()->visualIndex(i) == 0)
            width += rootIsDecorated() ? 2 * kTreeIndent : 8;
        // One that is hidden now may be shown later.
        const int title = static_cast<RowHeader *>(header())->leastWidth(i);
        if (!column.isStretched)
            header()->resizeSection(i, m_choice.widths.value(i, std::max(width, title)));
    }
}

void RowView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (m_hasGiven && event->size().width() != event->oldSize().width()) {
        applyColumns();
        m_hasGiven = false;
    }
    giveRoom();
}

void RowView::updateGeometries()
{
    QTreeView::updateGeometries();
    giveRoom();
}

// In a small window or with large text the column that takes the rest would get nothing: those with
// the most to spare give it some, as long as names can be read in them. None loses its title, and a
// width that was chosen stays.
void RowView::giveRoom()
{
    if (m_isArranging)
        return;
    const QScopedValueRollback arranging(m_isArranging, true);
    const auto *titles = static_cast<RowHeader *>(header());
    const auto columns = std::min<qsizetype>(m_columns.size(), titles->count());
    for (const int readable : {kReadable, 0}) {
        int lack = 0;
        for (int i = 0; i < columns; ++i) {
            const Column &column = m_columns.at(i);
            if (!column.isStretched || titles->isSectionHidden(i))
                continue;
            const int usual = readable == 0 || column.sample.isEmpty()
                ? 0
                : RowDelegate::widthFor(
                    column.kind, column.sample, column.hasIcon, column.sampleNote);
            lack = std::max({titles->leastWidth(i), readable, usual}) - titles->sectionSize(i);
        }
        const auto spare = [this, titles, readable](int i) {
            return m_columns.at(i).isStretched || titles->isSectionHidden(i)
                    || m_choice.widths.contains(i)
                ? 0
                : titles->sectionSize(i) - std::max(titles->leastWidth(i), readable);
        };
        while (lack > 0) {
            int most = 0;
            for (int i = 1; i < columns; ++i)
                most = spare(i) > spare(most) ? i : most;
            const int given = std::min(spare(most), lack);
            if (given <= 0)
                break;
            header()->resizeSection(most, titles->sectionSize(most) - given);
            m_hasGiven = true;
            lack -= given;
        }
    }
}

bool RowView::isLeftOut(int column) const
{
    return m_leftOut.value(column);
}

void RowView::setColumnHidden(int column, bool isHidden)
{
    m_leftOut.insert(column, isHidden);
    const QScopedValueRollback arranging(m_isArranging, true);
    QTreeView::setColumnHidden(column, !m_choice.shown.value(column, !isHidden));
}

void RowView::chooseColumn(int column, bool isShown)
{
    if (isShown == isLeftOut(column))
        m_choice.shown.insert(column, isShown);
    else
        m_choice.shown.remove(column);
    {
        const QScopedValueRollback arranging(m_isArranging, true);
        QTreeView::setColumnHidden(column, !isShown);
    }
    emit layoutChosen();
}

// The first column says which row it is, and the stretched one takes what the others leave.
void RowView::addColumnActions(QMenu *menu)
{
    for (int visual = 1; model() && visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty() || header()->sectionResizeMode(column) == QHeaderView::Stretch)
            continue;
        QAction *action = menu->addAction(
            title, this, [this, column](bool isShown) { chooseColumn(column, isShown); });
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
    }
}

void RowView::keepLayout(const QByteArray &chosen)
{
    if (std::exchange(m_keepsLayout, true) || !model())
        return;
    m_sortColumn = isSortingEnabled() ? header()->sortIndicatorSection() : -1;
    m_sortOrder = header()->sortIndicatorOrder();
    m_choice = ColumnChoice::fromText(chosen, header()->count());
    putChoice();
    connect(header(), &QHeaderView::sectionResized, this, &RowView::takeWidth);
    connect(header(), &QHeaderView::sectionMoved, this, &RowView::takeOrder);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, &RowView::takeSorting);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addColumnActions(menu);
        menu->popup(header()->mapToGlobal(at));
    });
}

void RowView::followLayout(const QByteArray &chosen)
{
    m_choice = ColumnChoice::fromText(chosen, header()->count());
    putChoice();
}

void RowView::resetLayout()
{
    m_choice = {};
    putChoice();
    emit layoutChosen();
}

void RowView::putChoice()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = m_choice.order.isEmpty() ? visual : m_choice.order.at(visual);
        if (header()->visualIndex(column) != visual)
            header()->moveSection(header()->visualIndex(column), visual);
    }
    for (int column = 0; column < header()->count(); ++column)
        QTreeView::setColumnHidden(column, !m_choice.shown.value(column, !isLeftOut(column)));
    applyColumns();
    if (m_sortColumn < 0)
        return;
    const bool isChosen = m_choice.sortColumn >= 0;
    const int column = isChosen ? m_choice.sortColumn : m_sortColumn;
    const Qt::SortOrder order = isChosen ? m_choice.sortOrder : m_sortOrder;
    if (header()->sortIndicatorSection() != column || header()->sortIndicatorOrder() != order)
        sortByColumn(column, order);
}

void RowView::takeWidth(int column, int before, int now)
{
    // A width that comes or goes with its column was not chosen.
    if (m_isArranging || before == 0 || now == 0
        || header()->sectionResizeMode(column) != QHeaderView::Interactive)
        return;
    m_choice.widths.insert(column, now);
    emit layoutChosen();
}

void RowView::takeOrder()
{
    if (m_isArranging)
        return;
    QList<int> order;
    for (int visual = 0; visual < header()->count(); ++visual)
        order.append(header()->logicalIndex(visual));
    m_choice.order = std::is_sorted(order.cbegin(), order.cend()) ? QList<int>() : order;
    emit layoutChosen();
}

void RowView::takeSorting(int column, Qt::SortOrder order)
{
    if (m_isArranging || m_sortColumn < 0)
        return;
    m_choice.sortColumn = column == m_sortColumn && order == m_sortOrder ? -1 : column;
    m_choice.sortOrder = order;
    emit layoutChosen();
}

} // namespace sluice
