// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/customermapper.h"

#include "core/mapping/contact.h"
#include "syncs/commerceklaviyo/mapping/properties.h"
#include "syncs/commerceklaviyo/mapping/timestamps.h"

#include <array>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

struct ChosenAddress
{
    JsonObject address;
    qsizetype index = 0;
};

std::optional<ChosenAddress> addressWithId(JsonArray addresses, std::string_view id)
{
    qsizetype index = 0;
    for (const JsonElement element : addresses) {
        const auto address = asObject(element);
        if (address && !id.empty() && textOf(*address, "id") == id) {
            return ChosenAddress{*address, index};
        }
        ++index;
    }
    return {};
}

// A.8: the default one, else the first of the kind, else the first of all.
std::optional<ChosenAddress> chooseAddress(JsonObject customer, AddressChoice choice)
{
    const bool isBilling = choice == AddressChoice::Billing;
    const auto addresses = arrayOf(customer, "addresses");
    if (!addresses) {
        return {};
    }
    const std::string_view preferred
        = textOf(customer, isBilling ? "defaultBillingAddressId" : "defaultShippingAddressId");
    if (const auto found = addressWithId(*addresses, preferred)) {
        return found;
    }
    if (const auto ids
        = arrayOf(customer, isBilling ? "billingAddressIds" : "shippingAddressIds")) {
        for (const JsonElement id : *ids) {
            if (const auto found = addressWithId(*addresses, asText(id))) {
                return found;
            }
        }
    }
    qsizetype index = 0;
    for (const JsonElement element : *addresses) {
        if (const auto first = asObject(element)) {
            return ChosenAddress{*first, index};
        }
        ++index;
    }
    return {};
}

template <size_t N>
QByteArray joinedMembers(JsonObject address, const std::array<std::string_view, N> &names)
{
    QByteArray joined;
    joined.reserve(64);
    for (const std::string_view name : names) {
        const std::string_view part = textOf(address, name);
        if (!part.empty()) {
            if (!joined.isEmpty()) {
                joined.append(", ");
            }
            joined.append(part.data(), qsizetype(part.size()));
        }
    }
    return joined;
}

bool writeLocation(JsonWriter &attributes, JsonObject address)
{
    static constexpr std::array<std::string_view, 4> kStreet{
        "apartment", "building", "streetNumber", "streetName"};
    static constexpr std::array<std::string_view, 2> kMore{
        "additionalStreetInfo", "additionalAddressInfo"};
    JsonWriter location(256);
    location.beginObject();
    const qsizetype empty = location.size();
    location.fieldIfFilled("address1", asView(joinedMembers(address, kStreet)));
    location.fieldIfFilled("address2", asView(joinedMembers(address, kMore)));
    location.fieldIfFilled("city", textOf(address, "city"));
    location.fieldIfFilled("country", textOf(address, "country"));
    location.fieldIfFilled("region", textOf(address, "region"));
    location.fieldIfFilled("zip", textOf(address, "postalCode"));
    if (location.size() == empty) {
        return false;
    }
    location.endObject();
    attributes.key("location");
    attributes.raw(asView(location.bytes()));
    return true;
}

// `.mobile`, else `.phone`; dropped with a warning where neither is a number (D.3).
QByteArray choosePhone(
    const ChosenAddress &chosen, const CustomerSettings &settings, MappedProfile &profile)
{
    std::string_view country = textOf(chosen.address, "country");
    if (country.empty()) {
        country = asView(settings.phoneCountry);
    }
    for (const std::string_view name : {"mobile", "phone"}) {
        const std::string_view written = textOf(chosen.address, name);
        if (written.empty()) {
            continue;
        }
        const QByteArray number = toE164(written, country);
        if (!number.isEmpty()) {
            return number;
        }
        profile.warn("phone_invalid"_L1,
            u"addresses[%1].%2"_s.arg(chosen.index)
                .arg(QLatin1StringView(name.data(), qsizetype(name.size()))),
            u"the telephone number cannot be written as E.164 and is left out"_s);
    }
    return {};
}

bool readEmail(JsonObject customer, const CustomerSettings &settings, MappedProfile &profile)
{
    const std::string_view written = textOf(customer, "email");
    profile.email = checkedEmail(written);
    profile.emailKey = profile.email.toLower();
    if (!profile.email.isEmpty()) {
        return true;
    }
    const auto code = written.empty() ? "email_missing"_L1 : "email_invalid"_L1;
    const QString text = written.empty() ? u"the customer has no e-mail address"_s
                                         : u"the e-mail address is not valid"_s;
    if (settings.badEmail == BadEmail::Reject || settings.matchBy == MatchBy::Email) {
        profile.reject(code, u"email"_s, text);
        return false;
    }
    profile.warn(code, u"email"_s, QString(text + u"; the profile goes out without it"_s));
    return true;
}

bool isAgreed(JsonObject customer, const QByteArray &path)
{
    if (path.isEmpty())
        return false;
    const auto value = valueAt(customer, asView(path));
    if (!value)
        return false;
    bool flag = false;
    return (value->get(flag) == simdjson::SUCCESS && flag) || asText(*value) == "true";
}

// The time of an agreement, or nothing: without it the agreement is not taken over.
QByteArray agreedAt(JsonObject customer, const QByteArray &path, MappedProfile &profile)
{
    const auto value = valueAt(customer, asView(path));
    const auto time = value ? parseTimestamp(asText(*value)) : std::nullopt;
    if (time)
        return writeTimestamp(*time);
    profile.warn("consent_time_missing"_L1, QString::fromUtf8(path),
        u"the customer agreed, but there is no time of it; the profile is not subscribed"_s);
    return {};
}

void readConsent(JsonObject customer, const ConsentSettings &settings, MappedProfile &profile)
{
    MappedConsent consent;
    if (isAgreed(customer, settings.email) && !profile.email.isEmpty()) {
        consent.at = agreedAt(customer, settings.emailAt, profile);
        consent.byEmail = !consent.at.isEmpty();
    }
    if (isAgreed(customer, settings.sms) && !profile.phone.isEmpty()) {
        const QByteArray at = agreedAt(customer, settings.smsAt, profile);
        consent.bySms = !at.isEmpty();
        consent.phone = consent.bySms ? profile.phone : QByteArray();
        if (consent.at.isEmpty())
            consent.at = at;
    }
    if (consent.byEmail || consent.bySms)
        profile.consent = consent;
}

} // namespace

MappedProfile CustomerMapper::map(QByteArrayView bytes, Phone phone) const
{
    const CustomerSettings &settings = m_settings.customer;
    MappedProfile profile;
    const auto customer = parseResource(bytes, profile);
    if (!customer || !readEmail(*customer, settings, profile)) {
        return profile;
    }
    const auto sent = [&profile](ProfileField field) { profile.fields |= quint32(field); };
    JsonWriter writer(768);
    writer.beginObject();
    writer.field("type", "profile");
    writer.key("attributes");
    writer.beginObject();
    const auto copyText = [&](std::string_view to, std::string_view from, ProfileField field) {
        const std::string_view text = textOf(*customer, from);
        if (!text.empty()) {
            writer.field(to, text);
            sent(field);
        }
    };
    if (!profile.email.isEmpty()) {
        writer.field("email", asView(profile.email));
        sent(ProfileField::Email);
    }
    profile.externalId = profile.sourceId;
    profile.matchKey = settings.matchBy == MatchBy::Email ? profile.emailKey : profile.externalId;
    writer.field("external_id", asView(profile.externalId));
    sent(ProfileField::ExternalId);
    copyText("first_name", "firstName", ProfileField::FirstName);
    copyText("last_name", "lastName", ProfileField::LastName);
    copyText("title", "title", ProfileField::Title);
    copyText("organization", "companyName", ProfileField::Organization);
    if (settings.sendLocale) {
        copyText("locale", "locale", ProfileField::Locale);
    }
    if (const auto chosen = chooseAddress(*customer, settings.address)) {
        if (phone == Phone::Send)
            profile.phone = choosePhone(*chosen, settings, profile);
        if (!profile.phone.isEmpty()) {
            writer.field("phone_number", asView(profile.phone));
            sent(ProfileField::Phone);
        }
        if (writeLocation(writer, chosen->address)) {
            sent(ProfileField::Location);
        }
    }
    PropertyBag properties;
    if (const auto custom = objectOf(*customer, "custom")) {
        if (const auto fields = objectOf(*custom, "fields")) {
            properties.take(*fields, settings.properties);
        }
    }
    properties.addFrom(*customer, settings.properties);
    if (!properties.isEmpty()) {
        writer.key("properties");
        properties.write(writer);
        sent(ProfileField::Properties);
    }
    writer.endObject();
    writer.endObject();
    if (writer.size() > kMostProfileBytes) {
        profile.reject("profile_too_big"_L1, u"custom.fields"_s,
            u"the profile has %1 bytes, at most %2 are accepted"_s.arg(writer.size())
                .arg(kMostProfileBytes));
        return profile;
    }
    profile.payload = writer.take();
    profile.hash = contentHash(profile.payload);
    if (settings.consent.isOn())
        readConsent(*customer, settings.consent, profile);
    return profile;
}

} // namespace sluice::commercemap
