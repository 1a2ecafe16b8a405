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
    setStandingSettings(shop);
    return Workplace::start(sandboxArguments.isEmpty()
            ? QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"200"_s}
            : sandboxArguments);
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
