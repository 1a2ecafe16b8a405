// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/insertedpage.h"

#include "base/csv/csvwriter.h"
#include "core/engine/stepcontext.h"
#include "services/zohocrm/crmvalues.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/recordpage.h"
#include "syncs/crmbulk/recordrows.h"
#include "syncs/crmbulk/undo/deletegate.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/crmbulk/undo/writtenrows.h"
#include "syncs/files/pagefetch.h"
#include "syncs/files/pagewriter.h"

#include <QDateTime>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Both times are whole seconds, and a record is not made at one moment: what the service does to it
// meanwhile is no change.
constexpr qint64 kMakingSeconds = 2;

const QString &modifiedField()
{
    static const QString field = u"Modified_Time"_s;
    return field;
}

class InsertedPage
{
public:
    InsertedPage(const CrmRecordClient &client, const QString &module, const CrmFacts &facts,
        WrittenRows inserted)
        : m_records(client, module)
        , m_facts(facts)
        , m_zone(facts.timeZone())
        , m_inserted(std::move(inserted))
    {
        for (const QString &column : std::as_const(m_inserted.columns))
            m_kinds.push_back(crmValueKind(facts.fields.value(column)));
    }
    Result<qint64> write(const QString &path, StepContext &context); // its bytes
    qint64 calls() const { return m_records.calls(); }

private:
    Result<void> writeRows(PageWriter &page, StepContext &context);
    QByteArray stateOf(const WrittenRow &row, const QJsonObject &now) const;

    RecordRows m_records;
    const CrmFacts &m_facts;
    const QTimeZone m_zone;
    const WrittenRows m_inserted;
    std::vector<CrmValueKind> m_kinds;
};

// A cell that went out empty may hold what the service puts there by itself.
QByteArray InsertedPage::stateOf(const WrittenRow &row, const QJsonObject &now) const
{
    QStringList changed;
    for (size_t i = 0; i < row.sent.size(); ++i) {
        const QString &field = m_inserted.columns.at(static_cast<qsizetype>(i));
        if (!row.sent[i].isEmpty()
            && !isCrmValue(now.value(field), row.sent[i], m_kinds[i], m_zone))
            changed.append(field);
    }
    const auto moment = [&now](const QString &field) {
        return QDateTime::fromString(now.value(field).toString(), Qt::ISODate);
    };
    if (changed.isEmpty()
        && moment(modifiedField()) > moment(u"Created_Time"_s).addSecs(kMakingSeconds))
        changed.append(modifiedField());
    return changed.isEmpty() ? kInsertedSame.toByteArray()
                             : kChangedPrefix.toByteArray() + changed.join(u',').toUtf8();
}

Result<void> InsertedPage::writeRows(PageWriter &page, StepContext &context)
{
    const QStringList fields = m_inserted.columns + QStringList{modifiedField(), u"Created_Time"_s};
    const qsizetype count = std::ssize(m_inserted.rows);
    for (qsizetype from = 0; from < count; from += RecordRows::kIdsOfCall) {
        if (context.token().isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the records were read"_s);
        const qsizetype end = std::min(count, from + RecordRows::kIdsOfCall);
        QStringList ids;
        for (qsizetype i = from; i < end; ++i)
            ids.append(QString::fromUtf8(m_inserted.rows[static_cast<size_t>(i)].id));
        auto records = m_records.of(ids, fields);
        if (!records)
            return fail(records.error());
        QByteArray text;
        CsvWriter csv(text);
        for (qsizetype i = from; i < end; ++i) {
            const WrittenRow &row = m_inserted.rows[static_cast<size_t>(i)];
            const auto now = records->constFind(ids.at(i - from));
            const bool isThere = now != records->constEnd();
            csv.field(row.id);
            for (const QString &field : m_facts.writeFields)
                csv.field(isThere ? RecordRows::cellOf(now->value(field)).toUtf8() : QByteArray());
            csv.field(isThere ? stateOf(row, *now) : kInsertedGone.toByteArray());
            csv.endRow();
        }
        if (auto written = page.write(text); !written)
            return written;
        context.progress(end, count, u"reading"_s);
    }
    return {};
}

Result<qint64> InsertedPage::write(const QString &path, StepContext &context)
{
    auto page = PageWriter::begin(path, "undo.csv",
        QStringList{u"id"_s} + m_facts.writeFields
            + QStringList{QString::fromLatin1(kInsertedColumn)});
    if (!page)
        return fail(page.error());
    if (auto written = writeRows(**page, context); !written)
        return fail(written.error());
    return (*page)->finish();
}

} // namespace

StepResult readInsertedPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session)
{
    const UndoPlan &plan = *run.job().undoOf;
    const int page = context.input().value(u"page").toInt(1);
    auto inserted = writtenRowsOf(context, plan);
    if (!inserted)
        return context.orElse(inserted.error());
    const bool isEmpty = inserted->rows.empty(); // all were erased since
    InsertedPage undo(
        CrmRecordClient(session, facts.limits), run.job().module, facts, std::move(*inserted));
    auto fetched = fetchPage(
        context, {.page = page, .rows = -1, .download = [&context, &undo](const QString &path) {
                      return undo.write(path, context);
                  }});
    if (!fetched)
        return context.orElse(fetched.error().error);
    return finishRecordPage(context, run, facts,
        {.page = page,
            .firstOrdinal = context.input().value(u"firstOrdinal").toInteger(1),
            .artifact = *fetched,
            .gone = {},
            .calls = undo.calls()},
        [&context, &plan, page, isEmpty](StepTx &tx) -> Result<void> {
            auto told = page == 1 ? tellWhatStays(tx, plan) : Result<void>();
            return told && isEmpty ? letDeletionsGo(tx, context, plan) : told;
        });
}

} // namespace sluice
