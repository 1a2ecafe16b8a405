// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace sluice {

// A title (or the filters of a table) with buttons at its right; where both do not fit beside each
// other, in a small window or with large text, the buttons stand below. GUI thread; owned by its
// parent.
class HeadRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadRow)

public:
    enum class Fill { Gap, Title, Buttons }; // what takes the room that is left
    HeadRow(QWidget *title, QWidget *parent, Fill fill = Fill::Gap);

    QHBoxLayout *buttons() const { return m_buttons; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();

    QWidget *m_title;
    QWidget *m_room; // of the buttons
    QHBoxLayout *m_buttons;
    QBoxLayout *m_parts;
};

} // namespace sluice
