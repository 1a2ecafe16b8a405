// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/amountspinbox.h"

#include <QLocale>

namespace sluice {

QString AmountSpinBox::textFromValue(double value) const
{
    QLocale written = locale();
    written.setNumberOptions(QLocale::OmitGroupSeparator);
    return written.toString(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace sluice
