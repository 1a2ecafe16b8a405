// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/readrecords.h"

#include "base/clock.h"
#include "syncs/commerceklaviyo/commercephase.h"
#include "syncs/commerceklaviyo/recordchunks.h"
#include "syncs/commerceklaviyo/recordpages.h"
#include "syncs/commerceklaviyo/refusedvalue.h"
#include "syncs/commerceklaviyo/retryread.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// More wait on the disk for nothing. A chunk of products goes out in many requests, one kind after
// the other: so many keep the next minute's window busy from its first second.
constexpr int kChunksAhead = 16;
constexpr int kProductChunksAhead = 64;
constexpr std::chrono::milliseconds kAheadPause{100};

// One step on its way through its pages.
class RecordReading
{
public:
    RecordReading(StepContext &context, CommerceRun &run, CommerceResource resource)
        : m_context(context)
        , m_run(run)
        , m_resource(resource)
        , m_chunks(context, resource, context.input().value(u"part").toString(),
              RecordChunks::Sending::AtOnce)
        , m_sent(run.sent(resource))
        , m_maker(recordMaker(run, resource, context.run().asOfMs))
    {
    }

    StepResult run();

private:
    // One record's place in a page: of the shop, or one that is not there.
    struct Entry
    {
        const JsonElements::Element *element = nullptr;
        const SentRecord *known = nullptr;
        QByteArray missing;
        QByteArray id;
    };
    std::optional<StepResult> takePage(const CommercePage &page);
    Outcome<QList<SentRecord>> knownOf(const CommercePage &page);
    std::vector<Entry> entriesOf(const CommercePage &page, const QList<SentRecord> &known) const;
    std::optional<MadeRecord> make(const CommercePage &page, const Entry &entry);
    std::optional<StepResult> farAhead();

    StepContext &m_context;
    CommerceRun &m_run;
    CommerceResource m_resource;
    RecordChunks m_chunks;
    SentRecords m_sent;
    std::unique_ptr<RecordMaker> m_maker;
    std::unique_ptr<RecordPages> m_pages;
};

// What is known of the page's records, in the order of their ids.
Outcome<QList<SentRecord>> RecordReading::knownOf(const CommercePage &page)
{
    Result<QList<SentRecord>> known = QList<SentRecord>();
    if (page.complete) {
        // Greater than the last id before `from`: ids are text.
        QByteArray after = page.complete->after.toUtf8();
        if (after.isEmpty() && !page.complete->from.isEmpty()) {
            after = page.complete->from.toUtf8();
            after.back() = char(after.back() - 1);
            after += '~';
        }
        known = m_sent.range(m_context.store(), after, page.complete->upTo.toUtf8());
    } else {
        QList<QByteArray> ids;
        for (const JsonElements::Element &element : page.elements)
            ids.append(element.id);
        auto found = m_sent.find(m_context.store(), ids);
        if (found)
            known = found->values();
        else
            known = fail(found.error());
    }
    if (!known)
        return tl::unexpected(m_context.orElse(known.error()));
    return std::move(*known);
}

std::vector<RecordReading::Entry> RecordReading::entriesOf(
    const CommercePage &page, const QList<SentRecord> &known) const
{
    QHash<QByteArray, const SentRecord *> byId;
    for (const SentRecord &record : known)
        byId.insert(record.id, &record);
    std::vector<Entry> entries;
    for (const JsonElements::Element &element : page.elements)
        entries.push_back(
            {.element = &element, .known = byId.take(element.id), .missing = {}, .id = element.id});
    for (const QByteArray &id : page.missing)
        entries.push_back({.element = nullptr, .known = nullptr, .missing = id, .id = id});
    if (page.complete) {
        for (const SentRecord *gone : std::as_const(byId))
            entries.push_back({.element = nullptr, .known = gone, .missing = {}, .id = gone->id});
    }
    // Changes come in their own order; the others go by id, and what is not there in its place.
    if (page.complete || !page.missing.empty())
        std::ranges::stable_sort(entries, {}, &Entry::id);
    return entries;
}

std::optional<MadeRecord> RecordReading::make(const CommercePage &page, const Entry &entry)
{
    if (!entry.missing.isEmpty()) {
        MadeRecord made;
        made.record.id = entry.missing;
        made.reject({"NOT_FOUND", "id", "the shop has no record with this id"});
        return made;
    }
    if (!page.isGone && entry.element) {
        MadeRecord made = m_maker->make(*entry.element, entry.known);
        if (made.fate == MadeRecord::Fate::Reject)
            made.refused = valueInRecord(entry.element->json.toByteArray(), made.rejection.field);
        return made;
    }
    if (entry.known)
        return m_maker->makeGone(*entry.known);
    return std::nullopt;
}

std::optional<StepResult> RecordReading::takePage(const CommercePage &page)
{
    auto known = knownOf(page);
    if (!known)
        return known.error();
    if (!page.isGone) {
        if (auto prepared = m_maker->prepare(m_context, page.elements); !prepared)
            return prepared.error();
    }
    for (const Entry &entry : entriesOf(page, *known)) {
        // What is not in the shop has its place by its id all the same.
        const QJsonObject behind = entry.element
            ? m_pages->cursorAfter(*entry.element)
            : QJsonObject{{u"lastId"_s, QString::fromUtf8(entry.id)}};
        auto made = make(page, entry);
        if (!made) {
            m_chunks.skipTo(behind);
            continue;
        }
        const qint64 closed = m_chunks.closedCount();
        if (auto added = m_chunks.add(std::move(*made), behind); !added)
            return m_context.orElse(added.error());
        if (m_chunks.closedCount() > closed) {
            if (auto waiting = farAhead())
                return waiting;
        }
    }
    m_chunks.skipTo(m_pages->cursorAfterPage());
    m_context.progress(m_chunks.done(), m_context.step().records);
    return std::nullopt;
}

// The disk does not fill with what waits for its turn. Asked between chunks: nothing that was read
// is thrown away but the rest of a page, and no thread is held that a writer may need.
std::optional<StepResult> RecordReading::farAhead()
{
    int open = 0;
    auto counted = m_context.store().read([this, &open](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT COUNT(*) FROM step WHERE run_id=? AND stage='write'"
                           " AND state NOT IN ('done','cancelled','blocked')",
            {m_context.run().id});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            open = (*row)->value(0).toInt();
        (*row)->finish();
        return {};
    });
    if (!counted)
        return m_context.orElse(counted.error());
    const bool isProducts = m_resource == CommerceResource::Products;
    if (open < (isProducts ? kProductChunksAhead : kChunksAhead))
        return std::nullopt;
    return StepResult::waitUntil(m_context.clock().nowMs() + kAheadPause.count(), u"writing"_s);
}

StepResult RecordReading::run()
{
    if (auto waiting = farAhead())
        return *waiting;
    m_pages = recordPages(m_context, m_run, m_resource, m_chunks.cursor());
    for (;;) {
        if (m_context.token().isStopped())
            return StepResult::stopped();
        auto page = retryRead(m_context, [this] { return m_pages->next(); });
        if (!page) {
            // What was read so far need not be read again.
            if (auto closed = m_chunks.close(); !closed)
                return m_context.orElse(closed.error());
            return m_context.orElse(page.error());
        }
        if (auto ended = takePage(*page))
            return *ended;
        if (page->isLast)
            break;
    }
    if (auto closed = m_chunks.close(); !closed)
        return m_context.orElse(closed.error());
    return m_context.finish(
        [this](StepTx &tx) { return continueAfter(tx, m_context, m_run.job(), m_resource); });
}

} // namespace

StepResult readRecords(StepContext &context, CommerceRun &run, CommerceResource resource)
{
    return RecordReading(context, run, resource).run();
}

} // namespace sluice
