// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmviews.h"

#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/crmmetadata.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kFirstView = 87'500;
constexpr int kMostViews = 200; // of a page; our choice
constexpr char kViewTime[] = "2024-01-01T00:00:00+05:30";

struct ViewPlan
{
    QString id;
    QString name;
    bool isOfAll = false;
    int field = -1; // whose first choice its records have
};

QList<ViewPlan> plansOf(const ModuleSpec &module)
{
    const auto idOf
        = [&module](qint64 number) { return crmFixedId(kFirstView + module.number * 10 + number); };
    QList<ViewPlan> plans{{idOf(0), u"All "_s + module.plural, true}};
    for (int i = 0; i < module.fields.size(); ++i) {
        const FieldSpec &field = module.fields.at(i);
        if (field.type != FieldType::Picklist || field.picklist.isEmpty())
            continue;
        plans.append(
            {idOf(1), field.label + u": "_s + QString::fromUtf8(field.picklist.first()), false, i});
        break;
    }
    return plans;
}

QJsonObject conditionOf(const FieldSpec &field)
{
    return {{u"field"_s, QJsonObject{{u"api_name"_s, QString::fromLatin1(field.name)}}},
        {u"comparator"_s, u"equal"_s}, {u"value"_s, QString::fromUtf8(field.picklist.first())}};
}

QJsonValue describedCriteria(const CrmStore &store, int module, const ViewPlan &plan)
{
    if (plan.field < 0)
        return QJsonValue::Null;
    QJsonObject condition = conditionOf(store.spec(module).fields.at(plan.field));
    QJsonObject field = condition.value("field"_L1).toObject();
    field.insert(u"id"_s, crmFieldJson(store, module, plan.field).value("id"_L1));
    condition.insert(u"field"_s, field);
    return condition;
}

QJsonObject viewJson(const CrmStore &store, int module, const ViewPlan &plan)
{
    QJsonObject json{{u"id"_s, plan.id}, {u"name"_s, plan.name}, {u"display_value"_s, plan.name},
        {u"category"_s, plan.isOfAll ? u"public_views"_s : u"created_by_me"_s},
        {u"default"_s, plan.isOfAll}, {u"system_defined"_s, plan.isOfAll}, {u"locked"_s, false},
        {u"offline"_s, false}, {u"access_type"_s, u"public"_s},
        {u"created_time"_s, QLatin1StringView(kViewTime)},
        {u"modified_time"_s, QLatin1StringView(kViewTime)},
        {u"module"_s, moduleReference(store.spec(module))},
        {u"criteria"_s, describedCriteria(store, module, plan)}};
    json.insert(u"system_name"_s, plan.isOfAll ? QJsonValue(u"ALLVIEWS"_s) : QJsonValue::Null);
    json.insert(u"created_by"_s, userReference());
    json.insert(u"modified_by"_s, userReference());
    for (const QString &nothing :
        {u"last_accessed_time"_s, u"favorite"_s, u"shared_to"_s, u"sort_by"_s, u"sort_order"_s})
        json.insert(nothing, QJsonValue::Null);
    return json;
}

// A parameter that is a number from 1 to `most`; nothing: it is none.
std::optional<int> numberOf(const HttpRequest &request, const QByteArray &name, int unset, int most)
{
    const QByteArray text = request.param(name);
    if (text.isEmpty())
        return unset;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<QJsonObject> criteriaOfView(const ModuleSpec &module, const QString &id)
{
    for (const ViewPlan &plan : plansOf(module)) {
        if (plan.id == id)
            return plan.field < 0 ? QJsonObject() : conditionOf(module.fields.at(plan.field));
    }
    return std::nullopt;
}

HttpReply describeViews(const CrmStore &store, const HttpRequest &request, const QString &id)
{
    const auto module = moduleOfSettings(store, request);
    if (!module)
        return module.error().reply();
    const QList<ViewPlan> plans = plansOf(store.spec(*module));
    if (!id.isEmpty()) {
        for (const ViewPlan &plan : plans) {
            if (plan.id == id)
                return HttpReply::json(
                    200, {{u"custom_views"_s, QJsonArray{viewJson(store, *module, plan)}}});
        }
        HttpReply nothing;
        nothing.status = 204;
        return nothing;
    }
    const auto page = numberOf(request, "page", 1, 1'000'000);
    const auto rows = numberOf(request, "per_page", kMostViews, kMostViews);
    if (!page || !rows)
        return crmError(400, u"INVALID_DATA"_s, u"invalid data"_s,
            {{u"param_name"_s, page ? u"per_page"_s : u"page"_s}});
    const qsizetype first = static_cast<qsizetype>(*page - 1) * *rows;
    QJsonArray views;
    for (const ViewPlan &plan : plans.mid(std::min(first, plans.size()), *rows))
        views.append(viewJson(store, *module, plan));
    const QJsonObject info{{u"per_page"_s, *rows}, {u"count"_s, views.size()}, {u"page"_s, *page},
        {u"more_records"_s, first + views.size() < plans.size()}, {u"default"_s, plans.first().id},
        {u"translation"_s,
            QJsonObject{{u"public_views"_s, u"Public Views"_s},
                {u"other_users_views"_s, u"Other Users Views"_s},
                {u"shared_with_me"_s, u"Shared With Me"_s},
                {u"created_by_me"_s, u"Created By Me"_s}}}};
    return HttpReply::json(200, {{u"custom_views"_s, views}, {u"info"_s, info}});
}

} // namespace sluice::sandbox
