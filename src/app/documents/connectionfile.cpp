// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connectionfile.h"

#include "app/documents/documentchecks.h"
#include "app/documents/secretrefs.h"
#include "app/documents/serviceschema.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

void readSecrets(JsonObjectReader &reader, ConnectionFileEntry &entry)
{
    const QString path = reader.pathOf(u"secrets"_s);
    const QJsonObject secrets = reader.object(u"secrets"_s, JsonNeed::Optional);
    const QStringList known = secretsOfService(entry.connection.service);
    SecretsRead read;
    for (auto it = secrets.constBegin(); it != secrets.constEnd(); ++it) {
        const QString secretPath = path + u'.' + it.key();
        if (!known.isEmpty() && !known.contains(it.key())) {
            reader.problems().add(secretPath,
                u"is not a known key; %1 has %2"_s.arg(
                    entry.connection.service, known.join(u", "_s)));
            continue;
        }
        readSecretRef(it.value(), secretPath, it.key(),
            {u"env"_s, u"vault"_s, u"value"_s, u"sandbox"_s}, reader.problems(), read);
    }
    entry.connection.secrets = read.refs;
    entry.values = read.values;
}

// What is allowed for a sandbox on this computer only, and what such a sandbox must not be.
void checkSandboxRules(JsonObjectReader &reader, const Connection &connection)
{
    if (secretsOfService(connection.service).isEmpty()) {
        return;
    }
    const bool isLocal = isEveryHostLoopback(connection.service, connection.settings);
    const QString hosts = hostSettingsOfService(connection.service).join(u", "_s);
    if (isAnyHostLoopback(connection.service, connection.settings)
        && connection.environment != "sandbox"_L1) {
        reader.problem(u"environment"_s, u"must be sandbox, since an address is this computer's"_s);
    }
    if (!isLocal && connection.settings.value(u"limits"_s) == QJsonValue(u"off"_s)) {
        reader.problem(u"settings.limits"_s,
            u"may be off only where all of %1 are a loopback address"_s.arg(hosts));
    }
    for (auto it = connection.secrets.cbegin(); it != connection.secrets.cend(); ++it) {
        if (it->kind == SecretRef::Kind::Sandbox && !isLocal) {
            reader.problem(u"secrets."_s + it.key(),
                u"sandbox constants are taken only where all of %1 are a loopback address"_s.arg(
                    hosts));
        }
    }
}

ConnectionFileEntry readConnection(JsonObjectReader &reader)
{
    ConnectionFileEntry entry;
    Connection &connection = entry.connection;
    connection.name = reader.filledText(u"name"_s);
    checkDocumentName(reader, u"name"_s, connection.name);
    connection.service = reader.choice(u"service"_s, knownServices());
    connection.environment
        = reader.choice(u"environment"_s, {u"sandbox"_s, u"test"_s, u"production"_s});
    connection.colour = reader.text(u"colour"_s, JsonNeed::Optional);
    static const QRegularExpression colour(u"\\A#[0-9a-f]{6}\\z"_s);
    if (!connection.colour.isEmpty() && !colour.match(connection.colour).hasMatch()) {
        reader.problem(u"colour"_s, u"must be # and six hexadecimal digits in lower case"_s);
    }
    connection.settings = reader.object(u"settings"_s, JsonNeed::Optional);
    checkServiceSettings(
        connection.service, connection.settings, reader.pathOf(u"settings"_s), reader.problems());
    readSecrets(reader, entry);
    checkSandboxRules(reader, connection);
    reader.finish();
    return entry;
}

QJsonObject connectionToJson(const Connection &connection)
{
    QJsonObject json{{u"name"_s, connection.name}, {u"service"_s, connection.service},
        {u"environment"_s, connection.environment}, {u"settings"_s, connection.settings},
        {u"secrets"_s, secretRefsToJson(connection.secrets)}};
    if (!connection.colour.isEmpty()) {
        json.insert(u"colour"_s, connection.colour);
    }
    return json;
}

} // namespace

Result<QList<ConnectionFileEntry>> parseConnectionFile(const QByteArray &text)
{
    const auto document = readJsonDocument(text, u"The connection file"_s);
    if (!document) {
        return fail(document.error());
    }
    JsonProblems problems;
    JsonObjectReader top(*document, {}, problems);
    checkFormatVersion(top);
    QList<ConnectionFileEntry> entries;
    const QJsonArray connections = top.array(u"connections"_s);
    if (document->value(u"formatVersion"_s).toDouble() <= kDocumentVersion) {
        QStringList names;
        for (qsizetype i = 0; i < connections.size(); ++i) {
            const QString path = u"connections[%1]"_s.arg(i);
            if (!connections.at(i).isObject()) {
                problems.add(path, u"must be an object"_s);
                names.append(QString());
                continue;
            }
            JsonObjectReader reader(connections.at(i).toObject(), path, problems);
            entries.append(readConnection(reader));
            names.append(entries.last().connection.name);
        }
        checkDistinctNames(names, u"connections"_s, problems);
        top.finish();
    }
    if (!problems.isEmpty()) {
        return fail(problems.toError(u"The connection file was not taken over"_s,
            u"Correct the named places and import it again; nothing was changed"_s));
    }
    return entries;
}

QByteArray writeConnectionFile(QList<Connection> connections)
{
    std::sort(connections.begin(), connections.end(),
        [](const Connection &a, const Connection &b) { return a.name < b.name; });
    QJsonArray list;
    for (const Connection &connection : connections) {
        list.append(connectionToJson(connection));
    }
    return writeJsonDocument({{u"formatVersion"_s, kDocumentVersion}, {u"connections"_s, list}});
}

Result<void> checkConnection(const Connection &connection, const QStringList &newSecrets)
{
    QJsonObject json = connectionToJson(connection);
    QJsonObject secrets = json.value(u"secrets"_s).toObject();
    for (const QString &which : newSecrets) {
        secrets.insert(which, QJsonObject{{u"value"_s, u"given"_s}});
    }
    json.insert(u"secrets"_s, secrets);
    JsonProblems problems;
    JsonObjectReader reader(json, {}, problems);
    readConnection(reader);
    if (!problems.isEmpty()) {
        return fail(problems.toError(u"The connection cannot be saved"_s, {}));
    }
    return {};
}

} // namespace sluice
