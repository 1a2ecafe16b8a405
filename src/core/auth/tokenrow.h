// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/store/store.h"

#include <QList>
#include <QString>

namespace sluice {

// A row of token_cache: what all processes know of one connection's access token. A plain value,
// read and written inside the closures of Store. For TokenManager.
struct TokenRow
{
    enum class State {
        Ok,
        Refused, // the service refuses new tokens: somebody must sign in
        Paused, // the service wants to be left alone until pausedUntilMs
    };

    QString connectionId;
    QString sealedToken; // empty: none
    QString apiDomain;
    qint64 expiresAtMs = 0;
    qint64 lifeMs = 0; // how long the token was given for
    QString refreshingBy; // empty: nobody
    qint64 refreshingUntilMs = 0;
    QList<qint64> mintedMs; // when tokens were asked for, oldest first
    State state = State::Ok;
    QString epoch; // changes with each sign-in
    qint64 pausedUntilMs = 0;
    QString code; // of the refusal
    QString why;

    // Zoho gives ten tokens in ten minutes for a refresh token (zoho-crm-bulk A4).
    static constexpr int kMintsInWindow = 10;
    // Zero: a token may be asked for now. Else how long not.
    qint64 mintWaitMs(qint64 nowMs, qint64 windowMs) const;
    void addMint(qint64 nowMs, qint64 windowMs); // forgets those that no longer count
};

// The row, or a new one that is not stored yet.
Result<TokenRow> readTokenRow(Sql &sql, const QString &connectionId);
Result<void> writeTokenRow(Sql &sql, const TokenRow &row);

// The ids of the connections whose sign-in is refused.
Result<QStringList> refusedConnections(Sql &sql);

} // namespace sluice
