// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/recordmaker.h"

#include "syncs/commerceklaviyo/catalogmakers.h"
#include "syncs/commerceklaviyo/customermaker.h"
#include "syncs/commerceklaviyo/ordermaker.h"

#include <QDataStream>

namespace sluice {

void MadeRecord::reject(const OutNote &note)
{
    fate = Fate::Reject;
    rejection = note;
}

void MadeRecord::skip(const QByteArray &why)
{
    fate = Fate::Skip;
    reason = why;
}

void MadeRecord::warn(const QList<commercemap::MappingNote> &notes)
{
    for (const commercemap::MappingNote &note : notes)
        record.warnings.append(outNote(note));
}

void MadeRecord::leaveOut(const QByteArray &why)
{
    if (record.rejections.isEmpty())
        skip(why);
    else
        reject(record.rejections.first());
}

std::optional<MadeRecord> RecordMaker::makeGone(const SentRecord &)
{
    return std::nullopt;
}

OutNote outNote(const commercemap::MappingNote &note)
{
    return {QByteArray(note.code.data(), note.code.size()), note.path.toUtf8(), note.text.toUtf8()};
}

QByteArray eventKeyOf(QByteArrayView metric, QByteArrayView uniqueId)
{
    constexpr qsizetype kKeyBytes = 8;
    QByteArray text;
    text.reserve(metric.size() + uniqueId.size() + 1);
    text.append(metric).append('\n').append(uniqueId);
    return commercemap::contentHash(text).left(kKeyBytes);
}

QByteArray SentProduct::toDetail() const
{
    QByteArray detail;
    QDataStream stream(&detail, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << itemHash << quint32(variants.size());
    for (const Variant &variant : variants)
        stream << variant.externalId << variant.hash;
    return detail;
}

SentProduct SentProduct::fromDetail(const QByteArray &detail)
{
    SentProduct product;
    QDataStream stream(detail);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 count = 0;
    stream >> product.itemHash >> count;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        Variant variant;
        stream >> variant.externalId >> variant.hash;
        if (stream.status() == QDataStream::Ok)
            product.variants.append(variant);
    }
    return product;
}

std::unique_ptr<RecordMaker> recordMaker(CommerceRun &run, CommerceResource resource, qint64 asOfMs)
{
    switch (resource) {
    case CommerceResource::Customers:
        return std::make_unique<CustomerMaker>(run);
    case CommerceResource::Orders:
        return std::make_unique<OrderMaker>(run, asOfMs);
    case CommerceResource::Categories:
        return std::make_unique<CategoryMaker>(run);
    case CommerceResource::Products:
        return std::make_unique<ProductMaker>(run, asOfMs);
    }
    return nullptr;
}

} // namespace sluice
