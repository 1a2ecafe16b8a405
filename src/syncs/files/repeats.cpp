// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/repeats.h"

#include "base/clock.h"
#include "core/engine/stepcontext.h"
#include "syncs/files/pageids.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRepeatedPages = 2;

// Earlier pages that are still on their way. One that waits for a person does not hold this one up.
Result<bool> areEarlierOnTheirWay(StepContext &context, int page)
{
    bool isWaiting = false;
    auto done = context.store().read([&context, page, &isWaiting](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT step_key FROM step WHERE run_id=? AND stage='read'"
                            " AND state IN ('ready','running','waiting_remote')",
            {context.run().id});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            isWaiting = isWaiting || (*rows)->value(0).toString().section(u':', -1).toInt() < page;
        return {};
    });
    if (!done)
        return fail(done.error());
    return isWaiting;
}

Result<int> repeatedPages(StepContext &context)
{
    int pages = 0;
    auto done = context.store().read([&context, &pages](Sql &sql) -> Result<void> {
        auto rows
            = sql.run("SELECT COUNT(*) FROM run_event WHERE run_id=? AND code='PAGE_REPEATED'",
                {context.run().id});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next())
            pages = (*rows)->value(0).toInt();
        return {};
    });
    if (!done)
        return fail(done.error());
    return pages;
}

// Whole pages that may be repeated.
Result<int> mostRepeatedPages(StepContext &context)
{
    int pages = kMostRepeatedPages;
    auto done = context.store().read([&context, &pages](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT input, memo FROM step WHERE run_id=? AND stage='read'", {context.run().id});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const auto object = [&rows](int column) {
                return QJsonDocument::fromJson((*rows)->value(column).toString().toUtf8()).object();
            };
            if (object(1).value(u"job")[kReadAnewKey].toBool())
                pages += object(0).value(u"page").toInt(1) - 1;
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return pages;
}

} // namespace

Outcome<QSet<qint64>> repeatedRows(StepContext &context)
{
    const int page = context.input().value(u"page").toInt(1);
    const auto isWaiting = areEarlierOnTheirWay(context, page);
    if (!isWaiting)
        return tl::unexpected(context.orElse(isWaiting.error()));
    if (*isWaiting)
        return tl::unexpected(
            StepResult::waitUntil(context.clock().nowMs() + context.timings().wishPoll.count(),
                u"waiting for the pages before"_s));
    auto repeated = PageIds::repeatedRows(context.directory(), page);
    if (!repeated)
        return tl::unexpected(context.orElse(repeated.error()));
    if (repeated->isEmpty() || context.memo().contains(u"repeated"_s))
        return *repeated;

    const bool isWhole = repeated->size() == context.step().records;
    const auto before = repeatedPages(context);
    if (!before)
        return tl::unexpected(context.orElse(before.error()));
    const auto most = mostRepeatedPages(context);
    if (!most)
        return tl::unexpected(context.orElse(most.error()));
    if (isWhole && *before >= *most)
        return tl::unexpected(StepResult::failed(Error{.kind = ErrorKind::Service,
            .what = u"The service does not end the list of pages"_s,
            .why
            = u"Page %1 is the third that holds only records that were read before"_s.arg(page),
            .next = u"What was read before is worked off"_s,
            .code = u"ENDLESS_PAGES"_s}));
    const QString text = u"Page %1: %2 of its %3 records were read before and are left out; the "
                         "records changed while they were read"_s.arg(page)
                             .arg(repeated->size())
                             .arg(context.step().records);
    context.logger().warning(text);
    auto told = context.remember(u"repeated"_s, repeated->size(), [&text, isWhole](StepTx &tx) {
        return tx.event(u"warning"_s, isWhole ? u"PAGE_REPEATED"_s : u"RECORDS_REPEATED"_s, text);
    });
    if (!told)
        return tl::unexpected(context.orElse(told.error()));
    return *repeated;
}

} // namespace sluice
