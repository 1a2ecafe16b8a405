// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/mappingdocument.h"
#include "syncs/commerceklaviyo/mapping/mapped.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>

#include <optional>

namespace sluice::commercemap {

// The mapping of a commerce-klaviyo job: which Klaviyo attribute gets what. One JSON document, read
// once and shared, constant, by all threads that map. The defaults are the plugin's mapping
// (commercetools-klaviyo A.8) with the mends of D.3. It never holds secrets.

// Which members of an object become properties: `include` if it names any, else all; then without
// `exclude`, renamed by `rename`; `add` takes further values from a path of the whole record. Null
// values never go out; 0, false and "" go out unless `dropFalsy` is set (the plugin drops them).
struct PropertyRule
{
    QSet<QByteArray> include;
    QSet<QByteArray> exclude;
    QMap<QByteArray, QByteArray> rename;
    QMap<QByteArray, QByteArray> add; // property -> path
    bool dropFalsy = false;

    bool takes(const QByteArray &name) const
    {
        return (include.isEmpty() || include.contains(name)) && !exclude.contains(name);
    }
};

struct LocaleSettings
{
    QByteArray preferred; // "en-US"; empty: the first of each text
    QList<QByteArray> fallbacks; // tried before "the first"
};

enum class AddressChoice { Billing, Shipping };
enum class BadEmail { Reject, Drop };
enum class MatchBy { ExternalId, Email };

// Where a customer's consent stands, as paths into the record ("custom.fields.newsletter"); empty:
// nobody is subscribed through that channel. A consent without its time is not taken over.
struct ConsentSettings
{
    QByteArray email;
    QByteArray emailAt;
    QByteArray sms;
    QByteArray smsAt;
    QByteArray source; // shown at Klaviyo

    bool isOn() const { return !email.isEmpty() || !sms.isEmpty(); }
};

struct CustomerSettings
{
    AddressChoice address = AddressChoice::Billing;
    BadEmail badEmail = BadEmail::Reject;
    MatchBy matchBy = MatchBy::ExternalId; // Email is what the plugin calls deduplication
    QByteArray phoneCountry; // for national numbers whose address has no country
    bool sendLocale = false;
    PropertyRule properties; // over custom.fields
    ConsentSettings consent;
};

enum class BackfillMode { Always, Older, Never };
enum class RefundMode { PerTransaction, PerOrder }; // PerOrder: the plugin's one event, id order.id
enum class TrimMode { All, Short };

struct OrderSettings
{
    QSet<QByteArray> placedStates; // empty: every order
    QSet<QByteArray> fulfilledStates{"Confirmed", "Complete"};
    QSet<QByteArray> cancelledStates{"Cancelled"};
    QMap<EventKind, QByteArray> metrics;
    QSet<EventKind> disabledEvents;
    PropertyRule properties; // over the order
    PropertyRule customFields; // over its custom.fields
    BackfillMode backfill = BackfillMode::Always;
    int backfillDays = 2; // for Older
    RefundMode refunds = RefundMode::PerTransaction;
    QSet<QByteArray> refundStates{"Success"};
    QSet<QByteArray> paymentStates{"Initial", "Pending", "Success"};
    bool requirePayment = false; // only orders with a transaction in paymentStates
    TrimMode trim = TrimMode::All;
    QSet<QByteArray> keep; // further properties of an order that a short event keeps

    OrderSettings();
};

struct PriceSettings
{
    QByteArray currency;
    QByteArray country;
    QByteArray channel; // id
    QByteArray customerGroup; // id
    bool unscopedOnly = false; // leave out prices of a country, channel or group that is not chosen
    bool useDiscounted = false;
};

enum class VariantKey { Sku, SkuOrKey, SkuOrId };
enum class UnpublishedProducts { Hide, Delete, Skip };

struct ProductSettings
{
    QByteArray urlTemplate; // empty: the url is the text None, as the plugin sends it
    QByteArray inventoryChannel; // id
    int inventoryPolicy = 1;
    VariantKey variantKey = VariantKey::Sku;
    UnpublishedProducts unpublished = UnpublishedProducts::Hide; // for the pipeline
    QMap<QByteArray, QByteArray> metadata; // custom_metadata key -> path, or "attributes.<name>"
    PriceSettings price;
};

struct MappingSettings
{
    static constexpr int kFormatVersion = 1;
    static constexpr MappingFormat kFormat{.kind = QLatin1StringView("commerce-klaviyo"),
        .version = kFormatVersion,
        .writesKind = false};

    LocaleSettings locale;
    CustomerSettings customer;
    OrderSettings order;
    ProductSettings product;
    // What nothing uses and nobody wants to be told of, as paths, by "customers", "orders",
    // "categories", "products". A run does not look at it.
    QMap<QByteArray, QSet<QByteArray>> ignored;

    // Every problem is named with its path, unknown keys too. Keys that are not there have their
    // default.
    static Result<MappingSettings> fromJson(const QJsonObject &object, const QString &path = {});
    static Result<MappingSettings> read(const QByteArray &document);
    QJsonObject
    toJson() const; // all keys but an empty `ignored`, lists sorted where their order means nothing
    QByteArray write() const; // what was written reads and writes back byte for byte
};

// "placedOrder": the name of a kind in the document.
QString eventKindName(EventKind kind);
const QList<EventKind> &allEventKinds();

} // namespace sluice::commercemap
