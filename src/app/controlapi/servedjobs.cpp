// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/servedjobs.h"

#include "app/documents/jobs.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/datastoreanalytics/datastorejob.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString servedKinds()
{
    return u"Name one of the kind %1, %2 or %3"_s.arg(
        kCommerceKlaviyoKind, kDatastoreAnalyticsKind, QLatin1StringView(kCrmBulkKind));
}

} // namespace

ServedJobs::ServedJobs(Jobs &jobs, QStringList names)
    : m_jobs(jobs)
    , m_names(std::move(names))
{
    m_names.removeDuplicates();
}

Result<void> ServedJobs::check() const
{
    if (m_names.isEmpty())
        return fail(
            ErrorKind::Config, u"The control API needs a job to serve"_s, {}, servedKinds());
    QMap<QString, QString> byResource;
    for (const QString &name : m_names) {
        auto job = m_jobs.find(name);
        if (!job)
            return fail(job.error());
        const bool isTable = job->kind == kDatastoreAnalyticsKind;
        if (job->kind == QLatin1StringView(kCrmBulkKind))
            continue;
        if (job->kind != kCommerceKlaviyoKind && !isTable)
            return fail(ErrorKind::Config,
                u"The job “%1” cannot be served by the control API"_s.arg(name),
                u"It is of the kind %1"_s.arg(job->kind), servedKinds());
        const QString resource = isTable
            ? u"the table %1 into %2"_s.arg(job->parameters.value(u"table").toString(), job->target)
            : job->parameters.value(u"resource").toString();
        if (byResource.contains(resource))
            return fail(ErrorKind::Config,
                u"The jobs “%1” and “%2” cannot be served together"_s.arg(
                    byResource.value(resource), name),
                u"Both are for %1"_s.arg(resource), u"Name one of them"_s);
        byResource.insert(resource, name);
    }
    return {};
}

Result<std::optional<ServedJobs::Served>> ServedJobs::find(CommerceResource resource) const
{
    std::optional<Served> found;
    for (const QString &name : m_names) {
        auto job = m_jobs.find(name);
        if (!job)
            return fail(job.error());
        if (job->kind != kCommerceKlaviyoKind)
            continue;
        const QString ofJob = job->parameters.value(u"resource").toString();
        if (ofJob == commerceResourceName(resource))
            return Served{*job, false};
        if (ofJob == "all"_L1)
            found = Served{*job, true};
    }
    return found;
}

Result<QList<Job>> ServedJobs::ofKind(const QString &kind) const
{
    QList<Job> found;
    for (const QString &name : m_names) {
        auto job = m_jobs.find(name);
        if (!job)
            return fail(job.error());
        if (job->kind == kind)
            found.append(*job);
    }
    return found;
}

Result<QList<Job>> ServedJobs::tables() const
{
    return ofKind(kDatastoreAnalyticsKind);
}

Result<QList<Job>> ServedJobs::crmJobs() const
{
    return ofKind(QString::fromLatin1(kCrmBulkKind));
}

std::optional<CommerceResource> ServedJobs::resourceOf(const RunRow &run)
{
    if (run.kind != kCommerceKlaviyoKind)
        return std::nullopt;
    return commerceResource(run.params.value(u"job").toObject().value(u"resource").toString());
}

} // namespace sluice
