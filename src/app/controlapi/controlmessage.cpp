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
