// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QToolButton;

namespace sluice {

class TypedLabel;

// Which of some sample records is shown: "2 of 50" between two arrows, and the way to those that do
// not fit. Hidden while there is none.
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
    void setMisfits(const QList<int> &records); // ascending; there is a way to them
    void stepToMisfit(); // the next one, after the last the first again

signals:
    void moved(int index);

private:
    void refresh();
    QToolButton *makeButton(const char *name, const QString &icon, const QString &text);

    TypedLabel *m_title;
    TypedLabel *m_label;
    QToolButton *m_back;
    QToolButton *m_next;
    QToolButton *m_misfit;
    QList<int> m_misfits;
    int m_count = 0;
    int m_current = 0;
};

} // namespace sluice
