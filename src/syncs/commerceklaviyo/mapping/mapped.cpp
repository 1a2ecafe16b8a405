// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/mapped.h"

#include "syncs/commerceklaviyo/mapping/jsonwriter.h"

#include <sodium.h>

#include <array>
#include <utility>

namespace sluice::commercemap {

QByteArray contentHash(QByteArrayView payload)
{
    // BLAKE2b of libsodium: Qt's took half of the time of mapping a customer.
    [[maybe_unused]] static const int ready = sodium_init();
    constexpr qsizetype kHashBytes = 20;
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(kHashBytes),
        reinterpret_cast<const unsigned char *>(payload.data()),
        static_cast<unsigned long long>(payload.size()), nullptr, 0);
    return hash;
}

QByteArray MappedConsent::toText() const
{
    return QByteArray(byEmail ? "1" : "0") + (bySms ? '1' : '0') + ' ' + at + ' ' + phone;
}

MappedConsent MappedConsent::fromText(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split(' ');
    return {.byEmail = text.startsWith('1'),
        .bySms = text.size() > 1 && text.at(1) == '1',
        .at = parts.value(1),
        .phone = parts.value(2)};
}

QByteArray catalogId(QByteArrayView externalId)
{
    QByteArray id("$custom:::$default:::");
    id.append(externalId);
    return id;
}

QByteArray eventGroup(const MappedOrder &order, const QList<qsizetype> &chosen)
{
    qsizetype size = order.profile.size() + 160;
    for (const MappedEvent &event : order.events) {
        size += event.payload.size() + 1;
    }
    JsonWriter writer(size);
    writer.beginObject();
    writer.field("type", "event-bulk-create");
    writer.key("attributes");
    writer.beginObject();
    writer.key("profile");
    writer.beginObject();
    writer.key("data");
    writer.raw(asView(order.profile));
    writer.endObject();
    writer.key("events");
    writer.beginObject();
    writer.key("data");
    writer.beginArray();
    for (qsizetype i = 0; i < order.events.size(); ++i) {
        if (chosen.isEmpty() || chosen.contains(i)) {
            writer.raw(asView(order.events.at(i).payload));
        }
    }
    writer.endArray();
    writer.endObject();
    writer.endObject();
    writer.endObject();
    return writer.take();
}

QByteArray clearingPatch(QByteArrayView klaviyoProfileId, quint32 removed)
{
    static constexpr std::array<std::pair<ProfileField, std::string_view>, 7> kClearable{{
        {ProfileField::FirstName, "first_name"},
        {ProfileField::LastName, "last_name"},
        {ProfileField::Title, "title"},
        {ProfileField::Organization, "organization"},
        {ProfileField::Phone, "phone_number"},
        {ProfileField::Properties, "properties"},
        {ProfileField::Locale, "locale"},
    }};
    JsonWriter writer;
    writer.beginObject();
    writer.key("data");
    writer.beginObject();
    writer.field("type", "profile");
    writer.field("id", asView(klaviyoProfileId));
    writer.key("attributes");
    writer.beginObject();
    for (const auto &[bit, name] : kClearable) {
        if ((removed & quint32(bit)) != 0) {
            writer.key(name);
            writer.null();
        }
    }
    if ((removed & quint32(ProfileField::Location)) != 0) {
        // The object itself cannot be null (stable.json), its members can.
        writer.key("location");
        writer.beginObject();
        for (const std::string_view name :
            {"address1", "address2", "city", "country", "region", "zip"}) {
            writer.key(name);
            writer.null();
        }
        writer.endObject();
    }
    writer.endObject();
    writer.endObject();
    writer.endObject();
    return writer.take();
}

} // namespace sluice::commercemap
