// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopedit.h"

#include "sandbox/commercetools/jsonout.h"
#include "sandbox/commercetools/utcmoment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

QJsonObject mergedRecord(QJsonObject to, const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.value().isNull())
            to.remove(it.key());
        else if (it.value().isObject() && to.value(it.key()).isObject())
            to.insert(it.key(), mergedRecord(to.value(it.key()).toObject(), it.value().toObject()));
        else
            to.insert(it.key(), it.value());
    }
    return to;
}

// What a record of each stream always has.
QJsonObject emptyRecord(ShopStream stream)
{
    const QJsonArray none;
    const QJsonObject nothing{{u"type"_s, u"centPrecision"_s}, {u"currencyCode"_s, u"EUR"_s},
        {u"centAmount"_s, 0}, {u"fractionDigits"_s, 2}};
    switch (stream) {
    case ShopStream::Customers:
        return {{u"addresses"_s, none}, {u"shippingAddressIds"_s, none},
            {u"billingAddressIds"_s, none}, {u"isEmailVerified"_s, false},
            {u"customerGroupAssignments"_s, none}, {u"stores"_s, none},
            {u"authenticationMode"_s, u"Password"_s}};
    case ShopStream::Orders:
        return {{u"lineItems"_s, none}, {u"customLineItems"_s, none}, {u"totalPrice"_s, nothing},
            {u"shippingMode"_s, u"Single"_s}, {u"shipping"_s, none}, {u"refusedGifts"_s, none},
            {u"origin"_s, u"Customer"_s}, {u"orderState"_s, u"Open"_s}, {u"syncInfo"_s, none}};
    case ShopStream::Products: {
        const QJsonObject variant{
            {u"id"_s, 1}, {u"prices"_s, none}, {u"images"_s, none}, {u"attributes"_s, none}};
        const QJsonObject data{{u"name"_s, QJsonObject()}, {u"slug"_s, QJsonObject()},
            {u"categories"_s, none}, {u"masterVariant"_s, variant}, {u"variants"_s, none}};
        return {{u"masterData"_s,
            QJsonObject{{u"published"_s, true}, {u"current"_s, data}, {u"staged"_s, data},
                {u"hasStagedChanges"_s, false}}}};
    }
    case ShopStream::Categories:
        return {{u"name"_s, QJsonObject()}, {u"slug"_s, QJsonObject()}, {u"ancestors"_s, none},
            {u"orderHint"_s, u"0.5"_s}};
    default:
        return {};
    }
}

} // namespace

QJsonValue withoutNulls(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray items;
        const QJsonArray given = value.toArray();
        for (const QJsonValue &item : given)
            items.append(withoutNulls(item));
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject members;
    const QJsonObject given = value.toObject();
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (!it.value().isNull())
            members.insert(it.key(), withoutNulls(it.value()));
    }
    return members;
}

QByteArray editedRecord(
    ShopStream stream, const QByteArray &before, const QJsonObject &mutation, qint64 nowMs)
{
    const bool isNew = before.isEmpty();
    QJsonObject record = isNew ? emptyRecord(stream) : QJsonDocument::fromJson(before).object();
    const QString id = isNew ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                             : record.value("id"_L1).toString();
    const qint64 version = record.value("version"_L1).toInteger() + 1;
    const QString moment = QString::fromLatin1(utcMoment(nowMs));
    const QString created = isNew ? moment : record.value("createdAt"_L1).toString();
    record = mergedRecord(record, mutation.value("values"_L1).toObject());
    if (mutation.contains("publish"_L1)) {
        const QJsonObject master{{u"published"_s, mutation.value("publish"_L1).toBool()}};
        record = mergedRecord(record, {{u"masterData"_s, master}});
    }
    for (const QString &name : {u"id"_s, u"version"_s, u"createdAt"_s, u"lastModifiedAt"_s})
        record.remove(name);
    // The members that every record begins with stay in front.
    QByteArray out;
    JsonOut json(out);
    json.beginObject();
    json.text("id", id.toLatin1());
    json.number("version", version);
    json.text("createdAt", created.toLatin1());
    json.text("lastModifiedAt", moment.toLatin1());
    const QByteArray rest = QJsonDocument(record).toJson(QJsonDocument::Compact);
    if (rest.size() > 2)
        out.append(',').append(rest.mid(1, rest.size() - 2));
    json.endObject();
    return out;
}

} // namespace sluice::sandbox
