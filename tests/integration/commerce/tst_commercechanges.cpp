// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

QJsonObject values(const QJsonObject &members)
{
    return {{u"values"_s, members}};
}

QJsonObject productData(const QJsonObject &data)
{
    return values({{u"masterData"_s, QJsonObject{{u"current"_s, data}}}});
}

QJsonObject unpublishedPolicy(const QString &policy)
{
    return {{u"formatVersion"_s, 1}, {u"locale"_s, QJsonObject{{u"preferred"_s, u"en"_s}}},
        {u"product"_s, QJsonObject{{u"unpublished"_s, policy}}}};
}

QString jobs(const QString &what)
{
    return u"POST %1-jobs"_s.arg(what);
}

} // namespace

// What a run sends of a shop that it has sent before: nothing of what is as it was, itself of what
// has changed, and what has gone as the mapping says. On the test's thread.
class CommerceChangesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void secondRunSendsNothing();
    void changedRecordSendsItself_data();
    void changedRecordSendsItself();
    void incrementalReadsWhatChanged();
    void sinceReadsWhatChanged();
    void idsAndStart();
    void failuresAlone();
    void goneProducts_data();
    void goneProducts();
    void incrementalUnpublished();
    void staleVariants();
    void missingCategories();

private:
    // The whole shop is at Klaviyo.
    QString beginImported(const QJsonObject &parameters = {},
        const QJsonObject &mapping = unpublishedPolicy(u"hide"_s),
        const QJsonObject &settings = {{u"commerceOddRecords"_s, false}});
    // A product with so many variants beside the master; edited and imported before, since an edit
    // leaves its texts in another order.
    QString someProduct(int least);
    QString leafCategory();

    CommercePlace m_place;
    qint64 m_from = 0; // the newest request before what is tested
};

void CommerceChangesTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceCustomers"_s, 80}, {u"commerceOrders"_s, 90},
                 {u"commerceProducts"_s, 60}, {u"commerceCategories"_s, 25}}),
        QString());
}

QString CommerceChangesTest::beginImported(
    const QJsonObject &parameters, const QJsonObject &mapping, const QJsonObject &settings)
{
    QJsonObject all{{u"resource"_s, u"all"_s}};
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        all.insert(it.key(), it.value());
    QString problem = m_place.beginAnew(all, settings, mapping);
    if (!problem.isEmpty())
        return problem;
    const CliResult first = m_place.run();
    if (first.exitCode != 0 && first.exitCode != 4)
        return QString::fromUtf8(said(first));
    m_from = m_place.newestRequest();
    return shopRunProblem(m_place);
}

QString CommerceChangesTest::someProduct(int least)
{
    for (const QJsonObject &row : m_place.ledger(u"products"_s, u"commercetools"_s)) {
        const QJsonObject data = row.value("values"_L1)["masterData"_L1]["current"_L1].toObject();
        const QString id = row.value("id"_L1).toString();
        if (data.value("variants"_L1).toArray().size() < least
            || !m_place.changeShop(u"products"_s, id, values({})) || m_place.run().exitCode != 0)
            continue;
        m_from = m_place.newestRequest();
        return id;
    }
    return {};
}

QString CommerceChangesTest::leafCategory()
{
    QStringList ids;
    QStringList parents;
    for (const QJsonObject &row : m_place.ledger(u"categories"_s, u"commercetools"_s)) {
        ids << row.value("id"_L1).toString();
        parents << row.value("values"_L1)["parent"_L1]["id"_L1].toString();
    }
    for (const QString &id : std::as_const(ids)) {
        if (!parents.contains(id))
            return id;
    }
    return {};
}

void CommerceChangesTest::secondRunSendsNothing()
{
    for (const bool hasOddRecords : {true, false}) {
        QCOMPARE(beginImported(
                     {}, unpublishedPolicy(u"hide"_s), {{u"commerceOddRecords"_s, hasOddRecords}}),
            QString());
        const KlaviyoDigests before = m_place.digests();
        const qint64 rejected = m_place.sqlNumber(u"SELECT n_rejected FROM run"_s);
        const CliResult again = m_place.run();
        QCOMPARE(again.exitCode, rejected > 0 ? 4 : 0);
        QVERIFY(again.balances());
        QCOMPARE(m_place.writesSince(m_from), QStringList());
        QCOMPARE(again.count(u"written"_s), 0);
        QCOMPARE(again.count(u"rejected"_s), rejected);
        QCOMPARE(difference(m_place.digests(), before), QString());
        QCOMPARE(shopRunProblem(m_place), QString());
        // A third one, since what the second one remembers must not differ either.
        QCOMPARE(m_place.run().count(u"written"_s), 0);
        QCOMPARE(m_place.writesSince(m_from), QStringList());
    }
}

void CommerceChangesTest::changedRecordSendsItself_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QJsonObject>("mutation");
    QTest::addColumn<QStringList>("writes");
    QTest::newRow("customer") << u"customers"_s << values({{u"firstName"_s, u"Changed"_s}})
                              << QStringList{jobs(u"profile-bulk-import"_s)};
    QTest::newRow("category") << u"categories"_s
                              << values({{u"name"_s, QJsonObject{{u"en"_s, u"Changed"_s}}}})
                              << QStringList{jobs(u"catalog-category-bulk-update"_s)};
    QTest::newRow("product") << u"products"_s
                             << productData(
                                    {{u"description"_s, QJsonObject{{u"en"_s, u"Changed"_s}}}})
                             << QStringList{jobs(u"catalog-item-bulk-update"_s),
                                    jobs(u"catalog-variant-bulk-update"_s)};
    QTest::newRow("order") << u"orders"_s << values({{u"orderState"_s, u"Cancelled"_s}})
                           << QStringList{jobs(u"event-bulk-create"_s)};
}

void CommerceChangesTest::changedRecordSendsItself()
{
    QFETCH(const QString, stream);
    QFETCH(const QJsonObject, mutation);
    QFETCH(const QStringList, writes);
    QCOMPARE(beginImported(), QString());
    const KlaviyoDigests before = m_place.digests();
    QString id = stream == "products"_L1 ? someProduct(1)
        : stream == "categories"_L1      ? leafCategory()
                                         : QString();
    if (id.isEmpty())
        id = m_place.shopIds(stream).at(7);
    const qint64 events = m_place.digest(u"events"_s).value("accepted"_L1).toInteger();
    QVERIFY(m_place.changeShop(stream, id, mutation));
    const CliResult again = m_place.run();
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), 1);
    QCOMPARE(again.count(u"skipped"_s), again.count(u"read"_s) - 1);
    QCOMPARE(m_place.writesSince(m_from), writes);
    // One stream has changed, and only it (an item's variants are another one).
    const KlaviyoDigests after = m_place.digests();
    QStringList changed;
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (it.value() != before.value(it.key()))
            changed << it.key();
    }
    QCOMPARE(changed.size(), writes.size());
    if (stream == "orders"_L1)
        QCOMPARE(m_place.digest(u"events"_s).value("accepted"_L1).toInteger(), events + 1);
    if (stream == "customers"_L1)
        QCOMPARE(m_place.klaviyoRecord(u"profiles"_s, id).value("first_name"_L1).toString(),
            u"Changed"_s);
    m_from = m_place.newestRequest();
    QCOMPARE(m_place.run().count(u"written"_s), 0);
    QCOMPARE(m_place.writesSince(m_from), QStringList());
}

void CommerceChangesTest::incrementalReadsWhatChanged()
{
    QCOMPARE(beginImported(), QString());
    const QString customer = m_place.shopIds(u"customers"_s).at(3);
    const QString product = someProduct(1);
    QVERIFY(
        m_place.changeShop(u"customers"_s, customer, values({{u"lastName"_s, QJsonValue::Null}})));
    QVERIFY(m_place.changeShop(
        u"products"_s, product, productData({{u"name"_s, QJsonObject{{u"en"_s, u"New"_s}}}})));
    const CliResult again = m_place.run({u"--mode"_s, u"incremental"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY(again.balances());
    QCOMPARE(again.count(u"read"_s), 2);
    QCOMPARE(again.count(u"written"_s), 2);
    // What the customer has lost is cleared.
    QVERIFY(!m_place.klaviyoRecord(u"profiles"_s, customer).contains("last_name"_L1));
    QCOMPARE(
        m_place.klaviyoRecord(u"catalog-items"_s, product).value("title"_L1).toString(), u"New"_s);
    // The next one looks at the overlap again, and sends nothing.
    m_from = m_place.newestRequest();
    QCOMPARE(m_place.run({u"--mode"_s, u"incremental"_s}).count(u"written"_s), 0);
    QCOMPARE(m_place.writesSince(m_from), QStringList());
}

void CommerceChangesTest::sinceReadsWhatChanged()
{
    QCOMPARE(beginImported(), QString());
    const QString since = QDateTime::currentDateTimeUtc().addSecs(-1).toString(Qt::ISODateWithMs);
    const QString order = m_place.shopIds(u"orders"_s).at(5);
    QVERIFY(m_place.changeShop(u"orders"_s, order, values({{u"orderState"_s, u"Cancelled"_s}})));
    const CliResult again = m_place.run({u"--since"_s, since, u"--resource"_s, u"orders"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"read"_s), 1);
    QCOMPARE(again.count(u"written"_s), 1);
}

void CommerceChangesTest::idsAndStart()
{
    for (const QString &resource : {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s}) {
        QCOMPARE(m_place.beginAnew({{u"resource"_s, resource}}, {{u"commerceOddRecords"_s, false}}),
            QString());
        if (resource == "products"_L1) {
            QCOMPARE(m_place.importJob({{u"resource"_s, u"categories"_s}}), QString());
            QCOMPARE(m_place.run().exitCode, 0);
            QCOMPARE(m_place.importJob({{u"resource"_s, resource}}), QString());
        }
        const QStringList ids = m_place.shopIds(resource);
        const QString gone = u"00000000-0000-4000-8000-000000000000"_s;
        const CliResult some
            = m_place.run({u"--ids"_s, QStringList{ids.at(9), gone, ids.at(2)}.join(u',')});
        QVERIFY2(some.exitCode == 4, some.errors.constData());
        QCOMPARE(some.count(u"read"_s), 3);
        QCOMPARE(some.count(u"written"_s), 2);
        QCOMPARE(m_place.sqlText(u"SELECT source_key||' '||code FROM record_issue"_s),
            QString(gone + u" NOT_FOUND"_s));
        const CliResult rest = m_place.run({u"--start-id"_s, ids.at(5)});
        QVERIFY2(rest.exitCode == 0, rest.errors.constData());
        QCOMPARE(rest.count(u"read"_s), ids.size() - 5);
        QCOMPARE(rest.count(u"skipped"_s), 1); // the one that was sent by its id
        QCOMPARE(shopRunProblem(m_place), QString());
    }
}

void CommerceChangesTest::failuresAlone()
{
    const QJsonObject settings{{u"commerceOddRecords"_s, false}, {u"klaviyoFailEvery"_s, 7}};
    QCOMPARE(
        beginImported({{u"rejectionLimitPercent"_s, 0}}, unpublishedPolicy(u"hide"_s), settings),
        QString());
    const qint64 failed = m_place.sqlNumber(u"SELECT n_rejected FROM run"_s);
    QVERIFY2(failed > 10, qPrintable(countsText(m_place)));
    QVERIFY(m_place.sandbox().setSettings({{u"klaviyoFailEvery"_s, 0}}));
    const CliResult mended = m_place.run({u"--mode"_s, u"failures"_s});
    QVERIFY2(mended.exitCode == 0, mended.errors.constData());
    QCOMPARE(mended.count(u"read"_s), failed);
    QCOMPARE(mended.count(u"written"_s), failed);
    // Everything is there now, and as an undisturbed run makes it.
    const KlaviyoDigests found = m_place.digests();
    QCOMPARE(beginImported(), QString());
    QCOMPARE(difference(found, m_place.digests()), QString());
}

void CommerceChangesTest::goneProducts_data()
{
    QTest::addColumn<QString>("policy");
    for (const char *policy : {"hide", "delete", "skip"})
        QTest::newRow(policy) << QString::fromLatin1(policy);
}

void CommerceChangesTest::goneProducts()
{
    QFETCH(const QString, policy);
    QCOMPARE(beginImported({}, unpublishedPolicy(policy)), QString());
    const QStringList ids = m_place.shopIds(u"products"_s);
    const QString unpublished = someProduct(1);
    const QString deleted = ids.at(ids.indexOf(unpublished) == 4 ? 5 : 4);
    const QJsonObject before = m_place.klaviyoRecord(u"catalog-items"_s, unpublished);
    const qint64 items = m_place.digest(u"catalog-items"_s).value("rows"_L1).toInteger();
    QVERIFY(m_place.changeShop(u"products"_s, unpublished, {{u"publish"_s, false}}));
    QVERIFY(m_place.changeShop(u"products"_s, deleted, {{u"delete"_s, true}}));
    const CliResult again = m_place.run();
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), policy == "skip"_L1 ? 0 : 2);
    for (const QString &id : {unpublished, deleted}) {
        const QJsonObject item = m_place.klaviyoRecord(u"catalog-items"_s, id);
        QCOMPARE(item.isEmpty(), policy == "delete"_L1);
        QCOMPARE(item.value("published"_L1).toBool(), policy == "skip"_L1);
        for (const QJsonObject &variant : m_place.ledger(u"catalog-variants"_s)) {
            const QJsonObject found = variant.value("values"_L1).toObject();
            if (!found.value("item"_L1).toString().endsWith(id))
                continue;
            QVERIFY(policy != "delete"_L1);
            QCOMPARE(found.value("published"_L1).toBool(), policy == "skip"_L1);
        }
    }
    QCOMPARE(m_place.digest(u"catalog-items"_s).value("rows"_L1).toInteger(),
        policy == "delete"_L1 ? items - 2 : items);
    // What was done is not done again; what is published again is there again.
    m_from = m_place.newestRequest();
    QCOMPARE(m_place.run().count(u"written"_s), 0);
    QCOMPARE(m_place.writesSince(m_from), QStringList());
    QVERIFY(m_place.changeShop(u"products"_s, unpublished, {{u"publish"_s, true}}));
    QCOMPARE(m_place.run().exitCode, 0);
    QCOMPARE(m_place.klaviyoRecord(u"catalog-items"_s, unpublished), before);
}

// An incremental run does not see the whole shop; it asks for what is published no more.
void CommerceChangesTest::incrementalUnpublished()
{
    QCOMPARE(beginImported(), QString());
    const QString id = someProduct(1);
    QVERIFY(m_place.changeShop(u"products"_s, id, {{u"publish"_s, false}}));
    const CliResult again = m_place.run({u"--mode"_s, u"incremental"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), 1);
    QVERIFY(!m_place.klaviyoRecord(u"catalog-items"_s, id).value("published"_L1).toBool(true));
    QCOMPARE(m_place.run({u"--mode"_s, u"incremental"_s}).count(u"written"_s), 0);
    QVERIFY(m_place.changeShop(u"products"_s, id, {{u"publish"_s, true}}));
    QCOMPARE(m_place.run({u"--mode"_s, u"incremental"_s}).count(u"written"_s), 1);
    QVERIFY(m_place.klaviyoRecord(u"catalog-items"_s, id).value("published"_L1).toBool());
}

void CommerceChangesTest::staleVariants()
{
    QCOMPARE(beginImported(), QString());
    const QString id = someProduct(2);
    QVERIFY(!id.isEmpty());
    const qint64 before = m_place.digest(u"catalog-variants"_s).value("rows"_L1).toInteger();
    const auto ofProduct = [this, &id] {
        int count = 0;
        for (const QJsonObject &variant : m_place.ledger(u"catalog-variants"_s))
            count += variant.value("values"_L1)["item"_L1].toString().endsWith(id) ? 1 : 0;
        return count;
    };
    const int had = ofProduct();
    QVERIFY(had >= 3);
    QVERIFY(m_place.changeShop(u"products"_s, id, productData({{u"variants"_s, QJsonArray()}})));
    const CliResult again = m_place.run();
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(again.count(u"written"_s), 1);
    QCOMPARE(ofProduct(), 1);
    QCOMPARE(m_place.digest(u"catalog-variants"_s).value("rows"_L1).toInteger(), before - had + 1);
    QCOMPARE(m_place.writesSince(m_from), QStringList{jobs(u"catalog-variant-bulk-delete"_s)});
}

void CommerceChangesTest::missingCategories()
{
    for (const bool deletes : {false, true}) {
        QCOMPARE(beginImported({{u"missingCategories"_s, deletes ? u"delete"_s : u"keep"_s}}),
            QString());
        const QString id = leafCategory();
        QVERIFY(m_place.changeShop(u"categories"_s, id, {{u"delete"_s, true}}));
        const CliResult again = m_place.run({u"--resource"_s, u"categories"_s});
        QVERIFY2(again.exitCode == 0, again.errors.constData());
        QCOMPARE(again.count(u"written"_s), deletes ? 1 : 0);
        QCOMPARE(m_place.klaviyoRecord(u"catalog-categories"_s, id).isEmpty(), deletes);
    }
}

QTEST_GUILESS_MAIN(CommerceChangesTest)
#include "tst_commercechanges.moc"
