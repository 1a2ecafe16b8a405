// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobkinds.h"

#include "app/documents/criteriacheck.h"
#include "app/documents/documentchecks.h"
#include "core/mapping/processor.h"
#include "services/zoho/zohoerrors.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"
#include "syncs/crmbulk/blastradius.h"
#include "syncs/crmbulk/filepage.h"
#include "syncs/crmbulk/mapping/crmmapping.h"
#include "syncs/crmbulk/modules/moduleparts.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/mapping/tablemapping.h"
#include "syncs/files/targetfile.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// zoho-crm-bulk B1 and D2
constexpr qint64 kMostPageRows = 200'000;
constexpr qint64 kMostWriteRows = 25'000;
constexpr qsizetype kMostFields = 200;

constexpr QLatin1StringView kNotApiName = "must be an API name: letters, digits and _"_L1;

void checkApiName(JsonObjectReader &reader, const QString &key)
{
    const qsizetype before = reader.problems().texts().size();
    const QString text = reader.filledText(key);
    if (reader.problems().texts().size() == before && !isApiNameText(text)) {
        reader.problem(key, kNotApiName);
    }
}

// Names such as Owner and, through a lookup, Owner.last_name.
void checkFieldNames(JsonObjectReader &reader, const QString &key)
{
    const QStringList fields = reader.texts(key, JsonNeed::Optional);
    if (fields.size() > kMostFields) {
        reader.problem(key, u"must not hold more than %1 names"_s.arg(kMostFields));
    }
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QStringList parts = fields.at(i).split(u'.');
        const QString path = u"%1[%2]"_s.arg(reader.pathOf(key), QString::number(i));
        if (!std::all_of(parts.begin(), parts.end(), isApiNameText)) {
            reader.problems().add(path, kNotApiName);
        } else if (fields.indexOf(fields.at(i)) != i) {
            reader.problems().add(path, u"stands in the list twice"_s);
        }
    }
}

void checkProcessors(JsonObjectReader &reader)
{
    const QString key = u"processors"_s;
    const QJsonArray processors = reader.array(key, JsonNeed::Optional);
    for (qsizetype i = 0; i < processors.size(); ++i) {
        ProcessorChain::check(processors.at(i),
            u"%1[%2]"_s.arg(reader.pathOf(key), QString::number(i)), reader.problems());
    }
}

void checkObject(JsonObjectReader &reader, const QString &key, void (*check)(JsonObjectReader &))
{
    if (!reader.has(key))
        return;
    JsonObjectReader object(reader.object(key), reader.pathOf(key), reader.problems());
    check(object);
}

void checkCrmModule(JsonObjectReader &reader)
{
    checkApiName(reader, u"module"_s);
    checkFieldNames(reader, u"fields"_s);
    if (reader.has(u"criteria"_s)) {
        checkCriteria(
            reader.object(u"criteria"_s), reader.pathOf(u"criteria"_s), reader.problems());
    }
    if (reader.has(u"customView"_s) && !isZohoId(reader.filledText(u"customView"_s)))
        reader.problem(u"customView"_s, u"must be the id of a view, in digits"_s);
    reader.choice(u"operation"_s, {u"insert"_s, u"update"_s, u"upsert"_s}, u"update"_s);
    if (reader.has(u"findBy"_s)) {
        checkApiName(reader, u"findBy"_s);
    }
    reader.flag(u"ignoreEmpty"_s, false);
    reader.choice(u"writeBy"_s, {u"auto"_s, u"bulk"_s, u"record"_s}, u"auto"_s);
    reader.choice(u"automations"_s, {u"service"_s, u"none"_s}, u"service"_s);
    reader.flag(u"guard"_s, false);
    checkProcessors(reader);
    reader.flag(u"onlyChanged"_s, true);
    reader.flag(u"compareFile"_s, true);
    reader.integer(u"pageRows"_s, 1, kMostPageRows, JsonNeed::Optional);
    reader.integer(u"chunkRows"_s, 1, kMostWriteRows, JsonNeed::Optional);
    reader.integer(u"rejectionLimitPercent"_s, 0, 100, JsonNeed::Optional);
    reader.choice(u"mode"_s, {u"all"_s, u"incremental"_s}, u"all"_s);
    checkObject(reader, u"sourceFile"_s, [](JsonObjectReader &file) { readSourceFile(file); });
    checkObject(reader, u"targetFile"_s, [](JsonObjectReader &file) { TargetFile::read(file); });
    checkObject(
        reader, u"blastRadius"_s, [](JsonObjectReader &radius) { CrmBlastRadius::read(radius); });
}

template <class Mapping>
void checkMappingOf(const QJsonObject &mapping, const QString &path, JsonProblems &problems)
{
    if (const auto read = Mapping::fromJson(mapping, path); !read) {
        problems.add({}, read.error().why);
    }
}

// What stands beside the list is meant for each of the modules, whose own words go before it.
void checkCrmModules(JsonObjectReader &reader, const QJsonObject &parameters)
{
    const QString path = reader.pathOf(u"modules"_s);
    for (const QString &key : parameters.keys())
        reader.value(key); // looked at with each module
    if (auto parts = modulePartsOf(parameters, {}); !parts) {
        reader.problems().add(path, parts.error().why);
        return;
    }
    const QJsonArray modules = parameters.value(u"modules").toArray();
    QJsonObject beside = parameters;
    beside.remove(u"modules"_s);
    for (qsizetype i = 0; i < modules.size(); ++i) {
        const QString at = u"%1[%2]"_s.arg(path, QString::number(i));
        QJsonObject all = beside;
        const QJsonObject own = modules.at(i).toObject();
        for (auto it = own.constBegin(); it != own.constEnd(); ++it)
            all.insert(it.key(), it.value());
        if (const QJsonValue mapping = all.take(u"mapping"_s); mapping.isObject())
            checkMappingOf<CrmMapping>(mapping.toObject(), at + u".mapping"_s, reader.problems());
        JsonObjectReader module(all, at, reader.problems());
        checkCrmModule(module);
        module.finish();
    }
}

void checkCrmBulk(JsonObjectReader &reader)
{
    if (reader.has(u"modules"_s))
        checkCrmModules(reader, reader.whole());
    else
        checkCrmModule(reader);
}

void checkDatastoreAnalytics(JsonObjectReader &reader)
{
    checkApiName(reader, u"table"_s);
    const qsizetype before = reader.problems().texts().size();
    const QString view = reader.text(u"view"_s, JsonNeed::Optional);
    if (reader.problems().texts().size() == before) {
        checkDocumentName(reader, u"view"_s, view);
    }
    DatastoreJob::read(reader, false);
}

// Deleting and breaking a lock are wishes of one run, typed by who starts it.
void refuseRunOnlyKeys(JsonObjectReader &reader)
{
    for (const QString &key :
        {u"deleteAll"_s, u"everything"_s, u"exactCount"_s, u"confirmDeletion"_s, u"breakLock"_s}) {
        if (!reader.value(key).isUndefined()) {
            reader.problem(key, u"is for one run and cannot be saved in a job"_s);
        }
    }
}

void checkCommerceKlaviyo(JsonObjectReader &reader)
{
    refuseRunOnlyKeys(reader);
    CommerceJob::read(reader, false);
}

struct JobKind
{
    QString name;
    QString title;
    JobServices services;
    void (*check)(JsonObjectReader &);
    void (*checkMapping)(const QJsonObject &, const QString &, JsonProblems &);
};

const QList<JobKind> &jobKinds()
{
    static const QList<JobKind> kinds{{u"crm-bulk"_s, u"CRM Bulk"_s, {u"zoho-crm"_s, u"zoho-crm"_s},
                                          checkCrmBulk, checkMappingOf<CrmMapping>},
        {u"datastore-analytics"_s, u"Analytics"_s, {u"catalyst"_s, u"zoho-analytics"_s},
            checkDatastoreAnalytics, checkMappingOf<TableMapping>},
        {u"commerce-klaviyo"_s, u"Klaviyo"_s, {u"commercetools"_s, u"klaviyo"_s},
            checkCommerceKlaviyo, checkMappingOf<commercemap::MappingSettings>}};
    return kinds;
}

} // namespace

QStringList knownJobKinds()
{
    QStringList names;
    for (const JobKind &kind : jobKinds()) {
        names.append(kind.name);
    }
    return names;
}

QString titleOfJobKind(const QString &name)
{
    for (const JobKind &kind : jobKinds()) {
        if (kind.name == name) {
            return kind.title;
        }
    }
    return name;
}

JobServices servicesOfJobKind(const QString &name)
{
    for (const JobKind &kind : jobKinds()) {
        if (kind.name == name) {
            return kind.services;
        }
    }
    return {};
}

void checkJobParameters(const QString &kindName, const QJsonObject &parameters, const QString &path,
    JsonProblems &problems)
{
    for (const JobKind &kind : jobKinds()) {
        if (kind.name == kindName) {
            JsonObjectReader reader(parameters, path, problems);
            kind.check(reader);
            reader.finish();
        }
    }
}

void checkJobMapping(const QString &kindName, const QJsonObject &mapping, const QString &path,
    JsonProblems &problems)
{
    for (const JobKind &kind : jobKinds()) {
        if (kind.name == kindName) {
            kind.checkMapping(mapping, path, problems);
        }
    }
}

} // namespace sluice
