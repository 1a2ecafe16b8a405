// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractItemModel;
class QPushButton;

namespace sluice {

class RowView;

// The toggle Follow: keeps a view at its end while rows come, lets go as soon as the operator
// scrolls up, and then says on its button how many lines have come since. GUI thread; owned by the
// log view; it adds and removes no rows.
class LogFollow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFollow)

public:
    LogFollow(RowView *view, QPushButton *button);

    void setFollowing(bool isFollowing);
    bool isFollowing() const { return m_isFollowing; }
    void watch(const QAbstractItemModel *model);

private:
    void goToEnd();
    void showState();

    RowView *m_view;
    QPushButton *m_button;
    int m_newLines = 0;
    bool m_isFollowing = true;
    bool m_isMoving = false;
};

} // namespace sluice
