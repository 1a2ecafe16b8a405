// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/pastedsettings.h"

#include "app/documents/catalystcron.h"
#include "app/documents/codelibsettings.h"
#include "app/documents/crmcodelib.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestPaste = 256 * 1024;

struct Pasted
{
    QMap<QString, QString> variables; // one that holds a secret has the value "set"
    QMap<QString, Secret> secrets; // by variable
};

void putVariable(Pasted &pasted, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    if (isSecretVariable(name))
        pasted.secrets.insert(name, Secret(value.toUtf8()));
    pasted.variables.insert(name, isSecretVariable(name) ? u"set"_s : value);
}

QString unquoted(const QString &text)
{
    const bool isQuoted = text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'')
        && text.back() == text.front();
    if (!isQuoted)
        return text;
    QString inner = text.mid(1, text.size() - 2);
    if (text.front() == u'"')
        inner.replace(u"\\\""_s, u"\""_s);
    return inner;
}

// As in an environment file or a shell script: comments, `export`, one layer of quotes.
Result<Pasted> readLines(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)\\z"_s);
    Pasted pasted;
    int number = 0;
    for (const QString &whole : text.split(u'\n')) {
        ++number;
        const QString line = whole.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const auto match = form.match(line);
        if (!match.hasMatch())
            return fail(ErrorKind::Config, u"The text is not understood"_s,
                u"Line %1 is not of the form KEY=VALUE"_s.arg(number),
                u"Paste the plugin's variables or its JSON configuration"_s);
        putVariable(pasted, match.captured(1), unquoted(match.captured(2)));
    }
    return pasted;
}

Pasted readMembers(const QJsonObject &object)
{
    Pasted pasted;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue value = it.value();
        if (value.isObject())
            putVariable(pasted, it.key(),
                QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
        else
            putVariable(pasted, it.key(), value.toVariant().toString());
    }
    return pasted;
}

// A function's configuration, its cron, or variables as they are.
Pasted readObject(const QJsonObject &object, const QByteArray &json)
{
    if (isCatalystConfiguration(json)) {
        Pasted pasted = readMembers(catalystConfigurationVariables(json));
        putVariable(pasted, kCatalystFunction, object.value("deployment"_L1)["name"_L1].toString());
        return pasted;
    }
    if (!isCatalystCron(json) || object.contains("MODULE"_L1)
        || object.contains("FIELDS_TO_BE_PROCESSED"_L1))
        return readMembers(object);
    Pasted pasted;
    const auto parameters = catalystCronParameters(object);
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        putVariable(pasted, it.key(), it.value());
    putVariable(pasted, kCatalystCron,
        QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    return pasted;
}

Result<void> takePluginSecrets(OriginalsPlan &plan, const Pasted &pasted)
{
    const QJsonObject client
        = QJsonDocument::fromJson(pasted.secrets.value(u"CT_API_CLIENT"_s).reveal()).object();
    const auto part = [&client](QLatin1StringView key) {
        return Secret(client.value(key).toString().toUtf8());
    };
    const Secret id = part("clientId"_L1);
    const Secret secret = part("secret"_L1);
    if (id.isEmpty() || secret.isEmpty())
        return fail(ErrorKind::Config, u"CT_API_CLIENT is not understood"_s,
            u"It is no JSON object with the texts clientId and secret"_s,
            u"Paste it as the plugin has it; nothing was changed"_s);
    plan.values.insert(kPluginShopName, {{u"clientId"_s, id}, {u"clientSecret"_s, secret}});
    plan.values.insert(
        kPluginKlaviyoName, {{u"privateKey"_s, pasted.secrets.value(u"KLAVIYO_AUTH_KEY"_s)}});
    return {};
}

// The secrets go into the vault instead of being read from variables.
Result<void> takeSecrets(OriginalsPlan &plan, const Pasted &pasted)
{
    const QMap<QString, Secret> ofCodeLib{{u"clientId"_s, pasted.secrets.value(u"CLIENT_ID"_s)},
        {u"clientSecret"_s, pasted.secrets.value(u"CLIENT_SECRET"_s)},
        {u"refreshToken"_s, pasted.secrets.value(u"REFRESH_TOKEN"_s)}};
    for (Connection &connection : plan.connections) {
        connection.secrets.clear();
        if (connection.name == kCodeLibStoreName || connection.name == kCodeLibViewsName
            || connection.name == kCrmCodeLibName)
            plan.values.insert(connection.name, ofCodeLib);
        if (connection.name != kPluginShopName)
            continue;
        if (auto taken = takePluginSecrets(plan, pasted); !taken)
            return taken;
    }
    plan.notices.removeIf(
        [](const QString &notice) { return notice.startsWith("The secrets stay in"_L1); });
    if (!plan.connections.isEmpty())
        plan.notices.prepend(u"The secrets go into the vault"_s);
    return {};
}

} // namespace

Result<OriginalsPlan> planPastedSettings(Connections &connections, Jobs &jobs, const QString &text)
{
    if (text.size() > kLongestPaste)
        return fail(ErrorKind::Config, u"The text is too long"_s, u"At most 256 KiB are read"_s);
    const QByteArray json = text.trimmed().toUtf8();
    Pasted pasted;
    if (json.startsWith('{')) {
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
        if (!document.isObject())
            return fail(ErrorKind::Config, u"The text is not understood"_s,
                u"It is no JSON: %1"_s.arg(problem.errorString()));
        if (isPluginConfiguration(json))
            return planPluginFile(connections, jobs, json);
        pasted = readObject(document.object(), json);
    } else {
        auto read = readLines(text);
        if (!read)
            return fail(read.error());
        pasted = *read;
    }
    auto plan = planOriginalVariables(connections, jobs, pasted.variables);
    if (!plan)
        return fail(plan.error());
    if (auto taken = takeSecrets(*plan, pasted); !taken)
        return fail(taken.error());
    for (auto it = pasted.variables.cbegin(); it != pasted.variables.cend(); ++it) {
        if (!isOriginalVariable(it.key()))
            plan->unknown.append(it.key());
    }
    return plan;
}

bool isOriginalText(const QByteArray &text)
{
    return isCatalystConfiguration(text) || isCatalystCron(text);
}

Result<ImportReport> importOriginalText(
    Connections &connections, Jobs &jobs, const QByteArray &text)
{
    auto plan = planPastedSettings(connections, jobs, QString::fromUtf8(text));
    if (!plan)
        return fail(plan.error());
    return takeOver(connections, jobs, *plan);
}

} // namespace sluice
