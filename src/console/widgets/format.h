// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>
#include <optional>

// How numbers, times and amounts are written everywhere in the console (visual.md 11). Pure
// functions, any thread; nothing here knows a widget. The language comes from the application's
// translator, the signs from the locale.
namespace sluice::Format {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

// 412 338 with a narrow no-break space where the locale uses a space, else the locale's own sign.
QString count(qint64 value, const QLocale &locale = {});
// "?" where it is not known.
QString count(std::optional<qint64> value, const QLocale &locale = {});

// Of a figure as services and files write it, "-9146.75": "-9 146.75".
QString figure(const QString &plain, const QLocale &locale = {});

// What tr() chooses singular or plural by.
int plural(qint64 value);

// "1 480/s"; below 10 one decimal: "9.5/s".
QString rate(double perSecond, const QLocale &locale = {});

// "52 %" for a bar: whole, never 100 before the end and never 0 once something is done.
QString percent(double share, bool isEnded = false, const QLocale &locale = {});
int wholePercent(double share, bool isEnded = false);
// "0.05 %" below one, else whole.
QString share(qint64 part, qint64 whole, const QLocale &locale = {});

// "18.2 MB"
QString bytes(qint64 size, const QLocale &locale = {});

// "0:06:12"
QString durationTable(Milliseconds duration);
// "6:02", from an hour on "1:06:12"
QString durationShort(Milliseconds duration);
// "6 min 12 s", "1 h 10 min", "2 days 16 h", "12 s"
QString durationSentence(Milliseconds duration);
// "402 ms", from ten seconds on "12 s"; between "1.4 s"
QString stepTime(Milliseconds duration, const QLocale &locale = {});

// "About 6 min left", "Less than 1 min left"; empty above 24 h.
QString timeLeft(Seconds left);
QString estimating();

// "Today 13:56", "Yesterday 18:12", "12 Nov", "20 Nov 2026"
QString moment(const QDateTime &moment, const QDateTime &now, const QLocale &locale = {});
// "12 Nov", "20 Nov 2026"
QString day(const QDate &day, const QDate &today, const QLocale &locale = {});
// "14:02:31"
QString clock(const QDateTime &moment);
// For the log: "14:02:31.118"
QString clockMs(const QDateTime &moment);
// For tool tips: ISO with zone, "2026-11-20T14:02:31+01:00"
QString momentFull(const QDateTime &moment);
// Only for what lies ahead: "in 27 min", "in 2 days 16 h", "now"
QString relative(const QDateTime &moment, const QDateTime &now);

// "412 338 of 500 000", "12 400 of ?"
QString ofTotal(qint64 done, std::optional<qint64> total, const QLocale &locale = {});

// "Customers" in the middle of a sentence: "customers"; German nouns stay as they are.
QString nounWithin(const QString &noun);

QString quoted(const QString &text); // in the quotes of the language
QString none(); // —
QString unknown(); // ?
// Facts in a line: two spaces, middle dot, two spaces.
QString facts(const QStringList &parts);

} // namespace sluice::Format
