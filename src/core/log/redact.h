// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QJsonObject>
#include <QString>

namespace sluice {

// What makes text safe to keep and to show: live secrets and everything that looks like one are
// replaced by "•••", control and bidirectional characters are written as escapes, and what is
// longer than 8 KiB is cut (reliability-security E10, D "Log lines"). Any thread; pure functions.
// Doing it twice changes nothing. It hides no record values: those must not be logged above Debug.
QString redactedText(const QString &text);

// The same for every text in `details`; the value of a key such as "client_secret" or
// "authorization" goes whatever it is.
QJsonObject redactedDetails(const QJsonObject &details);

LogRecord redactedRecord(LogRecord record);

} // namespace sluice
