// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/isotime.h"

namespace sluice {

namespace {

// The two digits at the text's start, which are taken off it; -1: something else stands there.
int takeTwoDigits(QByteArrayView &text)
{
    if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return -1;
    const int number = (text[0] - '0') * 10 + (text[1] - '0');
    text = text.sliced(2);
    return number;
}

bool takeCharacter(QByteArrayView &text, char wanted)
{
    if (!text.startsWith(wanted))
        return false;
    text = text.sliced(1);
    return true;
}

// hh:mm[:ss[.fraction]]
bool takeClock(QByteArrayView &text, CivilTime &time)
{
    time.hour = takeTwoDigits(text);
    if (time.hour < 0 || !takeCharacter(text, ':'))
        return false;
    time.minute = takeTwoDigits(text);
    time.second = 0;
    if (time.minute < 0 || !takeCharacter(text, ':'))
        return time.minute >= 0;
    time.second = takeTwoDigits(text);
    if (time.second < 0 || !takeCharacter(text, '.'))
        return time.second >= 0;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    text = text.sliced(digits);
    return digits > 0;
}

// Z, +hh:mm, +hhmm or +hh, and nothing behind it.
bool takeOffset(QByteArrayView text, int &offset)
{
    offset = 0;
    if (text == "Z" || text == "z")
        return true;
    const int sign = text.startsWith('-') ? -1 : 1;
    if (!takeCharacter(text, sign < 0 ? '-' : '+'))
        return false;
    const int hours = takeTwoDigits(text);
    takeCharacter(text, ':');
    const int minutes = text.isEmpty() ? 0 : takeTwoDigits(text);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !text.isEmpty())
        return false;
    offset = sign * (hours * 3'600 + minutes * 60);
    return true;
}

void putPair(char *out, int number)
{
    out[0] = static_cast<char>('0' + number / 10);
    out[1] = static_cast<char>('0' + number % 10);
}

} // namespace

IsoForm readIsoTime(QByteArrayView text, CivilTime &out, int &offset)
{
    offset = 0;
    if (text.size() < kCivilDaySize
        || readCivilTime(text.first(kCivilDaySize), out) != CivilForm::Day)
        return IsoForm::None;
    if (text.size() == kCivilDaySize)
        return IsoForm::Day;
    QByteArrayView rest = text.sliced(kCivilDaySize);
    if (!takeCharacter(rest, 'T') && !takeCharacter(rest, ' ') && !takeCharacter(rest, 't'))
        return IsoForm::None;
    if (!takeClock(rest, out) || !out.isValid())
        return IsoForm::None;
    if (rest.isEmpty())
        return IsoForm::Local;
    return takeOffset(rest, offset) ? IsoForm::Offset : IsoForm::None;
}

void writeIsoTime(char *out, const CivilTime &time, int offset)
{
    writeCivilTime(out, time);
    out[10] = 'T';
    out += kCivilTimeSize;
    *out = offset < 0 ? '-' : '+';
    const int minutes = (offset < 0 ? -offset : offset) / 60;
    putPair(out + 1, minutes / 60);
    out[3] = ':';
    putPair(out + 4, minutes % 60);
}

} // namespace sluice
