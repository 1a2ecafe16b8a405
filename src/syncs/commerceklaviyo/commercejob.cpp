// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercejob.h"

#include "core/mapping/jsoncheck.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct ResourceWords
{
    CommerceResource resource;
    QLatin1StringView name;
    QLatin1StringView title;
};
constexpr std::array<ResourceWords, 4> kResources{{
    {CommerceResource::Customers, "customers"_L1, "Customers"_L1},
    {CommerceResource::Orders, "orders"_L1, "Orders"_L1},
    {CommerceResource::Categories, "categories"_L1, "Categories"_L1},
    {CommerceResource::Products, "products"_L1, "Products"_L1},
}};

const ResourceWords &wordsOf(CommerceResource resource)
{
    return *std::ranges::find(kResources, resource, &ResourceWords::resource);
}

const QStringList &modeNames() // in the order of CommerceMode
{
    static const QStringList names{
        u"all"_s, u"ids"_s, u"from"_s, u"since"_s, u"incremental"_s, u"failures"_s};
    return names;
}

// Keys that name what is read, and those that a run alone may have.
const QStringList &choosingKeys()
{
    static const QStringList keys{u"ids"_s, u"startId"_s, u"since"_s, u"mode"_s, u"failuresOf"_s};
    return keys;
}
const QStringList &runKeys()
{
    static const QStringList keys{u"deleteAll"_s, u"everything"_s, u"exactCount"_s,
        u"confirmDeletion"_s, u"breakLock"_s, u"withoutLock"_s, u"subscribeAtMost"_s};
    return keys;
}

bool isCommerceId(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9_-]{1,256}\\z"_s);
    return pattern.match(text).hasMatch();
}

constexpr auto kNoId = "must be an id: letters, digits, - and _"_L1;

void readWhat(JsonObjectReader &reader, CommerceJob &job)
{
    QStringList names;
    for (const ResourceWords &words : kResources)
        names.append(words.name);
    names.append(u"all"_s);
    const QString resource = reader.choice(u"resource"_s, names);
    job.isAll = resource == "all"_L1;
    for (const ResourceWords &words : kResources) {
        if (job.isAll || resource == words.name)
            job.resources.append(words.resource);
    }
}

void readIds(JsonObjectReader &reader, CommerceJob &job)
{
    job.ids = reader.texts(u"ids"_s, JsonNeed::Optional);
    if (job.ids.size() > CommerceJob::kMostIds)
        reader.problem(u"ids"_s, u"must not hold more than %1 ids"_s.arg(CommerceJob::kMostIds));
    for (qsizetype i = 0; i < job.ids.size(); ++i) {
        if (!isCommerceId(job.ids.at(i)))
            reader.problems().add(
                u"%1[%2]"_s.arg(reader.pathOf(u"ids"_s), QString::number(i)), kNoId);
    }
    job.ids.removeDuplicates();
    job.startId = reader.text(u"startId"_s, JsonNeed::Optional);
    if (!job.startId.isEmpty() && !isCommerceId(job.startId))
        reader.problem(u"startId"_s, kNoId);
}

void readSince(JsonObjectReader &reader, CommerceJob &job)
{
    const QString text = reader.text(u"since"_s, JsonNeed::Optional);
    if (text.isEmpty())
        return;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime) {
        reader.problem(
            u"since"_s, u"must be a time with its offset, such as 2026-01-31T08:00:00Z"_s);
        return;
    }
    job.since = time.toUTC().toString(Qt::ISODateWithMs);
}

void readMode(JsonObjectReader &reader, CommerceJob &job)
{
    // What is given says the mode, where none is named; the list of ids wins (A.1).
    const QString implied = !job.ids.isEmpty() ? u"ids"_s
        : !job.startId.isEmpty()               ? u"from"_s
        : !job.since.isEmpty()                 ? u"since"_s
                                               : u"all"_s;
    const QString name = reader.choice(u"mode"_s, modeNames(), implied);
    job.mode = static_cast<CommerceMode>(std::max<qsizetype>(0, modeNames().indexOf(name)));
    if (job.mode == CommerceMode::Ids && job.ids.isEmpty())
        reader.problem(u"ids"_s, u"must name what is to be sent"_s);
    if (job.mode == CommerceMode::From && job.startId.isEmpty())
        reader.problem(u"startId"_s, u"must say where to begin"_s);
    if (job.mode == CommerceMode::Since && job.since.isEmpty())
        reader.problem(u"since"_s, u"must say since when"_s);
    const bool isOneKind = job.mode == CommerceMode::Ids || job.mode == CommerceMode::From;
    if (job.isAll && isOneKind)
        reader.problem(u"mode"_s, u"needs one resource: ids are of one kind"_s);
}

void readDeletion(JsonObjectReader &reader, CommerceJob &job)
{
    job.failuresOf = reader.integer(
        u"failuresOf"_s, 1, std::numeric_limits<qint64>::max(), JsonNeed::Optional, 0);
    if (job.failuresOf > 0 && job.mode != CommerceMode::Failures)
        reader.problem(u"failuresOf"_s, u"belongs to the mode “failures”"_s);
    job.deletesAll = reader.flag(u"deleteAll"_s, false);
    job.deletesEverything = reader.flag(u"everything"_s, false);
    job.exactCount = reader.integer(u"exactCount"_s, 0, qint64{1} << 40, JsonNeed::Optional, -1);
    job.confirmDeletion = reader.text(u"confirmDeletion"_s, JsonNeed::Optional);
    job.breakLock = reader.text(u"breakLock"_s, JsonNeed::Optional);
    if (!job.breakLock.isEmpty() && !commerceResource(job.breakLock))
        reader.problem(u"breakLock"_s, u"must be the resource whose lock is broken"_s);
    if (!job.deletesAll) {
        if (job.deletesEverything || job.exactCount >= 0 || !job.confirmDeletion.isEmpty())
            reader.problem(u"deleteAll"_s, u"must be said, too"_s);
        return;
    }
    const CommerceResource resource = job.resources.value(0, CommerceResource::Customers);
    const bool canBeDeleted
        = resource == CommerceResource::Categories || resource == CommerceResource::Products;
    if (job.isAll || !canBeDeleted)
        reader.problem(u"deleteAll"_s, u"is for categories or products"_s);
    else if (job.confirmDeletion != commerceResourceName(resource))
        reader.problem(
            u"confirmDeletion"_s, u"must be the word “%1”"_s.arg(commerceResourceName(resource)));
}

} // namespace

QString commerceResourceName(CommerceResource resource)
{
    return wordsOf(resource).name;
}

QString commerceResourceTitle(CommerceResource resource)
{
    return wordsOf(resource).title;
}

std::optional<CommerceResource> commerceResource(const QString &name)
{
    for (const ResourceWords &words : kResources) {
        if (words.name == name)
            return words.resource;
    }
    return std::nullopt;
}

CommerceJob CommerceJob::read(JsonObjectReader &reader, bool ofRun)
{
    CommerceJob job;
    readWhat(reader, job);
    readIds(reader, job);
    readSince(reader, job);
    readMode(reader, job);
    job.onlyChanged = reader.flag(u"onlyChanged"_s, true);
    job.readers
        = static_cast<int>(reader.integer(u"readers"_s, 1, 8, JsonNeed::Optional, job.readers));
    job.jobsInProgress = static_cast<int>(
        reader.integer(u"jobsInProgress"_s, 1, 500, JsonNeed::Optional, job.jobsInProgress));
    job.rejectionLimitPercent = static_cast<int>(reader.integer(
        u"rejectionLimitPercent"_s, 0, 100, JsonNeed::Optional, job.rejectionLimitPercent));
    job.deletesMissingCategories
        = reader.choice(u"missingCategories"_s, {u"keep"_s, u"delete"_s}, u"keep"_s) == "delete"_L1;
    job.list = reader.text(u"list"_s, JsonNeed::Optional);
    job.subscribes = reader.flag(u"subscribe"_s, false);
    job.subscribeAtMost
        = reader.integer(u"subscribeAtMost"_s, 0, qint64{1} << 40, JsonNeed::Optional, 0);
    job.withoutLock = reader.flag(u"withoutLock"_s, false);
    if (ofRun)
        readDeletion(reader, job);
    return job;
}

Result<CommerceJob> CommerceJob::fromJson(const QJsonObject &parameters, bool ofRun)
{
    JsonProblems problems;
    JsonObjectReader reader(parameters, u"parameters"_s, problems);
    CommerceJob job = read(reader, ofRun);
    reader.finish();
    if (!problems.isEmpty())
        return fail(problems.toError(u"The job cannot run"_s, u"Correct the named places"_s));
    return job;
}

QString CommerceJob::describe() const
{
    const QString what = isAll
        ? QString(kAllResourcesTitle)
        : commerceResourceTitle(resources.value(0, CommerceResource::Customers));
    if (deletesAll)
        return deletesEverything ? u"Delete all %1 in Klaviyo"_s.arg(what.toLower())
                                 : u"Delete all %1 that were sent"_s.arg(what.toLower());
    switch (mode) {
    case CommerceMode::All:
        return what;
    case CommerceMode::Ids:
        return u"%1, %2 by id"_s.arg(what).arg(ids.size());
    case CommerceMode::From:
        return u"%1 from %2"_s.arg(what, startId);
    case CommerceMode::Since:
        return u"%1 changed since %2"_s.arg(what, since);
    case CommerceMode::Incremental:
        return u"%1, changed since the last run"_s.arg(what);
    case CommerceMode::Failures:
        return failuresOf > 0 ? u"%1 that run #%2 rejected"_s.arg(what).arg(failuresOf)
                              : u"%1 that were rejected"_s.arg(what);
    }
    return what;
}

Result<QJsonObject> withCommerceSelection(
    const QJsonObject &parameters, const QJsonObject &selection)
{
    QJsonObject chosen = parameters;
    const bool choosesRecords = std::ranges::any_of(
        choosingKeys(), [&selection](const QString &key) { return selection.contains(key); });
    if (choosesRecords) {
        for (const QString &key : choosingKeys())
            chosen.remove(key);
    }
    for (auto it = selection.begin(); it != selection.end(); ++it) {
        const bool isForAll
            = it.key() == "resource"_L1 && parameters.value(u"resource").toString() == "all"_L1;
        if (!choosingKeys().contains(it.key()) && !runKeys().contains(it.key()) && !isForAll)
            return fail(ErrorKind::Config, u"“%1” cannot be chosen for one run"_s.arg(it.key()), {},
                u"Change the job"_s);
        chosen.insert(it.key(), it.value());
    }
    if (auto read = CommerceJob::fromJson(chosen, true); !read)
        return fail(read.error());
    return chosen;
}

} // namespace sluice
