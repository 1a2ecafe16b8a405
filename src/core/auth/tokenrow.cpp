// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/tokenrow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

QLatin1String tokenStateName(TokenRow::State state)
{
    switch (state) {
    case TokenRow::State::Refused:
        return "refused"_L1;
    case TokenRow::State::Paused:
        return "paused"_L1;
    case TokenRow::State::Ok:
        break;
    }
    return "ok"_L1;
}

// The state's name, and behind a blank its facts as JSON where there are any.
QString tokenStateText(const TokenRow &row)
{
    QJsonObject facts;
    if (!row.epoch.isEmpty())
        facts.insert("epoch"_L1, row.epoch);
    if (row.lifeMs > 0)
        facts.insert("life"_L1, row.lifeMs);
    if (row.state == TokenRow::State::Paused)
        facts.insert("until"_L1, row.pausedUntilMs);
    if (row.state != TokenRow::State::Ok) {
        facts.insert("code"_L1, row.code);
        facts.insert("why"_L1, row.why);
    }
    QString text = tokenStateName(row.state);
    if (!facts.isEmpty())
        text += u' ' + QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
    return text;
}

void readTokenState(const QString &text, TokenRow &row)
{
    const QString name = text.section(u' ', 0, 0);
    for (const auto state : {TokenRow::State::Refused, TokenRow::State::Paused}) {
        if (name == tokenStateName(state))
            row.state = state;
    }
    const QJsonObject facts = QJsonDocument::fromJson(text.mid(name.size()).toUtf8()).object();
    row.epoch = facts.value("epoch"_L1).toString();
    row.lifeMs = facts.value("life"_L1).toInteger();
    row.pausedUntilMs = facts.value("until"_L1).toInteger();
    row.code = facts.value("code"_L1).toString();
    row.why = facts.value("why"_L1).toString();
}

} // namespace

qint64 TokenRow::mintWaitMs(qint64 nowMs, qint64 windowMs) const
{
    QList<qint64> counted;
    for (const qint64 at : mintedMs) {
        if (at > nowMs - windowMs)
            counted << std::min(at, nowMs); // a clock that was set back must not wait for long
    }
    if (counted.size() < kMintsInWindow)
        return 0;
    return counted.at(counted.size() - kMintsInWindow) + windowMs - nowMs;
}

void TokenRow::addMint(qint64 nowMs, qint64 windowMs)
{
    mintedMs.removeIf([nowMs, windowMs](qint64 at) { return at <= nowMs - windowMs; });
    mintedMs << nowMs;
    std::sort(mintedMs.begin(), mintedMs.end());
}

Result<TokenRow> readTokenRow(Sql &sql, const QString &connectionId)
{
    TokenRow row;
    row.connectionId = connectionId;
    auto found = sql.run("SELECT sealed_access_token, api_domain, expires_at, refreshing_by,"
                         " refreshing_until, minted_times, state FROM token_cache WHERE conn_id=?",
        {connectionId});
    if (!found)
        return fail(std::move(found).error());
    QSqlQuery &query = **found;
    if (!query.next())
        return row;
    row.sealedToken = query.value(0).toString();
    row.apiDomain = query.value(1).toString();
    row.expiresAtMs = query.value(2).toLongLong();
    row.refreshingBy = query.value(3).toString();
    row.refreshingUntilMs = query.value(4).toLongLong();
    const QJsonArray minted = QJsonDocument::fromJson(query.value(5).toString().toUtf8()).array();
    for (const QJsonValue &at : minted)
        row.mintedMs << at.toInteger();
    readTokenState(query.value(6).toString(), row);
    query.finish();
    return row;
}

Result<void> writeTokenRow(Sql &sql, const TokenRow &row)
{
    QJsonArray minted;
    for (const qint64 at : row.mintedMs)
        minted.append(at);
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
    };
    auto saved
        = sql.run("INSERT INTO token_cache(conn_id, sealed_access_token, api_domain, expires_at,"
                  " refreshing_by, refreshing_until, minted_times, state)"
                  " VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(conn_id) DO UPDATE SET"
                  " sealed_access_token=excluded.sealed_access_token,"
                  " api_domain=excluded.api_domain, expires_at=excluded.expires_at,"
                  " refreshing_by=excluded.refreshing_by,"
                  " refreshing_until=excluded.refreshing_until,"
                  " minted_times=excluded.minted_times, state=excluded.state",
            {row.connectionId, orNull(row.sealedToken), orNull(row.apiDomain), row.expiresAtMs,
                orNull(row.refreshingBy), row.refreshingUntilMs,
                QString::fromUtf8(QJsonDocument(minted).toJson(QJsonDocument::Compact)),
                tokenStateText(row)});
    if (!saved)
        return fail(std::move(saved).error());
    return {};
}

Result<QStringList> refusedConnections(Sql &sql)
{
    auto rows = sql.run("SELECT conn_id FROM token_cache WHERE state LIKE 'refused%'");
    if (!rows)
        return fail(rows.error());
    QStringList ids;
    while ((*rows)->next())
        ids << (*rows)->value(0).toString();
    return ids;
}

} // namespace sluice
