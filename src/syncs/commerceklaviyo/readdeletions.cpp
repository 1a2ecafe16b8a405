// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/readdeletions.h"

#include "core/engine/rundata.h"
#include "syncs/commerceklaviyo/commercephase.h"
#include "syncs/commerceklaviyo/recordchunks.h"
#include "syncs/commerceklaviyo/retryread.h"
#include "syncs/commerceklaviyo/sendchunk.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLedgerPage = 500;
constexpr auto kDeletePart = "delete"_L1;

class DeletionReading
{
public:
    DeletionReading(StepContext &context, CommerceRun &run, CommerceResource resource)
        : m_context(context)
        , m_run(run)
        , m_resource(resource)
        , m_chunks(context, resource, kDeletePart, RecordChunks::Sending::Later)
    {
    }

    StepResult run()
    {
        auto listed = m_run.job().deletesEverything ? listEverything() : listLedger();
        if (!listed)
            return listed.error();
        if (auto closed = m_chunks.close(); !closed)
            return m_context.orElse(closed.error());
        return allow(m_chunks.done());
    }

private:
    Outcome<bool> add(OutKind kind, const QByteArray &klaviyoId, const QJsonObject &behind)
    {
        MadeRecord made{.fate = MadeRecord::Fate::Send};
        // The ledger's row of it, if there is one, goes by this id.
        made.record.id = klaviyoExternalId(QString::fromUtf8(klaviyoId)).toUtf8();
        if (made.record.id.isEmpty())
            made.record.id = klaviyoId;
        made.parts.push_back({.kind = kind, .key = klaviyoId});
        if (auto added = m_chunks.add(std::move(made), behind); !added)
            return tl::unexpected(m_context.orElse(added.error()));
        return true;
    }

    Outcome<bool> listLedger()
    {
        const SentRecords sent = m_run.sent(m_resource);
        const QJsonObject at = m_chunks.cursor();
        QByteArray last = at.value(u"lastId").toString().toUtf8();
        qint64 skip = at.value(u"of").toInteger(); // entries of the record behind it
        for (;;) {
            if (m_context.token().isStopped())
                return tl::unexpected(StepResult::stopped());
            auto page = sent.range(m_context.store(), last, {}, kLedgerPage);
            if (!page)
                return tl::unexpected(m_context.orElse(page.error()));
            for (const SentRecord &record : std::as_const(*page)) {
                if (auto added = addKnown(record, last, skip); !added)
                    return added;
                last = record.id;
                skip = 0;
            }
            m_context.progress(m_chunks.done(), 0);
            if (page->size() < kLedgerPage)
                return true;
        }
    }

    // A category, or a product's variants and itself.
    Outcome<bool> addKnown(const SentRecord &record, const QByteArray &before, qint64 skip)
    {
        QList<std::pair<OutKind, QByteArray>> entries;
        if (m_resource == CommerceResource::Products) {
            for (const SentProduct::Variant &variant :
                SentProduct::fromDetail(record.detail).variants)
                entries.append(
                    {OutKind::VariantDelete, commercemap::catalogId(variant.externalId)});
        }
        const bool isProduct = m_resource == CommerceResource::Products;
        entries.append({isProduct ? OutKind::ItemDelete : OutKind::CategoryDelete,
            commercemap::catalogId(record.id)});
        for (qint64 i = skip; i < entries.size(); ++i) {
            const bool isLast = i + 1 == entries.size();
            const QJsonObject behind{{u"lastId"_s, QString::fromUtf8(isLast ? record.id : before)},
                {u"of"_s, isLast ? 0 : i + 1}};
            if (auto added = add(entries.at(i).first, entries.at(i).second, behind); !added)
                return added;
        }
        return true;
    }

    Outcome<bool> listEverything()
    {
        if (m_resource == CommerceResource::Categories)
            return listCatalog(KlaviyoCatalog::Categories, OutKind::CategoryDelete);
        if (auto variants = listCatalog(KlaviyoCatalog::Variants, OutKind::VariantDelete);
            !variants)
            return variants;
        return listCatalog(KlaviyoCatalog::Items, OutKind::ItemDelete);
    }

    Outcome<bool> listCatalog(KlaviyoCatalog catalog, OutKind kind)
    {
        const QString name = klaviyoCatalogType(catalog);
        QJsonObject at = m_chunks.cursor();
        if (at.value(u"listed").toString().contains(name + u';'))
            return true; // before the step was entered again
        const auto klaviyo = m_run.klaviyo(m_context);
        KlaviyoListing listing{.cursor
            = at.value(u"catalog").toString() == name ? at.value(u"cursor").toString() : QString(),
            .fields = {u"external_id"_s}};
        // Within a page by how many of it are done.
        qint64 skip = at.value(u"catalog").toString() == name ? at.value(u"of").toInteger() : 0;
        const QString listed = at.value(u"listed").toString();
        do {
            if (m_context.token().isStopped())
                return tl::unexpected(StepResult::stopped());
            auto page = retryRead(m_context, [&klaviyo, &listing, catalog] {
                return klaviyo->client.catalog(catalog, listing);
            });
            if (!page)
                return tl::unexpected(m_context.orElse(page.error()));
            const auto &elements = page->items.elements();
            for (qint64 i = skip; i < qint64(elements.size()); ++i) {
                const QJsonObject behind{{u"listed"_s, listed}, {u"catalog"_s, name},
                    {u"cursor"_s, listing.cursor}, {u"of"_s, i + 1}};
                if (auto added = add(kind, elements[size_t(i)].id, behind); !added)
                    return added;
            }
            skip = 0;
            listing.cursor = page->next;
            m_chunks.skipTo({{u"listed"_s, listed}, {u"catalog"_s, name},
                {u"cursor"_s, listing.cursor}, {u"of"_s, 0}});
            m_context.progress(m_chunks.done(), 0);
        } while (!listing.cursor.isEmpty());
        m_chunks.skipTo(QJsonObject{{u"listed"_s, QString(listed + name + u';')}});
        return true;
    }

    // Counted: now it may begin, or it may not.
    StepResult allow(qint64 count)
    {
        const CommerceJob &job = m_run.job();
        const bool isExact = job.exactCount == count;
        const bool isAllowed = job.exactCount >= 0 ? isExact : count <= CommerceJob::kMostDeleted;
        if (!isAllowed && !m_context.run().isDryRun)
            return StepResult::failed(Error{.kind = ErrorKind::Config,
                .what = u"Nothing was deleted: there are %1 %2"_s.arg(count).arg(
                    commerceResourceName(m_resource)),
                .why = job.exactCount >= 0
                    ? u"The count that was given is %1"_s.arg(job.exactCount)
                    : u"More than %1 are deleted only where their exact count is given"_s.arg(
                        CommerceJob::kMostDeleted),
                .next = u"Start it again with the exact count, if they are all to go"_s,
                .code = u"DELETE_COUNT"_s});
        auto steps = sendSteps();
        if (!steps)
            return m_context.orElse(steps.error());
        return m_context.finish([this, &steps, count](StepTx &tx) -> Result<void> {
            if (auto known = tx.setExpected(count); !known)
                return known;
            for (const StepSpec &step : std::as_const(*steps)) {
                if (auto added = tx.addStep(step); !added)
                    return added;
            }
            return continueAfter(tx, m_context, m_run.job(), m_resource);
        });
    }

    // Of the chunks that were listed. Read before the transaction that adds them.
    Result<QList<StepSpec>> sendSteps()
    {
        RunData data(m_context.store(), m_context.run());
        auto chunks = data.chunks(false);
        if (!chunks)
            return fail(chunks.error());
        QList<StepSpec> steps;
        for (const Chunk &chunk : std::as_const(*chunks)) {
            if (chunk.artifactId == 0)
                continue;
            auto artifact = data.artifact(chunk.artifactId);
            if (!artifact)
                return fail(artifact.error());
            steps.append(sendStep(
                m_resource, kDeletePart, steps.size(), chunk.id, (*artifact)->relPath, chunk));
        }
        return steps;
    }

    StepContext &m_context;
    CommerceRun &m_run;
    CommerceResource m_resource;
    RecordChunks m_chunks;
};

} // namespace

StepResult readDeletions(StepContext &context, CommerceRun &run, CommerceResource resource)
{
    return DeletionReading(context, run, resource).run();
}

} // namespace sluice
