// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace sluice {

// Gives the application a style sheet that differs from the one before in its colours only. What is
// seen takes it at once; what is hidden does when it is shown, or while nothing else is to be done.
// Qt's own way visits each widget once for every widget above it, all of them in one turn. Made by
// Theme for each change and owned by it; deletes itself when it is done. GUI thread.
class SheetChange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SheetChange)

public:
    SheetChange(const QString &sheet, QObject *parent);

    // What still waits takes the sheet now.
    void finish();

    // A widget that waits and is shown waits no longer.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeSeen(QWidget *widget);
    void takeWaiting();

    QList<QPointer<QWidget>> m_waiting; // the next is the last
    QTimer m_idle;
};

} // namespace sluice
