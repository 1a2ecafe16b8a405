// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

namespace sluice {

// Where a problem of a list of rules is: "rules[1].checks[2].field". A plain value.
struct RulePlace
{
    int rule = -1; // from 0; -1: none of them
    QString part = {}; // key of a field or of the lines in the rule's form
    int line = -1; // of the lines, from 0

    bool isRule() const { return rule >= 0; }
};

// What JsonProblems says of a rules processor, taken apart and said with the words of its form:
// "Rule 2, Into: must not be empty". `rules` as they are shown. Plain functions, GUI thread.
RulePlace rulePlaceOf(const QString &problem);
QString ruleProblemInWords(const QString &problem, const QJsonArray &rules);

} // namespace sluice
