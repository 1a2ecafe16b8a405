// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/rowview.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/tablecopy.h"

#include <QAction>
#include <QActionEvent>
#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QShortcut>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kHeaderPad = 8;
constexpr int kFirstHeaderPad = 16;
constexpr int kSortArrow = 12;
constexpr int kChevron = 14;
constexpr int kSelectionBar = 3;

int visibleRowsBelow(const QTreeView &view, const QModelIndex &parent)
{
    const QAbstractItemModel *model = view.model();
    const int rows = model->rowCount(parent);
    int count = rows;
    if (!view.itemsExpandable() || !view.rootIsDecorated())
        return count;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        if (view.isExpanded(index))
            count += visibleRowsBelow(view, index);
    }
    return count;
}

} // namespace

RowHeader::RowHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(24);
    setSectionsMovable(true);
    setFirstSectionMovable(false);
    setStretchLastSection(false);
    setHighlightSections(false);
}

QSize RowHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(),
        QFontMetrics(Theme::instance().font(TypeRole::Header)).height() + 17};
}

QSize RowHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QString text
        = model() ? model()->headerData(logicalIndex, Qt::Horizontal).toString() : QString();
    const int left = visualIndex(logicalIndex) == 0 ? kFirstHeaderPad : kHeaderPad;
    const int arrow = sectionsClickable() && isSortIndicatorShown() ? kSortArrow + 2 : 0;
    return {left + textWidth(Theme::instance().font(TypeRole::Header), text) + kHeaderPad + arrow,
        sizeHint().height()};
}

void RowHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid())
        return;
    painter->save();
    painter->fillRect(rect, themeColor(Role::Surface));
    const QString text = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const QVariant aligned
        = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    const bool isRight
        = aligned.isValid() && (static_cast<Qt::Alignment>(aligned.toInt()) & Qt::AlignRight);
    QRectF box = rect.adjusted(
        visualIndex(logicalIndex) == 0 ? kFirstHeaderPad : kHeaderPad, 0, -kHeaderPad, -1);
    painter->setFont(Theme::instance().font(TypeRole::Header));
    painter->setPen(themeColor(Role::Muted));
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const qreal used = drawLine(painter, box, text, isRight ? Qt::AlignRight : Qt::AlignLeft);
    if (isSorted) {
        const qreal x = isRight ? box.right() - used - kSortArrow - 2 : box.left() + used + 3;
        const bool isUp = sortIndicatorOrder() == Qt::AscendingOrder;
        drawIcon(painter, QRectF(x, box.center().y() - kSortArrow / 2.0, kSortArrow, kSortArrow),
            isUp ? u"chevron-up"_s : u"chevron-down"_s, Role::Muted);
    }
    painter->restore();
}

void RowHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(
        QRect(0, viewport()->height() - 1, viewport()->width(), 1), themeColor(Role::Border));
}

RowView::RowView(QWidget *parent)
    : QTreeView(parent)
    , m_rows(new RowDelegate(this))
    , m_copy(new QShortcut(QKeySequence::Copy, this))
{
    m_copy->setObjectName(u"copyRows"_s);
    m_copy->setWhatsThis(tr("Copy Selected Rows"));
    m_copy->setContext(Qt::WidgetShortcut); // an editor in a cell copies its own text
    connect(m_copy, &QShortcut::activated, this, &RowView::copyRows);
    setHeader(new RowHeader(this));
    setItemDelegate(m_rows);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setAllColumnsShowFocus(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAnimated(false);
    setMouseTracking(true);
    setTree(false);
}

void RowView::setTree(bool isTree)
{
    setRootIsDecorated(isTree);
    setItemsExpandable(isTree);
    setIndentation(isTree ? kTreeIndent : 0);
    m_rows->setFirstPadding(isTree ? 8 : 16);
    m_rows->setDensity(isTree ? RowDelegate::Density::Tree : RowDelegate::Density::Table);
}

void RowView::setDensity(RowDelegate::Density density)
{
    m_rows->setDensity(density);
    scheduleDelayedItemsLayout();
}

// A table as one range: the base would go from row to row, which takes its time with a million.
void RowView::selectAll()
{
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0 || rootIsDecorated() || selectionMode() != ExtendedSelection)
        QTreeView::selectAll();
    else
        selectionModel()->select(
            {model()->index(0, 0), model()->index(rows - 1, model()->columnCount() - 1)},
            QItemSelectionModel::ClearAndSelect);
}

void RowView::copyRows()
{
    const RowsAsText rows = selectedRowsAsText(*this);
    if (rows.copied == 0)
        return;
    QGuiApplication::clipboard()->setText(rows.text);
    if (rows.copied < rows.selected)
        QToolTip::showText(viewport()->mapToGlobal(viewport()->rect().center()),
            tr("The first %1 of %2 selected rows were copied.")
                .arg(Format::count(rows.copied), Format::count(rows.selected)),
            this);
}

// A page that copies more than is shown has an action of its own, with the same keys.
void RowView::actionEvent(QActionEvent *event)
{
    QTreeView::actionEvent(event);
    QAction *action = event->action();
    if (event->type() == QEvent::ActionAdded && action->shortcuts().contains(m_copy->key())) {
        action->setProperty("shortcutId", m_copy->objectName());
        m_copy->setEnabled(false);
    }
}

void RowView::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    const QScopedValueRollback arranging(m_isArranging, true);
    for (int i = 0; i < columns.size(); ++i) {
        m_rows->setColumnKind(i, columns[i].kind);
        header()->setSectionResizeMode(
            i, columns[i].isStretched ? QHeaderView::Stretch : QHeaderView::Interactive);
    }
    applyColumns();
}

void RowView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void RowView::setLastLine(bool shown)
{
    m_hasLastLine = shown;
    viewport()->update();
}

int RowView::contentHeight() const
{
    const int head = isHeaderHidden() ? 0 : header()->sizeHint().height();
    return head + (model() ? visibleRowsBelow(*this, rootIndex()) * rowHeight() : 0);
}

bool RowView::isLastRow(const QModelIndex &index) const
{
    return !indexBelow(index).isValid();
}

void RowView::drawRow(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row(0, option.rect.y(), viewport()->width(), option.rect.height());
    const bool isSelected = selectionModel() && selectionModel()->isSelected(index);
    const QVariant tone = index.siblingAtColumn(0).data(CellRole::RowTone);
    if (isSelected)
        painter->fillRect(row, themeColor(Role::Selection));
    else if (tone.isValid())
        painter->fillRect(row, themeColor(toneTint(static_cast<Tone>(tone.toInt()))));
    QTreeView::drawRow(painter, option, index);
    if (m_hasLastLine || !isLastRow(index))
        painter->fillRect(QRect(0, row.bottom(), row.width(), 1), themeColor(Role::Divider));
    if (isSelected)
        painter->fillRect(
            QRect(0, row.y(), kSelectionBar, row.height()), themeColor(Role::AccentFill));
    if (hasFocus() && currentIndex().isValid()
        && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0)) {
        painter->setPen(themeColor(Role::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(0, 0, -1, -2));
    }
}

void RowView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!rootIsDecorated() || !model()->hasChildren(index))
        return;
    const QPointF middle(rect.right() + 1 - kTreeIndent / 2.0, rect.center().y());
    drawIcon(painter,
        QRectF(middle.x() - kChevron / 2.0, middle.y() - kChevron / 2.0, kChevron, kChevron),
        isExpanded(index) ? u"chevron-down"_s : u"chevron-right"_s, Role::Muted);
}

void RowView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    const QRect current = visualRect(currentIndex());
    if (hasFocus() && !viewport()->rect().intersects(current)) { // no row has the frame
        QPainter frame(viewport());
        frame.setPen(themeColor(Role::Accent));
        frame.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
    if (m_placeholder.isEmpty() || (model() && model()->rowCount(rootIndex()) > 0))
        return;
    QPainter painter(viewport());
    painter.setFont(Theme::instance().font(TypeRole::Body));
    painter.setPen(themeColor(Role::Muted));
    drawLine(&painter, QRectF(kFirstHeaderPad, 0, viewport()->width() - 32, rowHeight() + 8),
        m_placeholder);
}

bool RowView::isLinkAt(const QModelIndex &index) const
{
    return index.isValid() && (index.flags() & Qt::ItemIsEnabled)
        && m_rows->kindOf(index) == CellKind::Link && !index.data().toString().isEmpty();
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    const bool isLink = isLinkAt(indexAt(event->position().toPoint()));
    viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void RowView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPersistentModelIndex index = indexAt(event->position().toPoint());
    QTreeView::mouseReleaseEvent(event);
    const bool isClick = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    if (isClick && isLinkAt(index) && currentIndex() == index)
        emit linkActivated(index);
}

void RowView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        applyColumns();
        scheduleDelayedItemsLayout();
    }
}

} // namespace sluice
