// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetoolsclient.h"
#include "sandboxtests.h"

#include "sandbox/commercetools/oddrecords.h"
#include "sandbox/commercetools/shop.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;
using namespace sluice::sandbox;

// The synthetic shop: what its records are.
class CommercetoolsDataTest : public QObject
{
    Q_OBJECT
private slots:
    void recordsAreJsonAndHaveWhatTheyNeed_data();
    void recordsAreJsonAndHaveWhatTheyNeed();
    void idsAndMomentsGoBothWays();
    void seedsDiffer();
    void referencesLeadSomewhere();
    void oddRecords();
    void oddRecordsAreListed();
};

namespace {

ShopPlan planOf(qint64 scale)
{
    return {.seed = 1,
        .customers = scale,
        .orders = scale,
        .products = scale / 2,
        .categories = scale / 10};
}

QJsonObject recordOf(const Shop &shop, ShopStream stream, qint64 ordinal)
{
    return QJsonDocument::fromJson(shop.text(stream, ordinal)).object();
}

template <class Kind> QJsonObject oddOf(const Shop &shop, ShopStream stream, Kind kind)
{
    return recordOf(shop, stream, oddOrdinal(static_cast<int>(kind)));
}

} // namespace

void CommercetoolsDataTest::recordsAreJsonAndHaveWhatTheyNeed_data()
{
    QTest::addColumn<int>("stream");
    QTest::addColumn<QStringList>("members");
    const auto row = [](ShopStream stream, const char *members) {
        QTest::newRow(streamName(stream).data())
            << static_cast<int>(stream) << QString::fromLatin1(members).split(u' ');
    };
    row(ShopStream::Customers,
        "id version createdAt lastModifiedAt email addresses shippingAddressIds billingAddressIds "
        "isEmailVerified customerGroupAssignments stores authenticationMode");
    row(ShopStream::Orders,
        "id version createdAt lastModifiedAt lineItems customLineItems totalPrice shippingMode "
        "shipping refusedGifts origin orderState syncInfo");
    row(ShopStream::Products, "id version createdAt lastModifiedAt productType masterData");
    row(ShopStream::Categories,
        "id version createdAt lastModifiedAt name slug ancestors orderHint");
    row(ShopStream::Inventory, "id version createdAt lastModifiedAt sku quantityOnStock");
    row(ShopStream::StandalonePrices, "id version createdAt lastModifiedAt sku value");
    row(ShopStream::Payments, "id version createdAt lastModifiedAt transactions amountPlanned");
}

void CommercetoolsDataTest::recordsAreJsonAndHaveWhatTheyNeed()
{
    QFETCH(int, stream);
    QFETCH(QStringList, members);
    const Shop shop(planOf(400));
    const auto which = static_cast<ShopStream>(stream);
    for (qint64 ordinal = 0; ordinal < shop.plan().count(which); ++ordinal) {
        QJsonParseError problem;
        const QJsonObject record
            = QJsonDocument::fromJson(shop.text(which, ordinal), &problem).object();
        QCOMPARE(problem.error, QJsonParseError::NoError);
        for (const QString &member : members)
            QVERIFY2(record.contains(member), qPrintable(member));
    }
}

void CommercetoolsDataTest::idsAndMomentsGoBothWays()
{
    for (const qint64 scale : {1, 2, 3, 7, 400, 9'999}) {
        const Shop shop(planOf(scale));
        const ShopIds &ids = shop.ids();
        const qint64 count = shop.plan().customers;
        QByteArray before;
        for (qint64 ordinal = 0; ordinal < count; ++ordinal) {
            const QByteArray id = ids.id(ShopStream::Customers, ordinal);
            QVERIFY(id > before);
            QCOMPARE(ids.ordinalOf(ShopStream::Customers, id), ordinal);
            const qint64 rank = ids.rankOf(ShopStream::Customers, ordinal);
            QVERIFY(rank >= 0 && rank < count);
            QCOMPARE(ids.ordinalAtRank(ShopStream::Customers, rank), ordinal);
            before = id;
        }
        QCOMPARE(ids.ordinalOf(ShopStream::Customers, "no id"), -1);
        QCOMPARE(ids.ordinalOf(ShopStream::Orders, before), -1);
    }
}

void CommercetoolsDataTest::seedsDiffer()
{
    ShopPlan plan = planOf(100);
    const Shop first(plan);
    const Shop again(plan);
    plan.seed = 2;
    const Shop other(plan);
    for (const ShopStream stream : {ShopStream::Customers, ShopStream::Orders}) {
        QCOMPARE(first.text(stream, 7), again.text(stream, 7));
        QVERIFY(first.text(stream, 7) != other.text(stream, 7));
    }
}

void CommercetoolsDataTest::referencesLeadSomewhere()
{
    ShopPlan plan = planOf(300);
    plan.hasOddRecords = false;
    const Shop shop(plan);
    for (qint64 ordinal = 0; ordinal < 300; ++ordinal) {
        const QJsonObject order = recordOf(shop, ShopStream::Orders, ordinal);
        QCOMPARE(order.value("lineItems"_L1).toArray().size(), 1 + ordinal % 3);
        QVERIFY(shop.ids().ordinalOf(
                    ShopStream::Customers, order["customerId"_L1].toString().toLatin1())
            >= 0);
        qint64 total = 0;
        const QJsonArray lines = order.value("lineItems"_L1).toArray();
        for (const QJsonValue &line : lines) {
            const qint64 product = shop.ids().ordinalOf(
                ShopStream::Products, line["productId"_L1].toString().toLatin1());
            QVERIFY(product >= 0);
            QVERIFY(shop.text(ShopStream::Products, product)
                        .contains(QByteArray(
                            '"' + line["variant"_L1]["sku"_L1].toString().toLatin1() + '"')));
            total += line["totalPrice"_L1]["centAmount"_L1].toInteger();
        }
        QCOMPARE(order["totalPrice"_L1]["centAmount"_L1].toInteger(), total);
    }
    int levels[3] = {};
    for (qint64 ordinal = 0; ordinal < plan.categories; ++ordinal) {
        const QJsonObject category = recordOf(shop, ShopStream::Categories, ordinal);
        const QJsonArray ancestors = category.value("ancestors"_L1).toArray();
        QCOMPARE(category.contains("parent"_L1), !ancestors.isEmpty());
        ++levels[ancestors.size()];
        for (const QJsonValue &ancestor : ancestors) {
            QVERIFY(shop.ids().ordinalOf(
                        ShopStream::Categories, ancestor["id"_L1].toString().toLatin1())
                >= 0);
        }
    }
    QVERIFY(levels[0] > 1 && levels[1] > levels[0] && levels[2] > levels[1]);
}

void CommercetoolsDataTest::oddRecords()
{
    const Shop shop(planOf(400));
    const auto customer
        = [&](OddCustomer kind) { return oddOf(shop, ShopStream::Customers, kind); };
    const auto order = [&](OddOrder kind) { return oddOf(shop, ShopStream::Orders, kind); };
    const auto product = [&](OddProduct kind) {
        return oddOf(shop, ShopStream::Products, kind)["masterData"_L1].toObject();
    };
    QVERIFY(customer(OddCustomer::NoAddress)["addresses"_L1].toArray().isEmpty());
    QCOMPARE(customer(OddCustomer::EmailInOtherCase)["email"_L1].toString(),
        QString::fromLatin1(shop.email(0).toUpper()));
    QVERIFY(customer(OddCustomer::QuotesAndControls)["lastName"_L1].toString().contains(u'\n'));
    QVERIFY(!order(OddOrder::NobodysOrder).contains("customerEmail"_L1));
    QVERIFY(!order(OddOrder::NobodysOrder).contains("customerId"_L1));
    QVERIFY(!order(OddOrder::NoEmail).contains("customerEmail"_L1));
    QCOMPARE(order(OddOrder::NoDigits)["totalPrice"_L1]["fractionDigits"_L1].toInt(), 0);
    QCOMPARE(order(OddOrder::HighPrecision)["lineItems"_L1][0]["price"_L1]["value"_L1]["type"_L1]
                 .toString(),
        u"highPrecision"_s);
    QCOMPARE(order(OddOrder::ManyLines)["lineItems"_L1].toArray().size(), 50);
    QVERIFY(order(OddOrder::CustomLinesOnly)["lineItems"_L1].toArray().isEmpty());
    QVERIFY(product(OddProduct::NoPrice)["current"_L1]["masterVariant"_L1]["prices"_L1]
                .toArray()
                .isEmpty());
    QVERIFY(!product(OddProduct::Unpublished)["published"_L1].toBool());
    QCOMPARE(product(OddProduct::ManyVariants)["current"_L1]["variants"_L1].toArray().size(), 119);
    const QJsonArray variants
        = product(OddProduct::VariantWithoutSku)["current"_L1]["variants"_L1].toArray();
    QVERIFY(!variants.last().toObject().contains("sku"_L1));
    QVERIFY(product(OddProduct::StagedDiffers)["current"_L1]["name"_L1]
        != product(OddProduct::StagedDiffers)["staged"_L1]["name"_L1]);
    const QJsonObject refunds
        = recordOf(shop, ShopStream::Payments, oddOrdinal(static_cast<int>(OddOrder::TwoRefunds)));
    QCOMPARE(refunds["transactions"_L1].toArray().size(), 3);
    ShopPlan plain = planOf(400);
    plain.hasOddRecords = false;
    const Shop even(plain);
    int odd = 0;
    for (const OddRecord &entry : sluice::sandbox::oddRecords()) {
        const qint64 ordinal = oddOrdinal(entry.number);
        const bool hasOwnPayment = entry.stream == ShopStream::Orders
            && shop.text(ShopStream::Payments, ordinal) != even.text(ShopStream::Payments, ordinal);
        QVERIFY2(
            hasOwnPayment || shop.text(entry.stream, ordinal) != even.text(entry.stream, ordinal),
            entry.name);
        ++odd;
    }
    QVERIFY(odd >= 40);
}

void CommercetoolsDataTest::oddRecordsAreListed()
{
    const SandboxUnderTest server;
    ShopClient shop(server.sandbox->port());
    shop.signIn();
    const QJsonArray listed = shop.plain()
                                  .admin("GET", "mutate")
                                  .json()["mutations"_L1]["commercetools"_L1]["oddRecords"_L1]
                                  .toArray();
    QVERIFY(listed.size() >= 40);
    for (const QJsonValue &record : listed) {
        const QByteArray path = record["stream"_L1].toString().toLatin1() + '/'
            + record["id"_L1].toString().toLatin1();
        QCOMPARE(shop.get(path).status, 200);
    }
}

int runCommercetoolsDataTest(int argc, char **argv)
{
    CommercetoolsDataTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commercetoolsdatatest.moc"
