// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace sluice {

// Where a secret of a connection is: in an environment variable, in the vault, or, for sandboxes
// only, a public constant that opens nothing. A plain value; it never holds a secret.
struct SecretRef
{
    enum class Kind { Env, Vault, Sandbox };
    Kind kind = Kind::Vault;
    QString name; // the variable (see environmentSecret), the vault's entry, or the constant itself

    friend bool operator==(const SecretRef &, const SecretRef &) = default;
};

// A named sign-in to one service (design 4). A plain value, kept by Connections in the store.
struct Connection
{
    QString id; // given by the store; not part of the file
    QString name;
    QString service; // zoho-crm, catalyst, zoho-analytics, commercetools, klaviyo
    QString environment; // sandbox, test, production
    QString colour; // "#rrggbb" or empty
    QJsonObject settings;
    QMap<QString, SecretRef> secrets; // by clientId, clientSecret, ...

    friend bool operator==(const Connection &, const Connection &) = default;
};

// {"env":..}, {"vault":..} or {"sandbox":..}, as in files and in the store.
QJsonObject secretRefToJson(const SecretRef &ref);
QJsonObject secretRefsToJson(const QMap<QString, SecretRef> &refs);
// What the store holds, which was checked when it was put there.
QMap<QString, SecretRef> secretRefsFromJson(const QJsonObject &json);

} // namespace sluice
