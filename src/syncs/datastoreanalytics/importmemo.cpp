// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importmemo.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

QJsonObject importMemo(const ImportJob &job)
{
    QJsonArray problems;
    for (const ImportProblem &problem : job.problems)
        problems.append(QJsonObject{{u"line"_s, problem.line}, {u"field"_s, problem.field},
            {u"value"_s, problem.value}, {u"isWarning"_s, problem.isWarning},
            {u"text"_s, problem.text}});
    return {{u"id"_s, job.id}, {u"state"_s, static_cast<int>(job.state)},
        {u"totalRows"_s, job.totalRows}, {u"successRows"_s, job.successRows},
        {u"warnings"_s, job.warnings}, {u"errorCode"_s, job.errorCode},
        {u"errorText"_s, job.errorText}, {u"problems"_s, problems}};
}

ImportJob importJobOf(const QJsonObject &memo)
{
    ImportJob job;
    job.id = memo.value(u"id").toString();
    job.state = static_cast<ImportJobState>(memo.value(u"state").toInt());
    job.totalRows = memo.value(u"totalRows").toInteger();
    job.successRows = memo.value(u"successRows").toInteger();
    job.warnings = memo.value(u"warnings").toInteger();
    job.errorCode = memo.value(u"errorCode").toString();
    job.errorText = memo.value(u"errorText").toString();
    for (const QJsonValue &problem : memo.value(u"problems").toArray())
        job.problems.append({.line = problem[u"line"].toInteger(),
            .field = problem[u"field"].toInt(),
            .value = problem[u"value"].toString(),
            .isWarning = problem[u"isWarning"].toBool(),
            .text = problem[u"text"].toString()});
    return job;
}

} // namespace sluice
