// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace sluice {

class ElidingLabel;
class IconLabel;
class MessageDetails;
struct Error;

// One sentence under the page head that pushes the content down: tint, bar at the left, icon, up
// to two links, close. Success leaves by itself after 8 s; all else stays until it is dismissed.
// Details opens the whole of a text that is cut, and what is known of a request that has failed.
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

    // Replaces what is shown. More than two lines are cut; then a link Details appears.
    void showMessage(Tone tone, const QString &text, const QList<Action> &actions = {});
    // The same in words of an operator; Details has the answer of the service, too.
    void showError(const Error &error, const QList<Action> &actions = {});
    void dismiss();
    QString text() const;
    Tone tone() const { return m_tone; }

signals:
    void actionTriggered(const QString &id);
    void logWanted(); // from Details; that offers it where somebody takes it
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showText(Tone tone, const QString &text, const QList<Action> &actions);
    void checkDetails();
    void openDetails();

    QTimer m_hideTimer;
    QList<QWidget *> m_actionButtons;
    QHBoxLayout *m_actions;
    IconLabel *m_icon;
    ElidingLabel *m_label;
    QPushButton *m_details;
    QString m_answer; // of the request that failed; empty: nothing is known of one
    QPointer<MessageDetails> m_dialog;
    QToolButton *m_close;
    Tone m_tone = Tone::Info;
};

} // namespace sluice
