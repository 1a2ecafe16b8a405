// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace sluice::testing {

// Fault rules for the sandbox and bodies in Zoho's words; pure helpers of the contract tests.
inline QJsonObject fault(
    const QString &path, const QJsonObject &action, const QString &when = QStringLiteral("before"))
{
    return {{QStringLiteral("service"), QStringLiteral("zoho-crm")}, {QStringLiteral("path"), path},
        {QStringLiteral("when"), when}, {QStringLiteral("action"), action}};
}

inline QString envelope(const QString &code, const QString &message)
{
    const QJsonObject body{{QStringLiteral("code"), code},
        {QStringLiteral("details"), QJsonObject()}, {QStringLiteral("message"), message},
        {QStringLiteral("status"), QStringLiteral("error")}};
    return QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace sluice::testing
