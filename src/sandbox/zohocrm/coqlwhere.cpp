// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/coqlwhere.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr char kNoValue[] = "${EMPTY}";

std::optional<CrmProblem> readCoqlList(CoqlWords &words, QJsonObject &condition)
{
    QJsonArray values;
    if (!words.takeSign("("))
        return words.syntaxError();
    do {
        QString value;
        if (!words.takeValue(value))
            return words.syntaxError();
        values.append(value);
    } while (words.takeSign(","));
    if (!words.takeSign(")"))
        return words.syntaxError();
    condition.insert(u"value"_s, values);
    return std::nullopt;
}

std::optional<CrmProblem> readCoqlLike(CoqlWords &words, QJsonObject &condition, bool isNegated)
{
    if (words.now().kind != CoqlToken::Kind::Text)
        return words.syntaxError();
    QString text = QString::fromUtf8(words.now().text);
    words.skip();
    const bool isOpenAtEnd = text.endsWith(u'%');
    if (isOpenAtEnd)
        text.chop(1);
    const bool isOpenAtStart = text.startsWith(u'%');
    if (isOpenAtStart)
        text.remove(0, 1);
    QString comparator = isOpenAtStart == isOpenAtEnd ? isOpenAtEnd ? u"contains"_s : u"equal"_s
        : isOpenAtEnd                                 ? u"starts_with"_s
                                                      : u"ends_with"_s;
    const bool isPlain = comparator == "contains"_L1 || comparator == "equal"_L1;
    if (text.contains(u'%') || (isNegated && !isPlain))
        return invalidCoql(u"the operator is not supported"_s,
            {{u"operator"_s, isNegated ? u"not like"_s : u"like"_s}, {u"reason"_s, text},
                {u"column_name"_s, condition["field"_L1]["api_name"_L1]}});
    condition.insert(u"comparator"_s, isNegated ? QString(u"not_"_s + comparator) : comparator);
    condition.insert(u"value"_s, text);
    return std::nullopt;
}

tl::expected<QJsonObject, CrmProblem> readCoqlComparison(CoqlWords &words)
{
    if (words.now().kind != CoqlToken::Kind::Name)
        return tl::unexpected(words.syntaxError());
    QJsonObject condition{
        {u"field"_s, QJsonObject{{u"api_name"_s, QString::fromUtf8(words.now().text)}}}};
    words.skip();
    if (words.takeWord("is")) {
        condition.insert(u"comparator"_s, words.takeWord("not") ? u"not_equal"_s : u"equal"_s);
        condition.insert(u"value"_s, QLatin1StringView(kNoValue));
        if (!words.takeWord("null"))
            return tl::unexpected(words.syntaxError());
        return condition;
    }
    const bool isNegated = words.takeWord("not");
    std::optional<CrmProblem> problem;
    QString value;
    if (words.takeWord("in")) {
        condition.insert(u"comparator"_s, isNegated ? u"not_in"_s : u"in"_s);
        problem = readCoqlList(words, condition);
    } else if (words.takeWord("like")) {
        problem = readCoqlLike(words, condition, isNegated);
    } else if (words.takeWord("between")) {
        QString high;
        if (!words.takeValue(value) || !words.takeWord("and") || !words.takeValue(high))
            return tl::unexpected(words.syntaxError());
        condition.insert(u"comparator"_s, isNegated ? u"not_between"_s : u"between"_s);
        condition.insert(u"value"_s, QJsonArray{value, high});
    } else {
        static const QHash<QByteArray, QString> comparators{{"=", u"equal"_s},
            {"!=", u"not_equal"_s}, {"<>", u"not_equal"_s}, {"<", u"less_than"_s},
            {"<=", u"less_equal"_s}, {">", u"greater_than"_s}, {">=", u"greater_equal"_s}};
        const QString comparator = comparators.value(words.now().text);
        if (isNegated || words.now().kind != CoqlToken::Kind::Sign || comparator.isEmpty())
            return tl::unexpected(words.syntaxError());
        words.skip();
        if (!words.takeValue(value))
            return tl::unexpected(words.syntaxError());
        condition.insert(u"comparator"_s, comparator);
        condition.insert(u"value"_s, value);
    }
    if (problem)
        return tl::unexpected(*problem);
    return condition;
}

tl::expected<QJsonObject, CrmProblem> readCoqlPrimary(CoqlWords &words, bool needsBrackets)
{
    if (!words.takeSign("("))
        return readCoqlComparison(words);
    auto inner = readCoqlCondition(words, needsBrackets);
    if (inner && !words.takeSign(")"))
        return tl::unexpected(words.syntaxError());
    return inner;
}

} // namespace

bool CoqlWords::takeWord(const char *word)
{
    const bool isIt = now().kind == CoqlToken::Kind::Name && now().text.toLower() == word;
    m_at += isIt ? 1 : 0;
    return isIt;
}

bool CoqlWords::takeSign(const char *sign)
{
    const bool isIt = now().kind == CoqlToken::Kind::Sign && now().text == sign;
    m_at += isIt ? 1 : 0;
    return isIt;
}

CrmProblem CoqlWords::syntaxError(const QString &clause) const
{
    QJsonObject details{{u"line"_s, 1}, {u"column"_s, now().column + 1},
        {u"near"_s, QString::fromUtf8(now().text)}};
    if (!clause.isEmpty())
        details = {{u"clause"_s, clause}};
    return {u"SYNTAX_ERROR"_s, u"error occurred while parsing the query"_s, details};
}

bool CoqlWords::takeValue(QString &value)
{
    using Kind = CoqlToken::Kind;
    const bool isFlag = now().kind == Kind::Name
        && (now().text.toLower() == "true" || now().text.toLower() == "false");
    if (now().kind != Kind::Text && now().kind != Kind::Number && !isFlag)
        return false;
    value = QString::fromUtf8(isFlag ? now().text.toLower() : now().text);
    if (value.isEmpty())
        value = QString::fromLatin1(kNoValue);
    ++m_at;
    return true;
}

QByteArray CoqlWords::taken() const
{
    QByteArray text;
    for (qsizetype i = 0; i < m_at; ++i)
        text += m_tokens.at(i).text + ' ';
    return text;
}

CrmProblem invalidCoql(const QString &reason, const QJsonObject &details)
{
    return {u"INVALID_QUERY"_s, reason, details};
}

tl::expected<QJsonObject, CrmProblem> readCoqlCondition(CoqlWords &words, bool needsBrackets)
{
    auto left = readCoqlPrimary(words, needsBrackets);
    for (int joined = 0; left; ++joined) {
        const bool isAnd = words.takeWord("and");
        if (!isAnd && !words.takeWord("or"))
            break;
        if (joined > 0 && needsBrackets)
            return tl::unexpected(words.syntaxError(u"where"_s));
        auto right = readCoqlPrimary(words, needsBrackets);
        if (!right)
            return right;
        left = QJsonObject{{u"group_operator"_s, isAnd ? u"and"_s : u"or"_s},
            {u"group"_s, QJsonArray{*left, *right}}};
    }
    return left;
}

} // namespace sluice::sandbox
