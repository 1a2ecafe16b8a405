// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace sluice {

// How Zoho's APIs say no (zoho-crm-bulk A6, D1, B5), turned into an Error. Pure functions for any
// thread. They keep Zoho's own words, never a record's values, and never decide to repeat anything.

struct ZohoProblem
{
    QString code; // empty: the answer says no in words only
    QString message;
    QString details; // "api_name: Foo, module: Leads"
};

// The error envelope, bare, in data[] or in the odd shape of the upload host. Nothing if the text
// is not such an envelope.
std::optional<ZohoProblem> zohoProblem(QByteArrayView json);
std::optional<ZohoProblem> zohoProblem(const QJsonObject &answer);

// The Error for a refused request. `hasSideEffect` decides whether a broken answer leaves it open
// what the server did (`delivery`).
Error zohoError(const HttpResponse &response, const QString &what, bool hasSideEffect);

// The Error for a problem that came with any status, 200 included.
Error zohoErrorOf(const ZohoProblem &problem, int httpStatus, const QString &what);

// How a 429 is meant, told from the words of its message (A6).
enum class ZohoRefusal { Credits, Concurrency, Other };
ZohoRefusal zohoRefusal(const Error &error);

// An id as text, also where Zoho sends a number; empty if there is none or it lost digits.
QString zohoIdText(const QJsonValue &value);

// True for text that may stand in a URL path or a header as an id: 1 to 32 digits.
bool isZohoId(QStringView text);

} // namespace sluice
