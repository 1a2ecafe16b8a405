// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmdates.h"

#include <QDateTime>

#include <cstdlib>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDaySeconds = 86'400;
constexpr qint64 kQuarterSeconds = 900;
constexpr int kIsoDateLength = 10; // yyyy-MM-dd

struct IsoParts
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

// `count` digits at `at`; -1 if something else stands there.
int isoDigits(QByteArrayView text, qsizetype at, int count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

// Days since 1970-01-01 of a proleptic Gregorian date, and back; the year begins in March, so that
// the leap day is the last of it.
qint64 daysOfIso(int year, int month, int day)
{
    const qint64 y = month <= 2 ? year - 1 : year;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const qint64 yearOfEra = y - era * 400;
    const qint64 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

IsoParts isoOfSeconds(qint64 seconds)
{
    qint64 days = seconds / kDaySeconds;
    qint64 rest = seconds % kDaySeconds;
    if (rest < 0) {
        rest += kDaySeconds;
        --days;
    }
    days += 719'468;
    const qint64 era = (days >= 0 ? days : days - 146'096) / 146'097;
    const qint64 dayOfEra = days - era * 146'097;
    const qint64 yearOfEra
        = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 march = (5 * dayOfYear + 2) / 153;
    IsoParts parts;
    parts.day = static_cast<int>(dayOfYear - (153 * march + 2) / 5 + 1);
    parts.month = static_cast<int>(march < 10 ? march + 3 : march - 9);
    parts.year = static_cast<int>(yearOfEra + era * 400 + (parts.month <= 2 ? 1 : 0));
    parts.hour = static_cast<int>(rest / 3'600);
    parts.minute = static_cast<int>(rest / 60 % 60);
    parts.second = static_cast<int>(rest % 60);
    return parts;
}

bool readIsoDate(QByteArrayView text, IsoParts &parts)
{
    parts.year = isoDigits(text, 0, 4);
    parts.month = isoDigits(text, 5, 2);
    parts.day = isoDigits(text, 8, 2);
    if (parts.year < 1 || parts.month < 1 || parts.month > 12 || parts.day < 1 || text[4] != '-'
        || text[7] != '-')
        return false;
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = (parts.year % 4 == 0 && parts.year % 100 != 0) || parts.year % 400 == 0;
    return parts.day <= kDays[parts.month - 1] + (parts.month == 2 && isLeap ? 1 : 0);
}

// Thh:mm[:ss[.fraction]] from `at`; the place after it, or -1.
qsizetype readIsoTime(QByteArrayView text, qsizetype at, IsoParts &parts)
{
    if (at >= text.size() || (text[at] != 'T' && text[at] != ' ' && text[at] != 't'))
        return -1;
    parts.hour = isoDigits(text, at + 1, 2);
    parts.minute = isoDigits(text, at + 4, 2);
    if (parts.hour < 0 || parts.hour > 23 || parts.minute < 0 || parts.minute > 59
        || text[at + 3] != ':')
        return -1;
    at += 6;
    if (at < text.size() && text[at] == ':') {
        parts.second = isoDigits(text, at + 1, 2);
        if (parts.second < 0 || parts.second > 59)
            return -1;
        at += 3;
        if (at < text.size() && text[at] == '.') {
            const qsizetype first = ++at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9')
                ++at;
            if (at == first)
                return -1;
        }
    }
    return at;
}

// Z, +hh:mm, +hhmm or +hh up to the end.
bool readIsoOffset(QByteArrayView text, qsizetype at, int &offset)
{
    if (at >= text.size())
        return false;
    if (text[at] == 'Z' || text[at] == 'z') {
        offset = 0;
        return at + 1 == text.size();
    }
    if (text[at] != '+' && text[at] != '-')
        return false;
    const int sign = text[at] == '-' ? -1 : 1;
    const int hours = isoDigits(text, at + 1, 2);
    int minutes = 0;
    qsizetype end = at + 3;
    if (end < text.size()) {
        const qsizetype digits = text[end] == ':' ? end + 1 : end;
        minutes = isoDigits(text, digits, 2);
        end = digits + 2;
    }
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || end != text.size())
        return false;
    offset = sign * (hours * 3'600 + minutes * 60);
    return true;
}

void appendDigits(QByteArray &out, int value, int count)
{
    char digits[4];
    for (int i = count - 1; i >= 0; --i) {
        digits[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(digits, count);
}

void appendDay(QByteArray &out, const IsoParts &parts, bool isIso)
{
    if (isIso) {
        appendDigits(out, parts.year, 4);
        out += '-';
        appendDigits(out, parts.month, 2);
        out += '-';
        appendDigits(out, parts.day, 2);
        return;
    }
    appendDigits(out, parts.month, 2);
    out += '/';
    appendDigits(out, parts.day, 2);
    out += '/';
    appendDigits(out, parts.year, 4);
}

void appendIsoOffset(QByteArray &out, int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    out += seconds < 0 ? '-' : '+';
    appendDigits(out, minutes / 60, 2);
    out += ':';
    appendDigits(out, minutes % 60, 2);
}

} // namespace

CrmDateWriter::CrmDateWriter(const QTimeZone &zone, bool writesIso)
    : m_zone(zone.isValid() ? zone : QTimeZone::utc())
    , m_writesIso(writesIso)
{
}

int CrmDateWriter::offsetAt(qint64 utcSeconds)
{
    const qint64 quarter = utcSeconds >= 0 ? utcSeconds / kQuarterSeconds
                                           : (utcSeconds - kQuarterSeconds + 1) / kQuarterSeconds;
    Cached &cached = m_cache[static_cast<size_t>(quarter & (std::ssize(m_cache) - 1))];
    if (!cached.isSet || cached.quarter != quarter) {
        cached = {quarter,
            m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(quarter * kQuarterSeconds, Qt::UTC)),
            true};
    }
    return cached.offset;
}

bool CrmDateWriter::append(QByteArrayView iso, CrmDateKind kind, QByteArray &out)
{
    iso = iso.trimmed();
    if (iso.isEmpty())
        return true;
    IsoParts parts;
    if (iso.size() < kIsoDateLength || !readIsoDate(iso, parts))
        return false;
    if (kind == CrmDateKind::Date) {
        if (iso.size() != kIsoDateLength)
            return false;
        appendDay(out, parts, m_writesIso);
        return true;
    }
    const qsizetype end = readIsoTime(iso, kIsoDateLength, parts);
    int offset = 0;
    if (end < 0 || !readIsoOffset(iso, end, offset))
        return false;
    const qint64 utc = daysOfIso(parts.year, parts.month, parts.day) * kDaySeconds
        + parts.hour * 3'600 + parts.minute * 60 + parts.second - offset;
    int zoneOffset = offsetAt(utc);
    if (m_writesIso)
        zoneOffset -= zoneOffset % 60; // of the time before there were zones
    const IsoParts local = isoOfSeconds(utc + zoneOffset);
    if (local.year < 1 || local.year > 9999)
        return false;
    appendDay(out, local, m_writesIso);
    out += m_writesIso ? 'T' : ' ';
    appendDigits(out, local.hour, 2);
    out += ':';
    appendDigits(out, local.minute, 2);
    out += ':';
    appendDigits(out, local.second, 2);
    if (m_writesIso)
        appendIsoOffset(out, zoneOffset);
    return true;
}


Result<QByteArray> toWriteFormat(QByteArrayView iso, CrmDateKind kind, const QTimeZone &zone)
{
    QByteArray out;
    CrmDateWriter writer(zone);
    if (writer.append(iso, kind, out))
        return out;
    return fail(ErrorKind::Data, u"A date cannot be written to the CRM."_s,
        kind == CrmDateKind::Date ? u"It is not of the form 2026-01-31."_s
                                  : u"It is not of the form 2026-01-31T23:59:59+01:00."_s,
        u"Mend the value, or take the column out of the mapping."_s);
}

} // namespace sluice
