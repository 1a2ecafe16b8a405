// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/pseudolanguage.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// A third of the letters again, in words, so that it wraps as text does.
QString padding(qsizetype letters)
{
    QString more;
    for (qsizetype i = 0; i < (letters + 2) / 3; ++i)
        more += i % 7 == 0 ? u' ' : u'~';
    return more;
}

QChar accented(QChar letter)
{
    static const QHash<QChar, QChar> accents{{u'a', u'á'}, {u'e', u'é'}, {u'i', u'í'}, {u'o', u'ö'},
        {u'u', u'ü'}, {u'A', u'Å'}, {u'E', u'É'}, {u'O', u'Ö'}, {u'U', u'Ü'}, {u'n', u'ñ'},
        {u's', u'š'}, {u'c', u'ç'}, {u'y', u'ý'}};
    return accents.value(letter, letter);
}

} // namespace

QString PseudoLanguage::inflated(const QString &text)
{
    // A filter of files is read by the dialog, a form of dates by the locale.
    static const QRegularExpression kept(u"%L?[0-9n]|<[^>]*>|\\{[^}]*\\}|&[a-z]+;|https?://\\S+"_s);
    if (text.contains("(*"_L1) || text.startsWith("d MMM"_L1) || text.trimmed().size() < 2)
        return text;
    QString result;
    qsizetype letters = 0;
    qsizetype from = 0;
    const auto dress = [&](qsizetype to) {
        for (; from < to; ++from) {
            result += accented(text.at(from));
            letters += text.at(from).isLetter() ? 1 : 0;
        }
    };
    auto matches = kept.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        dress(match.capturedStart());
        result += match.captured();
        from = match.capturedEnd();
    }
    dress(text.size());
    return letters < 2 ? text : result + padding(letters);
}

QString PseudoLanguage::translate(
    const char *context, const char *source, const char *disambiguation, int) const
{
    const QByteArrayView where(context);
    if (where.startsWith('Q') && where != "QObject")
        return {}; // Qt's own
    Asked asked{context, source, disambiguation};
    if (!m_asked.contains(asked))
        m_asked.append(asked);
    if (!m_isSpoken)
        return {};
    if (where == "CronWords" && asked.disambiguation == "the language's code")
        return {};
    return inflated(QString::fromUtf8(source));
}

} // namespace sluice::testing
