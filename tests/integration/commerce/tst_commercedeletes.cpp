// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Delete All of products and categories: what we sent, or everything there is; counted first,
// confirmed by a typed word, and beyond 10,000 by the count. On the test's thread.
class CommerceDeletesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void confirmations_data();
    void confirmations();
    void ownEntriesAlone_data();
    void ownEntriesAlone();
    void everything_data();
    void everything();
    void exactCount();
    void beyondTheCap();
    void killedWhileDeleting();

private:
    QString beginImported(); // beside entries that others made
    qint64 rows(const QString &stream)
    {
        return m_place.digest(stream).value("rows"_L1).toInteger();
    }
    static QStringList words(const QString &resource, const QStringList &more = {})
    {
        return QStringList{
                   u"--resource"_s, resource, u"--delete-all"_s, u"--confirm-deletion"_s, resource}
        + more;
    }

    CommercePlace m_place;
    qint64 m_items = 0;
    qint64 m_variants = 0;
    qint64 m_categories = 0;
    static constexpr int kOthers = 3; // of each stream
};

void CommerceDeletesTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceProducts"_s, 130}, {u"commerceCategories"_s, 40},
                 {u"commerceOddRecords"_s, false}}),
        QString());
}

QString CommerceDeletesTest::beginImported()
{
    QString problem = m_place.beginAnew({{u"resource"_s, u"all"_s}});
    for (const QString &resource : {u"categories"_s, u"products"_s}) {
        const CliResult run = m_place.run({u"--resource"_s, resource});
        if (problem.isEmpty() && run.exitCode != 0)
            problem = QString::fromUtf8(said(run));
    }
    m_items = rows(u"catalog-items"_s);
    m_variants = rows(u"catalog-variants"_s);
    m_categories = rows(u"catalog-categories"_s);
    QJsonArray others;
    const auto other = [&others](const QString &stream, QJsonObject values,
                           const QJsonObject &relationships = {}) {
        others.append(QJsonObject{{u"service"_s, u"klaviyo"_s}, {u"stream"_s, stream},
            {u"values"_s, values}, {u"relationships"_s, relationships}});
    };
    for (int i = 0; i < kOthers; ++i) {
        const QString id = u"other-%1"_s.arg(i);
        other(u"catalog-categories"_s, {{u"external_id"_s, id}, {u"name"_s, id}});
        other(u"catalog-items"_s,
            {{u"external_id"_s, id}, {u"title"_s, id}, {u"description"_s, id},
                {u"url"_s, u"https://example.com"_s}});
        const QJsonObject item{
            {u"type"_s, u"catalog-item"_s}, {u"id"_s, QString(u"$custom:::$default:::"_s + id)}};
        other(u"catalog-variants"_s,
            {{u"external_id"_s, id}, {u"title"_s, id}, {u"description"_s, id}, {u"sku"_s, id},
                {u"inventory_quantity"_s, 1}, {u"price"_s, 1},
                {u"url"_s, u"https://example.com"_s}},
            {{u"item"_s, QJsonObject{{u"data"_s, item}}}});
    }
    if (problem.isEmpty() && m_place.sandbox().post(u"/mutate"_s, others).isEmpty())
        problem = u"the sandbox refused the entries of others"_s;
    return problem;
}

void CommerceDeletesTest::confirmations_data()
{
    QTest::addColumn<QStringList>("words");
    const QString products = u"products"_s;
    QTest::newRow("no word") << QStringList{u"--resource"_s, products, u"--delete-all"_s};
    QTest::newRow("another word") << QStringList{
        u"--resource"_s, products, u"--delete-all"_s, u"--confirm-deletion"_s, u"categories"_s};
    QTest::newRow("a wrong word") << QStringList{
        u"--resource"_s, products, u"--delete-all"_s, u"--confirm-deletion"_s, u"yes"_s};
    QTest::newRow("the word alone")
        << QStringList{u"--resource"_s, products, u"--confirm-deletion"_s, products};
    QTest::newRow("customers") << QStringList{u"--resource"_s, u"customers"_s, u"--delete-all"_s,
        u"--confirm-deletion"_s, u"customers"_s};
    QTest::newRow("another count") << words(products, {u"--exact-count"_s, u"7"_s});
    QTest::newRow("another count of everything")
        << words(products, {u"--everything"_s, u"--exact-count"_s, u"7"_s});
}

void CommerceDeletesTest::confirmations()
{
    QFETCH(const QStringList, words);
    if (m_items == 0)
        QCOMPARE(beginImported(), QString());
    const qint64 before = m_place.newestRequest();
    const CliResult run = m_place.run(words);
    QVERIFY2(run.exitCode == 1, said(run).constData());
    QCOMPARE(m_place.writesSince(before), QStringList());
    QCOMPARE(rows(u"catalog-items"_s), m_items + kOthers);
}

void CommerceDeletesTest::ownEntriesAlone_data()
{
    QTest::addColumn<QString>("resource");
    QTest::newRow("products") << u"products"_s;
    QTest::newRow("categories") << u"categories"_s;
}

void CommerceDeletesTest::ownEntriesAlone()
{
    QFETCH(const QString, resource);
    QCOMPARE(beginImported(), QString());
    const bool isProducts = resource == "products"_L1;
    const CliResult plan = m_place.cli(QStringList{u"plan"_s, u"Import shop"_s} + words(resource)
        + QStringList{u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, said(plan).constData());
    QCOMPARE(rows(u"catalog-items"_s), m_items + kOthers); // a plan deletes nothing
    const CliResult run = m_place.run(words(resource));
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(run.count(u"written"_s), isProducts ? m_items + m_variants : m_categories);
    QCOMPARE(rows(u"catalog-items"_s), isProducts ? kOthers : m_items + kOthers);
    QCOMPARE(rows(u"catalog-variants"_s), isProducts ? kOthers : m_variants + kOthers);
    QCOMPARE(rows(u"catalog-categories"_s), isProducts ? m_categories + kOthers : kOthers);
    // What was deleted is known to be gone: the next import sends it anew.
    const CliResult again = m_place.run({u"--resource"_s, resource});
    QVERIFY2(again.exitCode == 0, said(again).constData());
    QCOMPARE(again.count(u"written"_s), isProducts ? m_items : m_categories);
    QCOMPARE(rows(u"catalog-variants"_s), m_variants + kOthers);
}

void CommerceDeletesTest::everything_data()
{
    ownEntriesAlone_data();
}

void CommerceDeletesTest::everything()
{
    QFETCH(const QString, resource);
    QCOMPARE(beginImported(), QString());
    const bool isProducts = resource == "products"_L1;
    const CliResult run = m_place.run(words(resource, {u"--everything"_s}));
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(rows(u"catalog-items"_s), isProducts ? 0 : m_items + kOthers);
    QCOMPARE(rows(u"catalog-variants"_s), isProducts ? 0 : m_variants + kOthers);
    QCOMPARE(rows(u"catalog-categories"_s), isProducts ? m_categories + kOthers : 0);
}

void CommerceDeletesTest::exactCount()
{
    QCOMPARE(beginImported(), QString());
    const CliResult run = m_place.run(words(u"categories"_s,
        {u"--everything"_s, u"--exact-count"_s, QString::number(m_categories + 3)}));
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(rows(u"catalog-categories"_s), 0);
}

void CommerceDeletesTest::beyondTheCap()
{
    QCOMPARE(m_place.beginAnew({{u"resource"_s, u"all"_s}}, {{u"commerceCategories"_s, 10'001}}),
        QString());
    QCOMPARE(m_place.run({u"--resource"_s, u"categories"_s}).exitCode, 0);
    const qint64 before = m_place.newestRequest();
    for (const QStringList &more : {QStringList(), QStringList{u"--everything"_s}}) {
        const CliResult refused = m_place.run(words(u"categories"_s, more));
        QVERIFY2(refused.exitCode == 1, said(refused).constData());
        QVERIFY2(said(refused).contains("10001") || said(refused).contains("10,001"),
            said(refused).constData());
    }
    QCOMPARE(m_place.writesSince(before), QStringList());
    const CliResult run = m_place.run(words(u"categories"_s, {u"--exact-count"_s, u"10001"_s}));
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(rows(u"catalog-categories"_s), 0);
}

void CommerceDeletesTest::killedWhileDeleting()
{
    QCOMPARE(beginImported(), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S6.reply_received:2"_s);
    const CliResult killed = m_place.run(words(u"products"_s));
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(killed.exitCode, -1);
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, said(resumed).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(rows(u"catalog-items"_s), kOthers);
    QCOMPARE(rows(u"catalog-variants"_s), kOthers);
}

QTEST_GUILESS_MAIN(CommerceDeletesTest)
#include "tst_commercedeletes.moc"
