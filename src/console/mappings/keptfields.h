// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace sluice {

// Which fields a service had when it was asked last, kept in the data directory so that a mapping
// can be edited while nobody answers. Names and types only, never a value of a record. It is a
// help: what cannot be kept or read is not there. Blocking, any thread.
struct KeptFields
{
    qint64 atMs = 0; // when the service was asked
    QJsonArray fields;
};

// `what`: the connection's id and the module, table or view.
void keepFields(const QString &dataDirectory, const QString &what, const QJsonArray &fields);
std::optional<KeptFields> keptFields(const QString &dataDirectory, const QString &what);

} // namespace sluice
