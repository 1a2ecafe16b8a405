// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/recordfates.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

// What is sent of a record, or that it is not: read from the emulated Klaviyo, member by member
// ("price=0"); of an order its events but for those of its lines.
struct Expected
{
    const char *stream;
    const char *name;
    const char *outcome; // nothing: it is no record of the import
    const char *code; // of the rejection or the warning; nothing: none
    QStringList holds;
};

const QList<Expected> &expectedCustomers()
{
    static const QList<Expected> rows{
        {"customers", "NoAddress", "written", "", {u"location="_s, u"phone_number="_s}},
        {"customers", "BadPhone", "written", "phone_invalid", {u"phone_number="_s}},
        {"customers", "NationalPhone", "written", "", {u"phone_number=+81301234567"_s}},
        {"customers", "EmailInOtherCase", "rejected", "DUPLICATE_EMAIL", {}},
        {"customers", "SameEmailInStore", "rejected", "DUPLICATE_EMAIL", {}},
        {"customers", "NoName", "written", "", {u"first_name="_s, u"last_name="_s}},
        {"customers", "UnicodeName", "written", "",
            {u"first_name=Zo\u00eb \U0001f490"_s, u"last_name=\u05db\u05d4\u05df \u5c71\u7530"_s}},
        {"customers", "LongName", "written", "", {u"first_name="_s + QString(300, u'x')}},
        {"customers", "CustomFields", "written", "",
            {u"properties/points=0"_s, u"properties/newsletter=false"_s, u"properties/nickname="_s,
                u"properties/visits=12.5"_s}},
        {"customers", "FirstBillingAddress", "written", "", {u"location/city=Raleigh"_s}},
        {"customers", "PlainAddressesOnly", "written", "", {u"location/city=Lyon"_s}},
        {"customers", "InvalidEmail", "rejected", "email_invalid", {}},
        {"customers", "PhoneAndMobile", "written", "", {u"phone_number=+491701234567"_s}},
        {"customers", "AddressInParts", "written", "",
            {u"location/address1=7b, East Wing, 42, First Street"_s,
                u"location/address2=Second court, Ring twice"_s}},
        {"customers", "QuotesAndControls", "written", "",
            {u"first_name=Jane \"JD\" \\ Doe"_s, u"last_name=Line\nend\tand tab"_s}},
        {"customers", "EmptyTexts", "written", "",
            {u"first_name="_s, u"last_name="_s, u"location/address1=48"_s}},
        {"customers", "BlanksAroundEmail", "written", "", {u"email=customer50@example.com"_s}},
        {"customers", "PhoneOfAnother", "written", "phone_taken", {u"phone_number="_s}},
    };
    return rows;
}

const QList<Expected> &expectedOrders()
{
    static const QList<Expected> rows{
        {"orders", "NoEmail", "written", "",
            {u"Placed Order 530.08 EUR"_s, u"Fulfilled Order 530.08 EUR"_s}},
        {"orders", "NobodysOrder", "rejected", "profile_missing", {}},
        {"orders", "GuestOrder", "written", "",
            {u"Placed Order 764.67 EUR"_s, u"Fulfilled Order 764.67 EUR"_s}},
        {"orders", "NoDigits", "written", "",
            {u"Placed Order 94188 JPY"_s, u"Fulfilled Order 94188 JPY"_s}},
        {"orders", "HighPrecision", "written", "",
            {u"Placed Order 1035.51 EUR"_s, u"Cancelled Order 1035.51 EUR"_s}},
        {"orders", "ThreeDigits", "written", "",
            {u"Placed Order 63.342 KWD"_s, u"Fulfilled Order 63.342 KWD"_s}},
        {"orders", "CancelledOrder", "written", "",
            {u"Placed Order 248.03 EUR"_s, u"Cancelled Order 248.03 EUR"_s}},
        {"orders", "TwoRefunds", "written", "",
            {u"Placed Order 227.6 USD"_s, u"Fulfilled Order 227.6 USD"_s,
                u"Refunded Order 35.65 USD"_s, u"Refunded Order 35.65 USD"_s}},
        {"orders", "FailedRefund", "written", "",
            {u"Placed Order 399.02 EUR"_s, u"Fulfilled Order 399.02 EUR"_s}},
        {"orders", "NoPayment", "written", "",
            {u"Placed Order 387.14 EUR"_s, u"Cancelled Order 387.14 EUR"_s}},
        {"orders", "CustomLinesOnly", "written", "",
            {u"Placed Order 9.9 EUR"_s, u"Fulfilled Order 9.9 EUR"_s}},
        {"orders", "SameProductTwice", "written", "", {u"Placed Order 1702.44 USD"_s}},
        {"orders", "DeletedProduct", "written", "product_missing",
            {u"Placed Order 805.96 EUR"_s, u"Fulfilled Order 805.96 EUR"_s}},
        {"orders", "ManyLines", "written", "",
            {u"Placed Order 13395.67 EUR"_s, u"Fulfilled Order 13395.67 EUR"_s}},
        {"orders", "UnicodeLine", "written", "",
            {u"Placed Order 531.93 EUR"_s, u"Cancelled Order 531.93 EUR"_s}},
        {"orders", "DeletedCustomer", "written", "email_taken",
            {u"Placed Order 1314.81 USD"_s, u"Fulfilled Order 1314.81 USD"_s}},
        {"orders", "ZeroTotal", "written", "",
            {u"Placed Order 0 EUR"_s, u"Refunded Order 32.13 EUR"_s}},
        {"orders", "EmailInOtherCase", "written", "",
            {u"Placed Order 376.8 EUR"_s, u"Fulfilled Order 376.8 EUR"_s}},
        {"orders", "DeletedPayment", "written", "",
            {u"Placed Order 676.65 EUR"_s, u"Fulfilled Order 676.65 EUR"_s}},
        {"orders", "ConfirmedOrder", "written", "",
            {u"Placed Order 1085.54 USD"_s, u"Fulfilled Order 1085.54 USD"_s}},
    };
    return rows;
}

const QList<Expected> &expectedCatalog()
{
    static const QList<Expected> rows{
        {"products", "NoPrice", "written", "price_missing", {u"price=0"_s}},
        {"products", "ExpiredPrice", "written", "price_missing", {u"price=0"_s}},
        {"products", "FuturePrice", "written", "price_missing", {u"price=0"_s}},
        {"products", "GroupPriceOnly", "written", "price_missing", {u"price=0"_s}},
        {"products", "VariantWithoutSku", "rejected", "sku_missing", {u"variants=2"_s}},
        {"products", "ManyVariants", "written", "", {u"variants=120"_s}},
        {"products", "Unpublished", "", "", {}},
        {"products", "OtherLocaleOnly", "written", "", {u"price=162.03"_s}},
        {"products", "NoImages", "written", "image_missing", {u"image_full_url="_s}},
        {"products", "NoDescription", "written", "", {u"description="_s}},
        {"products", "NoAvailability", "written", "", {u"stock=0"_s}},
        {"products", "ChannelStockOnly", "written", "", {u"stock=0"_s}},
        {"products", "DeletedCategory", "written", "category_missing", {u"price=42"_s}},
        {"products", "NoCategories", "written", "", {u"categories=0"_s}},
        {"products", "StagedDiffers", "written", "",
            {u"title=Product 44"_s, u"price=185.46"_s, u"variants=1"_s}},
        {"products", "HighPrecisionPrice", "written", "", {u"price=185.14"_s}},
        {"products", "YenPrice", "written", "", {u"price=15880"_s}},
        {"products", "LongDescription", "written", "", {u"variants=2"_s}},
        {"products", "DiscountedPrice", "written", "", {u"price=78.37"_s}},
        {"categories", "DeletedAncestor", "written", "category_missing", {u"name=Category 2"_s}},
        {"categories", "OtherLocaleOnly", "written", "",
            {u"name=Category 0 > Category 1 > Cat\u00e9gorie 5"_s}},
        {"categories", "NoKey", "written", "", {u"name=Category 0 > Category 2 > Category 8"_s}},
        {"categories", "UnicodeName", "written", "",
            {u"name=Category 0 > Category 3 > Sch\u00f6ne \u65e5\u672c \U0001f457 11"_s}},
        {"categories", "LongName", "written", "", {}},
        {"categories", "SeparatorInName", "written", "",
            {u"name=Category 25 > Category 23 > Sale > 17"_s}},
    };
    return rows;
}

QString textOf(const QJsonValue &value)
{
    if (value.isArray())
        return QString::number(value.toArray().size());
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
}

// A member of what Klaviyo holds; empty if it has none.
QString memberOf(const QJsonObject &values, const QString &path)
{
    QJsonValue place = values;
    for (const QString &name : path.split(u'/'))
        place = place.toObject().value(name);
    return textOf(place);
}

} // namespace

// Every odd record of the emulated shop through one whole run: what its ledger says of it, and what
// Klaviyo has of it then.
class OddRecordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tableIsWhole();
    void record_data();
    void record();

private:
    QStringList heldOf(const QString &id, const QString &stream, const QStringList &asked) const;
    QStringList eventsOf(const QString &order) const;

    CommercePlace m_place;
    CliResult m_run;
    QList<QJsonObject> m_odd;
    QHash<QString, RecordFate> m_fates;
    QHash<QString, QJsonObject> m_held; // "resource/id"
    QList<QJsonObject> m_events;
};

void OddRecordsTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceCustomers"_s, 90}, {u"commerceOrders"_s, 90},
                               {u"commerceProducts"_s, 90}, {u"commerceCategories"_s, 30}},
                 {u"--limits"_s, u"off"_s, u"--seed"_s, u"7"_s}),
        QString());
    QCOMPARE(m_place.beginAnew({{u"resource"_s, u"all"_s}, {u"readers"_s, 1}}), QString());
    m_run = m_place.run();
    QVERIFY2(m_run.exitCode == 4, QByteArray(m_run.errors + m_run.output).constData());
    QVERIFY(m_run.balances());
    QCOMPARE(m_run.count(u"pending"_s) + m_run.count(u"notAttempted"_s), 0);
    m_odd = oddRecords(m_place);
    m_fates = recordFates(m_place);
    const QList<std::pair<QString, QString>> streams{{u"customers"_s, u"profiles"_s},
        {u"products"_s, u"catalog-items"_s}, {u"categories"_s, u"catalog-categories"_s}};
    for (const auto &[resource, stream] : streams) {
        for (const QJsonObject &row : m_place.ledger(stream)) {
            const QJsonObject values = row.value("values"_L1).toObject();
            m_held.insert(resource + u'/' + values.value("external_id"_L1).toString(), values);
        }
    }
    for (const QJsonObject &row : m_place.ledger(u"catalog-variants"_s)) {
        const QJsonObject values = row.value("values"_L1).toObject();
        const QString item = u"products/"_s + values.value("item"_L1).toString().section(u':', -1);
        QJsonObject &product = m_held[item];
        product.insert(u"variants"_s, product.value("variants"_L1).toInt() + 1);
        product.insert(u"stock"_s,
            product.value("stock"_L1).toInt() + values.value("inventory_quantity"_L1).toInt());
    }
    for (const QJsonObject &row : m_place.ledger(u"events"_s))
        m_events.append(row.value("values"_L1).toObject());
}

void OddRecordsTest::tableIsWhole()
{
    QStringList listed;
    for (const Expected &row : expectedCustomers() + expectedOrders() + expectedCatalog())
        listed << QLatin1StringView(row.stream) + u' ' + QLatin1StringView(row.name);
    QStringList there;
    for (const QJsonObject &odd : m_odd)
        there << odd.value("stream"_L1).toString() + u' ' + odd.value("name"_L1).toString();
    listed.sort();
    there.sort();
    QCOMPARE(listed, there);
    QVERIFY2(there.size() >= 40, qPrintable(QString::number(there.size())));
    // What is not odd is written; a warning may be caught from an odd one that it names.
    const auto isOdd = [this](const QString &key) {
        return std::ranges::any_of(m_odd, [&key](const QJsonObject &odd) {
            return key.section(u'/', 1) == odd.value("id"_L1).toString();
        });
    };
    qint64 read = 0;
    for (auto it = m_fates.cbegin(); it != m_fates.cend(); ++it) {
        ++read;
        if (!isOdd(it.key()))
            QVERIFY2(it->outcome == "written"_L1, qPrintable(it.key() + it->outcome + it->code));
    }
    QCOMPARE(m_run.count(u"read"_s), read);
}

void OddRecordsTest::record_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("holds");
    for (const Expected &row : expectedCustomers() + expectedOrders() + expectedCatalog()) {
        QTest::addRow("%s %s", row.stream, row.name)
            << QString::fromLatin1(row.stream) << QString::fromLatin1(row.name)
            << QString::fromLatin1(row.outcome) << QString::fromLatin1(row.code) << row.holds;
    }
}

// The events of an order that are not of its lines, in the order in which they came.
QStringList OddRecordsTest::eventsOf(const QString &order) const
{
    QStringList found;
    for (const QJsonObject &event : m_events) {
        const QByteArray text = QJsonDocument(event).toJson(QJsonDocument::Compact);
        const QString metric = event.value("metric"_L1).toString();
        if (!text.contains(order.toLatin1()) || metric == "Ordered Product"_L1)
            continue;
        found << u"%1 %2 %3"_s.arg(
            metric, textOf(event.value("value"_L1)), event.value("value_currency"_L1).toString());
    }
    return found;
}

QStringList OddRecordsTest::heldOf(
    const QString &id, const QString &stream, const QStringList &asked) const
{
    if (stream == "orders"_L1)
        return eventsOf(id);
    QStringList held;
    for (const QString &member : asked) {
        const QString path = member.section(u'=', 0, 0);
        held << path + u'=' + memberOf(m_held.value(stream + u'/' + id), path);
    }
    return held;
}

void OddRecordsTest::record()
{
    QFETCH(const QString, stream);
    QFETCH(const QString, name);
    QFETCH(const QString, outcome);
    QFETCH(const QString, code);
    QFETCH(const QStringList, holds);
    const auto odd = std::ranges::find_if(m_odd, [&stream, &name](const QJsonObject &record) {
        return record.value("stream"_L1).toString() == stream
            && record.value("name"_L1).toString() == name;
    });
    QVERIFY(odd != m_odd.end());
    const QString id = odd->value("id"_L1).toString();
    const RecordFate fate = m_fates.value(stream + u'/' + id);
    QCOMPARE(fate.outcome, outcome);
    // An order may have products that are odd themselves.
    const bool isCaught = code.isEmpty() && outcome == "written"_L1
        && (fate.code == "category_missing"_L1 || fate.code == "product_missing"_L1);
    if (!isCaught)
        QCOMPARE(fate.code, code);
    QCOMPARE(fate.code.isEmpty(), fate.text.isEmpty());
    QCOMPARE(heldOf(id, stream, holds), holds);
    const bool isAtKlaviyo
        = stream == "orders"_L1 ? !eventsOf(id).isEmpty() : m_held.contains(stream + u'/' + id);
    // A product is rejected for one variant; the others are there.
    QCOMPARE(isAtKlaviyo, outcome == "written"_L1 || name == "VariantWithoutSku"_L1);
}

QTEST_GUILESS_MAIN(OddRecordsTest)
#include "tst_oddrecords.moc"
