// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/shopplan.h"

#include <QList>

#include <span>

namespace sluice::sandbox {

// The records of the shop that are not like the others, at ordinals that do not depend on the seed:
// the n-th of a stream has the ordinal 3n + 2, where the stream is long enough. Immutable, any
// thread. GET /__sandbox/mutate lists them with their ids.
//
// |  n | customers             | orders                 | products             | categories       |
// |----|-----------------------|------------------------|----------------------|------------------|
// |  0 | NoAddress             | NoEmail                | NoPrice              | DeletedAncestor  |
// |  1 | BadPhone              | NobodysOrder           | ExpiredPrice         | OtherLocaleOnly  |
// |  2 | NationalPhone         | GuestOrder             | FuturePrice          | NoKey            |
// |  3 | EmailInOtherCase      | NoDigits (JPY)         | GroupPriceOnly       | UnicodeName      |
// |  4 | SameEmailInStore      | HighPrecision          | VariantWithoutSku    | LongName         |
// |  5 | NoName                | ThreeDigits (KWD)      | ManyVariants (120)   | SeparatorInName  |
// |  6 | UnicodeName           | CancelledOrder         | Unpublished          |                  |
// |  7 | LongName              | TwoRefunds             | OtherLocaleOnly      |                  |
// |  8 | CustomFields          | FailedRefund           | NoImages             |                  |
// |  9 | FirstBillingAddress   | NoPayment              | NoDescription        |                  |
// | 10 | PlainAddressesOnly    | CustomLinesOnly        | NoAvailability       |                  |
// | 11 | InvalidEmail          | SameProductTwice       | ChannelStockOnly     |                  |
// | 12 | PhoneAndMobile        | DeletedProduct         | DeletedCategory      |                  |
// | 13 | AddressInParts        | ManyLines (50)         | NoCategories         |                  |
// | 14 | QuotesAndControls     | UnicodeLine            | StagedDiffers        |                  |
// | 15 | EmptyTexts            | DeletedCustomer        | HighPrecisionPrice   |                  |
// | 16 | BlanksAroundEmail     | ZeroTotal              | YenPrice             |                  |
// | 17 | PhoneOfAnother        | EmailInOtherCase       | LongDescription      |                  |
// | 18 |                       | DeletedPayment         | DiscountedPrice      |                  |
// | 19 |                       | ConfirmedOrder         |                      |                  |
enum class OddCustomer {
    NoAddress,
    BadPhone,
    NationalPhone,
    EmailInOtherCase,
    SameEmailInStore,
    NoName,
    UnicodeName,
    LongName,
    CustomFields,
    FirstBillingAddress,
    PlainAddressesOnly,
    InvalidEmail,
    PhoneAndMobile,
    AddressInParts,
    QuotesAndControls,
    EmptyTexts,
    BlanksAroundEmail,
    PhoneOfAnother,
};

enum class OddOrder {
    NoEmail,
    NobodysOrder,
    GuestOrder,
    NoDigits,
    HighPrecision,
    ThreeDigits,
    CancelledOrder,
    TwoRefunds,
    FailedRefund,
    NoPayment,
    CustomLinesOnly,
    SameProductTwice,
    DeletedProduct,
    ManyLines,
    UnicodeLine,
    DeletedCustomer,
    ZeroTotal,
    EmailInOtherCase,
    DeletedPayment,
    ConfirmedOrder,
};

enum class OddProduct {
    NoPrice,
    ExpiredPrice,
    FuturePrice,
    GroupPriceOnly,
    VariantWithoutSku,
    ManyVariants,
    Unpublished,
    OtherLocaleOnly,
    NoImages,
    NoDescription,
    NoAvailability,
    ChannelStockOnly,
    DeletedCategory,
    NoCategories,
    StagedDiffers,
    HighPrecisionPrice,
    YenPrice,
    LongDescription,
    DiscountedPrice,
};

enum class OddCategory {
    DeletedAncestor,
    OtherLocaleOnly,
    NoKey,
    UnicodeName,
    LongName,
    SeparatorInName,
};

struct OddRecord
{
    ShopStream stream;
    int number; // of the enum
    const char *name;
    const char *meaning;
};
std::span<const OddRecord> oddRecords();

inline constexpr qint64 oddOrdinal(int number)
{
    return 3 * number + 2;
}

// Which oddity the record has; -1: none.
int oddNumber(const ShopPlan &plan, ShopStream stream, qint64 ordinal);

// What writers of records ask: `is(OddOrder::NoEmail)`.
template <class Kind> class Oddity
{
public:
    Oddity(const ShopPlan &plan, ShopStream stream, qint64 ordinal)
        : m_number(oddNumber(plan, stream, ordinal))
    {
    }
    bool is(Kind kind) const { return m_number == static_cast<int>(kind); }

private:
    int m_number;
};

} // namespace sluice::sandbox
