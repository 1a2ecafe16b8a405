// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/faults/faultcases.h"

#include <QJsonDocument>

namespace sluice::testing {

// What the sandbox is told to do to requests of a CRM run. Test code only.

inline const QString kTokenPath = QStringLiteral("^/oauth/v2/token$");
inline const QString kReadStatus = QStringLiteral("^/crm/bulk/v8/read/[0-9]+$");
inline const QString kReadResult = QStringLiteral("^/crm/bulk/v8/read/[0-9]+/result$");
inline const QString kWriteCreate = QStringLiteral("^/crm/bulk/v8/write$");
inline const QString kWriteStatus = QStringLiteral("^/crm/bulk/v8/write/[0-9]+$");

// To every such request; `isAfter`: once the service has done what it asks for.
inline QJsonObject always(
    const QString &method, const QString &path, const QJsonObject &action, bool isAfter = false)
{
    return {{QStringLiteral("method"), method}, {QStringLiteral("path"), path},
        {QStringLiteral("when"), isAfter ? QStringLiteral("after") : QStringLiteral("before")},
        {QStringLiteral("times"), 0}, {QStringLiteral("action"), action}};
}

inline QJsonObject answered(int status, const QString &body)
{
    return {{QStringLiteral("status"), status}, {QStringLiteral("body"), body}};
}

inline QJsonObject replacing(const QString &find, const QString &with)
{
    return {{QStringLiteral("replace"),
        QJsonObject{{QStringLiteral("find"), find}, {QStringLiteral("with"), with}}}};
}

inline QString crmError(const QString &code, const QString &message)
{
    return QString::fromUtf8(QJsonDocument(
        QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("details"), QJsonObject()},
            {QStringLiteral("message"), message},
            {QStringLiteral("status"), QStringLiteral("error")}})
                                 .toJson(QJsonDocument::Compact));
}

} // namespace sluice::testing
