// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/outgoing.h"

#include <QDataStream>
#include <QIODevice>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kOutgoingMark = 0x534C4F31; // "SLO1"
constexpr auto kOutgoingVersion = QDataStream::Qt_6_4;
} // namespace

static QDataStream &operator<<(QDataStream &stream, const OutNote &note)
{
    return stream << note.code << note.field << note.text;
}

static QDataStream &operator>>(QDataStream &stream, OutNote &note)
{
    return stream >> note.code >> note.field >> note.text;
}

std::optional<KlaviyoJobKind> jobKindOf(OutKind kind)
{
    switch (kind) {
    case OutKind::Profile:
        return KlaviyoJobKind::ProfileImport;
    case OutKind::CategoryCreate:
        return KlaviyoJobKind::CategoryCreate;
    case OutKind::CategoryUpdate:
        return KlaviyoJobKind::CategoryUpdate;
    case OutKind::CategoryDelete:
        return KlaviyoJobKind::CategoryDelete;
    case OutKind::ItemCreate:
        return KlaviyoJobKind::ItemCreate;
    case OutKind::ItemUpdate:
        return KlaviyoJobKind::ItemUpdate;
    case OutKind::ItemDelete:
        return KlaviyoJobKind::ItemDelete;
    case OutKind::VariantCreate:
        return KlaviyoJobKind::VariantCreate;
    case OutKind::VariantUpdate:
        return KlaviyoJobKind::VariantUpdate;
    case OutKind::VariantDelete:
        return KlaviyoJobKind::VariantDelete;
    case OutKind::ProfileClear:
    case OutKind::Consent:
    case OutKind::Events:
        break;
    }
    return std::nullopt;
}

bool isCreate(OutKind kind)
{
    return kind == OutKind::ItemCreate || kind == OutKind::VariantCreate
        || kind == OutKind::CategoryCreate;
}

bool isDelete(OutKind kind)
{
    return kind == OutKind::ItemDelete || kind == OutKind::VariantDelete
        || kind == OutKind::CategoryDelete;
}

void Outgoing::clear()
{
    records.clear();
    parts.clear();
    bytes = 0;
}

QByteArray Outgoing::toFile() const
{
    QByteArray file;
    file.reserve(bytes + qint64(records.size()) * 160 + qint64(parts.size()) * 120);
    QDataStream stream(&file, QIODevice::WriteOnly);
    stream.setVersion(kOutgoingVersion);
    stream << kOutgoingMark << quint32(records.size()) << quint32(parts.size());
    for (const OutRecord &record : records)
        stream << record.id << record.hash << record.detail << record.rejections << record.warnings;
    for (const OutPart &part : parts)
        stream << quint8(part.kind) << part.record << part.key << part.otherKey << part.weight
               << part.element;
    stream << kOutgoingMark;
    return file;
}

Result<Outgoing> Outgoing::fromFile(const QByteArray &file, const QString &path)
{
    const auto damaged = [&path] {
        return fail(ErrorKind::Data, u"The chunk's file %1 is not what it was"_s.arg(path), {},
            u"Run the job again: what was sent is known"_s);
    };
    QDataStream stream(file);
    stream.setVersion(kOutgoingVersion);
    quint32 mark = 0;
    quint32 records = 0;
    quint32 parts = 0;
    stream >> mark >> records >> parts;
    // Each takes more bytes than these: a count that cannot be true asks for no memory.
    if (mark != kOutgoingMark || qint64(records) + parts > file.size())
        return damaged();
    Outgoing outgoing;
    outgoing.records.resize(records);
    for (OutRecord &record : outgoing.records)
        stream >> record.id >> record.hash >> record.detail >> record.rejections >> record.warnings;
    outgoing.parts.resize(parts);
    for (OutPart &part : outgoing.parts) {
        quint8 kind = 0;
        stream >> kind >> part.record >> part.key >> part.otherKey >> part.weight >> part.element;
        if (kind > quint8(OutKind::VariantDelete) || part.record >= records)
            return damaged();
        part.kind = static_cast<OutKind>(kind);
        outgoing.bytes += part.element.size();
    }
    stream >> mark;
    if (stream.status() != QDataStream::Ok || mark != kOutgoingMark || !stream.atEnd())
        return damaged();
    return outgoing;
}

} // namespace sluice
