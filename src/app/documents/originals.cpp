// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/originals.h"

#include "app/documents/codelibsettings.h"
#include "app/documents/connectionfile.h"
#include "app/documents/connections.h"
#include "app/documents/crmcodelib.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "app/documents/serviceschema.h"
#include "services/commercetools/ctscopes.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "syncs/commerceklaviyo/mapping/pluginsettings.h"

#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using Variables = QMap<QString, QString>;

const QStringList &neededVariables()
{
    static const QStringList names{u"CT_API_URL"_s, u"CT_AUTH_URL"_s, u"CT_PROJECT_ID"_s,
        u"CT_API_CLIENT"_s, u"KLAVIYO_AUTH_KEY"_s};
    return names;
}

const QStringList &furtherVariables()
{
    static const QStringList names{u"CT_SCOPE"_s, u"CT_SCOPES"_s, u"PRODUCT_URL_TEMPLATE"_s,
        u"PREFERRED_LOCALE"_s, u"PREFERRED_CURRENCY"_s, u"PUB_SUB_PORT"_s, u"BULK_IMPORT_PORT"_s,
        u"APP_TYPE"_s, u"CONNECT_ENV"_s, u"NODE_CONFIG"_s};
    return names;
}

Result<void> checkVariables(const Variables &variables)
{
    QStringList missing;
    for (const QString &name : neededVariables()) {
        if (variables.value(name).isEmpty()) {
            missing.append(name);
        }
    }
    if (missing.isEmpty()) {
        return {};
    }
    const QString what = u"The variables of the plugin were not taken over"_s;
    if (missing.size() < neededVariables().size()) {
        return fail(ErrorKind::Config, what, u"Not set: %1"_s.arg(missing.join(u", "_s)),
            u"Set them and import again; nothing was changed"_s);
    }
    return fail(ErrorKind::Config, what, u"None of %1 is set"_s.arg(missing.join(u", "_s)),
        u"Start the program where the plugin's variables are set"_s);
}

// The code reads CT_SCOPES, its documents say CT_SCOPE.
QString scopesOf(const Variables &variables, QStringList &notices)
{
    const QString ofCode = variables.value(u"CT_SCOPES"_s).simplified();
    const QString ofDocuments = variables.value(u"CT_SCOPE"_s).simplified();
    if (!ofCode.isEmpty() && !ofDocuments.isEmpty() && ofCode != ofDocuments) {
        notices.append(u"CT_SCOPE and CT_SCOPES differ; CT_SCOPES was taken, as the plugin does"_s);
    }
    return ofCode.isEmpty() ? ofDocuments : ofCode;
}

Connection shopOf(const Variables &variables, QStringList &notices)
{
    Connection shop;
    shop.name = kPluginShopName;
    shop.service = u"commercetools"_s;
    const QString project = variables.value(u"CT_PROJECT_ID"_s).trimmed();
    shop.settings = {{u"apiUrl"_s, variables.value(u"CT_API_URL"_s).trimmed()},
        {u"authUrl"_s, variables.value(u"CT_AUTH_URL"_s).trimmed()}, {u"projectKey"_s, project}};
    if (const QString scopes = scopesOf(variables, notices); !scopes.isEmpty()) {
        shop.settings.insert(u"scopes"_s, scopes);
        const QStringList missing = ctMissingScopes(scopes, project);
        if (!missing.isEmpty()) {
            notices.append(
                u"The scopes do not hold %1, which some imports need"_s.arg(missing.join(u", "_s)));
        }
    }
    shop.secrets.insert(u"clientId"_s, {SecretRef::Kind::Env, u"CT_API_CLIENT.clientId"_s});
    shop.secrets.insert(u"clientSecret"_s, {SecretRef::Kind::Env, u"CT_API_CLIENT.secret"_s});
    return shop;
}

Connection klaviyoConnectionOf()
{
    Connection klaviyo;
    klaviyo.name = kPluginKlaviyoName;
    klaviyo.service = u"klaviyo"_s;
    klaviyo.secrets.insert(u"privateKey"_s, {SecretRef::Kind::Env, u"KLAVIYO_AUTH_KEY"_s});
    return klaviyo;
}

void notePort(const Variables &variables, QStringList &notices)
{
    const bool isNamed = !variables.value(u"BULK_IMPORT_PORT"_s).isEmpty();
    const QString name = isNamed ? u"BULK_IMPORT_PORT"_s : u"PUB_SUB_PORT"_s;
    const QString value = variables.value(name).trimmed();
    if (value.isEmpty()) {
        return;
    }
    const int port = value.toInt();
    if (port < 1 || port > 65535) {
        notices.append(u"%1 is no port and was left out"_s.arg(name));
        return;
    }
    notices.append(u"%1: the control API takes it with "
                   "sluice-cli serve --job \"%2\" --listen 127.0.0.1:%3"_s.arg(
                       name, kPluginJobName, QString::number(port)));
}

void noteOthers(const Variables &variables, QStringList &notices)
{
    const QString type = variables.value(u"APP_TYPE"_s).trimmed();
    if (!type.isEmpty() && type != "BULK_IMPORT"_L1) {
        notices.append(
            u"Warning: APP_TYPE is not BULK_IMPORT. Only the bulk imports are taken over,"
            " not the plugin's sending of live events"_s);
    }
    if (!variables.value(u"CONNECT_ENV"_s).isEmpty()) {
        notices.append(u"CONNECT_ENV has no effect here"_s);
    }
}

// The plugin ignores a locale of another form silently.
void checkLocale(Variables &variables, QStringList &notices)
{
    static const QRegularExpression form(
        u"\\A[A-Za-z]{2,4}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2}|[0-9]{3}))?\\z"_s);
    const QString locale = variables.value(u"PREFERRED_LOCALE"_s);
    if (!locale.isEmpty() && !form.match(locale).hasMatch()) {
        variables.remove(u"PREFERRED_LOCALE"_s);
        notices.append(u"PREFERRED_LOCALE is no locale such as en-US and was left out"_s);
    }
}

// The job with the mapping that the configuration and the variables make of the one it has.
Result<Job> pluginJob(
    Jobs &jobs, const QByteArray &json, const Variables &variables, QStringList &notices)
{
    auto known = jobs.list();
    if (!known) {
        return fail(known.error());
    }
    Job job;
    const auto before = std::find_if(known->cbegin(), known->cend(),
        [](const Job &candidate) { return candidate.name == kPluginJobName; });
    if (before != known->cend() && before->kind != kCommerceKlaviyoKind) {
        return fail(ErrorKind::Config,
            u"There is a job “%1” already, of another kind"_s.arg(kPluginJobName), {},
            u"Remove it; nothing was changed"_s);
    }
    if (before != known->cend()) {
        job = *before;
    } else {
        job.name = kPluginJobName;
        job.kind = kCommerceKlaviyoKind;
        job.parameters = {{u"resource"_s, u"all"_s}, {u"mode"_s, u"all"_s}};
    }
    commercemap::MappingSettings base;
    if (job.mapping.isObject()) {
        auto read = commercemap::MappingSettings::fromJson(job.mapping.toObject());
        if (!read) {
            return fail(read.error());
        }
        base = *read;
    }
    auto mapping = commercemap::importPluginConfiguration(json, variables, base);
    if (!mapping) {
        return fail(mapping.error());
    }
    notices += mapping->notes;
    job.mapping = mapping->settings.toJson();
    return job;
}

// Whether any of the plugin's variables is there.
bool isPluginMeant(const Variables &variables)
{
    return std::any_of(neededVariables().cbegin(), neededVariables().cend(),
        [&variables](const QString &name) { return !variables.value(name).isEmpty(); });
}

} // namespace

// What the variables cannot say: the environment. Live data is the careful guess.
Result<void> completeOriginal(
    Connections &connections, Connection &connection, QStringList &notices)
{
    auto known = connections.list();
    if (!known) {
        return fail(known.error());
    }
    for (const Connection &before : std::as_const(*known)) {
        if (before.name != connection.name || before.service != connection.service) {
            continue;
        }
        connection.colour = before.colour;
        connection.environment = before.environment;
        for (const QString &key : before.settings.keys()) {
            if (!connection.settings.contains(key) && key != "scopes"_L1) {
                connection.settings.insert(key, before.settings.value(key));
            }
        }
    }
    if (isAnyHostLoopback(connection.service, connection.settings)) {
        connection.environment = u"sandbox"_s;
    } else if (connection.environment.isEmpty()) {
        connection.environment = u"production"_s;
        notices.append(
            u"“%1” is marked as production; change that if it is not"_s.arg(connection.name));
    }
    return {};
}

// The name of the only connection of the service, or `otherwise`.
Result<QString> onlyConnection(
    Connections &connections, const QString &service, const QString &otherwise)
{
    auto known = connections.list();
    if (!known) {
        return fail(known.error());
    }
    QStringList names;
    for (const Connection &connection : std::as_const(*known)) {
        if (connection.service == service) {
            names.append(connection.name);
        }
    }
    return names.contains(otherwise) || names.size() != 1 ? otherwise : names.front();
}

bool isSecretVariable(const QString &name)
{
    static const QStringList names{u"CT_API_CLIENT"_s, u"KLAVIYO_AUTH_KEY"_s, u"CLIENT_ID"_s,
        u"CLIENT_SECRET"_s, u"REFRESH_TOKEN"_s, u"CODELIB_SECRET_KEY"_s};
    return names.contains(name);
}

bool isOriginalVariable(const QString &name)
{
    return neededVariables().contains(name) || furtherVariables().contains(name)
        || isCodeLibVariable(name) || isCrmCodeLibVariable(name);
}

QMap<QString, QString> originalVariables()
{
    Variables variables;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (!isOriginalVariable(name)
            || qEnvironmentVariableIsEmpty(name.toLocal8Bit().constData())) {
            continue;
        }
        variables.insert(name, isSecretVariable(name) ? u"set"_s : environment.value(name));
    }
    // A name that anybody may use counts beside the other one only.
    if (!variables.contains(u"FIELDS_TO_BE_PROCESSED"_s))
        variables.remove(u"MODULE"_s);
    return variables;
}

namespace {

Result<OriginalsPlan> planPluginVariables(
    Connections &connections, Jobs &jobs, const Variables &given)
{
    Variables variables = given;
    if (auto checked = checkVariables(variables); !checked) {
        return fail(checked.error());
    }
    OriginalsPlan plan;
    checkLocale(variables, plan.notices);
    plan.connections = {shopOf(variables, plan.notices), klaviyoConnectionOf()};
    for (Connection &connection : plan.connections) {
        if (auto completed = completeOriginal(connections, connection, plan.notices); !completed) {
            return fail(completed.error());
        }
        if (auto checked = checkConnection(connection); !checked) {
            return fail(checked.error());
        }
    }
    auto job = pluginJob(jobs, variables.value(u"NODE_CONFIG"_s).toUtf8(), variables, plan.notices);
    if (!job) {
        return fail(job.error());
    }
    job->source = kPluginShopName;
    job->target = kPluginKlaviyoName;
    if (auto checked = checkJob(*job); !checked) {
        return fail(checked.error());
    }
    plan.jobs = {*job};
    notePort(variables, plan.notices);
    noteOthers(variables, plan.notices);
    plan.notices.prepend(
        u"The secrets stay in CT_API_CLIENT and KLAVIYO_AUTH_KEY, which must be set"
        " wherever these connections are used"_s);
    return plan;
}

} // namespace

Result<OriginalsPlan> planOriginalVariables(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables)
{
    const bool isOfCrm = isCrmCodeLibMeant(variables);
    const bool isOfSync
        = isOfCrm ? isSyncCodeLibMeant(variables) : !codeLibVariables(variables).isEmpty();
    OriginalsPlan plan;
    const auto add = [&plan](const Result<OriginalsPlan> &more) -> Result<void> {
        if (!more)
            return fail(more.error());
        plan.connections += more->connections;
        plan.jobs += more->jobs;
        plan.notices += more->notices;
        return {};
    };
    if (isPluginMeant(variables) || (!isOfCrm && !isOfSync)) {
        if (auto added = add(planPluginVariables(connections, jobs, variables)); !added)
            return fail(added.error());
    }
    const qsizetype ofPlugin = plan.connections.size();
    if (isOfSync) {
        if (auto added = add(planCodeLibVariables(connections, jobs, variables)); !added)
            return fail(added.error());
    }
    if (isOfCrm) {
        if (auto added = add(planCrmCodeLib(connections, jobs, variables)); !added)
            return fail(added.error());
    }
    if (plan.connections.size() > ofPlugin)
        plan.notices.append(
            u"The secrets stay in CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN, which must"
            " be set wherever these connections are used"_s);
    return plan;
}

Result<ImportReport> importOriginalVariables(
    Connections &connections, Jobs &jobs, const QMap<QString, QString> &variables)
{
    auto plan = planOriginalVariables(connections, jobs, variables);
    if (!plan) {
        return fail(plan.error());
    }
    return takeOver(connections, jobs, *plan);
}

bool isPluginConfiguration(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.contains(u"formatVersion"_s)) {
        return false;
    }
    const auto isObject = [&object](QLatin1StringView key) { return object.value(key).isObject(); };
    return isObject("order"_L1) || isObject("customer"_L1) || isObject("payment"_L1)
        || isObject("product"_L1) || object.value("disabledEvents"_L1).isArray();
}

Result<OriginalsPlan> planPluginFile(Connections &connections, Jobs &jobs, const QByteArray &text)
{
    OriginalsPlan plan;
    auto job = pluginJob(jobs, text, {}, plan.notices);
    if (!job) {
        return fail(job.error());
    }
    const std::tuple<QString &, QString, QLatin1StringView> ends[]
        = {{job->source, u"commercetools"_s, kPluginShopName},
            {job->target, u"klaviyo"_s, kPluginKlaviyoName}};
    for (const auto &[end, service, otherwise] : ends) {
        if (!end.isEmpty()) {
            continue;
        }
        auto name = onlyConnection(connections, service, otherwise);
        if (!name) {
            return fail(name.error());
        }
        end = *name;
    }
    plan.jobs = {*job};
    return plan;
}

Result<ImportReport> importPluginFile(Connections &connections, Jobs &jobs, const QByteArray &text)
{
    auto plan = planPluginFile(connections, jobs, text);
    if (!plan) {
        return fail(plan.error());
    }
    return takeOver(connections, jobs, *plan);
}

} // namespace sluice
