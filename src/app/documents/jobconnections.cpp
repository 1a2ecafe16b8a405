// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobconnections.h"

#include "app/documents/jobkinds.h"
#include "core/store/store.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The service of the connection of this name; empty if there is no such connection.
Result<QString> serviceOfConnection(Store &store, const QString &name)
{
    QString service;
    auto done = store.read([&service, &name](Sql &sql) -> Result<void> {
        auto query = sql.run("SELECT service FROM connection WHERE name = ?", {name});
        if (!query) {
            return fail(query.error());
        }
        if ((*query)->next()) {
            service = (*query)->value(0).toString();
        }
        return {};
    });
    if (!done) {
        return fail(done.error());
    }
    return service;
}

} // namespace

Result<void> checkJobConnections(Store &store, const Job &job, QStringList &notices)
{
    const JobServices needed = servicesOfJobKind(job.kind);
    const std::pair<QString, QString> ends[]
        = {{job.source, needed.source}, {job.target, needed.target}};
    for (const auto &[name, service] : ends) {
        auto found = serviceOfConnection(store, name);
        if (!found) {
            return fail(found.error());
        }
        const QString notice = u"“%1” needs the connection “%2” (%3), which is not there yet"_s.arg(
            job.name, name, service);
        if (found->isEmpty() && !notices.contains(notice)) {
            notices.append(notice);
        } else if (!found->isEmpty() && *found != service) {
            return fail(ErrorKind::Config,
                u"The job “%1” cannot use the connection “%2”"_s.arg(job.name, name),
                u"It needs one for %1; that one is for %2"_s.arg(service, *found),
                u"Name another connection; nothing was changed"_s);
        }
    }
    return {};
}

Result<void> noteMissingNext(Store &store, const QList<Job> &jobs, QStringList &notices)
{
    return store.read([&](Sql &sql) -> Result<void> {
        for (const Job &job : jobs) {
            const QString &next = job.terms.thenJob;
            auto found = sql.run("SELECT 1 FROM job_def WHERE name = ?", {next});
            if (!found) {
                return fail(found.error());
            }
            if (!next.isEmpty() && !(*found)->next()) {
                notices.append(u"“%1” is to be followed by “%2”, which is not there yet"_s.arg(
                    job.name, next));
            }
        }
        return {};
    });
}

} // namespace sluice
