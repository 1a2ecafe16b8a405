// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclock.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void appendDigits(QByteArray &out, unsigned value, int digits)
{
    char text[8];
    for (int i = digits - 1; i >= 0; --i) {
        text[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(text, digits);
}

} // namespace

qint64 SandboxClock::nowMs() const
{
    return Clock::system().nowMs() + m_offsetMs;
}

void appendIsoDate(QByteArray &out, qint64 daysSince1970)
{
    using namespace std::chrono;
    const year_month_day day{sys_days{days{daysSince1970}}};
    appendDigits(out, static_cast<unsigned>(static_cast<int>(day.year())), 4);
    out.append('-');
    appendDigits(out, static_cast<unsigned>(day.month()), 2);
    out.append('-');
    appendDigits(out, static_cast<unsigned>(day.day()), 2);
}

void appendIsoMoment(QByteArray &out, qint64 ms)
{
    constexpr qint64 kDay = 86'400;
    const qint64 seconds = (ms >= 0 ? ms : ms - 999) / 1000 + kOrgOffsetMinutes * 60;
    const qint64 day = (seconds >= 0 ? seconds : seconds - kDay + 1) / kDay;
    const auto inDay = static_cast<unsigned>(seconds - day * kDay);
    appendIsoDate(out, day);
    out.append('T');
    appendDigits(out, inDay / 3600, 2);
    out.append(':');
    appendDigits(out, inDay / 60 % 60, 2);
    out.append(':');
    appendDigits(out, inDay % 60, 2);
    out.append("+05:30");
}

QByteArray isoMoment(qint64 ms)
{
    QByteArray text;
    appendIsoMoment(text, ms);
    return text;
}

QByteArray httpDate(qint64 ms)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace sluice::sandbox
