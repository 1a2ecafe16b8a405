// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QPushButton;

namespace sluice {

class RowView;

// The menu of a mapping's table, by the mouse and by the menu key: what can be done with the chosen
// field, and the columns that a small window leaves out. GUI thread; owned by the view.
class FieldMenu final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldMenu)

public:
    explicit FieldMenu(RowView *view);

    void offer(QPushButton *button); // what it does, when it can
    int room(int width) const; // for columns: more than enough once all are wanted

signals:
    void columnsWanted(); // all of them, or those that fit again

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RowView *m_view;
    QAction *m_allColumns;
    QHash<QObject *, QAction *> m_offered; // by its button
};

} // namespace sluice
