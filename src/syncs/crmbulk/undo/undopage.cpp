// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/undopage.h"

#include "base/csv/csvwriter.h"
#include "core/engine/stepcontext.h"
#include "services/zohocrm/crmvalues.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/recordpage.h"
#include "syncs/crmbulk/recordrows.h"
#include "syncs/crmbulk/undo/insertedpage.h"
#include "syncs/crmbulk/undo/writtenrows.h"
#include "syncs/files/pagefetch.h"
#include "syncs/files/pagewriter.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

class UndoPage
{
public:
    UndoPage(const CrmRecordClient &client, const CrmBulkJob &job, const CrmFacts &facts,
        WrittenRows written)
        : m_records(client, job.module)
        , m_facts(facts)
        , m_zone(facts.timeZone())
        , m_ignoresEmpty(job.undoOf->ignoresEmpty)
        , m_written(std::move(written))
    {
        for (const QString &column : std::as_const(m_written.columns))
            m_kinds.push_back(crmValueKind(facts.fields.value(column)));
    }
    Result<qint64> write(const QString &path, StepContext &context); // its bytes
    const QStringList &gone() const { return m_gone; }
    qint64 calls() const { return m_records.calls(); }
    qint64 partly() const { return m_partly; }

private:
    Result<void> writeRows(PageWriter &page, StepContext &context);
    void appendRow(CsvWriter &csv, const WrittenRow &row, const QJsonObject &now);
    QByteArray backOf(const WrittenRow &row, size_t at, const QJsonValue &now) const;

    RecordRows m_records;
    const CrmFacts &m_facts;
    const QTimeZone m_zone;
    const bool m_ignoresEmpty;
    const WrittenRows m_written;
    std::vector<CrmValueKind> m_kinds;
    QStringList m_gone;
    qint64 m_partly = 0; // records of which some fields were changed since
};

// What undoColumn() says of one field; `now`: what it holds. One that somebody put back already
// gets nothing new.
QByteArray UndoPage::backOf(const WrittenRow &row, size_t at, const QJsonValue &now) const
{
    if (m_ignoresEmpty && row.sent[at].isEmpty())
        return {};
    if (!row.isBeforeKnown)
        return "?";
    const auto holds = [this, at, &now](const QByteArray &value) {
        return isCrmValue(now, value, m_kinds[at], m_zone);
    };
    if (holds(row.before[at])) // whatever the spelling
        return '=' + RecordRows::cellOf(now).toUtf8();
    return holds(row.sent[at]) ? '=' + row.before[at] : QByteArray("!");
}

void UndoPage::appendRow(CsvWriter &csv, const WrittenRow &row, const QJsonObject &now)
{
    csv.field(row.id);
    for (const QString &field : m_facts.writeFields)
        csv.field(RecordRows::cellOf(now.value(field)).toUtf8());
    qsizetype changed = 0;
    qsizetype back = 0;
    for (const QString &field : m_facts.writeFields) {
        const qsizetype place = m_written.columns.indexOf(field);
        const QByteArray undo
            = place < 0 ? QByteArray() : backOf(row, static_cast<size_t>(place), now.value(field));
        changed += undo == "!" ? 1 : 0;
        back += undo.startsWith('=') ? 1 : 0;
        csv.field(undo);
    }
    csv.endRow();
    m_partly += changed > 0 && back > 0 ? 1 : 0;
}

Result<void> UndoPage::writeRows(PageWriter &page, StepContext &context)
{
    const qsizetype count = std::ssize(m_written.rows);
    for (qsizetype from = 0; from < count; from += RecordRows::kIdsOfCall) {
        if (context.token().isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the records were read"_s);
        const qsizetype end = std::min(count, from + RecordRows::kIdsOfCall);
        QStringList ids;
        for (qsizetype i = from; i < end; ++i)
            ids.append(QString::fromUtf8(m_written.rows[static_cast<size_t>(i)].id));
        auto records = m_records.of(ids, m_facts.writeFields);
        if (!records)
            return fail(records.error());
        QByteArray text;
        CsvWriter csv(text);
        for (qsizetype i = from; i < end; ++i) {
            const auto record = records->constFind(ids.at(i - from));
            if (record == records->constEnd())
                m_gone.append(ids.at(i - from));
            else
                appendRow(csv, m_written.rows[static_cast<size_t>(i)], *record);
        }
        if (auto written = page.write(text); !written)
            return written;
        context.progress(end, count, u"reading"_s);
    }
    return {};
}

Result<qint64> UndoPage::write(const QString &path, StepContext &context)
{
    m_gone.clear();
    m_partly = 0;
    QStringList columns = QStringList{u"id"_s} + m_facts.writeFields;
    for (const QString &field : m_facts.writeFields)
        columns.append(undoColumn(field));
    auto page = PageWriter::begin(path, "undo.csv", columns);
    if (!page)
        return fail(page.error());
    if (auto written = writeRows(**page, context); !written)
        return fail(written.error());
    return (*page)->finish();
}

} // namespace

Result<void> tellWhatStays(StepTx &tx, const UndoPlan &plan)
{
    if (plan.updated > 0) {
        auto told = tx.event(u"warning"_s, u"NOT_READ_BEFORE"_s,
            u"%1 records that run #%2 changed stay as they are: what they held before was not read"_s
                .arg(plan.updated)
                .arg(plan.number));
        if (!told)
            return told;
    }
    if (plan.nameless == 0)
        return {};
    return tx.event(u"warning"_s, u"ID_NOT_KNOWN"_s,
        u"%1 records that run #%2 made stay: their ids were erased, or the service did not tell"
        " them"_s.arg(plan.nameless)
            .arg(plan.number));
}

QString undoColumn(const QString &field)
{
    return u"undo:"_s + field;
}

QList<StepSpec> undoPageSteps(const UndoPlan &plan, bool isDryRun)
{
    // Nothing is put back before those that are to be deleted have been counted.
    const bool isWaiting = plan.deletes && !isDryRun && plan.insertedRows() > 0;
    QList<StepSpec> steps;
    qint64 firstOrdinal = 1;
    for (const UndoPlan::Part &part : plan.parts) {
        const auto page = static_cast<int>(steps.size() + 1);
        steps.append({.stage = u"read"_s,
            .key = u"read:undo:%1"_s.arg(page),
            .title = u"Page %1"_s.arg(page),
            .input = {{u"page"_s, page}, {u"firstOrdinal"_s, firstOrdinal},
                {kInsertedPart, part.isInserted}},
            .records = part.rows,
            .isHeld = isWaiting && !part.isInserted});
        firstOrdinal += part.rows;
    }
    return steps;
}

bool isInsertedPart(const StepContext &context)
{
    return context.input().value(kInsertedPart).toBool();
}

bool isUndoPage(const StepRow &step)
{
    return step.key.startsWith("read:undo:"_L1);
}

StepResult readUndoPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session)
{
    if (run.job().isDelete())
        return readInsertedPage(context, run, facts, session);
    const int page = context.input().value(u"page").toInt(1);
    auto written = writtenRowsOf(context, *run.job().undoOf);
    if (!written)
        return context.orElse(written.error());
    UndoPage undo(CrmRecordClient(session, facts.limits), run.job(), facts, std::move(*written));
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
            .gone = undo.gone(),
            .calls = undo.calls()},
        [&undo, &run, page](StepTx &tx) -> Result<void> {
            if (undo.partly() > 0) {
                auto told = tx.event(u"warning"_s, u"CHANGED_SINCE"_s,
                    u"Page %1: somebody changed some of the fields of %2 records since; those "
                    u"fields"
                    " are left as they are"_s.arg(page)
                        .arg(undo.partly()));
                if (!told)
                    return told;
            }
            return page == 1 ? tellWhatStays(tx, *run.job().undoOf) : Result<void>();
        });
}

} // namespace sluice
