// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/recordfates.h"
#include "support/httpforwarder.h"
#include "support/jsonschema.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

bool hasBody(const RawRequest &request)
{
    return !request.body.isEmpty();
}

} // namespace

// Every body that whole runs send to Klaviyo, against its own description of its API: first imports
// and changes of all four resources, with lists and consent, cleared attributes, creates that turn
// into updates, stale variants, and both ways of deleting.
class CommerceBodiesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bodies_data();
    void bodies();

private:
    void customers();
    void catalogue();
    void conflicts();
    void deletes();
    // One resource; what went wrong.
    QString run(const QString &resource, const QStringList &words = {}) const;
    void change(const QString &stream, int ordinal, const QJsonObject &values);
    QByteArray create(const QString &path, const QByteArray &body);
    QString endpointOf(const RawRequest &request) const; // "post /api/profiles/{id}"

    JsonSchema m_schema{QJsonObject()};
    CommercePlace m_shop;
    std::unique_ptr<HttpForwarder> m_klaviyo;
};

namespace {

// A mapping in which everything that may change a body's shape is on.
QByteArray fullMapping()
{
    return R"({
    "formatVersion": 1,
    "locale": {"preferred": "de-DE", "fallbacks": ["en"]},
    "customer": {"address": "shipping", "badEmail": "drop", "phoneCountry": "DE",
        "sendLocale": true,
        "properties": {"exclude": ["visits"], "map": {"loyalty": "Loyalty"},
            "add": {"Number": "customerNumber", "Verified": "isEmailVerified"}},
        "consent": {"email": "custom.fields.newsletter", "emailAt": "custom.fields.agreedAt",
            "sms": "custom.fields.texts", "smsAt": "custom.fields.agreedAt", "source": "Shop"}},
    "order": {"trim": "short", "keep": ["orderNumber"], "refunds": "perTransaction",
        "backfill": "older", "properties": {"add": {"State": "orderState"}}},
    "product": {"urlTemplate": "https://shop.example/{{productSlug}}?sku={{sku}}",
        "inventoryPolicy": 2, "variantKey": "skuOrKey", "unpublished": "delete",
        "metadata": {"colour": "attributes.colour"},
        "price": {"currency": "EUR", "useDiscounted": true}}})";
}

// The plugin's own; only the consent is not its part.
QByteArray plainMapping()
{
    return R"({
    "formatVersion": 1,
    "customer": {"consent": {"email": "custom.fields.newsletter",
        "emailAt": "custom.fields.agreedAt"}}})";
}

QJsonObject parameters()
{
    return {{u"resource"_s, u"all"_s}, {u"list"_s, u"Newsletter"_s}, {u"subscribe"_s, true},
        {u"missingCategories"_s, u"delete"_s}, {u"readers"_s, 1}, {u"rejectionLimitPercent"_s, 0}};
}

} // namespace

void CommerceBodiesTest::initTestCase()
{
    const QString path = QStringLiteral(SLUICE_SOURCE_DIR "/../shared/openapi/klaviyo/stable.json");
    m_schema = JsonSchema::read(path);
    if (m_schema.isEmpty())
        QSKIP(qPrintable(u"skipped: there is no %1"_s.arg(path)));
    QCOMPARE(m_shop.start({{u"commerceCustomers"_s, 60}, {u"commerceOrders"_s, 70},
                 {u"commerceProducts"_s, 60}, {u"commerceCategories"_s, 21}}),
        QString());
}

QString CommerceBodiesTest::run(const QString &resource, const QStringList &words) const
{
    const CliResult run = m_shop.run(QStringList{u"--resource"_s, resource} + words);
    const bool hasEnded = run.exitCode == 0 || run.exitCode == 4;
    return hasEnded && run.balances() ? QString() : QString::fromUtf8(run.errors + run.output);
}

void CommerceBodiesTest::change(const QString &stream, int ordinal, const QJsonObject &values)
{
    QVERIFY(m_shop.changeShop(stream, {}, {{u"ordinal"_s, ordinal}, {u"values"_s, values}}));
}

// At the sandbox itself, as somebody else would.
QByteArray CommerceBodiesTest::create(const QString &path, const QByteArray &body)
{
    QNetworkRequest request(QUrl(m_shop.sandbox().url(u"klaviyo"_s).toString() + path));
    const QString key
        = m_shop.sandbox().ready()[u"credentials"_s][u"klaviyo"_s][u"privateKey"_s].toString();
    request.setRawHeader("Authorization", "Klaviyo-API-Key " + key.toUtf8());
    request.setRawHeader("revision", "2026-07-15");
    request.setRawHeader("Content-Type", "application/vnd.api+json");
    QNetworkAccessManager network;
    QNetworkReply *reply = network.post(request, body);
    return QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000) ? reply->readAll()
                                                                            : QByteArray();
}

QString CommerceBodiesTest::endpointOf(const RawRequest &request) const
{
    const QStringList parts
        = QString::fromUtf8(request.target).section(u'?', 0, 0).split(u'/', Qt::SkipEmptyParts);
    const QString method = QString::fromLatin1(request.method).toLower();
    for (const QString &path : m_schema.paths()) {
        const QStringList pattern = path.split(u'/', Qt::SkipEmptyParts);
        bool fits = pattern.size() == parts.size();
        for (qsizetype i = 0; fits && i < parts.size(); ++i)
            fits = pattern.at(i).startsWith(u'{') || pattern.at(i) == parts.at(i);
        if (fits && !m_schema.operation(path, method).isEmpty())
            return method + u' ' + path;
    }
    return {};
}

void CommerceBodiesTest::customers()
{
    const QByteArray list
        = create(u"/api/lists"_s, R"({"data":{"type":"list","attributes":{"name":"Newsletter"}}})");
    QVERIFY2(list.contains("Newsletter"), list.constData());
    const QJsonObject agreed{{u"newsletter"_s, true}, {u"texts"_s, true},
        {u"agreedAt"_s, u"2024-02-03T04:05:06.000Z"_s}};
    for (const int ordinal : {0, 1, 3})
        change(u"customers"_s, ordinal, {{u"custom"_s, QJsonObject{{u"fields"_s, agreed}}}});
    QCOMPARE(run(u"customers"_s, {u"--subscribe-at-most"_s, u"100"_s}), QString());
    // What a customer has lost is cleared.
    change(u"customers"_s, 12,
        {{u"title"_s, QJsonValue()}, {u"lastName"_s, QJsonValue()},
            {u"companyName"_s, QJsonValue()}, {u"addresses"_s, QJsonArray()}});
    QCOMPARE(run(u"customers"_s, {u"--subscribe-at-most"_s, u"100"_s}), QString());
    QCOMPARE(run(u"orders"_s), QString());
}

void CommerceBodiesTest::catalogue()
{
    QCOMPARE(run(u"categories"_s), QString());
    QCOMPARE(run(u"products"_s), QString());
    change(u"categories"_s, 0, {{u"name"_s, QJsonObject{{u"en"_s, u"Other \"things\""_s}}}});
    QVERIFY(m_shop.changeShop(u"categories"_s, {}, {{u"ordinal"_s, 19}, {u"delete"_s, true}}));
    const QJsonObject current{
        {u"name"_s, QJsonObject{{u"en"_s, u"Renamed"_s}}}, {u"variants"_s, QJsonArray()}};
    for (const int ordinal : {1, 3, 4})
        change(u"products"_s, ordinal, {{u"masterData"_s, QJsonObject{{u"current"_s, current}}}});
    QVERIFY(m_shop.changeShop(u"products"_s, {}, {{u"ordinal"_s, 6}, {u"publish"_s, false}}));
    QCOMPARE(run(u"categories"_s), QString());
    QCOMPARE(run(u"products"_s), QString());
}

// Another installation, to which the catalog looks empty: what it creates is there.
void CommerceBodiesTest::conflicts()
{
    const QJsonObject empty{{u"status"_s, 200},
        {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/vnd.api+json"_s}}},
        {u"body"_s, u"{\"data\":[],\"links\":{\"next\":null}}"_s}};
    QVERIFY(m_shop.sandbox().setFaults({QJsonObject{{u"service"_s, u"klaviyo"_s},
        {u"method"_s, u"GET"_s}, {u"path"_s, u"/api/catalog-(items|variants|categories)$"_s},
        {u"probability"_s, 1}, {u"action"_s, empty}}}));
    QCOMPARE(
        m_shop.addDataDirectory(parameters(), QJsonDocument::fromJson(plainMapping()).object()),
        QString());
    QCOMPARE(run(u"categories"_s), QString());
    QCOMPARE(run(u"products"_s), QString());
    QVERIFY(m_shop.sandbox().setFaults({}));
}

void CommerceBodiesTest::deletes()
{
    QCOMPARE(
        run(u"products"_s, {u"--delete-all"_s, u"--confirm-deletion"_s, u"products"_s}), QString());
    for (const QString &resource : {u"products"_s, u"categories"_s}) {
        QCOMPARE(run(resource,
                     {u"--delete-all"_s, u"--everything"_s, u"--confirm-deletion"_s, resource}),
            QString());
    }
    QCOMPARE(m_shop.digest(u"catalog-categories"_s).value("rows"_L1).toInt(-1), 0);
    QCOMPARE(m_shop.digest(u"catalog-items"_s).value("rows"_L1).toInt(-1), 0);
}

void CommerceBodiesTest::bodies_data()
{
    QTest::addColumn<QByteArray>("mapping");
    QTest::newRow("the plugin's mapping") << plainMapping();
    QTest::newRow("all of the mapping") << fullMapping();
}

void CommerceBodiesTest::bodies()
{
    QFETCH(const QByteArray, mapping);
    const QJsonObject document = QJsonDocument::fromJson(mapping).object();
    QVERIFY(!document.isEmpty());
    m_klaviyo = std::make_unique<HttpForwarder>(m_shop.sandbox().url(u"klaviyo"_s));
    QVERIFY(useKlaviyoAt(m_shop, m_klaviyo->url()));
    QCOMPARE(m_shop.beginAnew(parameters(), {}, document), QString());
    for (const auto part : {&CommerceBodiesTest::customers, &CommerceBodiesTest::catalogue,
             &CommerceBodiesTest::conflicts, &CommerceBodiesTest::deletes}) {
        (this->*part)();
        if (QTest::currentTestFailed())
            return;
    }
    QSet<QString> seen;
    int bodies = 0;
    for (const RawRequest &request : m_klaviyo->requests()) {
        const QString endpoint = endpointOf(request);
        QVERIFY2(!endpoint.isEmpty(), request.head.left(200).constData());
        if (!hasBody(request))
            continue;
        ++bodies;
        seen.insert(endpoint);
        const QStringList complaints = m_schema.checkRequest(
            endpoint.section(u' ', 1), endpoint.section(u' ', 0, 0), request.body);
        QVERIFY2(complaints.isEmpty(), qPrintable(endpoint + u'\n' + complaints.join(u'\n')));
    }
    QSet<QString> expected{u"post /api/profile-bulk-import-jobs"_s, u"patch /api/profiles/{id}"_s,
        u"post /api/profile-subscription-bulk-create-jobs"_s,
        u"post /api/event-bulk-create-jobs"_s};
    for (const QString &kind : {u"category"_s, u"item"_s, u"variant"_s}) {
        for (const QString &change : {u"create"_s, u"update"_s, u"delete"_s})
            expected.insert(u"post /api/catalog-%1-bulk-%2-jobs"_s.arg(kind, change));
    }
    QCOMPARE(seen, expected);
    qInfo("%d bodies of %lld kinds of requests", bodies, qint64(seen.size()));
}

QTEST_GUILESS_MAIN(CommerceBodiesTest)
#include "tst_contract_commercebodies.moc"
