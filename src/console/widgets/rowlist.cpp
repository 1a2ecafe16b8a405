// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/rowlist.h"

#include "console/theme/theme.h"
#include "console/widgets/rowdelegate.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace sluice {

namespace {

constexpr int kRowListPad = 12;
constexpr int kRowListHeight = 17; // beside the text's own
constexpr int kRowListBar = 3;

// Paints what is around the text; text and check box are the style's.
class RowListDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, // as wide as the list, and not beyond it
            QFontMetrics(Theme::instance().font(TypeRole::Body)).height() + kRowListHeight};
    }

    // A text that is cut is whole in the tool tip.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override
    {
        if (!event || event->type() != QEvent::ToolTip || !index.isValid()
            || !index.data(Qt::ToolTipRole).toString().isEmpty())
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        const bool isCut = wholeWidth(option, index) > option.rect.width();
        QToolTip::showText(event->globalPos(), isCut ? index.data().toString() : QString(), view);
        return true;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const QRect &row = option.rect;
        const bool isSelected = option.state & QStyle::State_Selected;
        if (isSelected) {
            painter->fillRect(row, themeColor(Role::Selection));
            painter->fillRect(
                QRect(row.x(), row.y(), kRowListBar, row.height()), themeColor(Role::AccentFill));
        }
        painter->fillRect(QRect(row.x(), row.bottom(), row.width(), 1), themeColor(Role::Divider));
        QStyleOptionViewItem inner = innerOption(option);
        if (const QVariant color = index.data(CellRole::Color); color.isValid())
            inner.palette.setColor(QPalette::Text, themeColor(static_cast<Role>(color.toInt())));
        inner.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
        QStyledItemDelegate::paint(painter, inner, index);
        if (!(option.state & QStyle::State_HasFocus))
            return;
        painter->setPen(themeColor(Role::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(0, 0, -1, -2));
    }

    // A click on the box is one where the box was painted.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override
    {
        return QStyledItemDelegate::editorEvent(event, model, innerOption(option), index);
    }

private:
    int wholeWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        return QStyledItemDelegate::sizeHint(option, index).width() + 2 * kRowListPad;
    }

    static QStyleOptionViewItem innerOption(const QStyleOptionViewItem &option)
    {
        QStyleOptionViewItem inner = option;
        inner.rect.adjust(kRowListPad, 0, -kRowListPad, -1);
        return inner;
    }
};

} // namespace

RowList::RowList(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new RowListDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
}

} // namespace sluice
