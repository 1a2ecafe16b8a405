// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sluice::commercemap {

// What the mapping makes of commercetools resources: plain values, handed from a mapping function
// to the pipeline that asked, on any thread. Payloads are the elements that go into Klaviyo's bulk
// requests (commercetools-klaviyo C.4-C.6), compact JSON. Texts of notes quote no personal data.

// A warning or the reason of a rejection; `code` is stable and goes into the ledger.
struct MappingNote
{
    QLatin1StringView code;
    QString path; // in the commercetools resource: "addresses[0].mobile"
    QString text;
};

struct MappedRecord
{
    QByteArray sourceId; // commercetools' id; empty where it could not be read
    QList<MappingNote> warnings;
    std::optional<MappingNote> rejection;

    bool isRejected() const { return rejection.has_value(); }
    void warn(QLatin1StringView code, const QString &path, const QString &text)
    {
        warnings.append({code, path, text});
    }
    void reject(QLatin1StringView code, const QString &path, const QString &text)
    {
        if (!rejection) {
            rejection = MappingNote{code, path, text};
        }
    }
};

// Attributes that a profile carries, kept in the ledger so that a removed one can be cleared later:
// the bulk import cannot (C.4).
enum class ProfileField : quint32 {
    Email = 1,
    ExternalId = 2,
    FirstName = 4,
    LastName = 8,
    Title = 16,
    Organization = 32,
    Phone = 64,
    Location = 128,
    Properties = 256,
    Locale = 512,
};

// That the customer agreed to be written to, as the shop keeps it.
struct MappedConsent
{
    bool byEmail = false;
    bool bySms = false;
    QByteArray at; // ISO 8601, when
    QByteArray phone; // for SMS, E.164

    QByteArray toText() const; // and back, for the file of a chunk
    static MappedConsent fromText(const QByteArray &text);
};

struct MappedProfile : MappedRecord
{
    QByteArray externalId;
    QByteArray email; // as it is sent
    QByteArray emailKey; // lower case, to find doubles within a batch
    QByteArray phone; // E.164, or empty
    QByteArray matchKey; // external id or e-mail key, by the settings
    QByteArray payload; // {"type":"profile","attributes":{..}}
    QByteArray hash; // of what is sent; 20 bytes
    quint32 fields = 0; // ProfileField, or-ed
    std::optional<MappedConsent> consent; // where the settings name its fields and it was given
};

enum class EventKind { PlacedOrder, OrderedProduct, FulfilledOrder, CancelledOrder, RefundedOrder };

struct MappedEvent
{
    EventKind kind = EventKind::PlacedOrder;
    QByteArray metric;
    QByteArray uniqueId;
    qint64 timeMs = 0;
    bool isBackfill = false;
    QByteArray payload; // {"type":"event","attributes":{..}}
};

struct RejectedEvent
{
    EventKind kind = EventKind::PlacedOrder;
    QByteArray uniqueId;
    MappingNote note;
};

// An order that has no events at all and no rejection is skipped: its events are switched off.
struct MappedOrder : MappedRecord
{
    QByteArray profileKey; // orders with the same key have the same `profile`
    QByteArray profile; // {"type":"profile","attributes":{"email":..,"external_id":..}}
    QList<MappedEvent> events;
    QList<RejectedEvent> rejectedEvents;
};

// A catalog category, item or variant. Which payload is sent depends on whether Klaviyo has it.
struct MappedCatalogEntry : MappedRecord
{
    QByteArray externalId;
    QByteArray klaviyoId; // $custom:::$default:::<externalId>
    QByteArray createPayload;
    QByteArray updatePayload;
    QByteArray hash; // of the create payload
};

struct MappedProduct : MappedRecord
{
    bool isPublished = true;
    MappedCatalogEntry item;
    QList<MappedCatalogEntry> variants; // a rejected one has its own rejection
};

// Stable over runs and machines.
QByteArray contentHash(QByteArrayView payload);

// "$custom:::$default:::" and the id (C.1).
QByteArray catalogId(QByteArrayView externalId);

// The element of a bulk event request: the order's profile with all its events, or with those that
// the pipeline still has to send (C.5).
QByteArray eventGroup(const MappedOrder &order, const QList<qsizetype> &chosen = {});

// PATCH body that clears the attributes in `removed` (ProfileField, or-ed) of a profile.
QByteArray clearingPatch(QByteArrayView klaviyoProfileId, quint32 removed);

} // namespace sluice::commercemap
