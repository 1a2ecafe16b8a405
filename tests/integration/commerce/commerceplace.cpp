// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/commerceplace.h"

#include "support/shopcalls.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::testing {

QStringList CommercePlace::streams()
{
    return {u"profiles"_s, u"events"_s, u"catalog-items"_s, u"catalog-variants"_s,
        u"catalog-categories"_s};
}

QString CommercePlace::start(const QJsonObject &shop, const QStringList &sandboxArguments)
{
    m_shop = shop;
    return Workplace::start(sandboxArguments.isEmpty()
            ? QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"200"_s}
            : sandboxArguments);
}

QString CommercePlace::beginAnew(
    const QJsonObject &parameters, const QJsonObject &settings, const QJsonObject &mapping)
{
    if (!sandbox().reset())
        return u"The sandbox could not be reset"_s;
    QJsonObject all = m_shop;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        all.insert(it.key(), it.value());
    if (!all.isEmpty() && !sandbox().setSettings(all))
        return u"The sandbox refused the settings"_s;
    for (; m_directories > 0; --m_directories)
        QDir(file(u"data-%1"_s.arg(m_directories))).removeRecursively();
    return addDataDirectory(parameters, mapping);
}

QString CommercePlace::addDataDirectory(const QJsonObject &parameters, const QJsonObject &mapping)
{
    setDataDirectory(file(u"data-%1"_s.arg(++m_directories)));
    const CliResult result = cli({u"connections"_s, u"import"_s, file(u"connections.json"_s)});
    if (result.exitCode != 0)
        return QString::fromUtf8(result.errors);
    return importJob(parameters, mapping);
}

QString CommercePlace::importJob(const QJsonObject &parameters, const QJsonObject &mapping)
{
    QJsonObject job{{u"formatVersion"_s, 1}, {u"name"_s, u"Import shop"_s},
        {u"kind"_s, u"commerce-klaviyo"_s}, {u"source"_s, u"Sandbox shop"_s},
        {u"target"_s, u"Sandbox Klaviyo"_s}, {u"parameters"_s, parameters}};
    if (!mapping.isEmpty())
        job.insert(u"mapping"_s, mapping);
    QFile document(file(u"job.json"_s));
    if (!document.open(QIODevice::WriteOnly) || document.write(QJsonDocument(job).toJson()) < 0)
        return u"The job file could not be written"_s;
    document.close();
    const CliResult result = cli({u"jobs"_s, u"import"_s, file(u"job.json"_s)});
    return result.exitCode == 0 ? QString() : QString::fromUtf8(result.errors);
}

std::unique_ptr<QProcess> CommercePlace::launchRun(const QStringList &more) const
{
    return launch(
        QStringList{u"run"_s, u"Import shop"_s} + more + QStringList{u"--json"_s, u"--quiet"_s});
}

CliResult CommercePlace::run(const QStringList &more) const
{
    const auto process = launchRun(more);
    return finish(*process);
}

CliResult CommercePlace::resume() const
{
    return cli({u"runs"_s, u"resume"_s, newestRun(), u"--json"_s, u"--quiet"_s});
}

QJsonObject CommercePlace::digest(const QString &stream)
{
    return sandbox().get(u"/ledger/digest?service=klaviyo&stream="_s + stream);
}

KlaviyoDigests CommercePlace::digests()
{
    KlaviyoDigests all;
    for (const QString &stream : streams()) {
        const QJsonObject found = digest(stream);
        all.insert(stream,
            u"%1 %2"_s.arg(found.value("rows"_L1).toInteger())
                .arg(found.value("sha256"_L1).toString()));
    }
    return all;
}

QList<QJsonObject> CommercePlace::ledger(const QString &stream, const QString &service)
{
    QList<QJsonObject> rows;
    const QByteArray text
        = sandbox().getText(u"/ledger?service=%1&stream=%2"_s.arg(service, stream));
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            rows.append(QJsonDocument::fromJson(line).object());
    }
    return rows;
}

QJsonObject CommercePlace::klaviyoRecord(const QString &stream, const QString &id)
{
    for (const QJsonObject &row : ledger(stream)) {
        const QJsonObject values = row.value("values"_L1).toObject();
        if (row.value("id"_L1).toString() == id || values.value("external_id"_L1).toString() == id)
            return values;
    }
    return {};
}

QList<QJsonObject> CommercePlace::writes()
{
    QList<QJsonObject> found;
    for (const QJsonObject &request : requests({}, u"^/api/"_s)) {
        if (request.value("method"_L1).toString() != "GET"_L1)
            found.append(request);
    }
    return found;
}

qint64 CommercePlace::newestRequest()
{
    const QList<QJsonObject> all = requests({}, u"^/"_s);
    return all.isEmpty() ? 0 : all.last().value("number"_L1).toInteger();
}

QStringList CommercePlace::writesSince(qint64 number)
{
    QStringList found;
    for (const QJsonObject &request : writes()) {
        if (request.value("number"_L1).toInteger() > number)
            found << request.value("method"_L1).toString() + u' '
                    + request.value("path"_L1).toString().section(u'/', 2);
    }
    return found;
}

bool CommercePlace::changeShop(
    const QString &stream, const QString &id, const QJsonObject &mutation)
{
    QJsonObject whole = mutation;
    whole.insert(u"service"_s, u"commercetools"_s);
    whole.insert(u"stream"_s, stream);
    if (!id.isEmpty())
        whole.insert(u"id"_s, id);
    return !sandbox().post(u"/mutate"_s, whole).value("results"_L1).toArray().isEmpty();
}

QJsonObject CommercePlace::klaviyoCall(
    const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QString key
        = sandbox().ready().value("credentials"_L1)["klaviyo"_L1]["privateKey"_L1].toString();
    return answerOf(method, QUrl(sandbox().url(u"klaviyo"_s).toString() + path),
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(), "application/vnd.api+json",
        "Klaviyo-API-Key " + key.toUtf8());
}

QStringList CommercePlace::shopIds(const QString &stream)
{
    QStringList ids;
    for (const QJsonObject &row : ledger(stream, u"commercetools"_s))
        ids << row.value("id"_L1).toString();
    return ids;
}

} // namespace sluice::testing
