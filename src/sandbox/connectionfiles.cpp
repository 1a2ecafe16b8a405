// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/connectionfiles.h"

#include "base/files.h"
#include "sandbox/accounts/grants.h"
#include "sandbox/analytics/viewcatalog.h"
#include "sandbox/catalyst/catalystproject.h"
#include "sandbox/commercetools/commercecredentials.h"
#include "sandbox/klaviyo/klaviyokeys.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

QJsonObject sandboxSecret(const char *text)
{
    return {{u"sandbox"_s, QString::fromLatin1(text)}};
}

QJsonObject catalystConnection(const Environment &environment)
{
    QJsonObject settings{{u"accountsUrl"_s, environment.baseUrl},
        {u"apiUrl"_s, environment.baseUrl}, {u"projectId"_s, QString::number(kCatalystProjectId)},
        {u"orgId"_s, QString::fromLatin1(kCatalystOrgId)},
        {u"projectEnvironment"_s, u"Production"_s}};
    if (!environment.options.hasLimits)
        settings.insert(u"limits"_s, u"off"_s);
    return {{u"name"_s, u"Sandbox Data Store"_s}, {u"service"_s, u"catalyst"_s},
        {u"environment"_s, u"sandbox"_s}, {u"settings"_s, settings},
        {u"secrets"_s,
            QJsonObject{{u"clientId"_s, sandboxSecret(kCatalystClientId)},
                {u"clientSecret"_s, sandboxSecret(kCatalystClientSecret)},
                {u"refreshToken"_s, sandboxSecret(kCatalystRefreshToken)}}}};
}

QJsonObject commerceConnection(const Environment &environment)
{
    QJsonObject settings{{u"apiUrl"_s, environment.baseUrl}, {u"authUrl"_s, environment.baseUrl},
        {u"projectKey"_s, QString::fromLatin1(kCommerceProjectKey)},
        {u"scopes"_s, QString::fromLatin1(kCommerceScopes)}};
    if (!environment.options.hasLimits)
        settings.insert(u"limits"_s, u"off"_s);
    return {{u"name"_s, u"Sandbox shop"_s}, {u"service"_s, u"commercetools"_s},
        {u"environment"_s, u"sandbox"_s}, {u"settings"_s, settings},
        {u"secrets"_s,
            QJsonObject{{u"clientId"_s, sandboxSecret(kCommerceClientId)},
                {u"clientSecret"_s, sandboxSecret(kCommerceClientSecret)}}}};
}

QJsonObject klaviyoConnection(const Environment &environment)
{
    QJsonObject settings{
        {u"apiUrl"_s, environment.baseUrl}, {u"revision"_s, QString::fromLatin1(kKlaviyoRevision)}};
    if (!environment.options.hasLimits)
        settings.insert(u"limits"_s, u"off"_s);
    return {{u"name"_s, u"Sandbox Klaviyo"_s}, {u"service"_s, u"klaviyo"_s},
        {u"environment"_s, u"sandbox"_s}, {u"settings"_s, settings},
        {u"secrets"_s, QJsonObject{{u"privateKey"_s, sandboxSecret(kKlaviyoKey)}}}};
}

QJsonObject analyticsConnection(const Environment &environment)
{
    QJsonObject settings{{u"dataCentre"_s, u"us"_s}, {u"accountsUrl"_s, environment.baseUrl},
        {u"apiUrl"_s, environment.baseUrl}, {u"orgId"_s, QString::fromLatin1(kAnalyticsOrg)},
        {u"workspaceId"_s, QString::fromLatin1(kAnalyticsWorkspace)}};
    if (!environment.options.hasLimits)
        settings.insert(u"limits"_s, u"off"_s);
    return {{u"name"_s, u"Sandbox Analytics"_s}, {u"service"_s, u"zoho-analytics"_s},
        {u"environment"_s, u"sandbox"_s}, {u"settings"_s, settings},
        {u"secrets"_s,
            QJsonObject{{u"clientId"_s, sandboxSecret(kClientId)},
                {u"clientSecret"_s, sandboxSecret(kClientSecret)},
                {u"refreshToken"_s, sandboxSecret(kAnalyticsRefreshToken)}}}};
}

} // namespace

QJsonObject readyDocumentFor(const Environment &environment)
{
    const QString base = environment.baseUrl;
    return {{u"accounts"_s, base}, {u"crm"_s, base}, {u"crmUpload"_s, base},
        {u"crmDownload"_s, environment.downloadUrl}, {u"catalyst"_s, base}, {u"analytics"_s, base},
        {u"commercetoolsApi"_s, base}, {u"commercetoolsAuth"_s, base}, {u"klaviyo"_s, base},
        {u"admin"_s, QString(base + u"/__sandbox"_s)},
        {u"credentials"_s,
            QJsonObject{{u"clientId"_s, QString::fromLatin1(kClientId)},
                {u"clientSecret"_s, QString::fromLatin1(kClientSecret)},
                {u"refreshToken"_s, QString::fromLatin1(kRefreshToken)},
                {u"grantCode"_s, QString::fromLatin1(kGrantCode)},
                {u"commercetools"_s,
                    QJsonObject{{u"projectKey"_s, QString::fromLatin1(kCommerceProjectKey)},
                        {u"clientId"_s, QString::fromLatin1(kCommerceClientId)},
                        {u"clientSecret"_s, QString::fromLatin1(kCommerceClientSecret)},
                        {u"scopes"_s, QString::fromLatin1(kCommerceScopes)}}},
                {u"catalyst"_s,
                    QJsonObject{{u"clientId"_s, QString::fromLatin1(kCatalystClientId)},
                        {u"clientSecret"_s, QString::fromLatin1(kCatalystClientSecret)},
                        {u"refreshToken"_s, QString::fromLatin1(kCatalystRefreshToken)},
                        {u"projectId"_s, QString::number(kCatalystProjectId)},
                        {u"orgId"_s, QString::fromLatin1(kCatalystOrgId)}}},
                {u"zoho-analytics"_s,
                    QJsonObject{{u"clientId"_s, QString::fromLatin1(kClientId)},
                        {u"clientSecret"_s, QString::fromLatin1(kClientSecret)},
                        {u"refreshToken"_s, QString::fromLatin1(kAnalyticsRefreshToken)},
                        {u"colleagueToken"_s, QString::fromLatin1(kAnalyticsColleagueToken)},
                        {u"orgId"_s, QString::fromLatin1(kAnalyticsOrg)},
                        {u"workspaceId"_s, QString::fromLatin1(kAnalyticsWorkspace)}}},
                {u"klaviyo"_s,
                    QJsonObject{{u"privateKey"_s, QString::fromLatin1(kKlaviyoKey)},
                        {u"readOnlyKey"_s, QString::fromLatin1(kKlaviyoReadKey)}}}}},
        {u"notices"_s, QJsonArray::fromStringList(environment.notices)}};
}

QJsonObject connectionDocumentFor(const Environment &environment)
{
    QJsonObject settings{{u"dataCentre"_s, u"us"_s}, {u"accountsUrl"_s, environment.baseUrl},
        {u"apiUrl"_s, environment.baseUrl}, {u"uploadUrl"_s, environment.baseUrl}};
    if (!environment.options.hasLimits)
        settings.insert(u"limits"_s, u"off"_s);
    const QJsonObject crm{{u"name"_s, u"Sandbox CRM"_s}, {u"service"_s, u"zoho-crm"_s},
        {u"environment"_s, u"sandbox"_s}, {u"settings"_s, settings},
        {u"secrets"_s,
            QJsonObject{{u"clientId"_s, sandboxSecret(kClientId)},
                {u"clientSecret"_s, sandboxSecret(kClientSecret)},
                {u"refreshToken"_s, sandboxSecret(kRefreshToken)}}}};
    return {{u"formatVersion"_s, 1},
        {u"connections"_s,
            QJsonArray{crm, commerceConnection(environment), klaviyoConnection(environment),
                catalystConnection(environment), analyticsConnection(environment)}}};
}

QJsonObject jobDocument()
{
    const QJsonArray fields{u"First_Name"_s, u"Last_Name"_s, u"Company"_s, u"Mobile"_s,
        u"Country"_s, u"Designation"_s, u"Industry"_s, u"No_of_Employees"_s,
        u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s, u"Lead_Score_Value"_s,
        u"Lead_Segment"_s, u"Sales_Priority"_s, u"Data_Quality_Status"_s};
    const QJsonObject rules{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}};
    const QJsonObject parameters{{u"module"_s, u"Leads"_s}, {u"fields"_s, fields},
        {u"operation"_s, u"update"_s}, {u"findBy"_s, u"id"_s}, {u"onlyChanged"_s, true},
        {u"processors"_s, QJsonArray{rules}}};
    const QJsonObject job{{u"formatVersion"_s, 1}, {u"name"_s, u"Clean up leads"_s},
        {u"kind"_s, u"crm-bulk"_s}, {u"source"_s, u"Sandbox CRM"_s},
        {u"target"_s, u"Sandbox CRM"_s}, {u"parameters"_s, parameters}};
    const QJsonObject shopParameters{
        {u"resource"_s, u"all"_s}, {u"mode"_s, u"all"_s}, {u"onlyChanged"_s, true}};
    const QJsonObject shop{{u"formatVersion"_s, 1}, {u"name"_s, u"Import shop"_s},
        {u"kind"_s, u"commerce-klaviyo"_s}, {u"source"_s, u"Sandbox shop"_s},
        {u"target"_s, u"Sandbox Klaviyo"_s}, {u"parameters"_s, shopParameters}};
    const QJsonObject tableParameters{{u"table"_s, u"Orders"_s},
        {u"view"_s, u"Orders from the Data Store"_s}, {u"mode"_s, u"full"_s}};
    const QJsonObject table{{u"formatVersion"_s, 1}, {u"name"_s, u"Copy orders"_s},
        {u"kind"_s, u"datastore-analytics"_s}, {u"source"_s, u"Sandbox Data Store"_s},
        {u"target"_s, u"Sandbox Analytics"_s}, {u"parameters"_s, tableParameters}};
    return {{u"formatVersion"_s, 1}, {u"jobs"_s, QJsonArray{job, table, shop}}};
}

Result<void> writeDocument(const QString &path, const QJsonObject &document)
{
    return writeFileDurably(path, QJsonDocument(document).toJson());
}

} // namespace sluice::sandbox
