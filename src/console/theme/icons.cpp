// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/icons.h"

#include "console/theme/theme.h"

#include <QAbstractButton>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

// Room at the right of an icon in a button, in the icon's own 16 px grid.
constexpr int kIconGap = 3;

QPixmap renderedIcon(const QString &name, const QColor &color, int side)
{
    const QString key = u"sluice-icon-%1-%2-%3"_s.arg(name, color.name(QColor::HexArgb)).arg(side);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(coloredSvg(name, color));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine final : public QIconEngine
{
public:
    ThemeIconEngine(QString name, Role role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.x(), rect.y() + (rect.height() - side) / 2, side, side);
        drawIcon(painter, square, m_name, roleFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    // `size` is in device pixels. A wider icon keeps its empty room at the right.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const int side = std::min(size.width(), size.height());
        if (side <= 0)
            return {};
        const QPixmap icon = renderedIcon(m_name, themeColor(roleFor(mode)), side);
        if (size.width() == size.height())
            return icon;
        QPixmap wide(size);
        wide.fill(Qt::transparent);
        QPainter painter(&wide);
        painter.drawPixmap(0, (size.height() - side) / 2, icon);
        return wide;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QString key() const override { return u"SluiceThemeIcon"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new ThemeIconEngine(m_name, m_role); }

private:
    Role roleFor(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? Role::Disabled : m_role;
    }

    QString m_name;
    Role m_role;
};

} // namespace

QByteArray coloredSvg(const QString &name, const QColor &color)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    return svg;
}

QIcon themeIcon(const QString &name, Role role)
{
    return QIcon(new ThemeIconEngine(name, role));
}

void setButtonIcon(QAbstractButton *button, const QString &name)
{
    const QString role = button->property("role").toString();
    Role color = Role::Text;
    if (role == "primary"_L1 || role == "danger"_L1)
        color = Role::OnAccent;
    else if (role == "quiet"_L1)
        color = Role::Accent;
    button->setIcon(themeIcon(name, color));
    const int side = Theme::instance().iconExtent();
    const int gap = button->text().isEmpty() ? 0 : kIconGap;
    button->setIconSize(QSize(side + gap, side));
}

void drawIcon(QPainter *painter, const QRectF &rect, const QString &name, Role role)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int side = static_cast<int>(std::lround(std::min(rect.width(), rect.height()) * ratio));
    if (side <= 0)
        return;
    QPixmap pixmap = renderedIcon(name, themeColor(role), side);
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(QPointF(std::round(rect.x()), std::round(rect.y())), pixmap);
}

} // namespace sluice
