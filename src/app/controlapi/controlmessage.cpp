// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlmessage.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

QList<QByteArray> ControlRequest::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key == name)
            found.append(value);
    }
    return found;
}

QByteArray ControlRequest::value(QByteArrayView name) const
{
    const QList<QByteArray> found = values(name);
    return found.size() == 1 ? found.front() : QByteArray();
}

std::optional<QByteArray> ControlRequest::queryItem(QByteArrayView name) const
{
    for (const QByteArray &item : query.split('&')) {
        const qsizetype mark = item.indexOf('=');
        const QByteArray key = QByteArray::fromPercentEncoding(mark < 0 ? item : item.left(mark));
        if (key.trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return mark < 0 ? QByteArray("") : QByteArray::fromPercentEncoding(item.mid(mark + 1));
    }
    return std::nullopt;
}

ControlReply ControlReply::failure(int status, const QString &text)
{
    return json(status, {{u"status"_s, u"failure"_s}, {u"message"_s, text}});
}

ControlReply ControlReply::json(int status, const QJsonObject &object)
{
    return {.status = status,
        .body = QJsonDocument(object).toJson(QJsonDocument::Compact),
        .contentType = "application/json; charset=utf-8"};
}

ControlReply ControlReply::message(int status, const QString &text)
{
    return json(status, {{u"message"_s, text}});
}

} // namespace sluice
