// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shop.h"

#include <array>

namespace sluice::sandbox {

namespace {

constexpr std::array kFirstNames{"Jane", "Omar", "Mia", "Liam", "Aiko", "Noor", "Pablo", "Greta"};
constexpr std::array kLastNames{"Doe", "Keller", "Sato", "Rossi", "Novak", "Silva", "Dubois"};
struct ShopCity
{
    const char *name;
    const char *region;
    const char *country;
    const char *postalCode;
};
constexpr std::array<ShopCity, 5> kCities{{{"Raleigh", "NC", "US", "27601"},
    {"Berlin", "Berlin", "DE", "10115"}, {"Lyon", "Rhone", "FR", "69001"},
    {"Osaka", "Osaka", "JP", "530-0001"}, {"Leeds", "Yorkshire", "GB", "LS1 1UR"}}};

QByteArray customerPhone(qint64 customer)
{
    // No two customers share one: Klaviyo would take them for the same person.
    constexpr qint64 kNumbers = 10'000; // of an exchange
    constexpr qint64 kFirstExchange = 555;
    constexpr qint64 kExchanges = 1'000 - kFirstExchange; // of an area
    const qint64 exchange = customer / kNumbers;
    return "+1" + QByteArray::number(202 + exchange / kExchanges)
        + QByteArray::number(kFirstExchange + exchange % kExchanges)
        + QByteArray::number(kNumbers + customer % kNumbers).right(4);
}

QByteArray addressId(qint64 customer, int number)
{
    return "a" + QByteArray::number(customer) + '-' + QByteArray::number(number);
}

void writeCustomFields(JsonOut &json, const ShopIds &ids, bool isOdd, qint64 customer)
{
    json.beginObject("custom");
    json.key("type");
    writeReference(json, "type", ids.partId("type", 0));
    json.beginObject("fields");
    json.text("loyalty", customer % 2 == 0 ? "gold" : "silver");
    if (isOdd) {
        json.number("points", 0);
        json.flag("newsletter", false);
        json.text("nickname", "");
        json.raw("sizes", "[\"M\",\"L\"]");
        json.raw("visits", "12.5");
        json.text("since", "2023-02-15");
        json.raw("colour", R"({"key":"red","label":{"en":"Red","de":"Rot"}})");
        writeMoney(json, "credit", {.cents = 1250});
    }
    json.endObject();
    json.endObject();
}

} // namespace

QByteArray Shop::email(qint64 customer) const
{
    const Oddity<OddCustomer> odd(m_plan, ShopStream::Customers, customer);
    if (odd.is(OddCustomer::EmailInOtherCase))
        return email(0).toUpper();
    if (odd.is(OddCustomer::SameEmailInStore))
        return email(1);
    if (odd.is(OddCustomer::InvalidEmail))
        return "not-an-address@";
    const QByteArray plain = "customer" + QByteArray::number(customer) + "@example.com";
    return odd.is(OddCustomer::BlanksAroundEmail) ? QByteArray("  " + plain + ' ') : plain;
}

void Shop::writeAddress(JsonOut &json, qint64 customer, int number) const
{
    const Oddity<OddCustomer> odd(m_plan, ShopStream::Customers, customer);
    const ShopCity &city = kCities.at(static_cast<size_t>((customer + number) % 5));
    json.beginObject();
    json.text("id", addressId(customer, number));
    json.text("streetName", odd.is(OddCustomer::EmptyTexts) ? "" : "First Street");
    json.text("streetNumber", QByteArray::number(1 + customer % 200));
    if (odd.is(OddCustomer::AddressInParts)) {
        json.text("key", "home");
        json.text("apartment", "7b");
        json.text("building", "East Wing");
        json.text("additionalStreetInfo", "Second court");
        json.text("additionalAddressInfo", "Ring twice");
        json.text("company", "Example");
        json.text("department", "Receiving");
        json.text("state", "North Carolina");
        json.text("pOBox", "1234");
        json.text("salutation", "Ms");
    }
    json.text("postalCode", city.postalCode);
    json.text("city", city.name);
    json.text("region", city.region);
    json.text("country", city.country);
    if (odd.is(OddCustomer::BadPhone))
        json.text("phone", "call me");
    else if (odd.is(OddCustomer::NationalPhone))
        json.text("phone", "030 1234567");
    else if (odd.is(OddCustomer::PhoneOfAnother))
        json.text("phone", customerPhone(0));
    else
        json.text("phone", customerPhone(customer));
    if (odd.is(OddCustomer::PhoneAndMobile))
        json.text("mobile", "+491701234567");
    json.endObject();
}

void Shop::writeCustomer(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddCustomer> odd(m_plan, ShopStream::Customers, ordinal);
    const quint64 dice = m_ids.dice("name", ordinal);
    QByteArray first = kFirstNames.at(dice % kFirstNames.size());
    QByteArray last = kLastNames.at(dice / 64 % kLastNames.size());
    if (odd.is(OddCustomer::UnicodeName)) {
        first = "Zo\xc3\xab \xf0\x9f\x92\x90";
        last = "\xd7\x9b\xd7\x94\xd7\x9f \xe5\xb1\xb1\xe7\x94\xb0";
    } else if (odd.is(OddCustomer::LongName)) {
        first = QByteArray(300, 'x');
    } else if (odd.is(OddCustomer::QuotesAndControls)) {
        first = "Jane \"JD\" \\ Doe";
        last = "Line\nend\tand tab";
    } else if (odd.is(OddCustomer::EmptyTexts)) {
        first = last = "";
    }
    json.text("customerNumber", QByteArray::number(100'000 + ordinal));
    json.text("email", email(ordinal));
    if (!odd.is(OddCustomer::NoName)) {
        json.text("firstName", first);
        json.text("lastName", last);
    }
    if (ordinal % 4 == 0)
        json.text("title", "Dr");
    if (ordinal % 3 == 0)
        json.text("companyName", "Example " + QByteArray::number(ordinal));
    if (ordinal % 2 == 0)
        json.text("locale", "en-US");
    const int addresses = odd.is(OddCustomer::NoAddress) ? 0 : static_cast<int>(1 + ordinal % 2);
    json.beginArray("addresses");
    for (int number = 0; number < addresses; ++number)
        writeAddress(json, ordinal, number);
    json.endArray();
    const bool isPlain = odd.is(OddCustomer::PlainAddressesOnly) || addresses == 0;
    if (!isPlain && !odd.is(OddCustomer::FirstBillingAddress))
        json.text("defaultBillingAddressId", addressId(ordinal, addresses - 1));
    json.beginArray("billingAddressIds");
    if (!isPlain)
        json.text(addressId(ordinal, addresses - 1));
    json.endArray();
    json.raw("shippingAddressIds", "[]");
    json.flag("isEmailVerified", ordinal % 2 == 0);
    json.raw("customerGroupAssignments", "[]");
    json.raw("stores",
        odd.is(OddCustomer::SameEmailInStore) ? R"([{"typeId":"store","key":"outlet"}])" : "[]");
    json.text("authenticationMode", "Password");
    if (ordinal % 5 == 0 || odd.is(OddCustomer::CustomFields))
        writeCustomFields(json, m_ids, odd.is(OddCustomer::CustomFields), ordinal);
}

} // namespace sluice::sandbox
