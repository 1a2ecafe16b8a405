// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/mappingpreview.h"

#include "console/widgets/format.h"
#include "syncs/commerceklaviyo/mapping/categorymapper.h"
#include "syncs/commerceklaviyo/mapping/customermapper.h"
#include "syncs/commerceklaviyo/mapping/ordermapper.h"
#include "syncs/commerceklaviyo/mapping/productmapper.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(MappingPreview)
};

QString mappingNoteText(const commercemap::MappingNote &note)
{
    return note.path.isEmpty() ? note.text : u"%1: %2"_s.arg(note.path, note.text);
}

MappingPreview previewOf(const commercemap::MappedRecord &record)
{
    MappingPreview preview;
    if (record.rejection)
        preview.rejection = mappingNoteText(*record.rejection);
    for (const commercemap::MappingNote &note : record.warnings)
        preview.warnings << mappingNoteText(note);
    return preview;
}

QJsonValue payloadJson(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

void showPayloads(MappingPreview &preview, const QJsonArray &payloads, qsizetype bytes)
{
    if (payloads.isEmpty())
        return;
    const QJsonDocument document
        = payloads.size() == 1 ? QJsonDocument(payloads.at(0).toObject()) : QJsonDocument(payloads);
    preview.json = QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
    if (preview.size.isEmpty())
        preview.size = Format::bytes(bytes);
}

MappingPreview previewCustomer(
    const commercemap::MappingSettings &settings, const QByteArray &record)
{
    const commercemap::MappedProfile mapped = commercemap::CustomerMapper(settings).map(record);
    MappingPreview preview = previewOf(mapped);
    if (!mapped.isRejected())
        showPayloads(preview, {payloadJson(mapped.payload)}, mapped.payload.size());
    return preview;
}

MappingPreview previewOrder(
    const commercemap::MappingSettings &settings, const QByteArray &record, qint64 nowMs)
{
    const commercemap::OrderMapper mapper(settings, {.nowMs = nowMs});
    const commercemap::MappedOrder mapped = mapper.map(record);
    MappingPreview preview = previewOf(mapped);
    for (const commercemap::RejectedEvent &event : mapped.rejectedEvents)
        preview.warnings << PreviewText::tr("The event %1 would be rejected. %2")
                                .arg(commercemap::eventKindName(event.kind),
                                    mappingNoteText(event.note));
    if (const auto sizes = mapper.preview(record))
        preview.size = PreviewText::tr(
            "%1 events; whole %2, short %3", nullptr, Format::plural(sizes->events))
                           .arg(Format::count(sizes->events), Format::bytes(sizes->bytesAll),
                               Format::bytes(sizes->bytesShort));
    QJsonArray payloads;
    qsizetype bytes = 0;
    for (const commercemap::MappedEvent &event : mapped.events) {
        payloads.append(payloadJson(event.payload));
        bytes += event.payload.size();
    }
    if (!mapped.isRejected())
        showPayloads(preview, payloads, bytes);
    return preview;
}

MappingPreview previewCategory(
    const commercemap::MappingSettings &settings, const QByteArray &record)
{
    commercemap::CategoryIndex index(settings.locale);
    [[maybe_unused]] const auto noted = index.add(record);
    const commercemap::MappedCatalogEntry mapped
        = commercemap::CategoryMapper(settings, index).map(record);
    MappingPreview preview = previewOf(mapped);
    if (!mapped.isRejected())
        showPayloads(preview, {payloadJson(mapped.createPayload)}, mapped.createPayload.size());
    return preview;
}

MappingPreview previewProduct(
    const commercemap::MappingSettings &settings, const QByteArray &record, qint64 nowMs)
{
    const commercemap::MappedProduct mapped
        = commercemap::ProductMapper(settings, {.nowMs = nowMs}).map(record);
    MappingPreview preview = previewOf(mapped.item);
    QJsonArray payloads{payloadJson(mapped.item.createPayload)};
    qsizetype bytes = mapped.item.createPayload.size();
    for (const commercemap::MappedCatalogEntry &variant : mapped.variants) {
        for (const commercemap::MappingNote &note : variant.warnings)
            preview.warnings << mappingNoteText(note);
        if (variant.rejection) {
            preview.warnings << PreviewText::tr("A variant would be rejected. %1")
                                    .arg(mappingNoteText(*variant.rejection));
            continue;
        }
        payloads.append(payloadJson(variant.createPayload));
        bytes += variant.createPayload.size();
    }
    if (!mapped.isPublished)
        preview.warnings << PreviewText::tr("It is not published.");
    if (!mapped.item.isRejected())
        showPayloads(preview, payloads, bytes);
    return preview;
}

} // namespace

MappingPreview previewMapping(const commercemap::MappingSettings &settings, const QString &resource,
    const QByteArray &record, qint64 nowMs)
{
    if (resource == "orders"_L1)
        return previewOrder(settings, record, nowMs);
    if (resource == "categories"_L1)
        return previewCategory(settings, record);
    if (resource == "products"_L1)
        return previewProduct(settings, record, nowMs);
    return previewCustomer(settings, record);
}

} // namespace sluice
