// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/configuration.h"

#include "app/documents/connectionfile.h"
#include "app/documents/connections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "app/documents/pastedsettings.h"
#include "base/files.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using Item = ConfigurationItem;

// What is there, by name.
struct KnownDocuments
{
    QMap<QString, Connection> connections;
    QMap<QString, Job> jobs;
};

Result<KnownDocuments> readKnown(Connections &connections, Jobs &jobs)
{
    auto listed = connections.list();
    if (!listed)
        return fail(listed.error());
    auto saved = jobs.list();
    if (!saved)
        return fail(saved.error());
    KnownDocuments known;
    for (const Connection &connection : std::as_const(*listed))
        known.connections.insert(connection.name, connection);
    for (const Job &job : std::as_const(*saved))
        known.jobs.insert(job.name, job);
    return known;
}

QString projectOf(const QJsonObject &settings)
{
    for (const auto key : {"projectKey"_L1, "projectId"_L1, "workspaceId"_L1}) {
        if (const QString project = settings.value(key).toString(); !project.isEmpty())
            return project;
    }
    return {};
}

// With a secret that is typed into the file it is taken for changed: what the vault has is not
// looked at for a list.
Item itemOf(const Connection &connection, bool hasValues, const KnownDocuments &known)
{
    Item item{.kind = Item::Kind::Connection,
        .name = connection.name,
        .change = Item::Change::New,
        .service = connection.service,
        .environment = connection.environment,
        .project = projectOf(connection.settings),
        .source = {},
        .target = {},
        .from = {}};
    const auto before = known.connections.constFind(connection.name);
    if (before == known.connections.cend())
        return item;
    Connection after = connection;
    after.id = before->id;
    item.change = !hasValues && after == *before ? Item::Change::Unchanged : Item::Change::Changed;
    return item;
}

Item itemOf(const Job &job, const KnownDocuments &known)
{
    Item item{.kind = Item::Kind::Job,
        .name = job.name,
        .change = Item::Change::New,
        .service = {},
        .environment = {},
        .project = {},
        .source = job.source,
        .target = job.target,
        .from = {}};
    const auto before = known.jobs.constFind(job.name);
    if (before != known.jobs.cend())
        item.change = writeJobFile(*before) == writeJobFile(job) ? Item::Change::Unchanged
                                                                 : Item::Change::Changed;
    return item;
}

class ConfigurationReader final
{
public:
    ConfigurationReader(Connections &connections, Jobs &jobs, KnownDocuments known)
        : m_connections(connections)
        , m_jobs(jobs)
        , m_known(std::move(known))
    {
    }

    void read(const ConfigurationText &text)
    {
        m_from = text.name;
        const QJsonObject object = QJsonDocument::fromJson(text.content).object();
        const bool isOurs = object.contains("formatVersion"_L1);
        Result<void> done;
        if (isOurs && object.contains("connections"_L1))
            done = readConnections(text);
        else if (isOurs && (object.contains("jobs"_L1) || object.contains("kind"_L1)))
            done = readJobs(text);
        else
            done = readOriginal(text);
        if (!done)
            add({.kind = Item::Kind::Problem, .name = done.error().text()});
    }
    ConfigurationPlan take() { return std::move(m_plan); }

private:
    void add(Item item)
    {
        item.from = m_from;
        m_plan.items.append(item);
    }
    Result<void> readConnections(const ConfigurationText &text);
    Result<void> readJobs(const ConfigurationText &text);
    Result<void> readOriginal(const ConfigurationText &text);

    Connections &m_connections;
    Jobs &m_jobs;
    const KnownDocuments m_known;
    QString m_from;
    ConfigurationPlan m_plan;
};

Result<void> ConfigurationReader::readConnections(const ConfigurationText &text)
{
    const auto entries = parseConnectionFile(text.content);
    if (!entries)
        return fail(entries.error());
    for (const ConnectionFileEntry &entry : *entries)
        add(itemOf(entry.connection, !entry.values.isEmpty(), m_known));
    m_plan.connectionFiles.append(text.content);
    return {};
}

Result<void> ConfigurationReader::readJobs(const ConfigurationText &text)
{
    const auto jobs = parseJobFile(text.content);
    if (!jobs)
        return fail(jobs.error());
    for (const Job &job : *jobs)
        add(itemOf(job, m_known));
    m_plan.jobFiles.append(text);
    return {};
}

Result<void> ConfigurationReader::readOriginal(const ConfigurationText &text)
{
    const auto plan = planPastedSettings(m_connections, m_jobs, QString::fromUtf8(text.content));
    if (!plan)
        return fail(plan.error());
    for (const Connection &connection : plan->connections)
        add(itemOf(connection, plan->values.contains(connection.name), m_known));
    for (const Job &job : plan->jobs)
        add(itemOf(job, m_known));
    for (const QString &name : plan->unknown)
        add({.kind = Item::Kind::Unknown, .name = name});
    for (const QString &notice : plan->notices)
        add({.kind = Item::Kind::Notice, .name = notice});
    m_plan.originals.append(text.content);
    return {};
}

void appendReport(ImportReport &report, const ImportReport &more)
{
    report.added += more.added;
    report.changed += more.changed;
    report.unchanged += more.unchanged;
    report.notices += more.notices;
}

} // namespace

bool ConfigurationPlan::hasProblem() const
{
    return std::any_of(items.cbegin(), items.cend(),
        [](const ConfigurationItem &item) { return item.kind == Item::Kind::Problem; });
}

bool ConfigurationPlan::isEmpty() const
{
    return connectionFiles.isEmpty() && jobFiles.isEmpty() && originals.isEmpty();
}

Result<ConfigurationPlan> planConfiguration(
    Connections &connections, Jobs &jobs, const QList<ConfigurationText> &texts)
{
    auto known = readKnown(connections, jobs);
    if (!known)
        return fail(known.error());
    ConfigurationReader reader(connections, jobs, *known);
    for (const ConfigurationText &text : texts)
        reader.read(text);
    return reader.take();
}

Result<ImportReport> takeOverConfiguration(
    Connections &connections, Jobs &jobs, const ConfigurationPlan &plan)
{
    ImportReport report;
    const auto add = [&report](const Result<ImportReport> &more) -> Result<void> {
        if (!more)
            return fail(more.error());
        appendReport(report, *more);
        return {};
    };
    for (const QByteArray &file : plan.connectionFiles) {
        if (auto added = add(connections.import(file)); !added)
            return fail(added.error());
    }
    for (const QByteArray &original : plan.originals) {
        if (auto added = add(importOriginalText(connections, jobs, original)); !added)
            return fail(added.error());
    }
    for (const ConfigurationText &file : plan.jobFiles) {
        if (auto added = add(jobs.import(file.content, file.folder)); !added)
            return fail(added.error());
    }
    return report;
}

Result<ConfigurationExport> exportConfiguration(
    Connections &connections, Jobs &jobs, const QString &folder)
{
    auto text = connections.exportAll();
    if (!text)
        return fail(text.error());
    auto listed = connections.list();
    if (!listed)
        return fail(listed.error());
    auto saved = jobs.list();
    if (!saved)
        return fail(saved.error());
    ConfigurationExport written{
        .files = {folder + "/connections.json"_L1, folder + "/jobs.json"_L1},
        .connections = listed->size(),
        .jobs = saved->size()};
    if (auto done = writeFileDurably(written.files.first(), *text); !done)
        return fail(done.error());
    if (auto done = writeFileDurably(written.files.last(), writeJobsFile(*saved)); !done)
        return fail(done.error());
    return written;
}

} // namespace sluice
