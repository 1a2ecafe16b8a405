// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/crmmappingbench.h"

#include "bench/benchkit.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::bench {

namespace {

constexpr int kRecords = 200'000;
constexpr qsizetype kBatch = 1'000;

const QByteArray kCrmMapping = R"({"formatVersion":1,"fields":[
    {"target":"First_Name","transforms":[{"do":"collapse"},{"do":"title"}]},
    {"target":"Last_Name","transforms":[{"do":"trim"}]},
    {"target":"Company","transforms":[{"do":"trim"},{"do":"cut","length":100}]},
    {"target":"Email","transforms":[{"do":"trim"},{"do":"lower"}]},
    {"target":"Country","transforms":[{"do":"country"}]},
    {"target":"Designation","template":"{{Designation}}, {{Company}}"},
    {"target":"Industry","transforms":[{"do":"map","values":{"it":"IT","banking":"Finance"}}]},
    {"target":"No_of_Employees"},
    {"target":"Next_Contact_Date","source":"Web_Engagement_Score",
        "transforms":[{"do":"date","pattern":"dd.MM.yyyy"}]},
    {"target":"Lead_Source","value":"Web"}]})";

const QStringList kNames{u"id"_s, u"First_Name"_s, u"Last_Name"_s, u"Company"_s, u"Email"_s,
    u"Mobile"_s, u"Country"_s, u"Designation"_s, u"Industry"_s, u"No_of_Employees"_s,
    u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s, u"Next_Contact_Date"_s, u"Lead_Source"_s,
    u"Lead_Score_Value"_s, u"Lead_Segment"_s, u"Sales_Priority"_s, u"Data_Quality_Status"_s};

template <class T> T needed(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return std::move(*result);
}

CrmField fieldOf(const QString &name)
{
    CrmField field;
    field.apiName = name;
    field.dataType = name == u"Email"_s  ? u"email"_s
        : name == u"Industry"_s          ? u"picklist"_s
        : name == u"No_of_Employees"_s   ? u"integer"_s
        : name == u"Next_Contact_Date"_s ? u"date"_s
                                         : u"text"_s;
    field.length = 200;
    if (field.dataType == "picklist"_L1)
        field.pickValues = {{u"IT"_s, u"IT"_s}, {u"Finance"_s, u"Finance"_s}};
    return field;
}

CrmMappingPlan benchPlan()
{
    CrmMappingEnds ends{.module = u"Leads"_s};
    for (const QString &name : kNames)
        ends.targetFields.insert(name, fieldOf(name));
    ends.sourceFields = ends.targetFields;
    return needed(planCrmMapping(needed(CrmMapping::read(kCrmMapping)), ends));
}

// Every batch is filled anew, as pages fill them. `Chain`: a processor or a chain of them.
template <class Chain> bool processAll(Chain &processor)
{
    Columns columns(kNames);
    if (!processor.bind(columns))
        return false;
    RecordBatch batch(std::make_shared<const Columns>(columns), kBatch);
    qint64 rejected = 0;
    for (int record = 0; record < kRecords;) {
        batch.clear();
        while (!batch.isFull()) {
            const QByteArray n = QByteArray::number(++record);
            const QByteArray email = "Lead" + n + "@Example.com ";
            const QByteArrayView values[] = {n, " jane  ANNA", "Lead ", "Company  1", email,
                "098765 43210", "India", "CEO", "it", "250", "3", "17.08.2026"};
            batch.append(values, record);
        }
        if (!processor.process(batch, CancelToken()))
            return false;
        for (qsizetype row = 0; row < batch.rowCount(); ++row)
            rejected += batch.isKept(row) ? 0 : 1;
    }
    return rejected == 0;
}

} // namespace

void benchCrmMapping()
{
    const CrmMappingPlan plan = benchPlan();
    const auto mapping = needed(MappingProcessor::make(plan));
    const QJsonArray rules{QJsonObject{{u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}}};
    compare(u"%1 CRM records mapped and checked / the lead example's rules"_s.arg(kRecords),
        timed([&rules] {
            ProcessorChain chain = needed(ProcessorChain::fromJson(rules));
            return processAll(chain);
        }),
        timed([&mapping] { return processAll(*mapping); }), {Goal::Kind::TimeAtMost, 4, {}});
}

} // namespace sluice::bench
