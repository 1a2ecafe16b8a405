// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticstypes.h"

#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

bool AnalyticsView::isTable() const
{
    return type.compare("Table"_L1, Qt::CaseInsensitive) == 0;
}

bool AnalyticsColumn::isNumeric() const
{
    static const QStringList types{u"NUMBER"_s, u"POSITIVE_NUMBER"_s, u"DECIMAL_NUMBER"_s,
        u"CURRENCY"_s, u"PERCENT"_s, u"AUTO_NUMBER"_s};
    return types.contains(dataType, Qt::CaseInsensitive);
}

bool AnalyticsColumn::isDate() const
{
    return dataType.startsWith("DATE"_L1, Qt::CaseInsensitive);
}

Error importJobError(const ImportJob &job, const QString &what)
{
    if (job.state == ImportJobState::Gone) {
        return Error{.kind = ErrorKind::Service,
            .what = what,
            .why = u"Zoho Analytics does not know the job any more: results live for an hour."_s,
            .next = u"Look at the last import of the table before it is sent again."_s,
            .code = job.code,
            .delivery = Delivery::Answered};
    }
    // Values of records stand in parentheses: "[Line: 2 Field: 1] (West) -ERROR: ..".
    static const QRegularExpression values(
        u"\\] \\(.*?\\) -(?=ERROR|WARNING)"_s, QRegularExpression::DotMatchesEverythingOption);
    QString why = job.errorText;
    why.replace(values, u"] -"_s);
    return Error{.kind = ErrorKind::Data,
        .what = what,
        .why
        = u"Zoho Analytics says %1: %2"_s.arg(job.errorCode.isEmpty() ? job.code : job.errorCode,
            why.isEmpty() ? u"no reason told"_s : why.left(500)),
        .code = job.errorCode.isEmpty() ? job.code : job.errorCode,
        .delivery = Delivery::Answered};
}

} // namespace sluice
