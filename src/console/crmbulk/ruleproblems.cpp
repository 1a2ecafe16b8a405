// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/ruleproblems.h"

#include "console/crmbulk/ruleform.h"
#include "console/errors/errorwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct RuleProblemText
{
    Q_DECLARE_TR_FUNCTIONS(RuleProblems)
};

QRegularExpressionMatch takenApart(const QString &problem)
{
    static const QRegularExpression path(
        u"^rules\\[(\\d+)\\](?:\\.(\\w+)(?:\\[(\\d+)\\])?)?[^:]*: (.*)$"_s);
    return path.match(problem);
}

// As the form of the rule calls it; what it does not show keeps its key.
QString nameOfPart(const QString &type, const QString &key)
{
    const RuleForm form = ruleForm(type);
    if (key == form.linesKey)
        return form.linesTitle;
    for (const RulePart &part : form.parts) {
        if (part.key == key)
            return QString(part.label).remove(u'&');
    }
    return key;
}

} // namespace

RulePlace rulePlaceOf(const QString &problem)
{
    const QRegularExpressionMatch match = takenApart(problem);
    if (!match.hasMatch())
        return {};
    return {.rule = match.captured(1).toInt(),
        .part = match.captured(2),
        .line = match.captured(3).isEmpty() ? -1 : match.captured(3).toInt()};
}

QString ruleProblemInWords(const QString &problem, const QJsonArray &rules)
{
    const RulePlace place = rulePlaceOf(problem);
    constexpr auto kWhole = "rules: "_L1;
    if (problem.startsWith(kWhole))
        return RuleProblemText::tr("Rules: %1").arg(sentenceInWords(problem.mid(kWhole.size())));
    if (!place.isRule())
        return sentenceInWords(problem);
    const QString what = sentenceInWords(takenApart(problem).captured(4));
    const QString rule = QString::number(place.rule + 1);
    if (place.part.isEmpty())
        return RuleProblemText::tr("Rule %1: %2").arg(rule, what);
    const QString type = rules.at(place.rule)["type"_L1].toString();
    const QString part = nameOfPart(type, place.part);
    if (place.line < 0)
        return RuleProblemText::tr("Rule %1, %2: %3").arg(rule, part, what);
    return RuleProblemText::tr("Rule %1, %2, line %3: %4")
        .arg(rule, part, QString::number(place.line + 1), what);
}

} // namespace sluice
