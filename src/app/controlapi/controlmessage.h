// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <functional>
#include <optional>
#include <utility>

namespace sluice {

// A request to the control API and its answer, as plain values between the server and the calls.
struct ControlRequest
{
    QByteArray method;
    QByteArray path; // without the query, as it came
    QByteArray query = {}; // raw; may hold a key that should not stand there: never to be logged
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case

    // Reads the body when it is wanted: at most 100 kB. The Error's httpStatus is the answer.
    std::function<Result<QByteArray>()> body;

    QList<QByteArray> values(QByteArrayView name) const; // of all headers of the name
    QByteArray value(QByteArrayView name) const; // of the only one; else empty
    std::optional<QByteArray> queryItem(QByteArrayView name) const; // the first; names in any case
};

struct ControlReply
{
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};

    static ControlReply empty(int status) { return {.status = status}; }
    static ControlReply json(int status, const QJsonObject &object);
    static ControlReply message(int status, const QString &text); // {"message":".."}
    // {"status":"failure","message":".."}, as the sync CodeLib answers (datastore-analytics C.3)
    static ControlReply failure(int status, const QString &text);
};

using ControlHandler = std::function<ControlReply(const ControlRequest &)>;

} // namespace sluice
