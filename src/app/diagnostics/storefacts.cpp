// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnostics/storefacts.h"

#include "core/log/logformat.h"
#include "core/store/store.h"

#include <QFileInfo>
#include <QJsonArray>

#include <array>
#include <functional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using RowTaker = std::function<void(const QSqlQuery &row)>;

Result<void> eachRow(Sql &sql, const char *statement, const RowTaker &take)
{
    auto rows = sql.run(statement);
    if (!rows)
        return fail(rows.error());
    while ((*rows)->next())
        take(**rows);
    (*rows)->finish();
    return {};
}

constexpr std::array kToldTables{"meta", "migration", "connection", "job_def", "snapshot",
    "schedule_fire", "run", "step", "attempt", "artifact", "chunk", "record_issue", "cursor_state",
    "callback_inbox", "named_lock", "rate_budget", "token_cache", "run_event", "alert_rule",
    "alert_message", "table_watch", "row_outbox"};

Result<QJsonObject> rowCounts(Sql &sql)
{
    QJsonObject counts;
    for (const char *table : kToldTables) {
        const QByteArray statement = QByteArrayLiteral("SELECT COUNT(*) FROM ") + table;
        auto counted = eachRow(sql, statement.constData(), [&counts, table](const QSqlQuery &row) {
            counts.insert(QString::fromLatin1(table), row.value(0).toLongLong());
        });
        if (!counted)
            return fail(counted.error());
    }
    return counts;
}

QJsonObject runFigures(const QSqlQuery &row)
{
    const auto number = [&row](int column) { return row.value(column).toLongLong(); };
    return {{u"number"_s, number(0)}, {u"kind"_s, row.value(1).toString()},
        {u"state"_s, row.value(2).toString()}, {u"environment"_s, row.value(3).toString()},
        {u"createdAt"_s, logTime(number(4))}, {u"activeMs"_s, number(5)},
        {u"requests"_s, number(6)}, {u"read"_s, number(7)}, {u"written"_s, number(8)},
        {u"skipped"_s, number(9)}, {u"rejected"_s, number(10)}, {u"notAttempted"_s, number(11)},
        {u"pending"_s, number(12)}};
}

Result<void> addFacts(Sql &sql, QJsonObject &facts)
{
    auto counts = rowCounts(sql);
    if (!counts)
        return fail(counts.error());
    facts.insert(u"rows"_s, *counts);
    QJsonArray migrations;
    QJsonArray kinds;
    QJsonArray runs;
    auto done = eachRow(sql, "SELECT version, applied_at FROM migration ORDER BY version",
        [&migrations](const QSqlQuery &row) {
            migrations.append(QJsonObject{{u"version"_s, row.value(0).toInt()},
                {u"appliedAt"_s, logTime(row.value(1).toLongLong())}});
        });
    if (done)
        done = eachRow(sql, "SELECT kind, state, COUNT(*) FROM run GROUP BY kind, state",
            [&kinds](const QSqlQuery &row) {
                kinds.append(QJsonObject{{u"kind"_s, row.value(0).toString()},
                    {u"state"_s, row.value(1).toString()}, {u"runs"_s, row.value(2).toLongLong()}});
            });
    if (done)
        done = eachRow(sql,
            "SELECT number, kind, state, environment, created_at, active_ms, n_requests, n_read,"
            " n_written, n_skipped, n_rejected, n_not_attempted, n_pending FROM run"
            " ORDER BY number DESC LIMIT 50",
            [&runs](const QSqlQuery &row) { runs.append(runFigures(row)); });
    facts.insert(u"migrations"_s, migrations);
    facts.insert(u"runsByState"_s, kinds);
    facts.insert(u"newestRuns"_s, runs);
    return done;
}

} // namespace

Result<QJsonObject> storeFacts(Store &store)
{
    const auto bytes = [&store](const char *file) {
        return QFileInfo(store.directory() + u'/' + QLatin1StringView(file)).size();
    };
    QJsonObject facts{{u"schema"_s, store.schemaVersion()}, {u"bytes"_s, bytes("store.sqlite")},
        {u"journalBytes"_s, bytes("store.sqlite-wal")}};
    auto done = store.read([&facts](Sql &sql) { return addFacts(sql, facts); });
    if (!done)
        return fail(done.error());
    return facts;
}

} // namespace sluice
