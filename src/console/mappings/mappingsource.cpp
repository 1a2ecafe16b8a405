// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingsource.h"

#include "app/documents/jobkinds.h"
#include "console/analytics/tablemappingsource.h"
#include "console/crmbulk/crmmappingsource.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/klaviyo/propertymappingsource.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

std::unique_ptr<MappingSource> MappingSource::make(Application &application, const Job &job)
{
    if (job.kind == "crm-bulk"_L1)
        return std::make_unique<CrmMappingSource>(application, job);
    if (job.kind == "datastore-analytics"_L1)
        return std::make_unique<TableMappingSource>(application, job);
    if (job.kind == "commerce-klaviyo"_L1)
        return std::make_unique<PropertyMappingSource>(application, job);
    return nullptr;
}

MappingSummary summaryOfMapping(const Job &job)
{
    const bool isShop = job.kind == "commerce-klaviyo"_L1;
    const QString key = job.kind == "crm-bulk"_L1 ? u"module"_s
        : isShop                                  ? u"resource"_s
                                                  : u"table"_s;
    const QString object = job.parameters.value(key).toString();
    MappingSummary summary{.object = isShop ? resourceWord(object) : object};
    const QJsonObject mapping = job.mapping.toObject();
    summary.isThere = !mapping.isEmpty();
    if (!summary.isThere)
        return summary;
    JsonProblems problems;
    checkJobMapping(job.kind, mapping, {}, problems);
    summary.problems = static_cast<int>(problems.texts().size());
    if (isShop) {
        if (const auto settings = commercemap::MappingSettings::fromJson(mapping))
            summary.mapped = PropertyMappingEditor::rulesOf(*settings);
    } else if (const QJsonValue fields = mapping.value("fields"_L1); fields.isArray()) {
        summary.mapped = static_cast<int>(fields.toArray().size());
    } else {
        summary.mapped = static_cast<int>(mapping.value("columns"_L1).toObject().size());
    }
    return summary;
}

} // namespace sluice
