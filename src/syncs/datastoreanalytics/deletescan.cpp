// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/deletescan.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/deletechunks.h"
#include "syncs/datastoreanalytics/tableexport.h"
#include "syncs/datastoreanalytics/viewexport.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/pageids.h"
#include "syncs/files/sortedids.h"

#include <QFile>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCountKey = "count"_L1; // of the table, before its ids were read

class DeleteScan
{
public:
    DeleteScan(StepContext &context, DatastoreRun &run, const ViewPlan &view)
        : m_context(context)
        , m_run(run)
        , m_view(view)
        , m_source(run.datastore(context))
    {
    }
    StepResult run();

private:
    Outcome<qint64> countBefore();
    Outcome<qint64> fetchTable(qint64 count);
    Outcome<qint64> fetchPage(qint64 page);
    Outcome<qint64> sortTable(qint64 pages);
    Outcome<qint64> fetchView();
    Outcome<bool> isTableListWhole(qint64 listed, qint64 countBefore);
    QString pagePathOf(qint64 page) const;
    QString listPath(const QString &name) const;

    StepContext &m_context;
    DatastoreRun &m_run;
    const ViewPlan &m_view;
    std::unique_ptr<DatastoreClient> m_source;
};

QString DeleteScan::pagePathOf(qint64 page) const
{
    return u"%1/pages/ids-%2.zip"_s.arg(m_context.directory()).arg(page, 6, 10, QLatin1Char('0'));
}

QString DeleteScan::listPath(const QString &name) const
{
    return u"%1/pages/%2.ids"_s.arg(m_context.directory(), name);
}

Outcome<qint64> DeleteScan::countBefore()
{
    if (m_context.memo().contains(kCountKey))
        return m_context.memo().value(kCountKey).toInteger();
    auto count = m_source->client.count(m_run.job().table);
    if (!count)
        return tl::unexpected(m_context.orElse(count.error()));
    if (auto kept = m_context.remember(kCountKey, *count); !kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    return *count;
}

// The ids of a page are on the disk when this returns; how many there are.
Outcome<qint64> DeleteScan::fetchPage(qint64 page)
{
    const QString key = u"ids.%1"_s.arg(page);
    const QString path = pagePathOf(page);
    const CatalystReadOrder order{
        .table = m_run.job().table, .page = static_cast<int>(page), .columns = {u"ROWID"_s}};
    auto job = exportTablePage(m_context, m_run, m_source->client, order, key);
    if (!job)
        return tl::unexpected(job.error());
    if (!QFile::exists(path)) {
        const QString part = path + u".part"_s;
        if (auto bytes = m_source->client.downloadReadResult(*job, part); !bytes) {
            if (isCatalystGone(bytes.error()))
                return tl::unexpected(exportTablePageAnew(m_context, key, bytes.error()));
            return tl::unexpected(m_context.orElse(bytes.error()));
        }
        QFile::rename(part, path);
    }
    auto rows = countRows(path, {}, "ROWID");
    if (rows && (job->recordsProcessed < 0 || *rows == job->recordsProcessed))
        return *rows;
    QFile::remove(path);
    Error broken = rows ? Error{.kind = ErrorKind::Data,
                       .what = u"The list of the table's rows is not what the service announced"_s,
                       .why = u"%1 rows of %2 are there"_s.arg(*rows).arg(job->recordsProcessed)}
                        : rows.error();
    return tl::unexpected(exportTablePageAnew(m_context, key, std::move(broken)));
}

// All pages; how many.
Outcome<qint64> DeleteScan::fetchTable(qint64 count)
{
    const qint64 pageRows = m_run.job().pageRows;
    const qint64 planned = (count + pageRows - 1) / pageRows;
    for (qint64 page = 1;; ++page) {
        m_context.progress(page - 1, planned, u"listing the table's rows"_s);
        auto rows = fetchPage(page);
        if (!rows)
            return tl::unexpected(rows.error());
        m_context.cameFurther();
        if (*rows < pageRows && page >= planned)
            return page;
        if (m_context.token().isStopped())
            return tl::unexpected(StepResult::stopped());
    }
}

Outcome<qint64> DeleteScan::sortTable(qint64 pages)
{
    SortedIds ids(listPath(u"table"_s));
    Result<void> added;
    for (qint64 page = 1; page <= pages; ++page) {
        auto rows = countRows(
            pagePathOf(page),
            [&ids, &added](QByteArrayView id) {
                if (added)
                    added = ids.add(plainId(id));
            },
            "ROWID");
        if (!rows)
            return tl::unexpected(m_context.orElse(rows.error()));
        if (!added)
            return tl::unexpected(m_context.orElse(added.error()));
    }
    auto count = ids.finish();
    if (!count)
        return tl::unexpected(m_context.orElse(count.error()));
    return *count;
}

Outcome<qint64> DeleteScan::fetchView()
{
    const QString path = listPath(u"view"_s) + u".csv"_s;
    const auto target = m_run.analytics(m_context);
    auto exported = exportViewColumn(m_context, target->client, m_run.places(),
        {.view = m_view.viewId,
            .column = m_view.columns.columns.first().target,
            .rows = m_context.memo().value(kCountKey).toInteger(),
            .path = path,
            .isPollFree = m_run.target().zoho.limitsOff});
    if (!exported)
        return tl::unexpected(exported.error());
    SortedIds ids(listPath(u"view"_s));
    auto read = forEachCell(path, [&ids](QByteArrayView cell) -> Result<void> {
        const quint64 id = plainId(cell);
        return id == 0 ? Result<void>() : ids.add(id); // of another origin: never ours to delete
    });
    if (!read)
        return tl::unexpected(m_context.orElse(read.error()));
    auto count = ids.finish();
    if (!count)
        return tl::unexpected(m_context.orElse(count.error()));
    return *count;
}

// A row that was deleted while the pages were read makes the list shorter than the first count.
Outcome<bool> DeleteScan::isTableListWhole(qint64 listed, qint64 countBefore)
{
    if (listed > 0 && listed >= countBefore)
        return true;
    auto now = m_source->client.count(m_run.job().table);
    if (!now)
        return tl::unexpected(m_context.orElse(now.error()));
    if (listed > 0 && listed >= *now)
        return true;
    return tl::unexpected(StepResult::failed(Error{.kind = ErrorKind::Data,
        .what = u"Nothing was deleted: the list of the table's rows cannot be right"_s,
        .why = listed == 0
            ? u"It is empty"_s
            : u"It has %1 rows, and the table says that it has %2"_s.arg(listed).arg(*now),
        .next = listed == 0 ? u"If the table is meant to be empty, empty the view in Analytics"_s
                            : u"Resume when fewer rows are changed"_s,
        .code = u"DELETE_LIST"_s}));
}

StepResult DeleteScan::run()
{
    auto count = countBefore();
    if (!count)
        return count.error();
    auto pages = fetchTable(*count);
    if (!pages)
        return pages.error();
    auto inTable = sortTable(*pages);
    if (!inTable)
        return inTable.error();
    if (auto whole = isTableListWhole(*inTable, *count); !whole)
        return whole.error();
    auto inView = fetchView();
    if (!inView)
        return inView.error();
    DeleteChunks chunks(m_context, m_run.job(), m_source->client);
    auto listed = forEachMissing(listPath(u"view"_s), listPath(u"table"_s),
        [&chunks](quint64 id) { return chunks.add(id); });
    if (!listed)
        return m_context.orElse(listed.error());
    return chunks.finish(*inView);
}

} // namespace

StepSpec deleteScanStep()
{
    return {.stage = u"delete"_s,
        .key = u"delete:scan"_s,
        .title = u"Rows that have gone"_s,
        .input = {}};
}

StepResult scanForDeleted(StepContext &context, DatastoreRun &run)
{
    auto view = run.view(context);
    if (!view)
        return view.error();
    DeleteScan scan(context, run, *view);
    return scan.run();
}

} // namespace sluice
