// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/navigationlist.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/paint.h"

#include <QAbstractItemDelegate>
#include <QEvent>
#include <QPainter>
#include <QStandardItemModel>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

enum NavItemRole {
    NavKeyRole = Qt::UserRole + 1,
    NavIconRole,
    NavBadgeRole,
    NavBadgeKindRole,
    NavSpokenRole
};

constexpr int kNavWidth = 200;
constexpr int kNavFolded = 52;
constexpr int kNavGapHeight = 13;
constexpr int kNavTopPad = 10;
constexpr int kNavIconRoom = 20; // beside the icon, before the title
constexpr int kNavEdge = 8;

class NavigationDelegate final : public QAbstractItemDelegate
{
public:
    using QAbstractItemDelegate::QAbstractItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (index.data(NavKeyRole).toString().isEmpty())
            return {kNavFolded, index.row() == 0 ? kNavTopPad : kNavGapHeight};
        const QFont font = Theme::instance().font(TypeRole::BodyStrong);
        return {kNavFolded, QFontMetrics(font).height() + 18};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        if (index.data(NavKeyRole).toString().isEmpty()) {
            if (index.row() > 0)
                painter->fillRect(option.rect.adjusted(16, 6, -16, 0).left(),
                    option.rect.center().y(), option.rect.width() - 32, 1,
                    themeColor(Role::Border));
            return;
        }
        const bool isCurrent = option.state & QStyle::State_Selected;
        const QRectF box = QRectF(option.rect).adjusted(kNavEdge, 1, -kNavEdge, -1);
        paintGround(painter, box, option, isCurrent);
        const auto *list = qobject_cast<const NavigationList *>(option.widget);
        const bool isFolded = list && list->isCollapsed();
        const int side = Theme::instance().iconExtent();
        const qreal iconX = isFolded ? box.center().x() - side / 2.0 : box.x() + 10;
        drawIcon(painter, QRectF(iconX, box.center().y() - side / 2.0, side, side),
            index.data(NavIconRole).toString(), isCurrent ? Role::Accent : Role::Muted);
        QRectF rest
            = box.adjusted(isFolded ? 0 : side + kNavIconRoom, 0, isFolded ? 2 : -kNavEdge, 0);
        const int badge = index.data(NavBadgeRole).toInt();
        if (badge > 0) {
            const bool isErrors = index.data(NavBadgeKindRole).toInt()
                == static_cast<int>(NavigationList::BadgeKind::Errors);
            const QString text = badge > 999 ? u"999+"_s : QString::number(badge);
            Paint::countBadge(painter, isFolded ? rest.adjusted(0, 0, 0, -14) : rest, text,
                isErrors ? Role::ErrorFill : Role::AccentFill);
            rest.setRight(rest.right() - 26);
        }
        if (isFolded)
            return;
        painter->setFont(Theme::instance().font(isCurrent ? TypeRole::BodyStrong : TypeRole::Body));
        painter->setPen(themeColor(Role::Text));
        drawLine(painter, rest, index.data().toString());
    }

private:
    static void paintGround(
        QPainter *painter, const QRectF &box, const QStyleOptionViewItem &option, bool isCurrent)
    {
        if (isCurrent)
            Paint::roundedBox(painter, box, 6, Role::Selection);
        else if (option.state & QStyle::State_MouseOver)
            Paint::roundedBox(painter, box, 6, Role::Hover);
        if (isCurrent)
            Paint::roundedBox(
                painter, QRectF(box.x(), box.center().y() - 8, 3, 16), 1.5, Role::AccentFill);
        if (isCurrent && (option.state & QStyle::State_HasFocus)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(themeColor(Role::Accent), 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5);
            painter->restore();
        }
    }
};

} // namespace

NavigationList::NavigationList(QWidget *parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
{
    setObjectName(u"navigationList"_s);
    setAccessibleName(tr("Pages"));
    setModel(m_model);
    setItemDelegate(new NavigationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setSelectionMode(SingleSelection);
    setCollapsed(false);
    addGap();
}

int NavigationList::wholeWidth() const
{
    const QFont font = Theme::instance().font(TypeRole::BodyStrong);
    int widest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(widest, textWidth(font, m_model->item(row)->text()));
    return Theme::instance().iconExtent() + kNavIconRoom + widest + 3 * kNavEdge;
}

void NavigationList::addPage(const QString &key, const QString &icon, const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setData(key, NavKeyRole);
    item->setData(icon, NavIconRole);
    m_model->appendRow(item);
    describe(item);
}

void NavigationList::addGap()
{
    auto *item = new QStandardItem;
    item->setFlags(Qt::NoItemFlags);
    m_model->appendRow(item);
}

void NavigationList::setBadge(const QString &key, int count, BadgeKind kind, const QString &spoken)
{
    if (QStandardItem *item = itemFor(key)) {
        item->setData(count, NavBadgeRole);
        item->setData(static_cast<int>(kind), NavBadgeKindRole);
        item->setData(count > 0 ? spoken : QString(), NavSpokenRole);
        describe(item);
    }
}

void NavigationList::describe(QStandardItem *item)
{
    const QString spoken = item->data(NavSpokenRole).toString();
    const QString full = spoken.isEmpty() ? item->text() : item->text() + u", "_s + spoken;
    item->setData(full, Qt::AccessibleTextRole);
    item->setToolTip(m_isCollapsed ? full : spoken);
}

// On a page that is none of its own no entry shows the keyboard.
void NavigationList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!hasFocus() || currentIndex().isValid())
        return;
    QPainter painter(viewport());
    painter.setPen(themeColor(Role::Accent));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void NavigationList::setCurrentPage(const QString &key)
{
    if (const QStandardItem *item = itemFor(key)) {
        m_isSilent = true;
        setCurrentIndex(item->index());
        m_isSilent = false;
    }
}

void NavigationList::clearCurrentPage()
{
    m_isSilent = true;
    selectionModel()->clear();
    m_isSilent = false;
}

QString NavigationList::currentPage() const
{
    return currentIndex().data(NavKeyRole).toString();
}

QStringList NavigationList::pages() const
{
    QStringList keys;
    for (int row = 0; row < m_model->rowCount(); ++row)
        keys << m_model->item(row)->data(NavKeyRole).toString();
    keys.removeAll(QString());
    return keys;
}

void NavigationList::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    setFixedWidth(collapsed ? kNavFolded : kNavWidth);
    for (int row = 0; row < m_model->rowCount(); ++row)
        describe(m_model->item(row));
    scheduleDelayedItemsLayout();
}

void NavigationList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const QString key = current.data(NavKeyRole).toString();
    if (!m_isSilent && !key.isEmpty())
        emit pageChosen(key);
}

void NavigationList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

QStandardItem *NavigationList::itemFor(const QString &key) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->data(NavKeyRole).toString() == key)
            return m_model->item(row);
    }
    return nullptr;
}

} // namespace sluice
