// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnostics/diagnostics.h"

#include "app/application.h"
#include "app/diagnostics/storefacts.h"
#include "app/documents/connections.h"
#include "app/settings/appsettings.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/secret.h"
#include "base/zip/zipwriter.h"
#include "core/auth/vault.h"
#include "core/engine/outcomefiles.h"
#include "core/http/tlssetup.h"
#include "core/log/logreader.h"
#include "core/log/redact.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSaveFile>
#include <QSslSocket>
#include <QSysInfo>
#include <QThread>
#include <QTimeZone>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDiagnosedLines = 20'000;

// Texts are redacted one by one: what a person wrote into a setting may hold anything.
QJsonValue safeValue(const QJsonValue &value)
{
    if (value.isString())
        return redactedText(value.toString());
    if (value.isArray()) {
        QJsonArray safe;
        for (const QJsonValue &entry : value.toArray())
            safe.append(safeValue(entry));
        return safe;
    }
    if (value.isObject()) {
        QJsonObject safe;
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            safe.insert(redactedText(it.key()), safeValue(it.value()));
        return safe;
    }
    return value;
}

QByteArray jsonContent(const QJsonObject &object)
{
    return withoutSecrets(QJsonDocument(safeValue(object).toObject()).toJson());
}

QJsonObject versionFacts(const Store &store)
{
    setUpTls();
    return {{u"sluice"_s, QStringLiteral(SLUICE_VERSION)},
        {u"program"_s, QCoreApplication::applicationName()},
        {u"qt"_s, QString::fromLatin1(qVersion())},
        {u"tls"_s, QSslSocket::sslLibraryVersionString()},
        {u"system"_s, QSysInfo::prettyProductName()},
        {u"kernel"_s, QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
        {u"processor"_s, QSysInfo::currentCpuArchitecture()},
        {u"threads"_s, QThread::idealThreadCount()}, {u"locale"_s, QLocale().name()},
        {u"timeZone"_s, QString::fromLatin1(QTimeZone::systemTimeZoneId())},
        {u"storeSchema"_s, store.schemaVersion()}, {u"madeAt"_s, logTime(Clock::system().nowMs())}};
}

// A setting that is a file's path is told as set or not: where it lies is the operator's affair.
QString toldSetting(const QString &name, const QString &value)
{
    return name == kCaFile && !value.isEmpty() ? u"set"_s : value;
}

QString secretKindName(SecretRef::Kind kind)
{
    switch (kind) {
    case SecretRef::Kind::Env:
        return u"from the environment"_s;
    case SecretRef::Kind::Vault:
        return u"in the vault"_s;
    case SecretRef::Kind::Sandbox:
        break;
    }
    return u"the sandbox's"_s;
}

QJsonObject connectionFacts(const Connection &connection)
{
    QJsonObject settings = connection.settings;
    if (settings.contains("caFile"_L1))
        settings.insert(u"caFile"_s, u"set"_s);
    QJsonObject secrets;
    for (auto it = connection.secrets.constBegin(); it != connection.secrets.constEnd(); ++it)
        secrets.insert(it.key(), secretKindName(it->kind));
    return {{u"name"_s, connection.name}, {u"service"_s, connection.service},
        {u"environment"_s, connection.environment}, {u"settings"_s, settings},
        {u"secretsGiven"_s, secrets}};
}

Result<QJsonObject> settingFacts(Application &application)
{
    auto values = application.settings().all();
    if (!values)
        return fail(values.error());
    QJsonObject settings;
    for (auto it = values->constBegin(); it != values->constEnd(); ++it)
        settings.insert(it.key(), toldSetting(it.key(), it.value()));
    auto connections = application.connections().list();
    if (!connections)
        return fail(connections.error());
    QJsonArray known;
    for (const Connection &connection : std::as_const(*connections))
        known.append(connectionFacts(connection));
    const VaultState vault = application.vault().state();
    return QJsonObject{{u"settings"_s, settings}, {u"connections"_s, known},
        {u"vault"_s,
            vault == VaultState::Ready        ? u"ready"_s
                : vault == VaultState::Locked ? u"locked"_s
                                              : u"session only"_s}};
}

// Values of records stand in the log only where the operator wanted them there; not here.
Result<QByteArray> logEnd(const QString &dataDirectory, const CancelToken &token)
{
    const LogReader reader(dataDirectory);
    QList<LogRecord> records; // the newest first
    LogPosition from = reader.end();
    for (bool isLast = false; !isLast && records.size() < kDiagnosedLines;) {
        auto page = reader.older(from, kDiagnosedLines, {}, token);
        if (!page)
            return fail(page.error());
        for (auto it = page->records.crbegin(); it != page->records.crend(); ++it) {
            if (it->component != kRecordsComponent && records.size() < kDiagnosedLines)
                records.append(*it);
        }
        from = page->begin;
        isLast = page->isLast;
    }
    QByteArray lines;
    for (auto it = records.crbegin(); it != records.crend(); ++it)
        lines += logLine(redactedRecord(*it), LogFormat::JsonLines);
    return withoutSecrets(lines);
}

} // namespace

Result<QList<DiagnosticsFile>> collectDiagnostics(
    Application &application, DiagnosticsParts parts, const CancelToken &token)
{
    QList<DiagnosticsFile> files;
    if (parts & DiagnosticsPart::Versions)
        files.append({u"versions.json"_s, u"versions of Sluice, its libraries and the system"_s,
            jsonContent(versionFacts(application.store()))});
    if (parts & DiagnosticsPart::Settings) {
        auto facts = settingFacts(application);
        if (!facts)
            return fail(facts.error());
        files.append({u"settings.json"_s, u"settings and connections, without secrets"_s,
            jsonContent(*facts)});
    }
    if (parts & DiagnosticsPart::Store) {
        auto facts = storeFacts(application.store());
        if (!facts)
            return fail(facts.error());
        files.append({u"store.json"_s, u"schema, rows by table, runs by kind and state"_s,
            jsonContent(*facts)});
    }
    if (parts & DiagnosticsPart::Log) {
        auto lines = logEnd(application.dataDirectory(), token);
        if (!lines)
            return fail(lines.error());
        files.append({u"log.jsonl"_s, u"the log's newest lines, redacted"_s, *lines});
    }
    return files;
}

Result<void> writeDiagnostics(const QList<DiagnosticsFile> &files, const QString &path)
{
    const QString what = u"The diagnostics were not saved in %1"_s.arg(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(
            ErrorKind::Disk, what, file.errorString(), u"Choose another folder, then save again"_s);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    ZipStreamWriter zip(file);
    for (const DiagnosticsFile &entry : files) {
        if (auto begun = zip.beginEntry(entry.name.toUtf8()); !begun)
            return begun;
        if (auto written = zip.write(entry.content); !written)
            return written;
        if (auto ended = zip.endEntry(); !ended)
            return ended;
    }
    if (auto finished = zip.finish(); !finished)
        return finished;
    if (!file.commit())
        return fail(
            ErrorKind::Disk, what, file.errorString(), u"Choose another folder, then save again"_s);
    return {};
}

} // namespace sluice
