// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/filecomparison.h"

#include "base/files.h"
#include "core/engine/stepcontext.h"
#include "services/zoho/zohoerrors.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/heldrecords.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

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
    , m_forms(facts, facts.writeFields)
    , m_zone(facts.timeZone())
    , m_folder(context.directory()
          + u"/processing/held-%1"_s.arg(context.input().value(u"page").toInt()))
    , m_calls(context.memo().value(kComparingCalls).toInteger())
{
    for (qsizetype i = 0; i < m_names.size(); ++i)
        m_fields.push_back(
            {m_names.at(i), written.at(i), crmValueKind(facts.fields.value(m_names.at(i)))});
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

QStringList FileComparison::keysOf(const RecordBatch &batch) const
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
    return keys;
}

Result<QJsonObject> FileComparison::ask(const QStringList &keys)
{
    const bool isById = m_run.job().sendsId();
    const qsizetype step = isById ? RecordRows::kIdsOfCall : CrmQuery::kMostListed;
    QJsonObject all;
    for (qsizetype from = 0; from < keys.size(); from += step) {
        if (m_context.token().isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the file was compared"_s);
        const QStringList some = keys.mid(from, step);
        auto found = isById ? m_records.of(some, m_names)
                            : m_records.by(m_run.job().findBy, some, m_names);
        if (!found)
            return fail(found.error());
        for (auto it = found->cbegin(); it != found->cend(); ++it)
            all.insert(it.key(), *it);
    }
    return all;
}

Result<QJsonObject> FileComparison::spooled(QStringList &keys)
{
    if (!m_module && !RowSpool::exists(heldRowsPath(m_context)))
        return QJsonObject();
    if (!m_module) {
        auto opened = RowSpool::open(heldRowsPath(m_context));
        if (!opened)
            return fail(opened.error());
        m_module = *std::move(opened);
    }
    QJsonObject all;
    QStringList missing;
    for (const QString &asked : std::as_const(keys)) {
        const QString key = m_run.job().sendsId() ? asked : RecordRows::foldedKey(asked);
        auto row = m_module->find(key.toUtf8());
        if (!row)
            return fail(row.error());
        if (!*row) {
            missing.append(asked);
            continue;
        }
        if (std::ssize(**row) != m_names.size() + 1)
            return fail(
                ErrorKind::Data, u"What was read of the module is not what is written now"_s);
        QJsonObject record{{u"id"_s, QString::fromUtf8((*row)->front())}};
        for (qsizetype i = 0; i < m_names.size(); ++i)
            record.insert(m_names.at(i), QString::fromUtf8((**row)[static_cast<size_t>(i) + 1]));
        all.insert(key, record);
    }
    // An upsert makes what is missing. Before an update rejects it, it is asked for: it may have
    // been made meanwhile.
    keys = m_run.job().makesRecords() ? QStringList() : missing;
    return all;
}

Result<QJsonObject> FileComparison::held(const RecordBatch &batch)
{
    QStringList keys = keysOf(batch);
    auto known = spooled(keys);
    if (!known || keys.isEmpty())
        return known;
    const QJsonArray asked = QJsonArray::fromStringList(keys);
    const QString path = m_folder + u"/%1.json"_s.arg(batch.ordinal(0));
    QJsonObject answer;
    if (QFile kept(path); kept.open(QIODevice::ReadOnly))
        answer = QJsonDocument::fromJson(kept.readAll()).object();
    if (answer.value(u"keys").toArray() != asked) {
        const qint64 before = m_records.calls();
        auto records = ask(keys);
        if (!records)
            return fail(records.error());
        answer = {
            {u"keys"_s, asked}, {u"records"_s, *records}, {u"calls"_s, m_records.calls() - before}};
        const QByteArray text = QJsonDocument(answer).toJson(QJsonDocument::Compact);
        auto kept = makePrivateFolder(m_folder);
        if (kept)
            kept = writeFileDurably(path, text);
        if (!kept)
            return fail(kept.error());
        m_context.cameFurther();
    }
    m_calls += answer.value(u"calls").toInteger();
    m_context.row().memo.insert(kComparingCalls, m_calls);
    const QJsonObject records = answer.value(u"records").toObject();
    if (known->isEmpty())
        return records;
    for (auto it = records.begin(); it != records.end(); ++it)
        known->insert(it.key(), it.value());
    return known;
}

// With the last page, what was read of the module, too.
Result<void> FileComparison::discard()
{
    QDir(m_folder).removeRecursively();
    if (!RowSpool::exists(heldRowsPath(m_context)))
        return {};
    bool isLast = false;
    auto counted = m_context.store().read([this, &isLast](Sql &sql) -> Result<void> {
        auto open
            = sql.run("SELECT COUNT(*) FROM step WHERE run_id=? AND stage IN('read','process')"
                      " AND state<>'done'",
                {m_context.run().id});
        if (!open)
            return fail(open.error());
        isLast = (*open)->next() && (*open)->value(0).toInt() == 0;
        (*open)->finish();
        return {};
    });
    m_module.reset();
    if (isLast)
        RowSpool::remove(heldRowsPath(m_context));
    return counted;
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
        QByteArray text;
        const bool isSent = !m_forms.isSentAsItIs(i) && m_forms.appendSent(i, wanted, text);
        isSame[i] = isCrmValue(there, isSent ? QByteArrayView(text) : wanted, field.kind, m_zone);
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
    const bool isUpdate = !m_run.job().makesRecords();
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (!batch.isKept(row))
            continue;
        const QJsonObject record = all->value(keyOf(batch, row)).toObject();
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
