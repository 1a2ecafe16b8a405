// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/countspinbox.h"

#include "console/widgets/format.h"

#include <algorithm>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Nothing: it holds something else than digits and what may stand between their groups.
std::optional<QString> digitsOf(const QString &text)
{
    QString digits;
    for (const QChar sign : text) {
        if (sign.isDigit())
            digits += sign;
        else if (!sign.isSpace() && !u".,'’"_s.contains(sign))
            return std::nullopt;
    }
    return digits;
}

} // namespace

CountSpinBox::CountSpinBox(QWidget *parent)
    : QSpinBox(parent)
{
    setRange(0, 99);
}

QString CountSpinBox::textFromValue(int value) const
{
    return Format::count(value);
}

QString CountSpinBox::bare(const QString &text) const
{
    QString shown = text;
    if (shown.startsWith(prefix()))
        shown.remove(0, prefix().size());
    if (shown.endsWith(suffix()))
        shown.chop(suffix().size());
    return shown;
}

int CountSpinBox::valueFromText(const QString &text) const
{
    if (!specialValueText().isEmpty() && text == specialValueText())
        return minimum();
    return digitsOf(bare(text)).value_or(QString()).toInt();
}

QValidator::State CountSpinBox::validate(QString &text, int & /*cursor*/) const
{
    if (!specialValueText().isEmpty() && text == specialValueText())
        return QValidator::Acceptable;
    const auto digits = digitsOf(bare(text));
    if (!digits)
        return QValidator::Invalid;
    if (digits->isEmpty())
        return QValidator::Intermediate;
    bool isNumber = false;
    const int value = digits->toInt(&isNumber);
    if (!isNumber || value > maximum())
        return QValidator::Invalid;
    return value < minimum() ? QValidator::Intermediate : QValidator::Acceptable;
}

} // namespace sluice
