// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/klaviyo/klaviyojob.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

namespace sluice {

// The small bodies of requests to Klaviyo (commercetools-klaviyo C.4-C.6); the large ones are made
// by KlaviyoBatch. Pure functions for any thread.

// {"data":<element>}: of single creates and updates; the element is taken as it is.
QByteArray klaviyoDataBody(QByteArrayView element);

// {"data":[{"type":..,"id":..}]}: of relationships.
QByteArray klaviyoReferencesBody(const QString &type, const QStringList &ids);

QByteArray klaviyoListBody(const QString &name);

// A person who said yes, or takes it back. What is empty is not sent; an identifier is needed, and
// at least one channel.
struct KlaviyoConsent
{
    QString profileId = {}; // not with an unsubscription
    QString email = {};
    QString phone = {}; // E.164
    bool byEmail = false;
    bool bySms = false;
    QString consentedAt = {}; // ISO 8601; needed where the import is historical
};

struct KlaviyoSubscription
{
    static constexpr int kMaxPeople = 1'000; // in one request
    static constexpr int kMaxUnsubscribed = 100;

    QList<KlaviyoConsent> people = {};
    QString listId = {};
    QString customSource = {};
    bool isHistorical = false; // sends no confirmation and starts no flow
};

QByteArray klaviyoSubscribeBody(const KlaviyoSubscription &order);
QByteArray klaviyoUnsubscribeBody(const KlaviyoSubscription &order);

} // namespace sluice
