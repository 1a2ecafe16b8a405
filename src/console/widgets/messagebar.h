// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QToolButton;

namespace sluice {

class ElidingLabel;
class IconLabel;

// One sentence under the page head that pushes the content down: tint, bar at the left, icon, up
// to two links, close. Success leaves by itself after 8 s; all else stays until it is dismissed.
// Hidden while it has nothing to say. Object name `messageBar`. GUI thread, owned by its page.
class MessageBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBar)

public:
    struct Action
    {
        QString id;
        QString text;
    };

    explicit MessageBar(QWidget *parent = nullptr);

    // Replaces what is shown. More than two lines are cut; then a link Details appears, which sends
    // detailsRequested().
    void showMessage(Tone tone, const QString &text, const QList<Action> &actions = {});
    void dismiss();
    QString text() const;
    Tone tone() const { return m_tone; }

signals:
    void actionTriggered(const QString &id);
    void detailsRequested(const QString &text);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void checkDetails();

    QTimer m_hideTimer;
    QList<QWidget *> m_actionButtons;
    QHBoxLayout *m_actions;
    IconLabel *m_icon;
    ElidingLabel *m_label;
    QWidget *m_details;
    QToolButton *m_close;
    Tone m_tone = Tone::Info;
};

} // namespace sluice
