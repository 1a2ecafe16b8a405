// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QJsonObject>

namespace sluice::sandbox {

// What a client needs to know of a running sandbox, in the forms of design 9 and 10. The
// credentials in them are public constants. Called once the ports are known.
QJsonObject readyDocumentFor(const Environment &environment);
QJsonObject connectionDocumentFor(const Environment &environment);
QJsonObject jobDocument();

Result<void> writeDocument(const QString &path, const QJsonObject &document);

} // namespace sluice::sandbox
