// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace sluice {

// Zoho's JSON read more strictly than Qt reads it (reliability-security C23): a key that stands
// twice in one object has two meanings, and an answer nested deeper than any documented one is no
// answer. Both are refused with the byte, as text that is no JSON is. Any thread; it keeps nothing.
Result<QJsonDocument> zohoJson(QByteArrayView json, const QString &what);

// The answer's object, in the envelope of Catalyst and Analytics:
// {"status":"success","data":..}. `hasSideEffect`: an answer that cannot be understood leaves it
// open what the service did.
Result<QJsonObject> zohoEnvelope(
    QByteArrayView json, const QString &what, bool hasSideEffect = false);

// For an answer that is not as documented.
Error zohoProtocolError(const QString &what, const QString &why, bool hasSideEffect = false);

// A whole number that may come as text; nothing if it is none.
std::optional<qint64> zohoCount(const QJsonValue &value);
// A flag that may come as text.
bool zohoFlag(const QJsonValue &value);

} // namespace sluice
