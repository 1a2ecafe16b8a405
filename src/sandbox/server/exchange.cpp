// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/exchange.h"

#include "sandbox/server/multipart.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

QMultiHash<QByteArray, QByteArray> parseForm(QByteArrayView text)
{
    QMultiHash<QByteArray, QByteArray> fields;
    const QList<QByteArray> pairs = text.toByteArray().split('&');
    for (QByteArray pair : pairs) {
        if (pair.isEmpty())
            continue;
        pair.replace('+', ' ');
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        fields.insert(
            QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value));
    }
    return fields;
}

QMultiHash<QByteArray, QByteArray> HttpRequest::fields() const
{
    QMultiHash<QByteArray, QByteArray> all = params;
    const QByteArray type = header("content-type");
    if (type.startsWith("multipart/form-data")) {
        for (const MultipartPart &part : parseMultipart(type, body))
            all.insert(part.name, part.content.toByteArray());
    } else if (!body.isEmpty()) {
        all.unite(parseForm(body));
    }
    return all;
}

std::optional<QJsonObject> HttpRequest::jsonObject() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

HttpReply HttpReply::json(int status, const QJsonObject &object)
{
    HttpReply reply;
    reply.status = status;
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

HttpReply HttpReply::text(int status, const QByteArray &text, const QByteArray &contentType)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = contentType;
    reply.body = text;
    return reply;
}

Route makeRoute(const QByteArray &method, const QString &pattern, const QByteArray &label,
    std::function<HttpReply(const HttpRequest &)> handle)
{
    return {method, QRegularExpression(QRegularExpression::anchoredPattern(pattern)), label,
        std::move(handle)};
}

} // namespace sluice::sandbox
