// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/recordlook.h"

#include "services/zoho/zohoerrors.h"
#include "syncs/crmbulk/crmfacts.h"

#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLookPages = 10; // of records made since the run began

} // namespace

RecordLook::RecordLook(const CrmBulkRun &run, const CrmFacts &facts, CrmRecordClient &client,
    const QStringList &sent, const QStringList &columns)
    : m_run(run)
    , m_facts(facts)
    , m_client(client)
    , m_sent(sent)
    , m_columns(columns)
{
}

bool RecordLook::isEqual(const QJsonObject &record, const CallRow &row) const
{
    return std::all_of(m_sent.cbegin(), m_sent.cend(), [this, &record, &row](const QString &name) {
        const QByteArray &cell = row.values[static_cast<size_t>(m_columns.indexOf(name))];
        if (cell.isEmpty() && m_run.job().ignoreEmpty)
            return true; // was not sent
        return isCrmValue(
            record.value(name), cell, crmValueKind(m_facts.fields.value(name)), m_facts.timeZone());
    });
}

Result<QList<QJsonObject>> RecordLook::candidates(
    const std::vector<CallRow> &rows, qint64 runStartedMs, const QString &key)
{
    const CrmBulkJob &job = m_run.job();
    QList<QJsonObject> found;
    if (job.sendsId()) {
        QStringList ids;
        for (const CallRow &row : rows)
            ids << QString::fromUtf8(row.id);
        for (qsizetype at = 0; at < m_sent.size(); at += CrmRecordClient::kMostFields) {
            auto page
                = m_client.records(job.module, ids, m_sent.mid(at, CrmRecordClient::kMostFields));
            if (!page)
                return fail(page.error());
            found += page->rows; // the same record more than once, each with some of its fields
        }
        return found;
    }
    QStringList columns = m_sent;
    columns.prepend(u"id"_s);
    if (!key.isEmpty()) {
        const auto place = static_cast<size_t>(m_columns.indexOf(key));
        for (size_t at = 0; at < rows.size(); at += CrmQuery::kMostListed) {
            QStringList values;
            for (size_t i = at; i < std::min(rows.size(), at + CrmQuery::kMostListed); ++i)
                values << QString::fromUtf8(rows[i].values[place]);
            auto page = m_client.query(CrmQuery(job.module, columns).whereIn(key, values));
            if (!page)
                return fail(page.error());
            found += page->rows;
        }
        return found;
    }
    // What was there before this run began is nothing that it made.
    const auto since = QDateTime::fromMSecsSinceEpoch(runStartedMs, Qt::UTC);
    for (int page = 0; page < kMostLookPages; ++page) {
        CrmQuery query(job.module, columns);
        query.whereSince(u"Created_Time"_s, since)
            .orderBy(u"id"_s)
            .limit(page * CrmQuery::kMostRows, CrmQuery::kMostRows);
        auto rowsThere = m_client.query(query);
        if (!rowsThere)
            return fail(rowsThere.error());
        found += rowsThere->rows;
        if (!rowsThere->hasMore)
            break;
    }
    return found;
}

Result<QStringList> RecordLook::find(const std::vector<CallRow> &rows, qint64 runStartedMs)
{
    QString key = m_run.job().isInsert() ? m_facts.uniqueKey(m_run.job()) : m_run.job().findBy;
    if (!m_run.job().sendsId() && !key.isEmpty()) {
        const auto place = static_cast<size_t>(m_columns.indexOf(key));
        if (std::any_of(rows.begin(), rows.end(),
                [place](const CallRow &row) { return row.values[place].isEmpty(); }))
            key.clear();
    }
    auto records = candidates(rows, runStartedMs, key);
    if (!records)
        return fail(records.error());
    // By id, a record may have come in parts.
    QHash<QString, QJsonObject> byId;
    QStringList order;
    for (const QJsonObject &record : std::as_const(*records)) {
        const QString id = zohoIdText(record.value("id"_L1));
        if (!byId.contains(id))
            order << id;
        QJsonObject &whole = byId[id];
        for (auto it = record.begin(); it != record.end(); ++it)
            whole.insert(it.key(), it.value());
    }
    QStringList found;
    QSet<QString> taken;
    for (const CallRow &row : rows) {
        QString match;
        if (m_run.job().sendsId()) {
            const QString id = QString::fromUtf8(row.id);
            if (byId.contains(id) && isEqual(byId.value(id), row))
                match = id;
        } else {
            for (const QString &id : std::as_const(order)) {
                if (!taken.contains(id) && isEqual(byId.value(id), row)) {
                    match = id;
                    break;
                }
            }
        }
        if (!match.isEmpty())
            taken.insert(match);
        found << match;
    }
    return found;
}

} // namespace sluice
