// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>
#include <QMultiHash>
#include <QRegularExpression>
#include <QStringList>

#include <functional>
#include <optional>

namespace sluice::sandbox {

// One request and its reply as the emulated services see them, free of the HTTP library. Plain
// values, used on the thread of their connection only.

// Takes the next bytes of a reply; false if nobody reads them any more.
using ByteSink = std::function<bool(QByteArrayView)>;

struct HttpRequest
{
    QByteArray method;
    QByteArray path; // decoded
    QByteArray rawQuery;
    QMultiHash<QByteArray, QByteArray> headers; // names in lower case
    QMultiHash<QByteArray, QByteArray> params; // of the query, decoded
    QByteArray body;
    // In place of body for a route that keeps it on disk. The file goes with the request: a handler
    // that wants to keep it renames it.
    QString bodyFile;
    bool isSecondPort = false;
    QStringList captures; // of the route's pattern, without the whole

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
    QByteArray param(const QByteArray &name) const { return params.value(name); }
    QString capture(int index) const { return captures.value(index); }

    // The body as fields: form-urlencoded or multipart/form-data, together with the query's.
    QMultiHash<QByteArray, QByteArray> fields() const;
    // The body as a JSON object; nothing if it is none.
    std::optional<QJsonObject> jsonObject() const;
};

struct HttpReply
{
    int status = 200;
    QByteArray contentType = "application/json;charset=UTF-8";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    // In place of body: writes it while it is sent, in chunked coding. False: broken off.
    std::function<bool(const ByteSink &)> producer;
    bool hasEffect = false; // it changed something on the server

    static HttpReply json(int status, const QJsonObject &object);
    static HttpReply text(int status, const QByteArray &text, const QByteArray &contentType);
};

// One entry of a service's table of routes. The pattern matches the whole path.
struct Route
{
    QByteArray method;
    QRegularExpression pattern;
    QByteArray label; // how the request log calls it, for example "/crm/bulk/{version}/read/{id}"
    std::function<HttpReply(const HttpRequest &)> handle;
    bool keepsBodyOnDisk = false; // for uploads that should not be held in memory
};

Route makeRoute(const QByteArray &method, const QString &pattern, const QByteArray &label,
    std::function<HttpReply(const HttpRequest &)> handle);

QMultiHash<QByteArray, QByteArray> parseForm(QByteArrayView text);

} // namespace sluice::sandbox
