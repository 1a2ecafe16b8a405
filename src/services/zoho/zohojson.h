// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonDocument>

namespace sluice {

// Zoho's JSON read more strictly than Qt reads it (reliability-security C23): a key that stands
// twice in one object has two meanings, and an answer nested deeper than any documented one is no
// answer. Both are refused with the byte, as text that is no JSON is. Any thread; it keeps nothing.
Result<QJsonDocument> zohoJson(QByteArrayView json, const QString &what);

} // namespace sluice
