// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertfile.h"

#include "app/documents/documentchecks.h"
#include "app/documents/jobkinds.h"
#include "app/documents/secretrefs.h"
#include "core/http/outboundhosts.h"
#include "core/http/proxysetting.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostRecipients = 20;
constexpr qsizetype kMostAddressLength = 254; // RFC 5321
constexpr double kMostHours = 24 * 366;
const QString kAlertPassword = u"smtpPassword"_s;
const QString kAlertHookUrl = u"webHookUrl"_s;

// A number in (0, most], if the key is there.
std::optional<double> readAmount(
    JsonObjectReader &reader, const QString &key, double least, double most)
{
    const QJsonValue value = reader.value(key);
    if (value.isUndefined())
        return {};
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < least || number > most) {
        reader.problem(key,
            u"must be a number from %1 to %2"_s.arg(QString::number(least), QString::number(most)));
        return {};
    }
    return number;
}

AlertWhen readWhen(JsonObjectReader &reader)
{
    AlertWhen when;
    when.failedRows = reader.flag(u"failedRows"_s, false);
    when.failedRuns = reader.flag(u"failedRuns"_s, false);
    when.missedSchedules = reader.flag(u"missedSchedules"_s, false);
    when.nothingSyncedHours = readAmount(reader, u"nothingSyncedHours"_s, 0.25, kMostHours);
    when.rejectedPercentAbove = readAmount(reader, u"rejectedPercentAbove"_s, 0, 100);
    reader.finish();
    return when;
}

QStringList checkedAddresses(
    JsonObjectReader &reader, const QString &key, const QStringList &addresses)
{
    if (addresses.size() > kMostRecipients)
        reader.problem(key, u"must not hold more than %1 addresses"_s.arg(kMostRecipients));
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        if (!isMailAddress(addresses.at(i)))
            reader.problem(u"%1[%2]"_s.arg(key, QString::number(i)),
                u"must be a mail address such as name@example.com"_s);
    }
    return addresses;
}

// smtps://host[:port] or smtp://host[:port], nothing else.
void checkMailServer(JsonObjectReader &reader, const AlertMail &mail)
{
    if (mail.server.isEmpty())
        return; // noted by the reader
    const QString key = u"server"_s;
    const QUrl url(mail.server, QUrl::StrictMode);
    static const QRegularExpression plain(
        u"\\Asmtps?://(\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?\\z"_s);
    if (!url.isValid() || !plain.match(mail.server).hasMatch() || url.port() == 0) {
        reader.problem(key, u"must be smtps://host:port, or smtp://host:port for STARTTLS"_s);
        return;
    }
    if (!mail.isPlain)
        return;
    if (url.scheme() == "smtps"_L1)
        reader.problem(u"tls"_s, u"must be required with smtps://"_s);
    else if (!isLoopbackLiteral(url.host()))
        reader.problem(u"tls"_s,
            u"may be off for this computer only (127.0.0.1 or [::1]); the server must offer "
            "STARTTLS"_s);
}

AlertMail readMail(JsonObjectReader &reader)
{
    AlertMail mail;
    mail.server = reader.filledText(u"server"_s);
    mail.isPlain = reader.choice(u"tls"_s, {u"required"_s, u"off"_s}, u"required"_s) == "off"_L1;
    checkMailServer(reader, mail);
    mail.from = reader.filledText(u"from"_s);
    if (!mail.from.isEmpty() && !isMailAddress(mail.from))
        reader.problem(u"from"_s, u"must be a mail address such as name@example.com"_s);
    mail.user = reader.text(u"user"_s, JsonNeed::Optional);
    mail.to = checkedAddresses(reader, u"to"_s, reader.texts(u"to"_s, JsonNeed::Optional));
    const QJsonObject byJob = reader.object(u"toByJob"_s, JsonNeed::Optional);
    JsonObjectReader jobs(byJob, reader.pathOf(u"toByJob"_s), reader.problems());
    for (auto it = byJob.constBegin(); it != byJob.constEnd(); ++it)
        mail.toByJob.insert(it.key(), checkedAddresses(jobs, it.key(), jobs.texts(it.key())));
    if (mail.to.isEmpty() && mail.toByJob.isEmpty())
        reader.problem(u"to"_s, u"must name somebody"_s);
    reader.finish();
    return mail;
}

AlertHook readHook(JsonObjectReader &reader)
{
    AlertHook hook;
    hook.format = reader.choice(u"format"_s, {u"generic"_s, u"slack"_s, u"teams"_s});
    hook.proxy = reader.text(u"proxy"_s, JsonNeed::Optional);
    if (const auto proxy = ProxySetting::fromText(hook.proxy); !proxy)
        reader.problem(u"proxy"_s, u"must be system, http://host:port or socks5://host:port"_s);
    else if (!proxy->user.isEmpty())
        reader.problem(u"proxy"_s, u"must not name a user"_s);
    reader.finish();
    return hook;
}

void readAlertSecrets(JsonObjectReader &reader, AlertFileEntry &entry)
{
    const QString path = reader.pathOf(u"secrets"_s);
    const QJsonObject secrets = reader.object(u"secrets"_s, JsonNeed::Optional);
    SecretsRead read;
    for (auto it = secrets.constBegin(); it != secrets.constEnd(); ++it) {
        const QString own = path + u'.' + it.key();
        if (it.key() != kAlertPassword && it.key() != kAlertHookUrl) {
            reader.problems().add(own, u"is not a known key; there are smtpPassword, webHookUrl"_s);
            continue;
        }
        readSecretRef(
            it.value(), own, it.key(), {u"env"_s, u"vault"_s, u"value"_s}, reader.problems(), read);
        const SecretRef ref = read.refs.value(it.key());
        if (ref.kind == SecretRef::Kind::Vault && !ref.name.isEmpty()
            && !ref.name.startsWith("alerts/"_L1))
            reader.problems().add(own, u"must be an entry of alerts"_s);
    }
    entry.rule.secrets = read.refs;
    entry.values = read.values;
    const bool hasUrl = secrets.contains(kAlertHookUrl);
    if (entry.rule.webHook.isUsed() && !hasUrl)
        reader.problems().add(
            path + u'.' + kAlertHookUrl, u"is missing: it is the web hook's address"_s);
    if (!entry.rule.email.user.isEmpty() && !secrets.contains(kAlertPassword))
        reader.problems().add(path + u'.' + kAlertPassword, u"is missing: email.user needs it"_s);
    if (const auto url = entry.values.constFind(kAlertHookUrl);
        url != entry.values.cend() && !outboundUrl(QString::fromUtf8(url->reveal()), {}))
        reader.problems().add(path + u'.' + kAlertHookUrl,
            u"must begin with https://, or http:// for this computer"_s);
}

AlertFileEntry readAlert(JsonObjectReader &reader)
{
    AlertFileEntry entry;
    AlertRule &rule = entry.rule;
    rule.name = reader.filledText(u"name"_s);
    checkDocumentName(reader, u"name"_s, rule.name);
    rule.jobs = reader.texts(u"jobs"_s, JsonNeed::Optional);
    rule.kinds = reader.texts(u"kinds"_s, JsonNeed::Optional);
    for (qsizetype i = 0; i < rule.kinds.size(); ++i) {
        if (!knownJobKinds().contains(rule.kinds.at(i)))
            reader.problem(
                u"kinds[%1]"_s.arg(i), u"must be one of %1"_s.arg(knownJobKinds().join(u", "_s)));
    }
    const auto part = [&reader](const QString &key) {
        return JsonObjectReader(reader.object(key), reader.pathOf(key), reader.problems());
    };
    JsonObjectReader when = part(u"when"_s);
    rule.when = readWhen(when);
    if (!rule.when.isAny() && reader.has(u"when"_s))
        reader.problem(u"when"_s, u"must name a condition"_s);
    if (reader.has(u"email"_s)) {
        JsonObjectReader email = part(u"email"_s);
        rule.email = readMail(email);
    }
    if (reader.has(u"webHook"_s)) {
        JsonObjectReader hook = part(u"webHook"_s);
        rule.webHook = readHook(hook);
    }
    rule.isDesktop = reader.flag(u"desktop"_s, false);
    if (!reader.has(u"email"_s) && !reader.has(u"webHook"_s) && !rule.isDesktop)
        reader.problems().add(reader.path(), u"must have email, webHook or desktop"_s);
    rule.caFile = reader.text(u"caFile"_s, JsonNeed::Optional);
    readAlertSecrets(reader, entry);
    reader.finish();
    return entry;
}

QJsonObject whenToJson(const AlertWhen &when)
{
    QJsonObject json;
    const std::pair<QString, bool> flags[] = {{u"failedRows"_s, when.failedRows},
        {u"failedRuns"_s, when.failedRuns}, {u"missedSchedules"_s, when.missedSchedules}};
    for (const auto &[key, isSet] : flags) {
        if (isSet)
            json.insert(key, true);
    }
    if (when.nothingSyncedHours)
        json.insert(u"nothingSyncedHours"_s, *when.nothingSyncedHours);
    if (when.rejectedPercentAbove)
        json.insert(u"rejectedPercentAbove"_s, *when.rejectedPercentAbove);
    return json;
}

QJsonObject mailToJson(const AlertMail &mail)
{
    QJsonObject json{{u"server"_s, mail.server}, {u"from"_s, mail.from}};
    if (mail.isPlain)
        json.insert(u"tls"_s, u"off"_s);
    if (!mail.user.isEmpty())
        json.insert(u"user"_s, mail.user);
    if (!mail.to.isEmpty())
        json.insert(u"to"_s, QJsonArray::fromStringList(mail.to));
    QJsonObject byJob;
    for (auto it = mail.toByJob.cbegin(); it != mail.toByJob.cend(); ++it)
        byJob.insert(it.key(), QJsonArray::fromStringList(it.value()));
    if (!byJob.isEmpty())
        json.insert(u"toByJob"_s, byJob);
    return json;
}

} // namespace

bool isMailAddress(const QString &text)
{
    static const QRegularExpression pattern(
        u"\\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\\z"_s);
    return text.size() <= kMostAddressLength && pattern.match(text).hasMatch();
}

QJsonObject alertRuleToJson(const AlertRule &rule)
{
    QJsonObject json{{u"name"_s, rule.name}, {u"when"_s, whenToJson(rule.when)}};
    if (!rule.jobs.isEmpty())
        json.insert(u"jobs"_s, QJsonArray::fromStringList(rule.jobs));
    if (!rule.kinds.isEmpty())
        json.insert(u"kinds"_s, QJsonArray::fromStringList(rule.kinds));
    if (rule.email.isUsed())
        json.insert(u"email"_s, mailToJson(rule.email));
    if (rule.webHook.isUsed()) {
        QJsonObject hook{{u"format"_s, rule.webHook.format}};
        if (!rule.webHook.proxy.isEmpty())
            hook.insert(u"proxy"_s, rule.webHook.proxy);
        json.insert(u"webHook"_s, hook);
    }
    if (rule.isDesktop)
        json.insert(u"desktop"_s, true);
    if (!rule.caFile.isEmpty())
        json.insert(u"caFile"_s, rule.caFile);
    if (!rule.secrets.isEmpty())
        json.insert(u"secrets"_s, secretRefsToJson(rule.secrets));
    return json;
}

AlertRule alertRuleFromJson(const QJsonObject &json)
{
    JsonProblems problems;
    JsonObjectReader reader(json, {}, problems);
    return readAlert(reader).rule;
}

Result<QList<AlertFileEntry>> parseAlertFile(const QByteArray &text)
{
    const auto document = readJsonDocument(text, u"The alert file"_s);
    if (!document)
        return fail(document.error());
    JsonProblems problems;
    JsonObjectReader top(*document, {}, problems);
    checkFormatVersion(top);
    QList<AlertFileEntry> entries;
    const QJsonArray alerts = top.array(u"alerts"_s);
    if (document->value(u"formatVersion"_s).toDouble() <= kDocumentVersion) {
        QStringList names;
        for (qsizetype i = 0; i < alerts.size(); ++i) {
            const QString path = u"alerts[%1]"_s.arg(i);
            JsonObjectReader reader(jsonObjectAt(alerts.at(i), path, problems), path, problems);
            entries.append(readAlert(reader));
            names.append(entries.last().rule.name);
        }
        checkDistinctNames(names, u"alerts"_s, problems);
        top.finish();
    }
    if (!problems.isEmpty())
        return fail(problems.toError(u"The alert file was not taken over"_s,
            u"Correct the named places and import it again; nothing was changed"_s));
    return entries;
}

QByteArray writeAlertFile(QList<AlertRule> rules)
{
    std::sort(rules.begin(), rules.end(),
        [](const AlertRule &a, const AlertRule &b) { return a.name < b.name; });
    QJsonArray list;
    for (const AlertRule &rule : std::as_const(rules))
        list.append(alertRuleToJson(rule));
    return writeJsonDocument({{u"formatVersion"_s, kDocumentVersion}, {u"alerts"_s, list}});
}

} // namespace sluice
