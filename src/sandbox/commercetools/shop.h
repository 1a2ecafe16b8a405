// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/jsonout.h"
#include "sandbox/commercetools/oddrecords.h"
#include "sandbox/commercetools/shopids.h"

#include <QByteArray>

namespace sluice::sandbox {

// The synthetic shop: every record as JSON text (commercetools-klaviyo B.5), made from the plan and
// its ordinal when it is asked for and kept nowhere. Immutable, any thread; owned by ShopStore.
class Shop
{
public:
    explicit Shop(const ShopPlan &plan);

    const ShopPlan &plan() const { return m_plan; }
    const ShopIds &ids() const { return m_ids; }

    void write(ShopStream stream, qint64 ordinal, QByteArray &out) const; // appends
    QByteArray text(ShopStream stream, qint64 ordinal) const;

    QByteArray email(qint64 customer) const;
    QByteArray sku(qint64 product, int variant) const;
    qint64 priceCents(qint64 product, int variant) const;
    QByteArray channelId() const { return m_ids.partId("channel", 0); }
    QByteArray groupId() const { return m_ids.partId("customer-group", 0); }

    // What a category of that place has above it.
    struct CategoryPlace
    {
        int level = 0; // 0: top
        qint64 parent = -1;
        qint64 top = -1;
    };
    CategoryPlace categoryPlace(qint64 category) const;

private:
    void writeHead(JsonOut &json, ShopStream stream, qint64 ordinal) const;
    void writeCustomer(JsonOut &json, qint64 ordinal) const;
    void writeAddress(JsonOut &json, qint64 customer, int number) const;
    void writeOrder(JsonOut &json, qint64 ordinal) const;
    void writeOrderState(JsonOut &json, qint64 ordinal) const;
    qint64 writeLines(JsonOut &json, qint64 order) const; // the order's total
    qint64 writeLine(JsonOut &json, qint64 order, int line) const; // the line's total
    void writeLineVariant(JsonOut &json, qint64 product, int variant) const;
    void writePayment(JsonOut &json, qint64 ordinal) const;
    void writeProduct(JsonOut &json, qint64 ordinal) const;
    void writeProductData(JsonOut &json, qint64 ordinal, bool isChanged) const;
    void writeProductCategories(JsonOut &json, qint64 ordinal) const;
    void writeVariant(JsonOut &json, qint64 product, int variant) const;
    void writePrices(JsonOut &json, qint64 product, int variant) const;
    void writeAvailability(JsonOut &json, qint64 product, int variant) const;
    void writeCategory(JsonOut &json, qint64 ordinal) const;
    void writeInventory(JsonOut &json, qint64 ordinal) const;
    void writeStandalonePrice(JsonOut &json, qint64 ordinal) const;

    ShopPlan m_plan;
    ShopIds m_ids;
    QByteArray m_productType;
    QByteArray m_channel;
    QByteArray m_group;
};

// Parts that several records share.
struct ShopMoney
{
    QByteArrayView currency = "EUR";
    qint64 cents = 0;
    int digits = 2;
    qint64 precise = 0; // above 0: of high precision, with three digits more
};
void writeMoney(JsonOut &json, QByteArrayView name, const ShopMoney &money);
void writeReference(JsonOut &json, QByteArrayView typeId, QByteArrayView id);
template <class English, class German>
void writeLocalized(JsonOut &json, QByteArrayView name, const English &en, const German &de)
{
    json.beginObject(name);
    json.text("en", en);
    json.text("de", de);
    json.endObject();
}
qint64 stockOf(const ShopIds &ids, qint64 product, int variant);

} // namespace sluice::sandbox
