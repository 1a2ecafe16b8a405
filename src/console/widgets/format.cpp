// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace sluice::Format {

namespace {

constexpr QChar kNarrowSpace{0x202F};
constexpr QChar kNoBreakSpace{0x00A0};

struct FormatText
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

// The C locale, which a program without any settings has, knows no groups; people need them.
QLocale signsOf(const QLocale &locale)
{
    return locale.language() == QLocale::C ? QLocale::c() : locale;
}

QString grouped(const QLocale &locale, const QString &plain)
{
    if (locale.language() != QLocale::C) {
        QString text = plain;
        return text.replace(kNoBreakSpace, kNarrowSpace);
    }
    const qsizetype start = plain.startsWith(u'-') ? 1 : 0;
    const qsizetype point = plain.indexOf(u'.');
    QString text = plain;
    for (qsizetype i = (point < 0 ? plain.size() : point) - 3; i > start; i -= 3)
        text.insert(i, kNarrowSpace);
    return text;
}

QString decimals(double value, int digits, const QLocale &locale)
{
    return grouped(locale, signsOf(locale).toString(value, 'f', digits));
}

// Whether the language writes "52 %" (CLDR: percent pattern with a space).
bool hasSpacedPercent(const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::English:
    case QLocale::Chinese:
    case QLocale::Japanese:
    case QLocale::Korean:
    case QLocale::Italian:
    case QLocale::Dutch:
    case QLocale::Polish:
    case QLocale::Portuguese:
    case QLocale::Greek:
    case QLocale::Indonesian:
        return false;
    default:
        return true;
    }
}

QString withPercent(const QString &number, const QLocale &locale)
{
    const QString sign = locale.percent();
    return hasSpacedPercent(locale) ? QString(number + kNarrowSpace + sign)
                                    : QString(number + sign);
}

qint64 secondsOf(Milliseconds duration)
{
    return std::max<qint64>(0, std::chrono::duration_cast<Seconds>(duration).count());
}

QString twoUnits(const QString &large, const QString &small, bool hasSmall)
{
    return hasSmall ? QString(large + u' ' + small) : large;
}

} // namespace

QString count(qint64 value, const QLocale &locale)
{
    return grouped(locale, signsOf(locale).toString(value));
}

QString count(std::optional<qint64> value, const QLocale &locale)
{
    return value ? count(*value, locale) : unknown();
}

QString figure(const QString &plain, const QLocale &locale)
{
    const bool isNegative = plain.startsWith(u'-');
    const QString whole = plain.section(u'.', 0, 0).mid(isNegative ? 1 : 0);
    const QString rest = plain.section(u'.', 1);
    bool isNumber = false;
    const qint64 value = whole.toLongLong(&isNumber);
    if (!isNumber)
        return plain;
    return (isNegative ? signsOf(locale).negativeSign() : QString()) + count(value, locale)
        + (rest.isEmpty() ? QString() : QString(signsOf(locale).decimalPoint() + rest));
}

int plural(qint64 value)
{
    return static_cast<int>(std::min<qint64>(value, std::numeric_limits<int>::max()));
}

QString rate(double perSecond, const QLocale &locale)
{
    const double value = std::max(0.0, perSecond);
    const bool isSmall = value > 0 && value < 9.95;
    return FormatText::tr("%1/s").arg(decimals(value, isSmall ? 1 : 0, locale));
}

int wholePercent(double share, bool isEnded)
{
    if (isEnded && share >= 1)
        return 100;
    if (!(share > 0))
        return 0;
    return std::clamp(static_cast<int>(share * 100), 1, 99);
}

QString percent(double share, bool isEnded, const QLocale &locale)
{
    return withPercent(signsOf(locale).toString(wholePercent(share, isEnded)), locale);
}

QString share(qint64 part, qint64 whole, const QLocale &locale)
{
    if (whole <= 0)
        return none();
    const double value = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (part <= 0)
        return withPercent(locale.toString(0), locale);
    if (value < 1)
        return withPercent(decimals(std::max(0.01, value), 2, locale), locale);
    if (value > 99 && part < whole)
        return withPercent(locale.toString(99), locale);
    return withPercent(decimals(std::round(value), 0, locale), locale);
}

QString bytes(qint64 size, const QLocale &locale)
{
    const int digits = size < 1000 ? 0 : 1;
    return locale.formattedDataSize(size, digits, QLocale::DataSizeSIFormat)
        .replace(kNoBreakSpace, u' ');
}

QString durationTable(Milliseconds duration)
{
    const qint64 s = secondsOf(duration);
    return u"%1:%2:%3"_s.arg(s / 3600)
        .arg(s / 60 % 60, 2, 10, QChar(u'0'))
        .arg(s % 60, 2, 10, QChar(u'0'));
}

QString durationShort(Milliseconds duration)
{
    const qint64 s = secondsOf(duration);
    if (s >= 3600)
        return durationTable(duration);
    return u"%1:%2"_s.arg(s / 60).arg(s % 60, 2, 10, QChar(u'0'));
}

QString durationSentence(Milliseconds duration)
{
    const qint64 s = secondsOf(duration);
    const QString seconds = FormatText::tr("%1 s").arg(s % 60);
    if (s < 60)
        return seconds;
    const QString minutes = FormatText::tr("%1 min").arg(s / 60 % 60);
    if (s < 3600)
        return twoUnits(minutes, seconds, s % 60 != 0);
    const QString hours = FormatText::tr("%1 h").arg(s / 3600 % 24);
    if (s < 86400)
        return twoUnits(hours, minutes, s / 60 % 60 != 0);
    const int dayCount = static_cast<int>(s / 86400);
    const QString days
        = dayCount == 1 ? FormatText::tr("1 day") : FormatText::tr("%1 days").arg(dayCount);
    return twoUnits(days, hours, s / 3600 % 24 != 0);
}

QString stepTime(Milliseconds duration, const QLocale &locale)
{
    const qint64 ms = std::max<qint64>(0, duration.count());
    if (ms < 1000)
        return FormatText::tr("%1 ms").arg(ms);
    if (ms < 10'000)
        return FormatText::tr("%1 s").arg(decimals(static_cast<double>(ms) / 1000, 1, locale));
    return durationSentence(duration);
}

QString timeLeft(Seconds left)
{
    const qint64 s = left.count();
    if (s > 24 * 3600)
        return {};
    if (s < 60)
        return FormatText::tr("Less than 1 min left");
    const qint64 minutes = s < 3600 ? (s + 30) / 60 : (s + 150) / 300 * 5;
    return FormatText::tr("About %1 left").arg(durationSentence(std::chrono::minutes(minutes)));
}

QString estimating()
{
    return FormatText::tr("Estimating…");
}

QString moment(const QDateTime &moment, const QDateTime &now, const QLocale &locale)
{
    if (!moment.isValid())
        return none();
    const QDateTime local = moment.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QString time = local.toString(u"HH:mm"_s);
    if (local.date() == today)
        return FormatText::tr("Today %1").arg(time);
    if (local.date().addDays(1) == today)
        return FormatText::tr("Yesterday %1").arg(time);
    return day(local.date(), today, locale);
}

QString day(const QDate &day, const QDate &today, const QLocale &locale)
{
    return locale.toString(day,
        day.year() == today.year()
            ? FormatText::tr("d MMM", "a day of this year, as QLocale writes it")
            : FormatText::tr("d MMM yyyy", "a day, as QLocale writes it"));
}

QString clock(const QDateTime &moment)
{
    return moment.isValid() ? moment.toLocalTime().toString(u"HH:mm:ss"_s) : none();
}

QString clockMs(const QDateTime &moment)
{
    return moment.isValid() ? moment.toLocalTime().toString(u"HH:mm:ss.zzz"_s) : none();
}

QString momentFull(const QDateTime &moment)
{
    if (!moment.isValid())
        return none();
    const QDateTime local = moment.toLocalTime();
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QString relative(const QDateTime &moment, const QDateTime &now)
{
    const qint64 ms = now.msecsTo(moment);
    if (!moment.isValid() || ms < -60'000)
        return {};
    if (ms <= 0)
        return FormatText::tr("now");
    const qint64 s = ms / 1000;
    // Seconds would only flicker once minutes are shown.
    const qint64 shown = s < 60 ? std::max<qint64>(1, s) : s - s % 60;
    return FormatText::tr("in %1").arg(durationSentence(Seconds(shown)));
}

QString ofTotal(qint64 done, std::optional<qint64> total, const QLocale &locale)
{
    return FormatText::tr("%1 of %2").arg(count(done, locale), count(total, locale));
}

QString nounWithin(const QString &noun)
{
    return QLocale().language() == QLocale::German ? noun : noun.toLower();
}

QString quoted(const QString &text)
{
    return FormatText::tr("“%1”").arg(text);
}

QString none()
{
    return u"—"_s;
}

QString unknown()
{
    return u"?"_s;
}

QString facts(const QStringList &parts)
{
    QStringList shown = parts;
    shown.removeAll(QString());
    return shown.join(u"  ·  "_s);
}

} // namespace sluice::Format
