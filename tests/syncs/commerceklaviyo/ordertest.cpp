// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/ordermapper.h"
#include "syncs/commerceklaviyo/mappingtests.h"
#include "syncs/commerceklaviyo/orderkit.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;

QByteArray orderJson(const QByteArray &members)
{
    return js("{'id':'o1','createdAt':'2024-01-04T19:54:49.797Z',"
              "'lastModifiedAt':'2024-01-06T08:00:00.000Z','customerEmail':'a@b.de',"
              "'customerId':'c1','totalPrice':"
        + moneyJson("EUR", "2380", "2") + members + "}");
}

QByteArray moneyJson(const QByteArray &currency, const QByteArray &cents, const QByteArray &digits)
{
    return "{'type':'centPrecision','currencyCode':'" + currency + "','centAmount':" + cents
        + ",'fractionDigits':" + digits + "}";
}

QByteArray eventsShown(const MappedOrder &order)
{
    QByteArray text;
    for (const MappedEvent &event : order.events) {
        const QJsonObject attributes
            = QJsonDocument::fromJson(event.payload).object().value(u"attributes"_s).toObject();
        const qsizetype value = event.payload.indexOf("\"value\":");
        const QByteArray amount = value < 0
            ? QByteArray("-")
            : event.payload.mid(value + 8, event.payload.indexOf(',', value) - value - 8);
        text += event.metric + '|' + event.uniqueId + '|'
            + attributes.value(u"time"_s).toString().toUtf8() + '|' + amount
            + attributes.value(u"value_currency"_s).toString().toUtf8() + '\n';
    }
    for (const RejectedEvent &event : order.rejectedEvents) {
        text += "REJECTED " + QByteArray(event.note.code.latin1()) + ' ' + event.note.path.toUtf8()
            + ' ' + event.uniqueId + '\n';
    }
    return shown(order, text.trimmed());
}

void OrderTest::fields_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &members, const QByteArray &wanted,
                         const QByteArray &settings = {}) {
        QTest::newRow(name) << settings << members << wanted;
    };
    const QByteArray placed = "Placed Order|o1|2024-01-04T19:54:49Z|23.8EUR";
    const QByteArray line = "{'id':'l1','productId':'p1','name':{'en':'Shirt'},'totalPrice':"
        + moneyJson("EUR", "1190", "2") + "}";
    row("placed", "", placed);
    row("placed in any state", ",'orderState':'Open'", placed);
    row("ordered product, no invented second", ",'lineItems':[" + line + "]",
        placed + "\nOrdered Product|l1|2024-01-04T19:54:49Z|11.9EUR");
    row("fulfilled when confirmed", ",'orderState':'Confirmed'",
        placed + "\nFulfilled Order|o1|2024-01-06T08:00:00Z|23.8EUR");
    row("fulfilled when complete, at completedAt",
        ",'orderState':'Complete','completedAt':'2024-01-05T00:00:00Z'",
        placed + "\nFulfilled Order|o1|2024-01-05T00:00:00Z|23.8EUR");
    row("cancelled", ",'orderState':'Cancelled'",
        placed + "\nCancelled Order|o1|2024-01-06T08:00:00Z|23.8EUR");
    row("states by setting", ",'orderState':'Open'",
        placed + "\nFulfilled Order|o1|2024-01-06T08:00:00Z|23.8EUR",
        "'order':{'fulfilledStates':['Open']}");
    row("placed states by setting", ",'orderState':'Open'", "",
        "'order':{'placedStates':['Complete']}");
    row("metric by setting", "", "Bought|o1|2024-01-04T19:54:49Z|23.8EUR",
        "'order':{'metrics':{'placedOrder':'Bought'}}");
    row("disabled events", ",'orderState':'Confirmed','lineItems':[" + line + "]",
        "Fulfilled Order|o1|2024-01-06T08:00:00Z|23.8EUR",
        "'order':{'disabledEvents':['placedOrder','orderedProduct']}");
    row("payment asked for and there",
        ",'paymentInfo':{'payments':[{'id':'x','obj':{'transactions':[{'id':'t','state':'Success'}"
        "]}}]}",
        placed, "'order':{'requirePayment':true}");
    row("payment asked for and failed",
        ",'paymentInfo':{'payments':[{'id':'x','obj':{'transactions':[{'id':'t','state':'Failure'}"
        "]}}]}",
        "!payment_missing paymentInfo", "'order':{'requirePayment':true}");
}

void OrderTest::fields()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, wanted);
    const MappingSettings mapping = settingsFrom(settings);
    QCOMPARE(eventsShown(OrderMapper(mapping, {}).map(orderJson(members))), wanted);
}

void OrderTest::categories()
{
    CategoryIndex index;
    QVERIFY(!index.add(js("{'id':'k1','name':{'en':'Women'},'ancestors':[]}")));
    QVERIFY(!index.add(js("{'id':'k2','name':{'en':'Pants'},'ancestors':[{'id':'k1'}]}")));
    QVERIFY(
        !index.add(js("{'id':'k3','name':{'en':'Jeans'},'ancestors':[{'id':'k1'},{'id':'k2'}]}")));
    ProductCategories products;
    QVERIFY(!products.add(js("{'id':'p1','masterData':{'current':{'categories':[{'id':'k3'}]}}}")));
    QVERIFY(!products.add(js("{'id':'p2','categories':[{'id':'k2'},{'id':'gone'}]}")));
    const MappingSettings mapping = settingsFrom({});
    const OrderMapper mapper(mapping, {.categories = &index, .products = &products});
    const MappedOrder order = mapper.map(
        orderJson(",'lineItems':[{'id':'l1','productId':'p1','name':{'en':'Jeans'}},"
                  "{'id':'l2','productId':'p2','name':{'en':'Jeans'}},"
                  "{'id':'l3','productId':'p9'}],'customLineItems':[{'name':{'en':'Gift'}}]"));
    QVERIFY2(order.events.first().payload.contains(
                 js("'ItemNames':['Jeans','Gift'],'Categories':['Women','Women > Pants',"
                    "'Women > Pants > Jeans']")),
        order.events.first().payload.constData());
    QCOMPARE(shown(order, {}),
        "!category_missing lineItems[1].productId !product_missing lineItems[2].productId");
}

void OrderTest::refunds_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("one event for each refund")
        << QByteArray()
        << QByteArray("Refunded Order|t1|2024-01-07T00:00:00Z|11.9EUR\n"
                      "Refunded Order|t2|2024-01-06T08:00:00Z|1EUR\n"
                      "Refunded Order|t5|2024-01-06T08:00:00Z|5USD");
    QTest::newRow("as the plugin: one for the order, one currency")
        << QByteArray("'refunds':'perOrder',")
        << QByteArray("Refunded Order|o1|2024-01-06T08:00:00Z|12.9EUR "
                      "!refund_not_added paymentInfo.payments");
    QTest::newRow("states by setting") << QByteArray("'refundStates':['Pending'],")
                                       << QByteArray("Refunded Order|t3|2024-01-06T08:00:00Z|2EUR");
}

void OrderTest::refunds()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, wanted);
    const auto transaction
        = [](const QByteArray &id, const QByteArray &type, const QByteArray &state,
              const QByteArray &amount, const QByteArray &more = {}) -> QByteArray {
        return "{'id':'" + id + "','type':'" + type + "','state':'" + state + "','amount':" + amount
            + more + "}";
    };
    const QByteArray payments = ",'paymentInfo':{'payments':[{'id':'x','obj':{'transactions':["
        + transaction("t1", "Refund", "Success", moneyJson("EUR", "1190", "2"),
            ",'timestamp':'2024-01-07T00:00:00.000Z'")
        + ',' + transaction("t2", "Refund", "Success", moneyJson("EUR", "100", "2")) + ','
        + transaction("t3", "Refund", "Pending", moneyJson("EUR", "200", "2")) + ','
        + transaction("t4", "Charge", "Success", moneyJson("EUR", "300", "2")) + ','
        + transaction("t5", "Refund", "Success", moneyJson("USD", "500", "2")) + "]}}]}";
    const MappingSettings mapping
        = settingsFrom("'order':{" + settings + "'disabledEvents':['placedOrder']}");
    QCOMPARE(eventsShown(OrderMapper(mapping, {}).map(orderJson(payments))), wanted);
}

void OrderTest::backfill()
{
    const auto isSent = [](const QByteArray &settings, qint64 nowMs) {
        const MappingSettings mapping = settingsFrom(settings);
        const MappedOrder order = OrderMapper(mapping, {.nowMs = nowMs}).map(orderJson({}));
        const MappedEvent event = order.events.value(0);
        const bool isWritten = event.payload.contains("\"backfill\":true");
        return isWritten == event.isBackfill ? std::optional(isWritten) : std::nullopt;
    };
    constexpr qint64 kCreatedMs = 1'704'398'089'797;
    constexpr qint64 kDayMs = 86'400'000;
    const QByteArray older = "'order':{'backfill':'older','backfillDays':3}";
    QCOMPARE(isSent({}, kCreatedMs), std::optional(true));
    QCOMPARE(isSent("'order':{'backfill':'never'}", kCreatedMs), std::optional(false));
    QCOMPARE(isSent(older, kCreatedMs + 2 * kDayMs), std::optional(false));
    QCOMPARE(isSent(older, kCreatedMs + 4 * kDayMs), std::optional(true));
    // A day more does not make it another event.
    const MappingSettings mapping = settingsFrom(older);
    const auto idOf = [&mapping](qint64 nowMs) {
        return OrderMapper(mapping, {.nowMs = nowMs}).map(orderJson({})).events.first().uniqueId;
    };
    QCOMPARE(idOf(kCreatedMs), idOf(kCreatedMs + 9 * kDayMs));
}

void OrderTest::trimming()
{
    const QByteArray input
        = orderJson(",'orderNumber':'7','locale':'de','custom':{'fields':{'vip':true}},"
                    "'lineItems':[{'id':'l1','name':{'en':'A'},'taxRate':{'x':1},"
                    "'variant':{'id':1,'sku':'S','attributes':[1],'images':[{'url':'u'},1]}}]");
    const MappingSettings mapping = settingsFrom("'order':{'trim':'short','keep':['locale'],"
                                                 "'properties':{'exclude':['customerEmail']}}");
    const MappedOrder order = OrderMapper(mapping, {}).map(input);
    const QByteArray line
        = "{'id':'l1','name':{'en':'A'},'variant':{'id':1,'sku':'S','images':[{'url':'u'}]}}";
    QVERIFY2(order.events.at(0).payload.contains(js(
                 "'properties':{'id':'o1','createdAt':'2024-01-04T19:54:49.797Z',"
                 "'customerId':'c1','totalPrice':"
                 + moneyJson("EUR", "2380", "2") + ",'orderNumber':'7','locale':'de','lineItems':["
                 + line + "],'vip':true,'ItemNames':['A']}")),
        order.events.at(0).payload.constData());
    QVERIFY2(order.events.at(1).payload.contains(js("'properties':" + line + ",")),
        order.events.at(1).payload.constData());
}

void OrderTest::preview()
{
    const QByteArray input = orderJson(",'big':'" + QByteArray(5000, 'x') + "','lineItems':[]");
    const MappingSettings mapping = settingsFrom({});
    const auto preview = OrderMapper(mapping, {}).preview(input);
    QVERIFY(preview.has_value());
    QCOMPARE(preview->events, 1);
    QCOMPARE(preview->largest.first().first, "big");
    QCOMPARE(preview->properties, 9); // the order's eight and ItemNames
    QCOMPARE(preview->bytesAll, eventGroup(OrderMapper(mapping, {}).map(input)).size());
    QVERIFY(preview->bytesShort < 1000);
    QCOMPARE(preview->eventsPerRequest, 5'000'000 / (preview->bytesAll + 1));
    QVERIFY(!OrderMapper(mapping, {}).preview("{}").has_value());
}

void OrderTest::group()
{
    const MappingSettings mapping
        = settingsFrom("'order':{'properties':{'include':['id']},'backfill':'never'}");
    const MappedOrder order = OrderMapper(mapping, {}).map(orderJson(",'orderState':'Cancelled'"));
    const auto event = [](const QByteArray &metric, const QByteArray &time) -> QByteArray {
        return "{'type':'event','attributes':{'metric':{'data':{'type':'metric','attributes':{"
               "'name':'"
            + metric + "'}}},'time':'" + time
            + "','value':23.8,'value_currency':'EUR','unique_id':'o1',"
              "'properties':{'id':'o1','ItemNames':[]},'backfill':false}}";
    };
    const QByteArray head = "{'type':'event-bulk-create','attributes':{'profile':{'data':{"
                            "'type':'profile','attributes':{'email':'a@b.de','external_id':'c1'}}}"
                            ",'events':{'data':[";
    const QByteArray placed = event("Placed Order", "2024-01-04T19:54:49Z");
    const QByteArray cancelled = event("Cancelled Order", "2024-01-06T08:00:00Z");
    QCOMPARE(eventGroup(order), js(head + placed + ',' + cancelled + "]}}}"));
    QCOMPARE(eventGroup(order, {1}), js(head + cancelled + "]}}}"));
    QCOMPARE(order.profileKey, "c1\na@b.de");
}

// With its own id an event would take over the profile that has the address.
void OrderTest::anotherCustomersProfileIsKept()
{
    const MappingSettings mapping = settingsFrom({});
    const auto mapped = [&mapping](const QHash<QByteArray, QByteArray> &owners) {
        OrderContext context;
        context.owners = &owners;
        return OrderMapper(mapping, context).map(orderJson({}));
    };
    const MappedOrder taken = mapped({{"a@b.de", "c0"}});
    QCOMPARE(
        taken.profile, js("{'type':'profile','attributes':{'email':'a@b.de','external_id':'c0'}}"));
    QCOMPARE(taken.warnings.size(), 1);
    QCOMPARE(taken.warnings.first().code, u"email_taken"_s);
    for (const QHash<QByteArray, QByteArray> &owners :
        {QHash<QByteArray, QByteArray>{{"a@b.de", "c1"}}, {{"x@b.de", "c0"}}}) {
        const MappedOrder own = mapped(owners);
        QCOMPARE(own.profile,
            js("{'type':'profile','attributes':{'email':'a@b.de','external_id':'c1'}}"));
        QVERIFY(own.warnings.isEmpty());
    }
}
