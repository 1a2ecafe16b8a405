// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace sluice {

// A field for an amount that is mostly whole: "24", and "0.25" where it is not. It has up to as
// many decimals as its setting says. GUI thread.
class AmountSpinBox final : public QDoubleSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AmountSpinBox)

public:
    using QDoubleSpinBox::QDoubleSpinBox;

protected:
    QString textFromValue(double value) const override;
};

} // namespace sluice
