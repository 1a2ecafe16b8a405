// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/serviceschema.h"

#include "app/documents/documentchecks.h"
#include "core/http/outboundhosts.h"
#include "core/http/proxysetting.h"
#include "services/zoho/zohodatacentre.h"

#include <QDir>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCredits = 1'000'000'000'000;
constexpr qint64 kMostPerMinute = 10'000;
constexpr int kMostNotes = 2'000;
constexpr auto kProxyPassword = "proxyPassword"_L1; // of any service

enum class SettingType {
    Host,
    DataCentre,
    Digits,
    ProjectKey,
    CatalystEnvironment,
    Scopes,
    Revision,
    PerMinute,
    Units,
    UnitRounding,
    WriteDates,
    WriteTimeZone,
    ChoiceSeparator,
    JobCredits
};

struct ServiceSetting
{
    QString key;
    SettingType type;
    JsonNeed need = JsonNeed::Optional;
};

struct ServiceSchema
{
    QString service;
    std::vector<ServiceSetting> settings;
    QStringList secrets;
};

const std::vector<ServiceSchema> &serviceSchemas()
{
    constexpr auto required = JsonNeed::Required;
    static const QStringList zohoSecrets{u"clientId"_s, u"clientSecret"_s, u"refreshToken"_s};
    static const std::vector<ServiceSchema> schemas{
        {u"zoho-crm"_s,
            {{u"dataCentre"_s, SettingType::DataCentre}, {u"accountsUrl"_s, SettingType::Host},
                {u"apiUrl"_s, SettingType::Host}, {u"uploadUrl"_s, SettingType::Host},
                {u"writeDates"_s, SettingType::WriteDates},
                {u"writeTimeZone"_s, SettingType::WriteTimeZone},
                {u"choiceSeparator"_s, SettingType::ChoiceSeparator},
                {u"readChoiceSeparator"_s, SettingType::ChoiceSeparator},
                {u"readJobCredits"_s, SettingType::JobCredits}},
            zohoSecrets},
        {u"catalyst"_s,
            {{u"dataCentre"_s, SettingType::DataCentre}, {u"accountsUrl"_s, SettingType::Host},
                {u"apiUrl"_s, SettingType::Host}, {u"projectId"_s, SettingType::Digits, required},
                {u"orgId"_s, SettingType::Digits},
                {u"projectEnvironment"_s, SettingType::CatalystEnvironment}},
            zohoSecrets},
        {u"zoho-analytics"_s,
            {{u"dataCentre"_s, SettingType::DataCentre}, {u"accountsUrl"_s, SettingType::Host},
                {u"apiUrl"_s, SettingType::Host}, {u"orgId"_s, SettingType::Digits},
                {u"workspaceId"_s, SettingType::Digits}, {u"leaveUnits"_s, SettingType::Units},
                {u"maxUnitsPerRun"_s, SettingType::Units},
                {u"maxUnitsPerDay"_s, SettingType::Units},
                {u"unitRounding"_s, SettingType::UnitRounding}},
            zohoSecrets},
        {u"commercetools"_s,
            {{u"apiUrl"_s, SettingType::Host, required},
                {u"authUrl"_s, SettingType::Host, required},
                {u"projectKey"_s, SettingType::ProjectKey, required},
                {u"scopes"_s, SettingType::Scopes}},
            {u"clientId"_s, u"clientSecret"_s}},
        {u"klaviyo"_s,
            {{u"apiUrl"_s, SettingType::Host}, {u"revision"_s, SettingType::Revision},
                {u"largePerMinute"_s, SettingType::PerMinute}},
            {u"privateKey"_s}},
    };
    return schemas;
}

const ServiceSchema *findServiceSchema(const QString &service)
{
    const auto &schemas = serviceSchemas();
    const auto found = std::find_if(schemas.begin(), schemas.end(),
        [&service](const ServiceSchema &schema) { return schema.service == service; });
    return found == schemas.end() ? nullptr : &*found;
}

void checkPattern(JsonObjectReader &reader, const ServiceSetting &setting, const QString &text,
    const QString &pattern, const QString &mustBe)
{
    if (!QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch()) {
        reader.problem(setting.key, mustBe);
    }
}

void checkServiceSetting(JsonObjectReader &reader, const ServiceSetting &setting)
{
    if (!reader.has(setting.key) && setting.need == JsonNeed::Optional) {
        return;
    }
    if (setting.type == SettingType::DataCentre) {
        reader.choice(setting.key, zohoDataCentres());
        return;
    }
    if (setting.type == SettingType::CatalystEnvironment) {
        reader.choice(setting.key, {u"Development"_s, u"Production"_s});
        return;
    }
    if (setting.type == SettingType::Units) {
        reader.integer(setting.key, 0, kMostCredits);
        return;
    }
    if (setting.type == SettingType::UnitRounding) {
        reader.choice(setting.key, {u"exact"_s, u"up"_s});
        return;
    }
    if (setting.type == SettingType::WriteDates) {
        reader.choice(setting.key, {u"documented"_s, u"iso"_s});
        return;
    }
    if (setting.type == SettingType::ChoiceSeparator) {
        reader.choice(setting.key, {u";"_s, u","_s, u"|"_s});
        return;
    }
    if (setting.type == SettingType::JobCredits) {
        reader.integer(setting.key, 1, kMostPerMinute);
        return;
    }
    if (setting.type == SettingType::PerMinute) {
        reader.integer(setting.key, 1, kMostPerMinute);
        return;
    }
    const qsizetype before = reader.problems().texts().size();
    const QString text = reader.filledText(setting.key);
    if (reader.problems().texts().size() != before) {
        return;
    }
    switch (setting.type) {
    case SettingType::Host:
        checkedServiceUrl(reader, setting.key, text);
        break;
    case SettingType::Digits:
        checkPattern(reader, setting, text, u"[0-9]{1,20}"_s, u"must be digits, as text"_s);
        break;
    case SettingType::WriteTimeZone:
        if (text != "org"_L1 && !QTimeZone(text.toUtf8()).isValid())
            reader.problem(setting.key, u"must be org, or a time zone such as Asia/Kolkata"_s);
        break;
    case SettingType::ProjectKey:
        checkPattern(reader, setting, text, u"[a-z0-9_-]{2,36}"_s,
            u"must be a project key: lower-case letters, digits, - and _"_s);
        break;
    case SettingType::Scopes:
        checkPattern(reader, setting, text, u"[A-Za-z0-9_:,. ~-]{1,4000}"_s,
            u"must be scopes with blanks between them"_s);
        break;
    default:
        checkPattern(reader, setting, text, u"20[0-9]{2}-[0-9]{2}-[0-9]{2}(\\.[a-z]+)?"_s,
            u"must be a revision such as 2026-07-15"_s);
        break;
    }
}

// What every service has: proxy, caFile, notes for people, credits to be left or used at most,
// limits.
void checkCommonSettings(JsonObjectReader &reader)
{
    if (reader.has(u"proxy"_s)) {
        const auto proxy = ProxySetting::fromText(reader.filledText(u"proxy"_s));
        if (!proxy) {
            reader.problem(u"proxy"_s, proxy.error().why);
        }
    }
    if (reader.has(u"caFile"_s)) {
        const QString file = reader.filledText(u"caFile"_s);
        if (!file.isEmpty() && !QDir::isAbsolutePath(file)) {
            reader.problem(u"caFile"_s, u"must be the whole path of a file"_s);
        }
    }
    if (reader.has(u"notes"_s) && reader.text(u"notes"_s).size() > kMostNotes) {
        reader.problem(u"notes"_s, u"must have at most %1 characters"_s.arg(kMostNotes));
    }
    for (const QString &key : budgetSettings()) {
        reader.integer(key, 0, kMostCredits, JsonNeed::Optional);
    }
    reader.choice(u"limits"_s, {u"documented"_s, u"off"_s}, u"documented"_s);
}

// How the browser's sign-in comes back, where Zoho's documents leave it open (zoho-crm-bulk A2).
void checkSignInSettings(JsonObjectReader &reader)
{
    reader.integer(u"redirectPort"_s, 0, 65535, JsonNeed::Optional);
    reader.choice(u"proofKey"_s, {u"on"_s, u"off"_s}, u"on"_s);
}

// A connection names hosts of its data centre, or this computer; never others (E13).
void checkZohoHosts(const QString &service, const QJsonObject &settings, const QString &path,
    JsonProblems &problems)
{
    const QString centre = settings.value(u"dataCentre"_s).toString(u"us"_s);
    const ZohoService zoho = zohoServiceOf(service).value_or(ZohoService::Crm);
    for (const QString &key : hostSettingsOfService(service)) {
        const QUrl url(settings.value(key).toString());
        if (const auto known = checkZohoHost(centre, url, zoho); !url.isEmpty() && !known) {
            problems.add(path + u'.' + key, known.error().text());
            return;
        }
    }
    if (const auto hosts = zohoHosts(centre, settings, zoho); !hosts) {
        problems.add(path, hosts.error().text());
    }
}

} // namespace

QStringList budgetSettings()
{
    return {u"leaveCredits"_s, u"maxCreditsPerRun"_s, u"maxCreditsPerDay"_s};
}

QStringList knownServices()
{
    QStringList names;
    for (const ServiceSchema &schema : serviceSchemas()) {
        names.append(schema.service);
    }
    return names;
}

QStringList secretsOfService(const QString &service)
{
    const ServiceSchema *schema = findServiceSchema(service);
    return schema != nullptr ? schema->secrets + QStringList{kProxyPassword} : QStringList();
}

QStringList hostSettingsOfService(const QString &service)
{
    QStringList keys;
    if (const ServiceSchema *schema = findServiceSchema(service)) {
        for (const ServiceSetting &setting : schema->settings) {
            if (setting.type == SettingType::Host) {
                keys.append(setting.key);
            }
        }
    }
    return keys;
}

bool isEveryHostLoopback(const QString &service, const QJsonObject &settings)
{
    const QStringList keys = hostSettingsOfService(service);
    return !keys.isEmpty()
        && std::all_of(keys.begin(), keys.end(), [&settings](const QString &key) {
               return isLoopbackLiteral(QUrl(settings.value(key).toString()).host());
           });
}

bool isAnyHostLoopback(const QString &service, const QJsonObject &settings)
{
    const QStringList keys = hostSettingsOfService(service);
    return std::any_of(keys.begin(), keys.end(), [&settings](const QString &key) {
        return isLoopbackHost(QUrl(settings.value(key).toString()).host());
    });
}

void checkServiceSettings(const QString &service, const QJsonObject &settings, const QString &path,
    JsonProblems &problems)
{
    const ServiceSchema *schema = findServiceSchema(service);
    if (schema == nullptr) {
        return; // the service itself is noted
    }
    const qsizetype before = problems.texts().size();
    JsonObjectReader reader(settings, path, problems);
    for (const ServiceSetting &setting : schema->settings) {
        checkServiceSetting(reader, setting);
    }
    checkCommonSettings(reader);
    if (schema->secrets.contains(u"refreshToken"_s)) {
        checkSignInSettings(reader);
    }
    reader.finish();

    const QStringList hosts = hostSettingsOfService(service);
    const bool isEachHostNamed = std::all_of(hosts.begin(), hosts.end(),
        [&settings](const QString &key) { return settings.contains(key); });
    const bool isZoho = schema->secrets.contains(u"refreshToken"_s);
    if (isZoho && !settings.contains(u"dataCentre"_s) && !isEachHostNamed) {
        reader.problem(u"dataCentre"_s, u"is missing"_s);
    }
    if (isAnyHostLoopback(service, settings) && !isEveryHostLoopback(service, settings)) {
        problems.add(path,
            u"addresses of this computer and of others are mixed; name all of %1"_s.arg(
                hosts.join(u", "_s)));
    } else if (isZoho && problems.texts().size() == before) {
        checkZohoHosts(service, settings, path, problems);
    }
}

} // namespace sluice
