// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/codelibsettings.h"

#include "app/documents/connectionfile.h"
#include "app/documents/connections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "core/http/outboundhosts.h"
#include "services/zoho/zohodatacentre.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using CodeLibVariables = QMap<QString, QString>;

constexpr auto kViewIdSuffix = "_VIEW_ID"_L1;

Result<void> checkCodeLibSecrets(const CodeLibVariables &variables)
{
    QStringList missing;
    for (const QString &name : codeLibSecretVariables()) {
        if (variables.value(name).isEmpty())
            missing.append(name);
    }
    if (missing.isEmpty())
        return {};
    return fail(ErrorKind::Config, u"The variables of the CodeLib were not taken over"_s,
        u"Not set: %1"_s.arg(missing.join(u", "_s)),
        u"Set them and import again; nothing was changed"_s);
}

Connection viewsOf(const CodeLibVariables &variables, QJsonObject settings, QStringList &notices)
{
    QStringList missing;
    for (const auto &[key, name] :
        {std::pair{u"orgId"_s, u"ORG_ID"_s}, std::pair{u"workspaceId"_s, u"WORKSPACE_ID"_s}}) {
        const QString value = variables.value(name).trimmed();
        if (value.isEmpty())
            missing.append(name);
        else
            settings.insert(key, value);
    }
    if (!missing.isEmpty())
        notices.append(
            u"Not set: %1. Fill in organisation and workspace in the connection “%2”"_s.arg(
                missing.join(u", "_s), kCodeLibViewsName));
    return codeLibConnection(kCodeLibViewsName, u"zoho-analytics"_s, settings);
}

Result<Job> tableJob(Jobs &jobs, const QString &table, const QString &view, const QString &source)
{
    auto known = jobs.list();
    if (!known)
        return fail(known.error());
    Job job;
    job.name = codeLibJobName(table);
    job.kind = kDatastoreAnalyticsKind;
    const auto before = std::find_if(known->cbegin(), known->cend(),
        [&job](const Job &candidate) { return candidate.name == job.name; });
    if (before != known->cend() && before->kind != job.kind)
        return fail(ErrorKind::Config,
            u"There is a job “%1” already, of another kind"_s.arg(job.name), {},
            u"Remove it; nothing was changed"_s);
    if (before != known->cend())
        job = *before;
    job.source = source;
    job.target = kCodeLibViewsName;
    job.parameters.insert(u"table"_s, table);
    job.parameters.insert(u"view"_s, view);
    if (auto checked = checkJob(job); !checked)
        return fail(checked.error());
    return job;
}

void noteCallers(const CodeLibVariables &variables, OriginalsPlan &plan)
{
    if (!variables.value(u"CODELIB_SECRET_KEY"_s).isEmpty())
        plan.notices.append(
            u"CODELIB_SECRET_KEY is not taken over: callers of the control API send the content of"
            " control.key in the header catalyst-codelib-secret-key"_s);
    if (plan.jobs.isEmpty())
        plan.notices.append(
            u"No <Table>_VIEW_ID is set, so no job was made: one is made for each table"_s);
}

// The project's connection where it is known, and its name for the jobs.
Result<QString> addStore(Connections &connections, const CodeLibVariables &variables,
    QJsonObject settings, OriginalsPlan &plan)
{
    const QString project = variables.value(u"CATALYST_PROJECT_ID"_s).trimmed();
    if (!project.isEmpty())
        settings.insert(u"projectId"_s, project);
    Connection store = codeLibConnection(kCodeLibStoreName, u"catalyst"_s, settings);
    if (auto completed = completeOriginal(connections, store, plan.notices); !completed)
        return fail(completed.error());
    if (store.settings.contains(u"projectId"_s)) {
        plan.connections.append(store);
        return store.name;
    }
    auto name = onlyConnection(connections, store.service, kCodeLibStoreName);
    if (!name)
        return fail(name.error());
    plan.notices.append(
        u"The variables do not name the Catalyst project: the jobs read from the connection “%1”."
        " Set CATALYST_PROJECT_ID and import again, or make it by hand"_s.arg(*name));
    return *name;
}

} // namespace

QStringList codeLibSecretVariables()
{
    return {u"CLIENT_ID"_s, u"CLIENT_SECRET"_s, u"REFRESH_TOKEN"_s};
}

bool isCodeLibVariable(const QString &name)
{
    static const QStringList names{u"AUTH_HOST"_s, u"CODELIB_SECRET_KEY"_s, u"ORG_ID"_s,
        u"WORKSPACE_ID"_s, u"CATALYST_PROJECT_ID"_s};
    return codeLibSecretVariables().contains(name) || names.contains(name)
        || (name.endsWith(kViewIdSuffix) && name.size() > kViewIdSuffix.size());
}

QStringList codeLibVariables(const CodeLibVariables &variables)
{
    QStringList names;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it) {
        if (isCodeLibVariable(it.key()))
            names.append(it.key());
    }
    return names;
}

bool isSyncCodeLibMeant(const QMap<QString, QString> &variables)
{
    const QStringList shared
        = codeLibSecretVariables() + QStringList{u"CODELIB_SECRET_KEY"_s, u"AUTH_HOST"_s};
    const QStringList names = codeLibVariables(variables);
    return std::any_of(names.cbegin(), names.cend(),
        [&shared](const QString &name) { return !shared.contains(name); });
}

Result<QJsonObject> codeLibHosts(const QMap<QString, QString> &variables)
{
    const QUrl url(
        variables.value(u"AUTH_HOST"_s, u"https://accounts.zoho.com/oauth/v2/token"_s).trimmed());
    if (isLoopbackLiteral(url.host())) {
        const QString origin = url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery
                                      | QUrl::RemoveFragment | QUrl::RemoveUserInfo)
                                   .toString();
        return QJsonObject{
            {u"dataCentre"_s, u"us"_s}, {u"accountsUrl"_s, origin}, {u"apiUrl"_s, origin}};
    }
    for (const QString &centre : zohoDataCentres()) {
        const auto hosts = zohoHosts(centre, {}, ZohoService::Analytics);
        if (hosts && hosts->accounts.host() == url.host())
            return QJsonObject{{u"dataCentre"_s, centre}};
    }
    return fail(ErrorKind::Config, u"AUTH_HOST names no data centre of Zoho"_s, {},
        u"Set it as https://accounts.zoho.eu/oauth/v2/token, for example"_s);
}

Connection codeLibConnection(
    const QString &name, const QString &service, const QJsonObject &settings)
{
    Connection connection;
    connection.name = name;
    connection.service = service;
    connection.settings = settings;
    connection.secrets.insert(u"clientId"_s, {SecretRef::Kind::Env, u"CLIENT_ID"_s});
    connection.secrets.insert(u"clientSecret"_s, {SecretRef::Kind::Env, u"CLIENT_SECRET"_s});
    connection.secrets.insert(u"refreshToken"_s, {SecretRef::Kind::Env, u"REFRESH_TOKEN"_s});
    return connection;
}

QString codeLibJobName(const QString &table)
{
    return u"Copy %1 (CodeLib)"_s.arg(table);
}

Result<OriginalsPlan> planCodeLibVariables(
    Connections &connections, Jobs &jobs, const CodeLibVariables &variables)
{
    if (auto checked = checkCodeLibSecrets(variables); !checked)
        return fail(checked.error());
    auto hosts = codeLibHosts(variables);
    if (!hosts)
        return fail(hosts.error());
    OriginalsPlan plan;
    Connection views = viewsOf(variables, *hosts, plan.notices);
    if (auto completed = completeOriginal(connections, views, plan.notices); !completed)
        return fail(completed.error());
    plan.connections.append(views);
    auto source = addStore(connections, variables, *hosts, plan);
    if (!source)
        return fail(source.error());
    for (const Connection &connection : std::as_const(plan.connections)) {
        if (auto checked = checkConnection(connection); !checked)
            return fail(checked.error());
    }
    for (auto it = variables.cbegin(); it != variables.cend(); ++it) {
        if (!it.key().endsWith(kViewIdSuffix) || it.key().size() == kViewIdSuffix.size())
            continue;
        auto job = tableJob(jobs, it.key().chopped(kViewIdSuffix.size()), it->trimmed(), *source);
        if (!job)
            return fail(job.error());
        plan.jobs.append(*job);
    }
    noteCallers(variables, plan);
    return plan;
}

bool isCatalystConfiguration(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    return !object.contains(u"formatVersion"_s)
        && object.value("deployment"_L1).toObject().value("env_variables"_L1).isObject();
}

QJsonObject catalystConfigurationVariables(const QByteArray &text)
{
    return QJsonDocument::fromJson(text)["deployment"_L1]["env_variables"_L1].toObject();
}

} // namespace sluice
