// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/counters.h"

#include <QWidget>

namespace sluice {

// Under the counters of a finished run: a tick and "412 338 read = ... written + ...", or a cross
// where it does not add up. Text at the right says what the run cost. Object name `sumLine`. GUI
// thread, owned by its parent.
class SumLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SumLine)

public:
    explicit SumLine(QWidget *parent = nullptr);

    void setValues(const CounterValues &values);
    void setCost(const QString &text); // "5 221 credits, 84 requests"
    QString text() const { return m_text; }
    bool isBalanced() const { return m_values.isBalanced(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CounterValues m_values;
    QString m_text;
    QString m_cost;
};

} // namespace sluice
