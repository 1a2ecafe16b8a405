// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/chosenpage.h"

#include "base/csv/csvwriter.h"
#include "core/engine/stepcontext.h"
#include "core/store/store.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/recordpage.h"
#include "syncs/crmbulk/recordrows.h"
#include "syncs/files/pagefetch.h"
#include "syncs/files/pagewriter.h"
#include "syncs/retryable.h"
#include "syncs/synckind.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kIdsOfPage = 5'000;

// The records of one page on their way into its file.
class ChosenPage
{
public:
    ChosenPage(
        const CrmRecordClient &client, const QString &module, QStringList ids, QStringList fields)
        : m_records(client, module)
        , m_module(module)
        , m_ids(std::move(ids))
        , m_fields(std::move(fields))
    {
    }
    Result<qint64> write(const QString &path, StepContext &context); // its bytes
    QStringList gone() const { return m_gone; }
    qint64 calls() const { return m_records.calls(); }

private:
    Result<void> writeRows(PageWriter &page, StepContext &context);

    RecordRows m_records;
    QString m_module;
    QStringList m_ids;
    QStringList m_fields;
    QStringList m_gone;
};

Result<void> ChosenPage::writeRows(PageWriter &page, StepContext &context)
{
    for (qsizetype from = 0; from < m_ids.size(); from += RecordRows::kIdsOfCall) {
        if (context.token().isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the records were read"_s);
        const QStringList ids = m_ids.mid(from, RecordRows::kIdsOfCall);
        auto records = m_records.of(ids, m_fields);
        if (!records)
            return fail(records.error());
        QByteArray text;
        CsvWriter csv(text);
        for (const QString &id : ids) {
            const auto record = records->constFind(id);
            if (record == records->constEnd()) {
                m_gone.append(id);
                continue;
            }
            csv.field(id.toUtf8());
            for (const QString &field : std::as_const(m_fields))
                csv.field(RecordRows::cellOf(record->value(field)).toUtf8());
            csv.endRow();
        }
        if (auto written = page.write(text); !written)
            return written;
        context.progress(from + ids.size(), m_ids.size(), u"reading"_s);
    }
    return {};
}

Result<qint64> ChosenPage::write(const QString &path, StepContext &context)
{
    m_gone.clear();
    auto page
        = PageWriter::begin(path, m_module.toUtf8() + ".csv", QStringList{u"id"_s} + m_fields);
    if (!page)
        return fail(page.error());
    if (auto written = writeRows(**page, context); !written)
        return fail(written.error());
    return (*page)->finish();
}

// In the order of the ledger, which an ended run's keeps.
Result<QStringList> idsOfPage(StepContext &context, const CrmSelection &selection, qint64 from)
{
    if (!selection.rejectedIds)
        return selection.ids.mid(from, kIdsOfPage);
    const qint64 number = selection.rejectedIds->number;
    auto ids = retryableIds(context.store(), number, from, kIdsOfPage);
    if (ids && ids->size() < std::min(qint64{kIdsOfPage}, selection.rejectedIds->count - from))
        return fail(ErrorKind::Config, u"What run #%1 rejected is not known any more"_s.arg(number),
            u"Its data was erased"_s, u"Run the job again"_s);
    return ids;
}

} // namespace

QList<StepSpec> chosenPageSteps(qint64 ids)
{
    QList<StepSpec> steps;
    for (qint64 from = 0; from < ids; from += kIdsOfPage) {
        const auto page = static_cast<int>(steps.size() + 1);
        steps.append({.stage = u"read"_s,
            .key = u"read:ids:%1"_s.arg(page),
            .title = u"Page %1"_s.arg(page),
            .input = {{u"page"_s, page}, {u"firstOrdinal"_s, from + 1}}});
    }
    return steps;
}

bool isChosenPage(const StepRow &step)
{
    return step.key.startsWith("read:ids:"_L1);
}

StepResult readChosenPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session)
{
    const int page = context.input().value(u"page").toInt(1);
    const qint64 firstOrdinal = context.input().value(u"firstOrdinal").toInteger(1);
    auto ids = idsOfPage(context, run.job().selection, firstOrdinal - 1);
    if (!ids)
        return context.orElse(ids.error());
    ChosenPage chosen(
        CrmRecordClient(session, facts.limits), run.job().module, *ids, facts.readFields);
    auto fetched = fetchPage(
        context, {.page = page, .rows = -1, .download = [&context, &chosen](const QString &path) {
                      return chosen.write(path, context);
                  }});
    if (!fetched)
        return context.orElse(fetched.error().error);
    return finishRecordPage(context, run, facts,
        {.page = page,
            .firstOrdinal = firstOrdinal,
            .artifact = *fetched,
            .gone = chosen.gone(),
            .calls = chosen.calls()});
}

} // namespace sluice
