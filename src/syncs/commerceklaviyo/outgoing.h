// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/klaviyo/klaviyojob.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace sluice {

// What a chunk of records sends to Klaviyo, as it is kept in the chunk's file between reading and
// writing: the records, and of each the parts that go out. Plain values; the file is read and
// written as a whole (a chunk is bounded), on any thread.

enum class OutKind : quint8 {
    Profile,
    ProfileClear, // attributes that the customer lost: the bulk import cannot clear them (C.4)
    Consent,
    Events,
    CategoryCreate,
    CategoryUpdate,
    CategoryDelete,
    ItemCreate,
    ItemUpdate,
    ItemDelete,
    VariantCreate,
    VariantUpdate,
    VariantDelete,
};

std::optional<KlaviyoJobKind> jobKindOf(OutKind kind); // nothing: no job does it
bool isCreate(OutKind kind);
bool isDelete(OutKind kind);

// The reason why a part is not sent, or a warning about a record.
struct OutNote
{
    QByteArray code;
    QByteArray field;
    QByteArray text;
};

struct OutRecord
{
    QByteArray id; // at the shop, or at Klaviyo where only that is known
    QByteArray hash; // kept once it is confirmed; empty: the record is forgotten then
    QByteArray detail;
    QList<OutNote> rejections; // of parts that could not be made
    QList<OutNote> warnings;
};

struct OutPart
{
    OutKind kind = OutKind::Profile;
    quint32 record = 0; // its place among the records
    QByteArray key; // how Klaviyo's answers name it: external id, e-mail, catalog id
    QByteArray otherKey;
    qint32 weight = 1; // events inside
    QByteArray element; // JSON; empty for deletes
};

struct Outgoing
{
    std::vector<OutRecord> records;
    std::vector<OutPart> parts;
    qint64 bytes = 0; // of the elements

    void clear();
    // The bytes of the file, and back: ErrorKind::Data if it is not whole.
    QByteArray toFile() const;
    static Result<Outgoing> fromFile(const QByteArray &file, const QString &path);
};

} // namespace sluice
