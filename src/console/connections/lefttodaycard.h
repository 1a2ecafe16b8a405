// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/connectionwork.h"
#include "console/widgets/card.h"

namespace sluice {

class LimitGauge;

// What is left today of credits and units, one line for each account. Hidden while no account was
// used. GUI thread; owned by the page, which reads the figures.
class LeftTodayCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LeftTodayCard)

public:
    explicit LeftTodayCard(QWidget *parent = nullptr);

    void setLeft(const QList<LeftToday> &left);

private:
    QList<LimitGauge *> m_gauges;
};

} // namespace sluice
