// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/ordermapper.h"
#include "syncs/commerceklaviyo/mappingtests.h"
#include "syncs/commerceklaviyo/orderkit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;

namespace {
constexpr auto kPlainOrder = "'id':'o1','createdAt':'2024-01-04T19:54:49.797Z'";
}

void OrderOddTest::odd_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &input, const QByteArray &wanted) {
        QTest::newRow(name) << js(input) << wanted;
    };
    const auto priced = [](const QByteArray &money) -> QByteArray {
        return "{" + QByteArray(kPlainOrder) + ",'customerId':'c','totalPrice':" + money + "}";
    };
    const auto total = [](const QByteArray &value) -> QByteArray {
        return "Placed Order|o1|2024-01-04T19:54:49Z|" + value;
    };
    const QByteArray eur = ",'totalPrice':" + moneyJson("EUR", "100", "2");
    row("neither e-mail nor customer", "{" + QByteArray(kPlainOrder) + "}",
        "REJECTED profile_missing customerEmail");
    row("bad e-mail, no customer", "{" + QByteArray(kPlainOrder) + ",'customerEmail':'x'}",
        "REJECTED email_invalid customerEmail");
    row("bad e-mail, a customer",
        "{" + QByteArray(kPlainOrder) + ",'customerEmail':'x','customerId':'c'" + eur + "}",
        total("1EUR") + " !email_invalid customerEmail");
    row("guest", "{" + QByteArray(kPlainOrder) + ",'customerEmail':'a@b.de'" + eur + "}",
        total("1EUR"));
    row("no time", "{'id':'o1','customerId':'c'}", "REJECTED time_invalid createdAt");
    row("odd time", "{'id':'o1','customerId':'c','createdAt':'2024-02-30T00:00:00Z'}",
        "REJECTED time_invalid createdAt");
    row("time with an offset",
        "{'id':'o1','customerId':'c','createdAt':'2024-01-04T01:00:00+02:00'" + eur + "}",
        "Placed Order|o1|2024-01-03T23:00:00Z|1EUR");
    row("before 1990", "{'id':'o1','customerId':'c','createdAt':'1970-01-01T00:00:00Z'" + eur + "}",
        "REJECTED time_out_of_range createdAt o1");
    row("two years ahead",
        "{'id':'o1','customerId':'c','createdAt':'2026-07-01T00:00:00Z'" + eur + "}",
        "REJECTED time_out_of_range createdAt o1");
    row("no total", "{" + QByteArray(kPlainOrder) + ",'customerId':'c'}",
        total("-") + " !value_missing totalPrice");
    row("JPY", priced(moneyJson("JPY", "500", "0")), total("500JPY"));
    row("KWD", priced(moneyJson("KWD", "1234", "3")), total("1.234KWD"));
    row("negative", priced(moneyJson("EUR", "-5", "2")), total("-0.05EUR"));
    row("zero", priced(moneyJson("EUR", "0", "2")), total("0EUR"));
    row("large, no rounding", priced(moneyJson("EUR", "900719925474099301", "2")),
        total("9007199254740993.01EUR"));
    row("high precision",
        priced("{'type':'highPrecision','currencyCode':'USD','centAmount':1,"
               "'preciseAmount':123456,'fractionDigits':7}"),
        total("0.0123456USD"));
    row("high precision without its amount",
        priced("{'type':'highPrecision','currencyCode':'JPY','centAmount':12,'fractionDigits':4}"),
        total("12JPY"));
    row("amount as text", priced("{'currencyCode':'EUR','centAmount':'12','fractionDigits':2}"),
        total("-") + " !value_missing totalPrice");
    row("line without an id",
        "{" + QByteArray(kPlainOrder) + ",'customerId':'c','lineItems':[{'productId':'p'}]" + eur
            + "}",
        total("1EUR") + "\nREJECTED id_missing lineItems[0]");
    row("the same line twice",
        "{" + QByteArray(kPlainOrder) + ",'customerId':'c','lineItems':[{'id':'l'},{'id':'l'}]"
            + eur + "}",
        total("1EUR")
            + "\nOrdered Product|l|2024-01-04T19:54:49Z|-\nREJECTED id_doubled lineItems[1] l");
    row("line that is no object",
        "{" + QByteArray(kPlainOrder) + ",'customerId':'c','lineItems':[7]" + eur + "}",
        total("1EUR"));
    row("payment not expanded",
        "{" + QByteArray(kPlainOrder)
            + ",'customerId':'c','paymentInfo':{'payments':[{'typeId':'payment','id':'x'}]}" + eur
            + "}",
        total("1EUR"));
    row("no id", "{'customerId':'c'}", "REJECTED id_missing id");
    row("broken", "{'id':'o1'", "REJECTED not_json");
}

void OrderOddTest::odd()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, wanted);
    const MappingSettings mapping = settingsFrom({});
    QCOMPARE(eventsShown(OrderMapper(mapping, {.nowMs = kTestNowMs}).map(input)), wanted);
}

void OrderOddTest::limits()
{
    const MappingSettings mapping = settingsFrom({});
    const OrderMapper mapper(mapping, {});
    QByteArray many;
    for (int i = 0; i < 450; ++i) {
        many += ",'p" + QByteArray::number(i) + "':1";
    }
    const MappedOrder wide = mapper.map(orderJson(many));
    QCOMPARE(shown(wide, {}), "!properties_cut");
    QVERIFY(wide.events.first().payload.contains("\"p393\":1"));
    QVERIFY(!wide.events.first().payload.contains("\"p394\":1"));

    // 100,001 bytes, the limit within the last character.
    const QByteArray text = QByteArray(99'999, 'x') + "\xc3\xa4";
    const MappedOrder longText = mapper.map(orderJson(",'t':'" + text + "'"));
    QCOMPARE(shown(longText, {}), "!text_cut");
    QVERIFY(longText.events.first().payload.contains(QByteArray("x\"")));

    const QByteArray list = QByteArray("1,").repeated(4000) + "2";
    const MappedOrder longList = mapper.map(orderJson(",'t':[" + list + "]"));
    QCOMPARE(shown(longList, {}), "!list_cut");
    QVERIFY(longList.events.first().payload.contains("1,1],"));

    const MappedOrder deep = mapper.map(
        orderJson(",'t':" + QByteArray("[").repeated(12) + QByteArray("]").repeated(12)));
    QCOMPARE(shown(deep, {}), "!nesting_cut");
    QVERIFY(deep.events.first().payload.contains("[[[[[[[[[null]]]]]]]]]"));

    // Above the size of a request the event goes out short.
    const QByteArray piece = ",'" + QByteArray(90'000, 'y') + "'";
    const MappedOrder big = mapper.map(orderJson(",'t':['x'" + piece.repeated(60) + "]"));
    QCOMPARE(shown(big, {}), "!event_trimmed createdAt");
    QVERIFY(big.events.first().payload.size() < 1000);

    const MappingSettings keeping = settingsFrom("'order':{'keep':['t']}");
    const MappedOrder tooBig
        = OrderMapper(keeping, {}).map(orderJson(",'t':['x'" + piece.repeated(60) + "]"));
    QVERIFY(tooBig.events.isEmpty());
    QCOMPARE(tooBig.rejectedEvents.size(), 1);
    QCOMPARE(tooBig.rejectedEvents.first().note.code, "event_too_big"_L1);
}
