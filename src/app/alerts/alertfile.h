// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertrule.h"
#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QList>

namespace sluice {

// One rule as a file gives it. `values` are the secrets that stood in the file itself; they must go
// into the vault.
struct AlertFileEntry
{
    AlertRule rule;
    QMap<QString, Secret> values;
};

// The alert file: {"formatVersion":1,"alerts":[{"name","jobs","kinds","when":{..},"email":{..},
// "webHook":{..},"desktop","caFile","secrets":{..}}]}. Parsing is strict: every problem is told,
// with its JSON path and never with a value. Any thread; it opens no file and no vault.
Result<QList<AlertFileEntry>> parseAlertFile(const QByteArray &text);

// The same bytes for the same rules: sorted by name. Secrets are written as references only.
QByteArray writeAlertFile(QList<AlertRule> rules);

// A rule as the store keeps it, and back; what the store holds was checked when it was put there.
QJsonObject alertRuleToJson(const AlertRule &rule);
AlertRule alertRuleFromJson(const QJsonObject &json);

// What a mail can be sent to and from: one address, without a name. Also refused: whatever could
// end a line of the mail or of the talk with its server.
bool isMailAddress(const QString &text);

} // namespace sluice
