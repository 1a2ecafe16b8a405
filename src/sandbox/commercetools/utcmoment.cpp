// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/utcmoment.h"

#include "sandbox/sandboxclock.h"

#include <QDateTime>

namespace sluice::sandbox {

namespace {

void appendPadded(QByteArray &out, qint64 value, int digits)
{
    char text[4];
    for (int i = digits - 1; i >= 0; --i) {
        text[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(text, digits);
}

} // namespace

QByteArray utcMoment(qint64 ms)
{
    constexpr qint64 kDayMs = 86'400'000;
    const qint64 day = (ms >= 0 ? ms : ms - kDayMs + 1) / kDayMs;
    const qint64 inDay = ms - day * kDayMs;
    QByteArray text;
    text.reserve(24);
    appendIsoDate(text, day);
    text.append('T');
    appendPadded(text, inDay / 3'600'000, 2);
    text.append(':');
    appendPadded(text, inDay / 60'000 % 60, 2);
    text.append(':');
    appendPadded(text, inDay / 1000 % 60, 2);
    text.append('.');
    appendPadded(text, inDay % 1000, 3);
    text.append('Z');
    return text;
}

std::optional<qint64> readUtcMoment(QByteArrayView text)
{
    if (text.size() < 19 || text.at(4) != '-' || text.at(10) != 'T')
        return std::nullopt;
    const QDateTime moment = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    if (!moment.isValid())
        return std::nullopt;
    return moment.toMSecsSinceEpoch();
}

} // namespace sluice::sandbox
