// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/paint.h"

#include <QWidget>

namespace sluice {

// A small tinted label: icon and word. Base of the badges below and usable by itself. GUI thread,
// owned by its parent. It takes no focus and is never pressed.
class BadgeLabel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BadgeLabel)

public:
    explicit BadgeLabel(QWidget *parent = nullptr);

    void setBadge(const Paint::Badge &badge);
    const Paint::Badge &badge() const { return m_badge; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Paint::Badge m_badge;
};

// The state of a run beside a title or in a panel: at most one for each title.
class StateBadge final : public BadgeLabel
{
    Q_OBJECT

public:
    using BadgeLabel::BadgeLabel;

    void setRunState(const QString &state, qint64 rejected = 0);
    void setRateLimited(); // still `running`
};

// A service's code such as INVALID_DATA.
class CodeBadge final : public BadgeLabel
{
    Q_OBJECT

public:
    using BadgeLabel::BadgeLabel;

    void setCode(const QString &code);
};

// Which environment a thing belongs to: sandbox, test, production. In the status bar its object
// name is `environmentChip`.
class EnvironmentChip final : public BadgeLabel
{
    Q_OBJECT

public:
    using BadgeLabel::BadgeLabel;

    void setEnvironment(const QString &environment);
};

// A themed icon by itself, in one of the sizes 16, 20, 24 or 44 (with a tinted disc).
class IconLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconLabel)

public:
    explicit IconLabel(QWidget *parent = nullptr);
    IconLabel(const QString &icon, Role role, int extent, QWidget *parent = nullptr);

    void setIcon(const QString &icon, Role role, int extent = 16);
    // A disc of `tone` of 44 px behind the icon, as in dialogs that delete or write to production.
    void setDisc(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Role m_role = Role::Text;
    Tone m_disc = Tone::Neutral;
    int m_extent = 16;
    bool m_hasDisc = false;
};

} // namespace sluice
