// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/klaviyoquery.h"
#include "sandbox/klaviyo/klaviyostore.h"

#include <functional>

namespace sluice::sandbox {

// What the calls of the emulated Klaviyo share: a table of handlers for each area and helpers that
// read bodies and write resources. A handler runs under the store's lock, on the thread of its
// connection, after the checks that hold for all calls.

struct KlaviyoHandler
{
    QByteArray method;
    QByteArray path; // as in klaviyoEndpoints()
    std::function<HttpReply(KlaviyoStore &, const HttpRequest &)> handle;
};

QList<KlaviyoHandler> profileHandlers();
QList<KlaviyoHandler> importHandlers();
QList<KlaviyoHandler> eventHandlers();
QList<KlaviyoHandler> eventReadHandlers();
QList<KlaviyoHandler> listHandlers();
QList<KlaviyoHandler> subscriptionHandlers();
QList<KlaviyoHandler> catalogHandlers();
QList<KlaviyoHandler> catalogLinkHandlers();
QList<KlaviyoHandler> catalogJobHandlers();

inline constexpr qsizetype kMostKlaviyoBodyBytes = 5'000'000;

// The body's "data"; sets `refused` where there is none of the type.
std::optional<JsonElement> bodyData(
    JsonText &text, const HttpRequest &request, const QByteArray &type, HttpReply &refused);

// The {id} of the path.
QByteArray captured(const HttpRequest &request);
QByteArray baseUrlOf(KlaviyoStore &store); // "http://127.0.0.1:PORT"

using Attributes = QList<std::pair<QByteArray, QByteArray>>; // name, JSON
// {"type","id","attributes",...}; `more` is JSON members with a comma before each.
void appendResource(QByteArray &out, const QByteArray &type, const QByteArray &id,
    const Attributes &attributes, const std::optional<QSet<QByteArray>> &wanted,
    const QByteArray &self, const QByteArray &more = {});
// Each name with its JSON in `stored`, null where it has none.
Attributes attributesOf(const QByteArray &stored, const QList<QByteArray> &names);
void appendReference(QByteArray &out, const QByteArray &type, const QByteArray &id);

void appendProfile(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 row);
void appendCatalogRow(
    QByteArray &out, KlaviyoStore &store, const HttpRequest &request, CatalogKind kind, qint64 row);
// What `row` is related to; an item's variants or categories, a category's items.
QList<qint64> relatedRows(KlaviyoStore &store, CatalogKind from, qint64 row, CatalogKind to);
HttpReply catalogPage(KlaviyoStore &store, const HttpRequest &request, CatalogKind kind,
    std::optional<QList<qint64>> within, const QByteArray &self, bool isReference);
void appendList(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 list);
// A list of profiles, whole or as references.
HttpReply profilePage(KlaviyoStore &store, const HttpRequest &request, QList<qint64> rows,
    const QByteArray &self, bool isReference);
HttpReply listPage(KlaviyoStore &store, const HttpRequest &request, QList<qint64> rows,
    const QByteArray &self, bool isReference);
// {"email":{"marketing":..},"sms":..}, as "subscriptions" of a profile.
QByteArray consentsJson(const ListTable::Consents &consents);

// Times of a new job of `total` elements, from the settings.
JobTable::Job newJob(KlaviyoStore &store, int kind, qint64 total);
// The attributes that all kinds of jobs have.
Attributes jobAttributes(KlaviyoStore &store, qint64 job);
HttpReply jobPage(KlaviyoStore &store, const HttpRequest &request, int kind, const QueryRule &rule,
    const std::function<void(QByteArray &, qint64)> &write);

} // namespace sluice::sandbox
