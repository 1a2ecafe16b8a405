// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/oddrecords.h"

namespace sluice::sandbox {

namespace {

template <class Kind>
constexpr OddRecord oddRecord(ShopStream stream, Kind kind, const char *name, const char *meaning)
{
    return {stream, static_cast<int>(kind), name, meaning};
}

constexpr OddRecord kOddRecords[] = {
    oddRecord(ShopStream::Customers, OddCustomer::NoAddress, "NoAddress", "no address at all"),
    oddRecord(
        ShopStream::Customers, OddCustomer::BadPhone, "BadPhone", "a phone that is no number"),
    oddRecord(ShopStream::Customers, OddCustomer::NationalPhone, "NationalPhone",
        "a phone without its country"),
    oddRecord(ShopStream::Customers, OddCustomer::EmailInOtherCase, "EmailInOtherCase",
        "the e-mail of the customer at ordinal 0 in capitals"),
    oddRecord(ShopStream::Customers, OddCustomer::SameEmailInStore, "SameEmailInStore",
        "the e-mail of the customer at ordinal 1, in a store"),
    oddRecord(ShopStream::Customers, OddCustomer::NoName, "NoName", "neither first nor last name"),
    oddRecord(ShopStream::Customers, OddCustomer::UnicodeName, "UnicodeName",
        "names beyond ASCII, right to left, emoji"),
    oddRecord(
        ShopStream::Customers, OddCustomer::LongName, "LongName", "a first name of 300 characters"),
    oddRecord(ShopStream::Customers, OddCustomer::CustomFields, "CustomFields",
        "custom fields of every kind, false, 0 and empty too"),
    oddRecord(ShopStream::Customers, OddCustomer::FirstBillingAddress, "FirstBillingAddress",
        "billing addresses, none of them the default"),
    oddRecord(ShopStream::Customers, OddCustomer::PlainAddressesOnly, "PlainAddressesOnly",
        "addresses, none for billing"),
    oddRecord(
        ShopStream::Customers, OddCustomer::InvalidEmail, "InvalidEmail", "an e-mail that is none"),
    oddRecord(ShopStream::Customers, OddCustomer::PhoneAndMobile, "PhoneAndMobile",
        "mobile and phone differ"),
    oddRecord(ShopStream::Customers, OddCustomer::AddressInParts, "AddressInParts",
        "an address with every member"),
    oddRecord(ShopStream::Customers, OddCustomer::QuotesAndControls, "QuotesAndControls",
        "quotes, backslashes, line ends in names"),
    oddRecord(ShopStream::Customers, OddCustomer::EmptyTexts, "EmptyTexts",
        "members that are empty texts"),
    oddRecord(ShopStream::Customers, OddCustomer::BlanksAroundEmail, "BlanksAroundEmail",
        "blanks around the e-mail"),
    oddRecord(ShopStream::Customers, OddCustomer::PhoneOfAnother, "PhoneOfAnother",
        "the phone of the customer at ordinal 0"),
    oddRecord(ShopStream::Orders, OddOrder::NoEmail, "NoEmail", "a customer, no e-mail"),
    oddRecord(
        ShopStream::Orders, OddOrder::NobodysOrder, "NobodysOrder", "neither e-mail nor customer"),
    oddRecord(ShopStream::Orders, OddOrder::GuestOrder, "GuestOrder", "an e-mail, no customer"),
    oddRecord(
        ShopStream::Orders, OddOrder::NoDigits, "NoDigits", "JPY, a currency without fraction"),
    oddRecord(ShopStream::Orders, OddOrder::HighPrecision, "HighPrecision",
        "a line price of high precision"),
    oddRecord(ShopStream::Orders, OddOrder::ThreeDigits, "ThreeDigits",
        "KWD, a currency with three digits"),
    oddRecord(ShopStream::Orders, OddOrder::CancelledOrder, "CancelledOrder", "cancelled"),
    oddRecord(ShopStream::Orders, OddOrder::TwoRefunds, "TwoRefunds", "two refunds that succeeded"),
    oddRecord(ShopStream::Orders, OddOrder::FailedRefund, "FailedRefund",
        "a refund that failed and one that is pending"),
    oddRecord(ShopStream::Orders, OddOrder::NoPayment, "NoPayment", "no paymentInfo"),
    oddRecord(
        ShopStream::Orders, OddOrder::CustomLinesOnly, "CustomLinesOnly", "custom line items only"),
    oddRecord(ShopStream::Orders, OddOrder::SameProductTwice, "SameProductTwice",
        "one product on two lines"),
    oddRecord(ShopStream::Orders, OddOrder::DeletedProduct, "DeletedProduct",
        "a product that does not exist"),
    oddRecord(ShopStream::Orders, OddOrder::ManyLines, "ManyLines", "50 lines"),
    oddRecord(ShopStream::Orders, OddOrder::UnicodeLine, "UnicodeLine", "names beyond ASCII"),
    oddRecord(ShopStream::Orders, OddOrder::DeletedCustomer, "DeletedCustomer",
        "a customer that does not exist"),
    oddRecord(ShopStream::Orders, OddOrder::ZeroTotal, "ZeroTotal", "a total of 0"),
    oddRecord(ShopStream::Orders, OddOrder::EmailInOtherCase, "EmailInOtherCase",
        "its customer's e-mail in capitals"),
    oddRecord(ShopStream::Orders, OddOrder::DeletedPayment, "DeletedPayment",
        "a payment that does not exist"),
    oddRecord(
        ShopStream::Orders, OddOrder::ConfirmedOrder, "ConfirmedOrder", "confirmed, not complete"),
    oddRecord(ShopStream::Products, OddProduct::NoPrice, "NoPrice", "no price"),
    oddRecord(ShopStream::Products, OddProduct::ExpiredPrice, "ExpiredPrice",
        "prices that have ended only"),
    oddRecord(ShopStream::Products, OddProduct::FuturePrice, "FuturePrice", "prices to come only"),
    oddRecord(ShopStream::Products, OddProduct::GroupPriceOnly, "GroupPriceOnly",
        "prices for customer groups only"),
    oddRecord(ShopStream::Products, OddProduct::VariantWithoutSku, "VariantWithoutSku",
        "its last variant has no SKU"),
    oddRecord(ShopStream::Products, OddProduct::ManyVariants, "ManyVariants", "120 variants"),
    oddRecord(ShopStream::Products, OddProduct::Unpublished, "Unpublished", "not published"),
    oddRecord(ShopStream::Products, OddProduct::OtherLocaleOnly, "OtherLocaleOnly",
        "a name in one unusual locale"),
    oddRecord(ShopStream::Products, OddProduct::NoImages, "NoImages", "no images"),
    oddRecord(ShopStream::Products, OddProduct::NoDescription, "NoDescription", "no description"),
    oddRecord(
        ShopStream::Products, OddProduct::NoAvailability, "NoAvailability", "no availability"),
    oddRecord(ShopStream::Products, OddProduct::ChannelStockOnly, "ChannelStockOnly",
        "stock in a channel only"),
    oddRecord(ShopStream::Products, OddProduct::DeletedCategory, "DeletedCategory",
        "a category that does not exist"),
    oddRecord(ShopStream::Products, OddProduct::NoCategories, "NoCategories", "in no category"),
    oddRecord(
        ShopStream::Products, OddProduct::StagedDiffers, "StagedDiffers", "unpublished changes"),
    oddRecord(ShopStream::Products, OddProduct::HighPrecisionPrice, "HighPrecisionPrice",
        "a price of high precision"),
    oddRecord(ShopStream::Products, OddProduct::YenPrice, "YenPrice", "a price in JPY only"),
    oddRecord(ShopStream::Products, OddProduct::LongDescription, "LongDescription",
        "a description of 120,000 characters"),
    oddRecord(
        ShopStream::Products, OddProduct::DiscountedPrice, "DiscountedPrice", "discounted prices"),
    oddRecord(ShopStream::Categories, OddCategory::DeletedAncestor, "DeletedAncestor",
        "an ancestor that does not exist"),
    oddRecord(ShopStream::Categories, OddCategory::OtherLocaleOnly, "OtherLocaleOnly",
        "a name in one unusual locale"),
    oddRecord(ShopStream::Categories, OddCategory::NoKey, "NoKey", "no key"),
    oddRecord(
        ShopStream::Categories, OddCategory::UnicodeName, "UnicodeName", "a name beyond ASCII"),
    oddRecord(
        ShopStream::Categories, OddCategory::LongName, "LongName", "a name of 300 characters"),
    oddRecord(ShopStream::Categories, OddCategory::SeparatorInName, "SeparatorInName",
        "a name with \" > \" in it"),
};

} // namespace

std::span<const OddRecord> oddRecords()
{
    return kOddRecords;
}

int oddNumber(const ShopPlan &plan, ShopStream stream, qint64 ordinal)
{
    if (!plan.hasOddRecords || ordinal % 3 != 2)
        return -1;
    int known = 0;
    switch (stream) {
    case ShopStream::Customers:
        known = static_cast<int>(OddCustomer::PhoneOfAnother);
        break;
    case ShopStream::Orders:
        known = static_cast<int>(OddOrder::ConfirmedOrder);
        break;
    case ShopStream::Products:
        known = static_cast<int>(OddProduct::DiscountedPrice);
        break;
    case ShopStream::Categories:
        known = static_cast<int>(OddCategory::SeparatorInName);
        break;
    default:
        return -1;
    }
    const qint64 number = ordinal / 3;
    return number <= known ? static_cast<int>(number) : -1;
}

} // namespace sluice::sandbox
