// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace sluice {

class TypedLabel;

// Which of some sample records is shown: "2 of 50" between two arrows. Hidden while there is none.
// GUI thread; owned by its parent.
class RecordStepper final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordStepper)

public:
    explicit RecordStepper(QWidget *parent = nullptr);

    void setCount(int count); // the same record stays chosen if it is still there
    int count() const { return m_count; }
    int current() const { return m_current; } // from 0
    void step(int by);

signals:
    void moved(int index);

private:
    void refresh();

    TypedLabel *m_title;
    TypedLabel *m_label;
    QToolButton *m_back;
    QToolButton *m_next;
    int m_count = 0;
    int m_current = 0;
};

} // namespace sluice
