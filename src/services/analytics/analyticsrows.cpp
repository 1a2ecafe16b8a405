// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsbodies.h"
#include "services/analytics/analyticsclient.h"

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Error noCriteria(const QString &what)
{
    return Error{.kind = ErrorKind::Internal,
        .what = what,
        .why = u"No condition says which rows are meant."_s};
}

} // namespace

Result<AddedRow> AnalyticsClient::addRow(
    const QString &view, const AnalyticsValues &values, const AnalyticsDates &dates)
{
    const Call call{.method = "POST",
        .path = viewPath(view) + u"/rows"_s,
        .kind = AnalyticsLimits::Class::Dml,
        .units = AnalyticsLimits::kAddRowUnits,
        .config = rowConfig(values, dates),
        .place = Place::Form,
        .what = u"Could not add a row to the view %1."_s.arg(view),
        .hasSideEffect = true};
    const auto text = ask(call);
    return text ? settled(parseAddedRow(*text, call.what), call) : fail(text.error());
}

Result<UpdatedRows> AnalyticsClient::updateRows(const QString &view, const QString &criteria,
    const AnalyticsValues &values, bool addIfNotExist, const AnalyticsDates &dates)
{
    Call call{.method = "PUT",
        .path = viewPath(view) + u"/rows"_s,
        .kind = AnalyticsLimits::Class::Dml,
        .units = AnalyticsLimits::kUpdateRowsUnits,
        .config = rowConfig(values, dates),
        .place = Place::Form,
        .what = u"Could not update rows of the view %1."_s.arg(view),
        .hasSideEffect = true,
        .isRepeatable = true};
    if (criteria.trimmed().isEmpty())
        return fail(noCriteria(call.what));
    call.config.insert(u"criteria"_s, criteria);
    if (addIfNotExist)
        call.config.insert(u"addIfNotExist"_s, true);
    const auto text = ask(call);
    return text ? settled(parseUpdatedRows(*text, call.what), call) : fail(text.error());
}

Result<qint64> AnalyticsClient::deleteRows(const QString &view, const QString &criteria)
{
    const Call call{.method = "DELETE",
        .path = viewPath(view) + u"/rows"_s,
        .kind = AnalyticsLimits::Class::Dml,
        .units = AnalyticsLimits::kDeleteRowsUnits,
        .config = {{u"criteria"_s, criteria}},
        .place = Place::Form,
        .what = u"Could not delete rows of the view %1."_s.arg(view),
        .hasSideEffect = true,
        .isRepeatable = true};
    if (criteria.trimmed().isEmpty())
        return fail(noCriteria(call.what));
    const auto text = ask(call);
    return text ? settled(parseDeletedRows(*text, call.what), call) : fail(text.error());
}

} // namespace sluice
