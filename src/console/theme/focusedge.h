// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractScrollArea;

namespace sluice {

// The line around a scrolled area while it has the keyboard: an area without fields, or a text to
// read, takes it to be scrolled, and would show nothing of it. The style makes one for each when it
// is first shown; the area owns it. GUI thread.
class FocusEdge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FocusEdge)

public:
    // Makes one, unless the area has it already.
    static void keep(QAbstractScrollArea *area);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    explicit FocusEdge(QAbstractScrollArea *area);
};

} // namespace sluice
