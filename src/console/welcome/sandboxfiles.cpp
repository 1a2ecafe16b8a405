// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/sandboxfiles.h"

#include "app/application.h"
#include "app/documents/connectionfile.h"
#include "app/documents/connections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "app/documents/serviceschema.h"
#include "app/runs/runs.h"

#include <QFile>

#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestSandboxFile = 4 << 20;

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, u"%1 cannot be read"_s.arg(path), file.errorString());
    return file.read(kLongestSandboxFile);
}

// What is to be imported of one; nothing: it stays as it is.
std::optional<Connection> wantedConnection(
    const Connection &offered, const QList<Connection> &known, SandboxWish wish)
{
    for (Connection before : known) {
        if (before.name != offered.name)
            continue;
        if (before.service != offered.service
            || !isEveryHostLoopback(before.service, before.settings))
            return std::nullopt;
        for (const QString &key : hostSettingsOfService(offered.service))
            before.settings.insert(key, offered.settings.value(key));
        return before;
    }
    return wish == SandboxWish::Everything ? std::optional(offered) : std::nullopt;
}

Result<ImportReport> takeConnections(
    Connections &connections, const QByteArray &text, SandboxWish wish)
{
    const auto offered = parseConnectionFile(text);
    if (!offered)
        return fail(offered.error());
    const auto known = connections.list();
    if (!known)
        return fail(known.error());
    QList<Connection> wanted;
    for (const ConnectionFileEntry &entry : *offered) {
        if (auto connection = wantedConnection(entry.connection, *known, wish))
            wanted.append(*connection);
    }
    return connections.import(writeConnectionFile(wanted));
}

Result<ImportReport> takeJobs(Jobs &jobs, const QByteArray &text)
{
    auto offered = parseJobFile(text);
    if (!offered)
        return fail(offered.error());
    const auto known = jobs.list();
    if (!known)
        return fail(known.error());
    offered->removeIf([&known](const Job &job) {
        return std::any_of(known->cbegin(), known->cend(),
            [&job](const Job &before) { return before.name == job.name; });
    });
    return jobs.import(writeJobsFile(*offered));
}

} // namespace

Result<ImportReport> takeSandboxFiles(Application &application, const QString &connectionsFile,
    const QString &jobsFile, SandboxWish wish)
{
    const auto connections = contentOf(connectionsFile);
    if (!connections)
        return fail(connections.error());
    auto report = takeConnections(application.connections(), *connections, wish);
    if (!report || wish == SandboxWish::Addresses)
        return report;
    const auto jobs = contentOf(jobsFile);
    if (!jobs)
        return fail(jobs.error());
    auto more = takeJobs(application.jobs(), *jobs);
    if (!more)
        return more;
    report->added += more->added;
    report->notices += more->notices;
    return report;
}

Result<bool> isNothingThere(Application &application)
{
    const auto connections = application.connections().list();
    if (!connections)
        return fail(connections.error());
    const auto jobs = application.jobs().list();
    if (!jobs)
        return fail(jobs.error());
    const auto runs = application.runs().list(1);
    if (!runs)
        return fail(runs.error());
    return connections->isEmpty() && jobs->isEmpty() && runs->isEmpty();
}

} // namespace sluice
