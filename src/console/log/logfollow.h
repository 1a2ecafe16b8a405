// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractItemModel;
class QPushButton;

namespace sluice {

class RowView;

// The toggle Follow: keeps a view at its end while rows come, lets go as soon as the operator
// scrolls up, and says on its button how many lines have come that are not seen. GUI thread; owned
// by the log view; it adds and removes no rows.
class LogFollow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFollow)

public:
    LogFollow(RowView *view, QPushButton *button);

    void setFollowing(bool isFollowing);
    bool isFollowing() const { return m_isFollowing; }
    void watch(const QAbstractItemModel *model);
    // Lines that came and are not in the view at all; rows that come are no news then.
    void setNewLines(qint64 lines);
    // False while rows come that are no news.
    void setCounting(bool isCounting) { m_isCounting = isCounting; }

signals:
    void followed(); // the operator wants to be at the end

private:
    void goToEnd();
    void showState();

    RowView *m_view;
    QPushButton *m_button;
    qint64 m_newLines = 0;
    bool m_isCounting = true;
    bool m_isFollowing = true;
    bool m_isMoving = false;
};

} // namespace sluice
