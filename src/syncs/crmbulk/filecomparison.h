// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/recordbatch.h"
#include "services/zoho/zohosession.h"
#include "syncs/crmbulk/cellforms.h"
#include "syncs/crmbulk/recordrows.h"
#include "syncs/files/rowspool.h"

#include <QTimeZone>

#include <vector>

namespace sluice {

class CrmBulkRun;
class StepContext;
struct CrmFacts;

// In the memo of the step that processes a page: the calls that it took to compare its records.
inline constexpr auto kComparingCalls = QLatin1StringView("comparingCalls");

// A file tells what its records are to hold, not what they hold: the module is asked, with few
// calls, for each batch as the processing leaves it (by id a hundred records a call, by a unique
// field fifty), unless it was read as a whole (readHeldRecords()). From then on the batch's
// originals are what the module holds, as if the records had been read there. A record that is to
// be updated and is not there is rejected by name. The answers stay in the run's folder until
// discard(): a step that waits for credits, or is entered again after a crash, does not ask twice.
// Owned by the step that processes a page, on its thread, which is one of the network lane; reads
// only, and holds nothing but the batch at hand.
class FileComparison final
{
public:
    // `written`: the columns of the batches that are sent, in the order of the facts' writeFields.
    FileComparison(StepContext &context, const CrmBulkRun &run, const CrmFacts &facts,
        const Columns &columns, int idColumn, const QList<qsizetype> &written);

    Result<void> compare(RecordBatch &batch);
    Result<void> discard(); // once the page is done

    // Of a row of the batch that was compared last; empty: the module has no such record.
    QByteArrayView idOf(qsizetype row) const { return m_ids[static_cast<size_t>(row)]; }

private:
    struct Field
    {
        QString name;
        qsizetype column;
        CrmValueKind kind;
    };
    QString keyOf(const RecordBatch &batch, qsizetype row) const;
    QStringList keysOf(const RecordBatch &batch) const;
    Result<QJsonObject> held(const RecordBatch &batch); // by their keys
    Result<QJsonObject> spooled(QStringList &keys); // those that are not there stay in `keys`
    Result<QJsonObject> ask(const QStringList &keys);
    void compareRow(RecordBatch &batch, qsizetype row, const QJsonObject &held);
    void reject(RecordBatch &batch, qsizetype row) const;

    StepContext &m_context;
    const CrmBulkRun &m_run;
    ZohoSession m_session;
    RecordRows m_records;
    QStringList m_names;
    std::vector<Field> m_fields;
    qsizetype m_keyColumn;
    CellForms m_forms;
    QTimeZone m_zone;
    QString m_folder; // of the answers
    std::unique_ptr<RowSpool> m_module; // null: it was not read as a whole
    qint64 m_calls; // for this page, before a restart too
    std::vector<QByteArray> m_ids;
};

} // namespace sluice
