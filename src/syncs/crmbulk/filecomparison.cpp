// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/filecomparison.h"

#include "core/engine/stepcontext.h"
#include "services/zoho/zohoerrors.h"
#include "syncs/crmbulk/crmfacts.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

qsizetype keyColumnOf(const CrmBulkJob &job, const Columns &columns, int idColumn)
{
    return job.sendsId() ? idColumn : columns.indexOf(job.findBy);
}

} // namespace

FileComparison::FileComparison(StepContext &context, const CrmBulkRun &run, const CrmFacts &facts,
    const Columns &columns, int idColumn, const QList<qsizetype> &written)
    : m_context(context)
    , m_run(run)
    , m_session(run.session(context))
    , m_records(CrmRecordClient(m_session, facts.limits), run.job().module)
    , m_names(facts.writeFields)
    , m_keyColumn(keyColumnOf(run.job(), columns, idColumn))
    , m_dates(facts.dateWriter())
    , m_zone(facts.timeZone())
    , m_callsBefore(context.memo().value(kComparingCalls).toInteger())
{
    for (qsizetype i = 0; i < m_names.size(); ++i)
        m_fields.push_back({m_names.at(i), written.at(i),
            crmValueKind(facts.fields.value(m_names.at(i))), facts.dateKind(m_names.at(i))});
}

// Empty: there is nothing to ask for. What is no id would spoil the call for the others.
QString FileComparison::keyOf(const RecordBatch &batch, qsizetype row) const
{
    if (!batch.isKept(row))
        return {};
    const QByteArrayView cell = batch.value(row, m_keyColumn);
    if (m_run.job().sendsId())
        return isZohoId(QString::fromUtf8(cell)) ? QString::fromUtf8(cell) : QString();
    return RecordRows::foldedKey(QString::fromUtf8(cell));
}

Result<QHash<QString, QJsonObject>> FileComparison::held(const RecordBatch &batch)
{
    QStringList keys;
    QSet<QString> seen;
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        const QString key = keyOf(batch, row);
        if (key.isEmpty() || seen.contains(key))
            continue;
        seen.insert(key);
        keys.append(m_run.job().sendsId()
                ? key
                : QString::fromUtf8(batch.value(row, m_keyColumn)).trimmed());
    }
    const bool isById = m_run.job().sendsId();
    const qsizetype step = isById ? RecordRows::kIdsOfCall : CrmQuery::kMostListed;
    QHash<QString, QJsonObject> all;
    for (qsizetype from = 0; from < keys.size(); from += step) {
        if (m_context.token().isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the file was compared"_s);
        const QStringList some = keys.mid(from, step);
        auto found = isById ? m_records.of(some, m_names)
                            : m_records.by(m_run.job().findBy, some, m_names);
        if (!found)
            return fail(found.error());
        all.insert(*found);
        m_context.cameFurther();
    }
    return all;
}

void FileComparison::compareRow(RecordBatch &batch, qsizetype row, const QJsonObject &held)
{
    const bool ignoresEmpty = m_run.job().ignoreEmpty;
    std::vector<bool> isSame(m_fields.size());
    for (size_t i = 0; i < m_fields.size(); ++i) {
        const Field &field = m_fields[i];
        const QByteArrayView wanted = batch.value(row, field.column);
        const QJsonValue there = held.value(field.name);
        if (ignoresEmpty && wanted.isEmpty()) { // the record keeps what it has
            batch.set(row, field.column, RecordRows::cellOf(there).toUtf8());
            isSame[i] = true;
            continue;
        }
        QByteArray date; // as it would be sent
        const bool isDate = field.date && m_dates.append(wanted, *field.date, date);
        isSame[i] = isCrmValue(there, isDate ? QByteArrayView(date) : wanted, field.kind, m_zone);
    }
    batch.forgetOriginals(row);
    for (size_t i = 0; i < m_fields.size(); ++i) {
        if (!isSame[i])
            batch.setOriginal(
                row, m_fields[i].column, RecordRows::cellOf(held.value(m_fields[i].name)).toUtf8());
    }
}

void FileComparison::reject(RecordBatch &batch, qsizetype row) const
{
    batch.reject(row, u"NOT_FOUND"_s, m_run.job().findBy,
        u"The module %1 has no such record"_s.arg(m_run.job().module));
}

Result<void> FileComparison::compare(RecordBatch &batch)
{
    m_ids.assign(static_cast<size_t>(batch.rowCount()), {});
    auto all = held(batch);
    if (!all)
        return fail(all.error());
    m_context.row().memo.insert(kComparingCalls, m_callsBefore + m_records.calls());
    const bool isUpdate = !m_run.job().makesRecords();
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (!batch.isKept(row))
            continue;
        const QJsonObject record = all->value(keyOf(batch, row));
        const bool hasKey = !batch.value(row, m_keyColumn).isEmpty();
        m_ids[static_cast<size_t>(row)] = zohoIdText(record.value("id"_L1)).toLatin1();
        if (record.isEmpty() && isUpdate && (hasKey || !m_run.job().sendsId()))
            reject(batch, row);
        else // a new record holds nothing
            compareRow(batch, row, record);
    }
    return {};
}

} // namespace sluice
