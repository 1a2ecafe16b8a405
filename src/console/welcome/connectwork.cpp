// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/connectwork.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/documents/starters.h"
#include "app/runs/runs.h"
#include "app/signin/signin.h"
#include "console/analytics/tablefacts.h"
#include "console/connections/connectionwords.h"
#include "console/crmbulk/crmschema.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A name with the first number that makes it free.
QString freeName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number)
        name = u"%1 %2"_s.arg(wanted).arg(number);
    return name;
}

Result<void> signInAll(Application &application, const QList<Connection> &made, const Secret &code,
    const CancelToken &token)
{
    QString first;
    for (const Connection &connection : made) {
        if (!hasSignIn(connection.service))
            continue;
        auto done = first.isEmpty() ? signInWithCode(application, connection.id, code, token)
                                    : shareSignIn(application, first, connection.id, token);
        if (!done)
            return done;
        if (first.isEmpty())
            first = connection.id;
    }
    return {};
}

QString starterOf(const QString &kind)
{
    return kind == "crm-bulk"_L1           ? u"clean-up-leads"_s
        : kind == "datastore-analytics"_L1 ? u"copy-table"_s
                                           : u"import-shop"_s;
}

QJsonObject starterJson(const QString &kind)
{
    return QJsonDocument::fromJson(starterDocument(starterOf(kind))).object();
}

} // namespace

Result<QList<Connection>> makeAccounts(Application &application, const QList<NewAccount> &accounts,
    const Secret &code, const CancelToken &token)
{
    auto known = application.connections().list();
    if (!known)
        return fail(known.error());
    QStringList taken;
    for (const Connection &connection : std::as_const(*known))
        taken.append(connection.name);
    QList<Connection> made;
    QStringList names;
    Result<void> done;
    for (const NewAccount &account : accounts) {
        Connection connection = account.connection;
        const bool isNew = connection.id.isEmpty();
        if (isNew) {
            connection.name = freeName(connection.name, taken);
        } else if (auto before = application.connections().findById(connection.id); before) {
            connection.name = before->name;
            connection.secrets = before->secrets; // its sign-in stays
        }
        auto saved = application.connections().save(connection, account.values);
        if (!saved) {
            done = fail(saved.error());
            break;
        }
        taken.append(saved->name);
        if (isNew)
            names.append(saved->name);
        made.append(*saved);
    }
    if (done && !code.isEmpty())
        done = signInAll(application, made, code, token);
    if (!done) {
        dropAccounts(application, names);
        return fail(done.error());
    }
    return made;
}

Result<void> shareSignIn(
    Application &application, const QString &fromId, const QString &toId, const CancelToken &token)
{
    auto from = application.connections().findById(fromId);
    if (!from)
        return fail(from.error());
    auto refreshToken = application.connections().secret(*from, u"refreshToken"_s);
    if (!refreshToken)
        return fail(refreshToken.error());
    return signInWithRefreshToken(application, toId, *refreshToken, token);
}

// As far as it can: a connection that stays is listed on its page.
void dropAccounts(Application &application, const QStringList &names)
{
    for (const QString &name : names) {
        [[maybe_unused]] const auto gone = application.connections().remove(name);
    }
}

Result<QList<WorkspaceChoice>> findWorkspace(
    Application &application, const QString &name, const CancelToken &token)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    const QJsonObject &settings = connection->settings;
    if (!settings.value("orgId"_L1).toString().isEmpty()
        && !settings.value("workspaceId"_L1).toString().isEmpty())
        return QList<WorkspaceChoice>();
    auto workspaces = loadWorkspaces(application, name, token);
    if (!workspaces)
        return fail(workspaces.error());
    QList<WorkspaceChoice> choices;
    for (const AnalyticsWorkspace &workspace : std::as_const(*workspaces))
        choices.append({workspace.id, workspace.orgId, workspace.name});
    if (choices.isEmpty())
        return fail(ErrorKind::Config, u"The sign-in sees no workspace of Zoho Analytics"_s, {},
            u"Make one there, or sign in as somebody who has one"_s);
    if (choices.size() > 1)
        return choices;
    if (auto set = setWorkspace(application, name, choices.first()); !set)
        return fail(set.error());
    return QList<WorkspaceChoice>();
}

Result<void> setWorkspace(
    Application &application, const QString &name, const WorkspaceChoice &workspace)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    connection->settings.insert(u"orgId"_s, workspace.orgId);
    connection->settings.insert(u"workspaceId"_s, workspace.id);
    auto saved = application.connections().save(*connection);
    return saved ? Result<void>() : Result<void>(fail(saved.error()));
}

Result<FirstJobFacts> firstJobFacts(
    Application &application, const QString &kind, const QString &source, const CancelToken &token)
{
    FirstJobFacts facts;
    if (kind == "datastore-analytics"_L1) {
        auto project = loadProjectFacts(application, source, token);
        if (!project)
            return fail(project.error());
        facts.tables = project->tables;
        return facts;
    }
    if (kind != "crm-bulk"_L1)
        return facts;
    const QJsonObject parameters = starterJson(kind).value("parameters"_L1).toObject();
    auto fields
        = loadCrmFields(application, source, parameters.value("module"_L1).toString(), token);
    if (!fields)
        return fail(fields.error());
    for (const QJsonValue &value : parameters.value("fields"_L1).toArray()) {
        const auto isIt
            = [&value](const CrmField &field) { return field.apiName == value.toString(); };
        if (std::none_of(fields->cbegin(), fields->cend(), isIt))
            facts.missing.append(value.toString());
    }
    return facts;
}

Result<Job> firstJob(Application &application, const QString &kind, const QString &source,
    const QString &target, const FirstJobFacts &facts, const QString &table)
{
    const QJsonObject starter = starterJson(kind);
    Job job{.name = starter.value("name"_L1).toString(), .kind = kind};
    job.source = source;
    job.target = target;
    job.parameters = starter.value("parameters"_L1).toObject();
    if (kind == "datastore-analytics"_L1) {
        job.name = u"Copy %1"_s.arg(table);
        job.parameters.insert(u"table"_s, table);
        job.parameters.insert(u"view"_s, u"%1 from the Data Store"_s.arg(table));
    }
    if (!facts.missing.isEmpty()) { // the example's rules have nothing to work on there
        QJsonArray fields;
        for (const QJsonValue &field : job.parameters.value("fields"_L1).toArray()) {
            if (!facts.missing.contains(field.toString()))
                fields.append(field);
        }
        job.name = u"Look at %1"_s.arg(job.parameters.value("module"_L1).toString().toLower());
        job.parameters.insert(u"fields"_s, fields);
        job.parameters.remove(u"processors"_s);
    }
    auto known = application.jobs().list();
    if (!known)
        return fail(known.error());
    QStringList taken;
    for (const Job &other : std::as_const(*known))
        taken.append(other.name);
    job.name = freeName(job.name, taken);
    return job;
}

Result<RunRow> planFirstJob(Application &application, Job job, const CancelToken &token)
{
    auto saved = application.jobs().save(std::move(job));
    if (!saved)
        return fail(saved.error());
    auto run = application.runs().start(saved->name, true, token);
    if (!run) {
        // Nothing half: what was wrong is mended, and it is made once more.
        [[maybe_unused]] const auto gone = application.jobs().remove(saved->name);
    }
    return run;
}

} // namespace sluice
