// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace sluice {

// What Klaviyo says when it refuses (commercetools-klaviyo C.3), as values. Any thread; pure
// functions. Texts are without secrets, e-mail addresses and telephone numbers.
struct KlaviyoProblem
{
    QString id;
    int status = 0;
    QString code;
    QString title;
    QString detail;
    QString pointer; // "/data/attributes/phone_number"
    QString parameter;
    QString duplicateProfileId; // of a duplicate_profile

    // Which element of a bulk request it is about, where the pointer says it.
    std::optional<int> element() const;
    // The rest of the pointer, within that element: "/attributes/location/city"; empty: all of it.
    QString place() const;
    QString field() const; // for people: "location.city"
    QString text() const; // one line for people
};

KlaviyoProblem klaviyoProblem(const QJsonObject &error); // one of errors[]
QList<KlaviyoProblem> klaviyoProblems(QByteArrayView json);

// Delivery::Unknown where the service may have acted. Of several problems the first is told.
Error klaviyoError(const HttpResponse &response, const QString &what, const HttpRequest &request);

} // namespace sluice
