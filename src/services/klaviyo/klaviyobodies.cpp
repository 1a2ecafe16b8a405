// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyobodies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QByteArray klaviyoText(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QJsonObject klaviyoReference(const QString &type, const QString &id)
{
    return {{u"type"_s, type}, {u"id"_s, id}};
}

QJsonObject klaviyoPerson(const KlaviyoConsent &person, const QString &consent)
{
    QJsonObject marketing{{u"consent"_s, consent}};
    const bool isSubscribing = consent == "SUBSCRIBED"_L1;
    if (isSubscribing && !person.consentedAt.isEmpty())
        marketing.insert("consented_at"_L1, person.consentedAt);
    const QJsonObject channel{{u"marketing"_s, marketing}};
    QJsonObject channels;
    if (person.byEmail)
        channels.insert("email"_L1, channel);
    if (person.bySms)
        channels.insert("sms"_L1, channel);
    QJsonObject attributes{{u"subscriptions"_s, channels}};
    if (!person.email.isEmpty())
        attributes.insert("email"_L1, person.email);
    if (!person.phone.isEmpty())
        attributes.insert("phone_number"_L1, person.phone);
    QJsonObject profile{{u"type"_s, u"profile"_s}, {u"attributes"_s, attributes}};
    if (isSubscribing && !person.profileId.isEmpty())
        profile.insert("id"_L1, person.profileId);
    return profile;
}

QByteArray klaviyoConsentBody(
    const KlaviyoSubscription &order, const QString &type, const QString &consent)
{
    QJsonArray people;
    for (const KlaviyoConsent &person : order.people)
        people.append(klaviyoPerson(person, consent));
    QJsonObject attributes{{u"profiles"_s, QJsonObject{{u"data"_s, people}}}};
    if (consent == "SUBSCRIBED"_L1) {
        attributes.insert("historical_import"_L1, order.isHistorical);
        if (!order.customSource.isEmpty())
            attributes.insert("custom_source"_L1, order.customSource);
    }
    QJsonObject data{{u"type"_s, type}, {u"attributes"_s, attributes}};
    if (!order.listId.isEmpty()) {
        const QJsonObject list{{u"data"_s, klaviyoReference(u"list"_s, order.listId)}};
        data.insert("relationships"_L1, QJsonObject{{u"list"_s, list}});
    }
    return klaviyoText({{u"data"_s, data}});
}

} // namespace

QByteArray klaviyoDataBody(QByteArrayView element)
{
    QByteArray body = "{\"data\":";
    body.append(element);
    body += '}';
    return body;
}

QByteArray klaviyoReferencesBody(const QString &type, const QStringList &ids)
{
    QJsonArray references;
    for (const QString &id : ids)
        references.append(klaviyoReference(type, id));
    return klaviyoText({{u"data"_s, references}});
}

QByteArray klaviyoListBody(const QString &name)
{
    return klaviyoText({{u"data"_s,
        QJsonObject{{u"type"_s, u"list"_s}, {u"attributes"_s, QJsonObject{{u"name"_s, name}}}}}});
}

QByteArray klaviyoSubscribeBody(const KlaviyoSubscription &order)
{
    return klaviyoConsentBody(order, u"profile-subscription-bulk-create-job"_s, u"SUBSCRIBED"_s);
}

QByteArray klaviyoUnsubscribeBody(const KlaviyoSubscription &order)
{
    return klaviyoConsentBody(order, u"profile-subscription-bulk-delete-job"_s, u"UNSUBSCRIBED"_s);
}

} // namespace sluice
