// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsbodies.h"

#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostProblems = 10'000;

QString decodedEntities(QString text)
{
    text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s);
    text.replace(u"&quot;"_s, u"\""_s).replace(u"&#39;"_s, u"'"_s).replace(u"&nbsp;"_s, u" "_s);
    return text.replace(u"&amp;"_s, u"&"_s);
}

} // namespace

// datastore-analytics B.4
QList<ImportProblem> importProblems(const QString &html)
{
    static const QRegularExpression pattern(
        u"\\[Line:\\s*(\\d+)\\s+Field:\\s*(\\d+)\\] \\((.*?)\\) -(ERROR|WARNING):\\s*([^<]*)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QList<ImportProblem> problems;
    for (auto it = pattern.globalMatch(html); it.hasNext() && problems.size() < kMostProblems;) {
        const QRegularExpressionMatch match = it.next();
        problems.append({.line = match.captured(1).toLongLong(),
            .field = match.captured(2).toInt(),
            .value = decodedEntities(match.captured(3)),
            .isWarning = match.captured(4) == "WARNING"_L1,
            .text = decodedEntities(match.captured(5)).trimmed()});
    }
    return problems;
}

QString withoutTags(const QString &html)
{
    static const QRegularExpression tag(u"</?[A-Za-z][^<>]*>"_s);
    QString text = html;
    text.replace(tag, u" "_s);
    return decodedEntities(text).simplified();
}

} // namespace sluice
