// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runhashes.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// Compact, with its keys in order: the same document has the same bytes everywhere.
QString hashOf(const QJsonObject &document)
{
    return hashOf(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

void addScripts(const QJsonValue &value, QJsonArray &scripts)
{
    if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            addScripts(element, scripts);
        return;
    }
    const QJsonObject object = value.toObject();
    const QString source = object.value("source"_L1).toString();
    if (object.value("type"_L1).toString() == "script"_L1 && !source.isEmpty())
        scripts.append(hashOf(source.toUtf8()));
    for (const QJsonValue &child : object) {
        if (child.isArray() || child.isObject())
            addScripts(child, scripts);
    }
}

} // namespace

QJsonObject runHashes(const QJsonObject &params)
{
    QJsonObject hashes;
    for (const QString &part : {u"job"_s, u"mapping"_s}) {
        if (const QJsonObject document = params.value(part).toObject(); !document.isEmpty())
            hashes.insert(part, hashOf(document));
    }
    QJsonArray scripts;
    addScripts(params.value("job"_L1), scripts);
    if (!scripts.isEmpty())
        hashes.insert(u"scripts"_s, scripts);
    return hashes;
}

} // namespace sluice
