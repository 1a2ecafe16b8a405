// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QRegularExpression>
#include <QString>

// The lead example once more, written straight from zoho-crm-bulk F without the rules, so that a
// test can compare the two. Test code only.
struct PlainLead
{
    // Columns as in the sample files.
    QString mobile;
    QString country;
    QString title;
    QString size;
    QString days;
    QString engagement;
    // Results.
    QString code = {}; // empty: not recognised
    bool isMobileValid = false;
    int score = 0;
    QString segment = {};
    QString priority = {};
    QString quality = {};

    void work(QChar set)
    {
        using namespace Qt::StringLiterals;
        QMap<QString, QStringList> spellings{{u"IN"_s, {u"india"_s, u"ind"_s, u"in"_s, u"+91"_s}},
            {u"US"_s, {u"usa"_s, u"us"_s, u"united states"_s, u"+1"_s}},
            {u"UK"_s, {u"uk"_s, u"u.k"_s, u"united kingdom"_s, u"+44"_s}}};
        if (set == u'C') {
            spellings[u"IN"_s] += u"91"_s;
            spellings[u"US"_s]
                += {u"1"_s, u"u.s."_s, u"u.s.a"_s, u"u.s.a."_s, u"united states of america"_s};
            spellings[u"UK"_s] += {u"44"_s, u"u.k."_s, u"gb"_s, u"great britain"_s};
        }
        const QString wanted = country.trimmed().toLower();
        for (auto it = spellings.cbegin(); it != spellings.cend(); ++it) {
            if (it.value().contains(wanted)) {
                code = it.key();
                country = code;
            }
        }
        workMobile(set);
        workScore(set);
        quality = isMobileValid ? u"Clean"_s : code.isEmpty() ? u"Critical"_s : u"Needs Review"_s;
    }

private:
    void workMobile(QChar set)
    {
        using namespace Qt::StringLiterals;
        static const QRegularExpression noDigit(u"[^0-9]"_s);
        QString digits = QString(mobile).remove(noDigit);
        if (set != u'A' && digits.startsWith(u"00")) {
            digits.remove(0, 2);
        }
        if (set == u'C' && code != u"US" && digits.size() == 11 && digits.startsWith(u'0')) {
            digits.remove(0, 1);
        }
        const QString dial = code == u"IN" ? u"91"_s : code == u"UK" ? u"44"_s : u"1"_s;
        if (code.isEmpty()) {
            return;
        }
        if (digits.size() == 10) {
            digits.prepend(dial);
        } else if (digits.size() != 10 + dial.size() || !digits.startsWith(dial)) {
            return;
        }
        mobile = u'+' + digits;
        isMobileValid = true;
    }

    static int number(const QString &text, int otherwise)
    {
        bool isNumber = false;
        const int value = text.trimmed().toInt(&isNumber);
        return isNumber ? value : otherwise;
    }

    void workScore(QChar set)
    {
        using namespace Qt::StringLiterals;
        static const QRegularExpression words(
            u"\\b(ceo|cto|director|vp)\\b"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression parts(
            u"ceo|cto|director|vp"_s, QRegularExpression::CaseInsensitiveOption);
        score = (title.contains(set == u'C' ? words : parts) ? 25 : 0)
            + (number(size, 0) >= 200 ? 20 : 0) + (number(days, 1000) <= 7 ? 15 : 0)
            + (number(engagement, 0) >= 70 ? 10 : 0);
        segment = score >= 70 ? u"Hot"_s : score >= 40 ? u"Warm"_s : u"Cold"_s;
        priority = score >= 70 ? u"High"_s : score >= 40 ? u"Medium"_s : u"Low"_s;
    }
};
