// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shop.h"

#include "sandbox/commercetools/utcmoment.h"

namespace sluice::sandbox {

namespace {

constexpr qint64 kShopDayMs = 86'400'000;

struct OrderMoney
{
    QByteArrayView currency = "EUR";
    int digits = 2;
    bool isPrecise = false;
    bool isFree = false;
};

OrderMoney orderMoney(const Oddity<OddOrder> &odd, qint64 order)
{
    if (odd.is(OddOrder::NoDigits))
        return {.currency = "JPY", .digits = 0};
    if (odd.is(OddOrder::ThreeDigits))
        return {.currency = "KWD", .digits = 3};
    return {.currency = order % 4 == 3 ? "USD" : "EUR",
        .digits = 2,
        .isPrecise = odd.is(OddOrder::HighPrecision),
        .isFree = odd.is(OddOrder::ZeroTotal)};
}

void writeTransaction(JsonOut &json, const QByteArray &id, QByteArrayView type,
    QByteArrayView state, qint64 moment, const ShopMoney &amount)
{
    json.beginObject();
    json.text("id", id);
    json.text("type", type);
    json.text("state", state);
    json.text("timestamp", utcMoment(moment));
    writeMoney(json, "amount", amount);
    json.endObject();
}

} // namespace

qint64 Shop::writeLine(JsonOut &json, qint64 order, int line) const
{
    const Oddity<OddOrder> odd(m_plan, ShopStream::Orders, order);
    const OrderMoney money = orderMoney(odd, order);
    const quint64 dice = m_ids.dice("line", order, odd.is(OddOrder::SameProductTwice) ? 0 : line);
    const auto product = static_cast<qint64>(dice % static_cast<quint64>(m_plan.products));
    const int variant
        = static_cast<int>(dice / 7919 % static_cast<quint64>(m_plan.variantsOf(product)));
    const auto quantity = static_cast<qint64>(1 + dice / 104'729 % 3);
    const qint64 cents = money.isFree ? 0 : priceCents(product, variant);
    const QByteArray number = QByteArray::number(product);
    json.beginObject();
    json.text("id", m_ids.partId("line-item", order, line));
    json.text("productId",
        odd.is(OddOrder::DeletedProduct) ? m_ids.partId("deleted-product", order)
                                         : m_ids.id(ShopStream::Products, product));
    writeLocalized(json, "name",
        odd.is(OddOrder::UnicodeLine)
            ? QByteArray("T-Shirt \xe2\x80\x9e\xc3\x9c\xe2\x80\x9c \xf0\x9f\x91\x95")
            : QByteArray("Product " + number),
        "Produkt " + number);
    writeLocalized(json, "productSlug", "product-" + number, "produkt-" + number);
    json.key("productType");
    writeReference(json, "product-type", m_productType);
    writeLineVariant(json, product, variant);
    json.beginObject("price");
    json.text("id", m_ids.partId("price", product, variant));
    writeMoney(json, "value",
        {.currency = money.currency,
            .cents = cents,
            .digits = money.digits,
            .precise = money.isPrecise ? cents * 1000 + 345 : 0});
    json.endObject();
    json.number("quantity", quantity);
    writeMoney(json, "totalPrice",
        {.currency = money.currency, .cents = cents * quantity, .digits = money.digits});
    for (const char *name :
        {"discountedPricePerQuantity", "taxedPricePortions", "perMethodTaxRate", "state"})
        json.raw(name, "[]");
    json.text("priceMode", "Platform");
    json.text("lineItemMode", "Standard");
    json.endObject();
    return cents * quantity;
}

void Shop::writeLineVariant(JsonOut &json, qint64 product, int variant) const
{
    json.beginObject("variant");
    json.number("id", variant + 1);
    json.text("sku", sku(product, variant));
    json.raw("prices", "[]");
    json.beginArray("images");
    json.beginObject();
    json.text("url", "https://images.example.com/" + sku(product, variant) + "-1.jpg");
    json.raw("dimensions", R"({"w":400,"h":300})");
    json.endObject();
    json.endArray();
    json.raw("attributes", R"([{"name":"size","value":"M"}])");
    json.endObject();
}

qint64 Shop::writeLines(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddOrder> odd(m_plan, ShopStream::Orders, ordinal);
    int lines = odd.is(OddOrder::ManyLines) ? 50 : m_plan.linesOf(ordinal);
    if (odd.is(OddOrder::SameProductTwice))
        lines = qMax(lines, 2);
    if (odd.is(OddOrder::CustomLinesOnly) || m_plan.products == 0)
        lines = 0;
    qint64 total = 0;
    json.beginArray("lineItems");
    for (int line = 0; line < lines; ++line)
        total += writeLine(json, ordinal, line);
    json.endArray();
    json.beginArray("customLineItems");
    if (odd.is(OddOrder::CustomLinesOnly)) {
        constexpr qint64 kWrapping = 990;
        total += kWrapping;
        json.beginObject();
        json.text("id", m_ids.partId("custom-line", ordinal));
        writeLocalized(json, "name", "Gift wrapping", "Geschenkpapier");
        json.text("slug", "gift-wrapping");
        json.number("quantity", 1);
        writeMoney(json, "money", {.cents = kWrapping});
        writeMoney(json, "totalPrice", {.cents = kWrapping});
        json.endObject();
    }
    json.endArray();
    return total;
}

void Shop::writeOrderState(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddOrder> odd(m_plan, ShopStream::Orders, ordinal);
    constexpr const char *kOrderStates[]
        = {"Open", "Complete", "Confirmed", "Complete", "Cancelled"};
    QByteArrayView state = kOrderStates[ordinal % 5];
    if (odd.is(OddOrder::CancelledOrder))
        state = "Cancelled";
    else if (odd.is(OddOrder::ConfirmedOrder))
        state = "Confirmed";
    else if (odd.is(OddOrder::TwoRefunds) || odd.is(OddOrder::FailedRefund))
        state = "Complete";
    json.text("orderState", state);
    if (state == "Complete") {
        const qint64 rank = m_ids.rankOf(ShopStream::Orders, ordinal);
        json.text("shipmentState", "Shipped");
        json.text("paymentState", "Paid");
        if (ordinal % 2 == 1) {
            json.text(
                "completedAt", utcMoment(m_ids.createdAtRank(ShopStream::Orders, rank) + 30'000));
        }
    }
}

void Shop::writeOrder(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddOrder> odd(m_plan, ShopStream::Orders, ordinal);
    const bool hasBuyers = m_plan.customers > 0;
    const auto customer = hasBuyers
        ? static_cast<qint64>(m_ids.dice("buyer", ordinal) % static_cast<quint64>(m_plan.customers))
        : 0;
    json.text("orderNumber", QByteArray::number(1000 + ordinal));
    if (!odd.is(OddOrder::NobodysOrder) && !odd.is(OddOrder::GuestOrder)) {
        json.text("customerId",
            odd.is(OddOrder::DeletedCustomer) || !hasBuyers
                ? m_ids.partId("deleted-customer", ordinal)
                : m_ids.id(ShopStream::Customers, customer));
    }
    if (odd.is(OddOrder::GuestOrder))
        json.text("customerEmail", "guest" + QByteArray::number(ordinal) + "@example.com");
    else if (odd.is(OddOrder::EmailInOtherCase))
        json.text("customerEmail", email(customer).toUpper());
    else if (!odd.is(OddOrder::NoEmail) && !odd.is(OddOrder::NobodysOrder))
        json.text("customerEmail", email(customer));
    writeOrderState(json, ordinal);
    const qint64 total = writeLines(json, ordinal);
    const OrderMoney money = orderMoney(odd, ordinal);
    writeMoney(
        json, "totalPrice", {.currency = money.currency, .cents = total, .digits = money.digits});
    json.raw("billingAddress", R"({"country":"DE","city":"Berlin"})");
    json.raw("shippingAddress", R"({"country":"DE"})");
    if (!odd.is(OddOrder::NoPayment)) {
        json.beginObject("paymentInfo");
        json.beginArray("payments");
        writeReference(json, "payment",
            odd.is(OddOrder::DeletedPayment) ? m_ids.partId("deleted-payment", ordinal)
                                             : m_ids.id(ShopStream::Payments, ordinal));
        json.endArray();
        json.endObject();
    }
    if (ordinal % 10 == 0) {
        json.beginObject("custom");
        json.key("type");
        writeReference(json, "type", m_ids.partId("type", 1));
        json.raw("fields", R"({"giftNote":"Enjoy","priority":2})");
        json.endObject();
    }
    json.raw("returnInfo", "[]");
    json.raw("syncInfo", "[]");
    json.raw("refusedGifts", "[]");
    json.raw("shipping", "[]");
    json.text("shippingMode", "Single");
    json.text("origin", "Customer");
}

// The payment of the order with the same ordinal. Every 25th order was paid back.
void Shop::writePayment(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddOrder> odd(m_plan, ShopStream::Orders, ordinal);
    const OrderMoney money = orderMoney(odd, ordinal);
    const auto cents = static_cast<qint64>(1000 + m_ids.dice("paid", ordinal) % 9000);
    const ShopMoney amount{.currency = money.currency, .cents = cents, .digits = money.digits};
    const ShopMoney half{.currency = money.currency, .cents = cents / 2, .digits = money.digits};
    const qint64 created
        = m_ids.createdAtRank(ShopStream::Payments, m_ids.rankOf(ShopStream::Payments, ordinal));
    const auto id = [&](int number) { return m_ids.partId("transaction", ordinal, number); };
    writeMoney(json, "amountPlanned", amount);
    json.raw("paymentMethodInfo", R"({"method":"CREDIT_CARD"})");
    json.raw("paymentStatus", "{}");
    json.beginArray("transactions");
    writeTransaction(json, id(0), "Charge", "Success", created, amount);
    if (odd.is(OddOrder::TwoRefunds)) {
        writeTransaction(json, id(1), "Refund", "Success", created + kShopDayMs, half);
        writeTransaction(json, id(2), "Refund", "Success", created + 2 * kShopDayMs, half);
    } else if (odd.is(OddOrder::FailedRefund)) {
        writeTransaction(json, id(1), "Refund", "Failure", created + kShopDayMs, amount);
        writeTransaction(json, id(2), "Refund", "Pending", created + 2 * kShopDayMs, amount);
    } else if (ordinal % 25 == 0) {
        writeTransaction(json, id(1), "Refund", "Success", created + kShopDayMs, half);
    }
    json.endArray();
    json.raw("interfaceInteractions", "[]");
}

} // namespace sluice::sandbox
