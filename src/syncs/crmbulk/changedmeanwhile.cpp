// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/changedmeanwhile.h"

#include "services/zoho/zohoerrors.h"
#include "syncs/crmbulk/crmfacts.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstLook = 200; // rows that one credit brings
constexpr int kMostLooks = 200; // 400,000 changed records: more is no guard any more

// Ids of one length in the order of their numbers.
bool isBefore(const QByteArray &a, const QByteArray &b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

} // namespace

// Of a page without a read job (a file's, or an earlier version's), the run's own beginning.
Result<qint64> ChangedMeanwhile::readSince(
    StepContext &context, const CrmFacts &facts, qint64 ordinal)
{
    const qint64 begunMs = facts.serviceMs(context.run().createdAtMs);
    const std::lock_guard lock(m_mutex);
    const auto place = [this, ordinal]() -> std::optional<qint64> {
        auto it = m_readSince.upper_bound(ordinal);
        return it == m_readSince.begin() ? std::nullopt : std::optional(std::prev(it)->second);
    };
    // Pages come one by one: the list is read anew, there are few of them.
    m_readSince.clear();
    auto done = context.store().read([this, &context, begunMs](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT input, memo FROM step WHERE run_id=? AND stage='read'", {context.run().id});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const QJsonObject input
                = QJsonDocument::fromJson((*rows)->value(0).toString().toUtf8()).object();
            const QJsonObject memo
                = QJsonDocument::fromJson((*rows)->value(1).toString().toUtf8()).object();
            const qint64 createdMs = memo.value(u"job.end")[u"createdMs"].toInteger();
            m_readSince[input.value(u"firstOrdinal").toInteger(1)]
                = createdMs > 0 ? createdMs : begunMs;
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return place().value_or(begunMs);
}

Outcome<QSet<qint64>> ChangedMeanwhile::among(StepContext &context, CrmRecordClient &client,
    const WriteScope &scope, const CrmBulkRun &run, const CrmFacts &facts)
{
    QHash<QByteArray, qint64> ordinals;
    QByteArray first;
    QByteArray last;
    auto listed = scope.forEach([&ordinals, &first, &last](const ChunkRow &row) -> Result<void> {
        const QByteArray id = row.id.toByteArray();
        if (id.isEmpty()) // a new record
            return {};
        ordinals.insert(id, row.ordinal);
        if (first.isEmpty() || isBefore(id, first))
            first = id;
        if (last.isEmpty() || isBefore(last, id))
            last = id;
        return {};
    });
    if (!listed)
        return tl::unexpected(context.orElse(listed.error()));
    if (ordinals.isEmpty())
        return QSet<qint64>();
    auto since = readSince(context, facts, scope.chunk.firstOrdinal);
    if (!since)
        return tl::unexpected(context.orElse(since.error()));
    QSet<qint64> changed;
    int offset = 0;
    for (int look = 0; look < kMostLooks; ++look) {
        CrmQuery query(run.job().module, {u"id"_s});
        query.whereSince(u"Modified_Time"_s, QDateTime::fromMSecsSinceEpoch(*since, Qt::UTC))
            .where(u"id >= %1"_s.arg(CrmQuery::quoted(QString::fromUtf8(first))))
            .where(u"id <= %1"_s.arg(CrmQuery::quoted(QString::fromUtf8(last))))
            .orderBy(u"id"_s)
            .limit(offset, look == 0 ? kFirstLook : CrmQuery::kMostRows);
        auto page = client.query(query);
        if (!page)
            return tl::unexpected(context.orElse(page.error()));
        for (const QJsonObject &row : std::as_const(page->rows)) {
            const auto it = ordinals.constFind(zohoIdText(row.value("id"_L1)).toLatin1());
            if (it != ordinals.cend())
                changed.insert(*it);
        }
        offset += static_cast<int>(page->rows.size());
        if (!page->hasMore || page->rows.isEmpty())
            return changed;
    }
    return tl::unexpected(StepResult::ambiguous(Error{.kind = ErrorKind::Service,
        .what = u"Too many records are changed while the run works"_s,
        .why = u"The guard against lost updates cannot tell which of them are this chunk's"_s,
        .next = u"Resume when the CRM is quieter, or set the job's guard to false"_s,
        .code = u"GUARD_OVERRUN"_s}));
}

} // namespace sluice
