// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/leadoracle.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr auto kSampleHeader = "First _Name,Last_Name,Company,Mobile,Country,Job_Title,Industry,"
                               "Company_Size,Last_Activity_Days,Web_Engagement_Score\n";

QString countryOf(const QString &text, QChar ruleSet)
{
    static const QMap<QString, QString> plain{{u"india"_s, u"IN"_s}, {u"ind"_s, u"IN"_s},
        {u"in"_s, u"IN"_s}, {u"+91"_s, u"IN"_s}, {u"usa"_s, u"US"_s}, {u"us"_s, u"US"_s},
        {u"united states"_s, u"US"_s}, {u"+1"_s, u"US"_s}, {u"uk"_s, u"UK"_s}, {u"u.k"_s, u"UK"_s},
        {u"united kingdom"_s, u"UK"_s}, {u"+44"_s, u"UK"_s}};
    static const QMap<QString, QString> more{{u"91"_s, u"IN"_s}, {u"1"_s, u"US"_s},
        {u"44"_s, u"UK"_s}, {u"u.k."_s, u"UK"_s}, {u"gb"_s, u"UK"_s}, {u"great britain"_s, u"UK"_s},
        {u"u.s."_s, u"US"_s}, {u"u.s.a"_s, u"US"_s}, {u"u.s.a."_s, u"US"_s},
        {u"united states of america"_s, u"US"_s}};
    const QString key = text.trimmed().toLower();
    const QString found = plain.value(key);
    return found.isEmpty() && ruleSet == u'C' ? more.value(key) : found;
}

// Empty if it cannot be normalised.
QString mobileOf(const QString &text, const QString &country, QChar ruleSet)
{
    if (country.isEmpty())
        return {};
    const QString code = country == "IN"_L1 ? u"91"_s : country == "US"_L1 ? u"1"_s : u"44"_s;
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
    }
    if (ruleSet != u'A' && digits.startsWith("00"_L1))
        digits = digits.mid(2);
    if (ruleSet == u'C' && country != "US"_L1 && digits.size() == 11 && digits.startsWith(u'0'))
        digits = digits.mid(1);
    if (digits.size() == 10)
        return u'+' + code + digits;
    if (digits.startsWith(code) && digits.size() == code.size() + 10)
        return u'+' + digits;
    return {};
}

std::optional<qint64> wholeNumber(const QString &text)
{
    static const QRegularExpression digits(u"^-?[0-9]+$"_s);
    const QString trimmed = text.trimmed();
    if (!digits.match(trimmed).hasMatch())
        return std::nullopt;
    return trimmed.toLongLong();
}

int scoreOf(const LeadRow &lead, QChar ruleSet)
{
    static const QRegularExpression words(
        u"\\b(ceo|cto|director|vp)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression parts(
        u"(ceo|cto|director|vp)"_s, QRegularExpression::CaseInsensitiveOption);
    int score = 0;
    if ((ruleSet == u'C' ? words : parts).match(lead.title).hasMatch())
        score += 25;
    if (wholeNumber(lead.size).value_or(0) >= 200)
        score += 20;
    if (const auto days = wholeNumber(lead.lastActivity); days && *days <= 7)
        score += 15;
    if (wholeNumber(lead.engagement).value_or(0) >= 70)
        score += 10;
    return score;
}

} // namespace

LeadResult leadResult(const LeadRow &lead, QChar ruleSet)
{
    LeadResult result;
    const QString country = countryOf(lead.country, ruleSet);
    const QString mobile = mobileOf(lead.mobile, country, ruleSet);
    result.country = country.isEmpty() ? lead.country : country;
    result.mobile = mobile.isEmpty() ? lead.mobile : mobile;
    result.score = scoreOf(lead, ruleSet);
    result.segment = result.score >= 70 ? u"Hot"_s : result.score >= 40 ? u"Warm"_s : u"Cold"_s;
    result.priority = result.score >= 70 ? u"High"_s : result.score >= 40 ? u"Medium"_s : u"Low"_s;
    result.quality = country.isEmpty() && mobile.isEmpty() ? u"Critical"_s
        : country.isEmpty() || mobile.isEmpty()            ? u"Needs Review"_s
                                                           : u"Clean"_s;
    return result;
}

void addTo(LeadTotals &totals, const LeadResult &row)
{
    static const QRegularExpression normal(u"^\\+[0-9]{11,12}$"_s);
    const bool isKnown = row.country == "IN"_L1 || row.country == "US"_L1 || row.country == "UK"_L1;
    ++totals.countries[isKnown ? row.country : u"none"_s];
    if (normal.match(row.mobile).hasMatch())
        ++totals.mobiles;
    ++totals.qualities[row.quality];
    ++totals.segments[row.segment];
    ++totals.scores[row.score];
}

QString LeadTotals::text() const
{
    QStringList parts;
    for (auto it = countries.begin(); it != countries.end(); ++it)
        parts << u"%1 %2"_s.arg(it.key()).arg(it.value());
    parts << u"mobiles %1"_s.arg(mobiles);
    for (auto it = qualities.begin(); it != qualities.end(); ++it)
        parts << u"%1 %2"_s.arg(it.key()).arg(it.value());
    for (auto it = segments.begin(); it != segments.end(); ++it)
        parts << u"%1 %2"_s.arg(it.key()).arg(it.value());
    for (auto it = scores.begin(); it != scores.end(); ++it)
        parts << u"%1:%2"_s.arg(it.key()).arg(it.value());
    return parts.join(u", "_s);
}

QList<QStringList> sampleCells(const QString &csvPath)
{
    QList<QStringList> rows;
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1))
        rows.append(line.split(u',')); // no cell of the sample is quoted
    return rows;
}

QList<QStringList> recipeCells(int rows, quint32 seed)
{
    static const QList<QStringList> sets{
        {u"9876543210"_s, u"+91 98765 43210"_s, u"0091-9876543210"_s, u"4155552671"_s,
            u"(415) 555-2671"_s, u"+44 7700 900123"_s, u"0044 7700 900123"_s, QString()},
        {u"India"_s, u"IND"_s, u"IN"_s, u"91"_s, u"USA"_s, u"US"_s, u"United States"_s, u"U.K"_s,
            u"UK"_s, u"44"_s, QString()},
        {u"CEO"_s, u"CTO"_s, u"Director"_s, u"VP Sales"_s, u"Manager"_s, u"Intern"_s, QString()},
        {u"IT"_s, u"Finance"_s, u"Manufacturing"_s, u"Healthcare"_s, QString()},
        {u"5"_s, u"20"_s, u"50"_s, u"200"_s, u"500"_s, u"1000"_s, QString()},
        {u"1"_s, u"3"_s, u"7"_s, u"15"_s, u"30"_s, u"90"_s, u"180"_s, QString()},
        {u"0"_s, u"5"_s, u"10"_s, u"30"_s, u"70"_s, u"90"_s, QString()}};
    QRandomGenerator dice(seed);
    QList<QStringList> all;
    for (int i = 1; i <= rows; ++i) {
        QStringList cells{u"Defective Lead %1"_s.arg(i), u"Lead%1"_s.arg(i),
            u"Company %1"_s.arg(dice.bounded(1, 2000))};
        for (const QStringList &set : sets)
            cells << set.at(dice.bounded(static_cast<int>(set.size())));
        all.append(cells);
    }
    return all;
}

QByteArray sampleCsv(const QList<QStringList> &rows)
{
    QByteArray text(kSampleHeader);
    for (const QStringList &cells : rows)
        text += cells.join(u',').toUtf8() + '\n';
    return text;
}

LeadRow leadOf(const QStringList &cells)
{
    return {.mobile = cells.value(3),
        .country = cells.value(4),
        .title = cells.value(5),
        .size = cells.value(7),
        .lastActivity = cells.value(8),
        .engagement = cells.value(9)};
}

} // namespace sluice::testing
