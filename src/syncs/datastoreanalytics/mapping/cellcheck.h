// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sluice {

// Whether a cell's text fits a column of Analytics, told before it is sent and costs units. Pure
// functions, any thread; nothing allocates. Types of which nothing is known take everything, and so
// do empty cells.
enum class CellCheck : quint8 {
    None,
    Whole, // NUMBER, AUTO_NUMBER: 64 bits
    PositiveWhole, // POSITIVE_NUMBER
    Decimal, // DECIMAL_NUMBER, CURRENCY, PERCENT
    Boolean, // true, false, yes, no, 1, 0
    Time, // DATE
    Day, // DATE_AS_DATE
    Line // PLAIN: of at most so many characters, if the view says how many
};
CellCheck cellCheckOf(const QString &analyticsType);

bool fitsCheck(CellCheck check, QByteArrayView cell, qint64 maxSize);
// "is no whole number of 64 bits"; never holds the value.
QString misfitText(CellCheck check, qint64 maxSize);

std::optional<double> plainDecimal(QByteArrayView text); // digits, sign, point, exponent
std::optional<bool> plainBoolean(QByteArrayView text);

} // namespace sluice
