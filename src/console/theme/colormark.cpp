// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/colormark.h"

#include "console/theme/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QIconEngine>
#include <QPainter>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qreal kMarkShare = 0.625; // of an icon's side: a point of 10 px in 16

struct MarkText
{
    Q_DECLARE_TR_FUNCTIONS(ColorMark)
};

const QList<Role> &markRoles()
{
    static const QList<Role> roles{
        Role::Read, Role::Process, Role::Write, Role::Warning, Role::Error, Role::Neutral};
    return roles;
}

QString keptMark(Role role)
{
    return Theme::instance().color(role, false).name();
}

std::optional<Role> roleOfMark(const QString &kept)
{
    const auto found = std::ranges::find(markRoles(), kept, keptMark);
    return found == markRoles().cend() ? std::nullopt : std::optional(*found);
}

class MarkEngine final : public QIconEngine
{
public:
    explicit MarkEngine(QString kept)
        : m_kept(std::move(kept))
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        drawMark(painter, rect, m_kept);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new MarkEngine(m_kept); }

private:
    QString m_kept;
};

} // namespace

QColor markColor(const QString &kept)
{
    const auto role = roleOfMark(kept);
    return role ? themeColor(*role) : QColor(kept);
}

QString markWord(const QString &kept)
{
    switch (roleOfMark(kept).value_or(Role::Window)) {
    case Role::Read:
        return MarkText::tr("Blue");
    case Role::Process:
        return MarkText::tr("Violet");
    case Role::Write:
        return MarkText::tr("Teal");
    case Role::Warning:
        return MarkText::tr("Amber");
    case Role::Error:
        return MarkText::tr("Red");
    case Role::Neutral:
        return MarkText::tr("Grey");
    default:
        return kept.isEmpty() ? MarkText::tr("None") : kept;
    }
}

QIcon markIcon(const QString &kept)
{
    return kept.isEmpty() ? QIcon() : QIcon(new MarkEngine(kept));
}

void drawMark(QPainter *painter, const QRectF &rect, const QString &kept)
{
    const qreal side = std::min(rect.width(), rect.height()) * kMarkShare;
    QRectF point(0, 0, side, side);
    point.moveCenter(rect.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(markColor(kept));
    painter->drawEllipse(point);
    painter->restore();
}

void offerMarks(QComboBox *combo, const QString &kept)
{
    combo->clear();
    combo->addItem(markWord({}), QString());
    for (const Role role : markRoles())
        combo->addItem(markIcon(keptMark(role)), markWord(keptMark(role)), keptMark(role));
    if (!kept.isEmpty() && !roleOfMark(kept))
        combo->addItem(markIcon(kept), markWord(kept), kept);
    combo->setCurrentIndex(std::max(0, combo->findData(kept)));
}

ColorMark::ColorMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void ColorMark::setMark(const QString &kept)
{
    m_mark = kept;
    setVisible(!kept.isEmpty());
    setToolTip(kept.isEmpty() ? QString() : MarkText::tr("Colour: %1").arg(markWord(kept)));
    setAccessibleName(toolTip());
    update();
}

QSize ColorMark::sizeHint() const
{
    const int side = Theme::instance().iconExtent();
    return {side, side};
}

void ColorMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawMark(&painter, rect(), m_mark);
}

} // namespace sluice
