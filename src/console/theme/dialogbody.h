// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QDialog;

namespace sluice {

// What a dialog holds above its buttons, where the screen is too low for all of it: that part
// scrolls then, and the buttons stay in sight. It asks for the height of what it holds, but for no
// more than it is given. DialogFit makes it; the dialog owns it. GUI thread.
class DialogBody final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogBody)

public:
    // Moves all but the row of buttons, and the line above that, into one; nullptr: there is
    // nothing to move. The focus and the order of Tab stay.
    static DialogBody *take(QDialog *dialog);

    void setRoom(int height); // the most that it asks for
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    explicit DialogBody(QDialog *dialog);

    int m_room = 0;
};

} // namespace sluice
