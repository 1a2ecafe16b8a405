// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/refusedvalue.h"

#include "syncs/commerceklaviyo/partsender.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Of a product whose variants are all refused: as many as there are reasons in words.
constexpr qsizetype kMostParts = 3;
constexpr qsizetype kMostPayloadBytes = 4'500'000; // what one request takes
constexpr qsizetype kMostValueLength = 1'000;

QByteArray sentJson(const OutPart &part)
{
    if (isDelete(part.kind))
        return QJsonDocument(QJsonObject{{u"id"_s, QString::fromUtf8(part.key)}})
            .toJson(QJsonDocument::Compact);
    return part.element.startsWith('{') ? part.element : QByteArray();
}

// What Klaviyo has of a profile whose consent or cleared fields it refused.
QByteArray sentBefore(const Outgoing &outgoing, size_t part)
{
    const quint32 record = outgoing.parts[part].record;
    while (part > 0 && outgoing.parts[part - 1].record == record) {
        if (const QByteArray json = sentJson(outgoing.parts[--part]); !json.isEmpty())
            return json;
    }
    return {};
}

QByteArray textOfValue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(kMostValueLength).toUtf8();
    if (value.isNull() || value.isUndefined())
        return {};
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2)).left(kMostValueLength).toUtf8();
}

QJsonValue valueAtPath(QJsonValue value, const QStringList &path)
{
    for (const QString &name : path)
        value = value.isArray() ? value.toArray().at(name.toInt()) : value.toObject().value(name);
    return value;
}

} // namespace

RefusedValue refusedValue(
    const Outgoing &outgoing, const QList<size_t> &failed, const std::vector<PartEnd> &ends)
{
    QList<QByteArray> sent;
    qsizetype bytes = 0;
    for (const size_t part : failed) {
        const QByteArray json = sentJson(outgoing.parts[part]);
        if (json.isEmpty() || sent.size() == kMostParts || bytes + json.size() > kMostPayloadBytes)
            continue;
        bytes += json.size();
        sent.append(json);
    }
    if (sent.isEmpty() && !failed.isEmpty())
        sent = {sentBefore(outgoing, failed.first())};
    RefusedValue refused;
    refused.payload = sent.size() > 1 ? '[' + sent.join(',') + ']' : sent.value(0);
    if (failed.isEmpty() || ends[failed.first()].note.field.isEmpty())
        return refused;
    QStringList path = ends[failed.first()].pointer.split(u'/', Qt::SkipEmptyParts);
    for (QString &name : path)
        name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    if (!path.isEmpty())
        refused.value = textOfValue(valueAtPath(
            QJsonDocument::fromJson(sentJson(outgoing.parts[failed.first()])).object(), path));
    return refused;
}

QByteArray valueInRecord(const QByteArray &record, const QByteArray &path)
{
    static const QRegularExpression place(u"\\[(\\d+)\\]"_s);
    const QString dotted = QString::fromUtf8(path).replace(place, u".\\1"_s);
    return textOfValue(valueAtPath(
        QJsonDocument::fromJson(record).object(), dotted.split(u'.', Qt::SkipEmptyParts)));
}

} // namespace sluice
