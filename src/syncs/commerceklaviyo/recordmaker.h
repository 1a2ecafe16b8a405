// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/commerceklaviyo/outgoing.h"

#include <memory>

namespace sluice {

// What becomes of one record of the shop: it is sent, skipped, or rejected before anything is sent.
struct MadeRecord
{
    enum class Fate { Send, Skip, Reject };

    Fate fate = Fate::Skip;
    OutRecord record = {};
    std::vector<OutPart> parts = {}; // their `record` is set when they find their chunk
    QByteArray reason = {}; // why it is skipped
    OutNote rejection = {};
    QByteArray refused = {}; // the value that it is rejected for, of the shop's record
    // Nothing else of the same request may have these: Klaviyo refuses it as a whole (C.5).
    QList<QByteArray> unique = {};

    void reject(const OutNote &note);
    void skip(const QByteArray &why);
    void warn(const QList<commercemap::MappingNote> &notes);
    // Nothing of it is left to send: it is as it was, or all that has changed is what cannot go
    // out.
    void leaveOut(const QByteArray &why);
};

// Turns the records of one resource into what is sent for them, a page at a time. One for each
// reading step, on its thread.
class RecordMaker
{
public:
    virtual ~RecordMaker() = default;

    // What the records of a page need beside themselves is read here, once.
    virtual Outcome<bool> prepare(
        StepContext &context, const std::vector<JsonElements::Element> &page)
        = 0;
    // `known`: what was sent of it before; null if nothing is known.
    virtual MadeRecord make(const JsonElements::Element &record, const SentRecord *known) = 0;
    // A record that was sent and has gone from the shop; nullopt: it is left as it is.
    virtual std::optional<MadeRecord> makeGone(const SentRecord &known);
};

std::unique_ptr<RecordMaker> recordMaker(
    CommerceRun &run, CommerceResource resource, qint64 asOfMs);

OutNote outNote(const commercemap::MappingNote &note);

// What the ledger keeps beside an order's hash: the events that were sent, eight bytes for each.
QByteArray eventKeyOf(QByteArrayView metric, QByteArrayView uniqueId);

// What it keeps beside a product's: how each part of it was sent.
struct SentProduct
{
    struct Variant
    {
        QByteArray externalId;
        QByteArray hash;
    };
    QByteArray itemHash; // empty: it was hidden
    QList<Variant> variants;

    QByteArray toDetail() const;
    static SentProduct fromDetail(const QByteArray &detail);
};

} // namespace sluice
