// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/rowdelegate.h"

#include "console/theme/colormark.h"
#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/paint.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kCellPad = 8;
constexpr int kIconTextGap = 8;
constexpr int kNoteGap = 8;
constexpr int kRowBarWidth = 48;
constexpr int kRowBarHeight = 5;
constexpr int kBarTextGap = 12;
constexpr int kCheckExtent = 16;

Tone toneOf(const QModelIndex &index)
{
    return static_cast<Tone>(index.data(CellRole::Tone).toInt());
}

bool isNothing(const QString &text)
{
    return text == "—"_L1 || text == u"—" || text == "0"_L1;
}

Role textRole(const QModelIndex &index, CellKind kind, const QString &text)
{
    if (!(index.flags() & Qt::ItemIsEnabled))
        return Role::Disabled;
    const QVariant color = index.data(CellRole::Color);
    if (color.isValid())
        return static_cast<Role>(color.toInt());
    if (kind == CellKind::State)
        return toneText(toneOf(index));
    if (kind == CellKind::Link)
        return Role::Accent;
    return isNothing(text) ? Role::Muted : Role::Text;
}

QFont cellFont(const QModelIndex &index, CellKind kind)
{
    QFont font = Theme::instance().font(kind == CellKind::Mono ? TypeRole::Mono : TypeRole::Body);
    const QVariant weight = index.data(CellRole::Weight);
    if (weight.isValid())
        font.setWeight(static_cast<QFont::Weight>(weight.toInt()));
    return font;
}

struct CellPainter
{
    QPainter *painter;
    const QModelIndex &index;
    CellKind kind;
    QRectF rect;
    bool isSelected;
    QString text = index.data().toString();

    void icon()
    {
        const QString name = index.data(CellRole::Icon).toString();
        if (name.isEmpty())
            return;
        const int side = Theme::instance().iconExtent();
        Role role = kind == CellKind::State ? toneText(toneOf(index)) : Role::Muted;
        if (const QVariant color = index.data(CellRole::IconColor); color.isValid())
            role = static_cast<Role>(color.toInt());
        drawIcon(painter, QRectF(rect.x(), rect.center().y() - side / 2.0, side, side), name, role);
        rect.setLeft(rect.left() + side + kIconTextGap);
    }

    void mark()
    {
        const QString kept = index.data(CellRole::Mark).toString();
        if (kept.isEmpty())
            return;
        const int side = Theme::instance().iconExtent();
        drawMark(painter, QRectF(rect.x(), rect.center().y() - side / 2.0, side, side), kept);
        rect.setLeft(rect.left() + side + kIconTextGap);
    }

    void check()
    {
        const QVariant state = index.data(Qt::CheckStateRole);
        if (!state.isValid())
            return;
        const QRectF box(rect.x(), std::round(rect.center().y() - kCheckExtent / 2.0), kCheckExtent,
            kCheckExtent);
        Paint::checkBox(painter, box, static_cast<Qt::CheckState>(state.toInt()),
            index.flags() & Qt::ItemIsUserCheckable);
        rect.setLeft(rect.left() + kCheckExtent + kIconTextGap);
    }

    void textAndNote()
    {
        mark();
        icon();
        painter->setFont(cellFont(index, kind));
        painter->setPen(themeColor(textRole(index, kind, text)));
        const auto alignment
            = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        const bool isRight = alignment & Qt::AlignRight;
        // Only digits of links (run numbers) and IDs stand in cells; sentences keep their own.
        const bool isTabular = kind == CellKind::Link || kind == CellKind::Number || isRight;
        qreal used = isTabular ? tabularWidth(painter->font(), text) : 0;
        if (isTabular && used <= rect.width())
            drawTabular(painter, rect, text, isRight ? Qt::AlignRight : Qt::AlignLeft);
        else
            used = drawLine(painter, rect, text, isRight ? Qt::AlignRight : Qt::AlignLeft);
        const QString note = index.data(CellRole::Note).toString();
        if (note.isEmpty() || isRight)
            return;
        painter->setFont(Theme::instance().font(TypeRole::Note));
        painter->setPen(themeColor(Role::Muted));
        drawLine(painter, rect.adjusted(used + kNoteGap, 0, 0, 0), note);
    }

    void number()
    {
        painter->setFont(cellFont(index, kind));
        painter->setPen(themeColor(textRole(index, kind, text)));
        drawTabular(painter, rect, text, Qt::AlignRight);
    }

    void bar()
    {
        painter->setFont(cellFont(index, CellKind::Number));
        const QVariant value = index.data(CellRole::Value);
        painter->setPen(themeColor(value.isValid() ? Role::Text : Role::Muted));
        drawTabular(painter, rect, text, Qt::AlignRight);
        if (!value.isValid())
            return;
        const qreal percent = tabularWidth(painter->font(), u"100 %"_s);
        const qreal width = std::max<qreal>(kRowBarWidth, rect.width() - percent - kBarTextGap);
        const QRectF box(
            rect.x(), std::round(rect.center().y() - kRowBarHeight / 2.0), width, kRowBarHeight);
        const Role fill = toneFill(toneOf(index));
        if (value.toDouble() < 0)
            Paint::barPiece(painter, box, 0, fill);
        else
            Paint::bar(painter, box, value.toDouble(), fill, isSelected);
    }

    void badge()
    {
        if (text.isEmpty())
            return;
        if (isNothing(text)) {
            textAndNote();
            return;
        }
        Paint::badge(painter, rect,
            {.text = text,
                .icon = index.data(CellRole::Icon).toString(),
                .tone = toneOf(index),
                .isSmall = true});
    }

    void combo()
    {
        const QRectF box = rect.adjusted(0, 2, 0, -3);
        Paint::roundedBox(painter, box, 5, Role::Surface, Role::Control);
        drawIcon(painter, QRectF(box.right() - 18, box.center().y() - 6, 12, 12), u"chevron-down"_s,
            Role::Muted);
        rect = box.adjusted(8, 0, -22, 0);
        textAndNote();
    }

    void paint()
    {
        switch (kind) {
        case CellKind::Text:
        case CellKind::State:
        case CellKind::Link:
        case CellKind::Mono:
            textAndNote();
            break;
        case CellKind::Number:
            number();
            break;
        case CellKind::Bar:
            bar();
            break;
        case CellKind::Badge:
            badge();
            break;
        case CellKind::Check:
            check();
            textAndNote();
            break;
        case CellKind::Combo:
            combo();
            break;
        }
    }
};

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

CellKind RowDelegate::kindOf(const QModelIndex &index) const
{
    const QVariant kind = index.data(CellRole::Kind);
    return kind.isValid() ? static_cast<CellKind>(kind.toInt())
                          : m_kinds.value(index.column(), CellKind::Text);
}

int RowDelegate::rowHeight() const
{
    const int text = QFontMetrics(Theme::instance().font(TypeRole::Body)).height();
    switch (m_density) {
    case Density::Tree:
        return text + 10;
    case Density::Table:
        return text + 12;
    case Density::Roomy:
        return text + 18;
    }
    return text + 12;
}

QRect RowDelegate::contentRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    const bool isFirst
        = tree ? tree->header()->visualIndex(index.column()) == 0 : index.column() == 0;
    // The line of 1 px belongs to the row, not to its text.
    return option.rect.adjusted(isFirst ? m_firstPadding : kCellPad, 0, -kCellPad, -1);
}

void RowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    CellPainter{.painter = painter,
        .index = index,
        .kind = kindOf(index),
        .rect = contentRect(option, index),
        .isSelected = bool(option.state & QStyle::State_Selected)}
        .paint();
    painter->restore();
}

int RowDelegate::widthFor(CellKind kind, const QString &text, bool hasIcon, const QString &note)
{
    const Theme &theme = Theme::instance();
    const QFont font = theme.font(kind == CellKind::Mono ? TypeRole::Mono
            : kind == CellKind::State                    ? TypeRole::BodyStrong // of warnings
                                                         : TypeRole::BodyMedium);
    int width = static_cast<int>(std::ceil(tabularWidth(font, text))) + 2 * kCellPad;
    if (hasIcon)
        width += theme.iconExtent() + kIconTextGap;
    if (!note.isEmpty())
        width += kNoteGap + textWidth(theme.font(TypeRole::Note), note);
    switch (kind) {
    case CellKind::Bar:
        return kRowBarWidth + kBarTextGap
            + static_cast<int>(std::ceil(tabularWidth(font, u"100 %"_s))) + 2 * kCellPad;
    case CellKind::Badge:
        return Paint::badgeSize({.text = text, .isSmall = true}).width() + 2 * kCellPad;
    case CellKind::Check:
        return width + (text.isEmpty() ? kCheckExtent : kCheckExtent + kIconTextGap);
    case CellKind::Combo:
        return width + 32;
    default:
        return width;
    }
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString icon = index.data(CellRole::Icon).toString();
    int width = widthFor(kindOf(index), index.data().toString(), !icon.isEmpty(),
        index.data(CellRole::Note).toString());
    width += contentRect(option, index).left() - option.rect.left() - kCellPad;
    return {width, rowHeight()};
}

bool RowDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QVariant state = index.data(Qt::CheckStateRole);
    const bool canCheck = state.isValid() && (index.flags() & Qt::ItemIsUserCheckable)
        && (index.flags() & Qt::ItemIsEnabled);
    bool isToggle = false;
    if (canCheck && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        QRect box = contentRect(option, index);
        box.setWidth(kCheckExtent + 4);
        isToggle = mouse->button() == Qt::LeftButton && box.contains(mouse->position().toPoint());
    } else if (canCheck && event->type() == QEvent::KeyPress) {
        isToggle = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    }
    if (!isToggle)
        return false;
    const bool isOn = static_cast<Qt::CheckState>(state.toInt()) == Qt::Checked;
    return model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isTip = event && event->type() == QEvent::ToolTip;
    if (!isTip || !index.isValid() || !index.data(Qt::ToolTipRole).toString().isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    if (sizeHint(option, index).width() <= option.rect.width()) {
        QToolTip::hideText();
        return true;
    }
    const QString note = index.data(CellRole::Note).toString();
    const QString text = index.data().toString();
    QToolTip::showText(event->globalPos(), note.isEmpty() ? text : text + u"  "_s + note, view);
    return true;
}

} // namespace sluice
