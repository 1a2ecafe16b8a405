// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/personrows.h"

#include "base/crashpoint.h"
#include "core/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

#include <functional>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowsOfLook = 1'000;

#define SLUICE_UNFINISHED "state NOT IN ('completed','completed_with_rejections')"

} // namespace

// Rows to look at, a thousand at a time: `select` gives SQLite's own number of a row first and
// takes the one before. `look` gives the values with which `change` is run for a row that names the
// person.
struct PersonRows::Rows
{
    QLatin1StringView table;
    const char *select;
    const char *change;
    std::function<std::optional<QVariantList>(const QSqlQuery &row)> look;
};

// A column of texts that may name a record. `run`: the id of the run that it belongs to.
struct PersonRows::TextColumn
{
    QLatin1StringView table;
    bool isNeeded; // by a run that is resumed
    const char *select;
    const char *update;
};

#define SLUICE_TEXTS(table, column, run, isNeeded)                                                 \
    {                                                                                              \
        QLatin1StringView(table), isNeeded,                                                        \
            "SELECT rowid, CAST(" column " AS TEXT), " run " FROM " table                          \
            " WHERE rowid>? AND COALESCE(" column ", '') NOT IN ('', '{}')"                        \
            " ORDER BY rowid LIMIT 1000",                                                          \
            "UPDATE " table " SET " column "=? WHERE rowid=? AND " column "=?"                     \
    }

const QList<PersonRows::TextColumn> &PersonRows::textColumns()
{
    static const QList<TextColumn> all{
        SLUICE_TEXTS("run", "params", "id", true),
        SLUICE_TEXTS("run", "subject", "id", false),
        SLUICE_TEXTS("run", "reason", "id", false),
        SLUICE_TEXTS("step", "input", "run_id", true),
        SLUICE_TEXTS("step", "memo", "run_id", true),
        SLUICE_TEXTS("step", "title", "run_id", false),
        SLUICE_TEXTS("step", "error", "run_id", false),
        SLUICE_TEXTS("step", "note", "run_id", false),
        SLUICE_TEXTS("attempt", "url_path", "''", false),
        SLUICE_TEXTS("attempt", "detail", "''", false),
        SLUICE_TEXTS("attempt", "remote_id", "''", false),
        SLUICE_TEXTS("run_event", "text", "run_id", false),
        SLUICE_TEXTS("callback_inbox", "body", "''", false),
        SLUICE_TEXTS("callback_inbox", "remote_id", "''", false),
        SLUICE_TEXTS("alert_message", "digest", "''", false),
        SLUICE_TEXTS("alert_message", "error", "''", false),
        SLUICE_TEXTS("table_watch", "problem", "''", false),
        SLUICE_TEXTS("table_watch", "mark", "''", false),
        SLUICE_TEXTS("row_outbox", "error", "''", false),
        SLUICE_TEXTS("named_lock", "info", "''", false),
    };
    return all;
}

#undef SLUICE_TEXTS

QString PersonRows::without(const QString &text) const
{
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    if (json.isNull())
        return m_subject.without(text);
    const QJsonValue left
        = m_subject.without(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()));
    return QString::fromUtf8(
        (left.isArray() ? QJsonDocument(left.toArray()) : QJsonDocument(left.toObject()))
            .toJson(QJsonDocument::Compact));
}

Result<void> PersonRows::lookAtRows(const Rows &rows, bool isErasing, Found &found)
{
    for (qint64 after = 0;;) {
        QList<QVariantList> hits;
        int seen = 0;
        auto read = m_store.read([&](Sql &sql) -> Result<void> {
            auto query = sql.run(rows.select, {after});
            if (!query)
                return fail(query.error());
            for (; (*query)->next(); ++seen) {
                after = (*query)->value(0).toLongLong();
                if (auto values = rows.look(**query))
                    hits.append(*std::move(values));
            }
            (*query)->finish();
            return {};
        });
        if (!read)
            return read;
        if (!hits.isEmpty())
            found.rows[rows.table] += hits.size();
        if (isErasing && !hits.isEmpty()) {
            auto written = m_store.write([&rows, &hits](Sql &sql) -> Result<void> {
                for (const QVariantList &values : std::as_const(hits)) {
                    if (auto put = sql.run(rows.change, values); !put)
                        return fail(put.error());
                }
                return {};
            });
            if (!written)
                return written;
        }
        const bool isOver = seen < kRowsOfLook;
        if (isOver)
            m_done += m_last.value(rows.table);
        if (auto told
            = m_onRows ? m_onRows(m_done + (isOver ? 0 : after), m_total) : Result<void>();
            !told || isOver)
            return told;
    }
}

// By their numbers, which is quick; each column of texts is looked at by itself.
Result<void> PersonRows::countRows()
{
    QStringList tables{u"record_issue"_s, u"sent_record"_s, u"row_outbox"_s, u"cursor_state"_s};
    for (const TextColumn &column : textColumns())
        tables << column.table;
    m_done = 0;
    m_total = 0;
    return m_store.read([this, &tables](Sql &sql) -> Result<void> {
        for (const QString &table : std::as_const(tables)) {
            auto last = sql.run(
                u"SELECT COALESCE(MAX(rowid),0) FROM %1"_s.arg(table).toLatin1().constData());
            if (!last)
                return fail(last.error());
            m_last.insert(table, (*last)->next() ? (*last)->value(0).toLongLong() : 0);
            (*last)->finish();
            m_total += m_last.value(table);
        }
        return {};
    });
}

Result<void> PersonRows::lookAtTexts(const TextColumn &column, bool isErasing, Found &found)
{
    const auto look = [&](const QSqlQuery &row) -> std::optional<QVariantList> {
        const QString text = row.value(1).toString();
        if (!m_subject.isIn(text.toUtf8()))
            return std::nullopt;
        if (column.isNeeded)
            found.neededRuns.insert(row.value(2).toString());
        return QVariantList{without(text), row.value(0), text};
    };
    return lookAtRows({column.table, column.select, column.update, look}, isErasing, found);
}

// What became of the record is counted on: only what names it goes.
Result<void> PersonRows::lookAtIssues(bool isErasing, Found &found)
{
    const auto look = [&](const QSqlQuery &row) -> std::optional<QVariantList> {
        const QByteArray key = row.value(1).toByteArray();
        const QByteArray message = row.value(2).toByteArray();
        const bool isOwn = m_subject.isPersonal(message) || m_subject.isPersonal(key);
        if (isOwn)
            m_subject.addIdOfRow(key);
        if (!isOwn && !m_subject.isIn(key) && !m_subject.isIn(message)
            && !m_subject.isIn(row.value(3).toByteArray()))
            return std::nullopt;
        found.neededRuns.insert(row.value(4).toString());
        return QVariantList{row.value(0)};
    };
    return lookAtRows({"record_issue"_L1,
                          "SELECT record_issue.rowid, source_key, message, field, run.id"
                          " FROM record_issue JOIN run ON run.number=run_number"
                          " WHERE record_issue.rowid>? ORDER BY record_issue.rowid LIMIT 1000",
                          "UPDATE record_issue SET source_key='', field='', message='(erased)'"
                          " WHERE rowid=?",
                          look},
        isErasing, found);
}

// Rows that are about one record and nothing else.
Result<void> PersonRows::lookAtRecords(bool isErasing, Found &found)
{
    const auto look = [this](const QSqlQuery &row) -> std::optional<QVariantList> {
        const QByteArray id = row.value(1).toByteArray();
        const QByteArray detail = row.value(2).toByteArray();
        if (m_subject.isPersonal(detail))
            m_subject.addIdOfRow(id);
        if (!m_subject.isIn(id) && !m_subject.isIn(detail))
            return std::nullopt;
        return QVariantList{row.value(0)};
    };
    const Rows all[] = {
        {"sent_record"_L1,
            "SELECT rowid, id, detail FROM sent_record WHERE rowid>? ORDER BY rowid LIMIT 1000",
            "DELETE FROM sent_record WHERE rowid=?", look},
        {"row_outbox"_L1,
            "SELECT rowid, row_id, '' FROM row_outbox WHERE rowid>? ORDER BY rowid LIMIT 1000",
            "DELETE FROM row_outbox WHERE rowid=?", look},
        {"cursor_state"_L1,
            "SELECT rowid, '', cursor FROM cursor_state WHERE rowid>? ORDER BY rowid LIMIT 1000",
            "DELETE FROM cursor_state WHERE rowid=?", look}};
    for (const Rows &rows : all) {
        if (auto looked = lookAtRows(rows, isErasing, found); !looked)
            return looked;
    }
    return {};
}

Result<void> PersonRows::lookAtDocuments(Found &found)
{
    return m_store.read([this, &found](Sql &sql) -> Result<void> {
        for (const auto &[kind, statement] :
            {std::pair(u"job"_s,
                 "SELECT name, name || ' ' || params || ' ' || mapping || ' ' || schedule"
                 " FROM job_def"),
                std::pair(u"connection"_s,
                    "SELECT name, name || ' ' || settings || ' ' || secrets FROM connection"),
                std::pair(u"alert"_s, "SELECT name, name || ' ' || body FROM alert_rule"),
                std::pair(u"alert"_s, "SELECT rule_name, recipient FROM alert_message"),
                std::pair(u"snapshot"_s, "SELECT kind, body FROM snapshot"),
                std::pair(u"setting"_s, "SELECT k, v FROM meta")}) {
            auto rows = sql.run(statement);
            if (!rows)
                return fail(rows.error());
            while ((*rows)->next()) {
                if (!m_subject.isIn((*rows)->value(1).toByteArray()))
                    continue;
                const QString name = u"%1 “%2”"_s.arg(kind, (*rows)->value(0).toString());
                if (!found.documents.contains(name))
                    found.documents.append(name);
            }
            (*rows)->finish();
        }
        return {};
    });
}

Result<PersonRows::Found> PersonRows::look(bool isErasing)
{
    Found found;
    if (auto counted = m_onRows ? countRows() : Result<void>(); !counted)
        return fail(counted.error());
    if (auto issues = lookAtIssues(isErasing, found); !issues)
        return fail(issues.error());
    if (auto records = lookAtRecords(isErasing, found); !records)
        return fail(records.error());
    for (const TextColumn &column : textColumns()) {
        if (auto texts = lookAtTexts(column, isErasing, found); !texts)
            return fail(texts.error());
        SLUICE_CRASH_POINT("person.rows");
    }
    if (auto documents = lookAtDocuments(found); !documents)
        return fail(documents.error());
    return found;
}

} // namespace sluice
