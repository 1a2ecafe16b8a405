// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercecontract.h"
#include "services/commercetools/ctconnectiontest.h"
#include "services/klaviyo/klaviyobatch.h"
#include "services/klaviyo/klaviyoconnectiontest.h"
#include "support/commercekit.h"
#include "support/sandboxprocess.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr auto kJobPause = std::chrono::milliseconds(50);
constexpr int kJobPolls = 400;

} // namespace

// The clients against the emulated services; both were written from the reference, not from each
// other.
class CommerceCallsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void connectionTests();
    void rangesReadAllOnce_data();
    void rangesReadAllOnce();
    void changesReadAllOnce();
    void byIds();
    void locks();
    void wrongSecrets();
    void catalogJob();
    void partialFailure();
    void profileImport();
    void events();

private:
    std::unique_ptr<CommerceKit> kit();
    KlaviyoJob finished(CommerceKit &kit, KlaviyoJobKind kind, const QString &id);
    SandboxProcess m_sandbox;
};

void CommerceCallsTest::initTestCase()
{
    const QString problem = m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
        {u"--limits"_s, u"off"_s, u"--scale"_s, u"450"_s, u"--seed"_s, u"7"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(!m_sandbox.url(u"commercetoolsApi"_s).isEmpty());
    QVERIFY(!m_sandbox.url(u"klaviyo"_s).isEmpty());
}

std::unique_ptr<CommerceKit> CommerceCallsTest::kit()
{
    if (!m_sandbox.reset())
        qFatal("the sandbox cannot be reset");
    auto kit = std::make_unique<CommerceKit>(m_sandbox.url(u"commercetoolsApi"_s),
        m_sandbox.url(u"commercetoolsAuth"_s), m_sandbox.url(u"klaviyo"_s));
    const QJsonObject all = m_sandbox.ready().value("credentials"_L1).toObject();
    const QJsonObject shop = all.value("commercetools"_L1).toObject();
    kit->ctAccount.projectKey = shop.value("projectKey"_L1).toString();
    kit->setSecret(u"clientId"_s, shop.value("clientId"_L1).toString().toLatin1());
    kit->setSecret(u"clientSecret"_s, shop.value("clientSecret"_L1).toString().toLatin1());
    kit->setSecret(u"privateKey"_s,
        all.value("klaviyo"_L1).toObject().value("privateKey"_L1).toString().toLatin1());
    kit->renew();
    return kit;
}

KlaviyoJob CommerceCallsTest::finished(CommerceKit &kit, KlaviyoJobKind kind, const QString &id)
{
    for (int i = 0; i < kJobPolls; ++i) {
        const auto job = kit.klaviyo().job(kind, id);
        if (!job)
            qFatal("%s", qPrintable(job.error().text()));
        if (job->isOver())
            return *job;
        kit.token().waitFor(kJobPause);
    }
    return {};
}

void CommerceCallsTest::connectionTests()
{
    const auto kit = this->kit();
    const auto shop
        = testCtConnection({kit->ctAccount, kit->tokens(), kit->http(), kit->token(), {}});
    for (const ServiceTestStep &step : shop.steps)
        QVERIFY2(
            step.state == ServiceTestStep::State::Passed, qPrintable(step.title + step.detail));
    const auto mail = testKlaviyoConnection({kit->klaviyoAccount, kit->http(), kit->token(), {}});
    for (const ServiceTestStep &step : mail.steps)
        QVERIFY2(
            step.state == ServiceTestStep::State::Passed, qPrintable(step.title + step.detail));
}

void CommerceCallsTest::rangesReadAllOnce_data()
{
    QTest::addColumn<QString>("resource");
    for (const auto &path : {u"customers"_s, u"orders"_s, u"products"_s, u"product-projections"_s,
             u"categories"_s, u"inventory"_s})
        QTest::newRow(qPrintable(path)) << path;
}

void CommerceCallsTest::rangesReadAllOnce()
{
    QFETCH(QString, resource);
    const CtResource what = *ctResource(resource);
    const auto kit = this->kit();
    const auto count = kit->ct().count(what);
    QVERIFY2(count, qPrintable(count ? QString() : count.error().text()));
    QSet<QByteArray> ids;
    CtQuery extra;
    extra.limit = 50;
    qint64 read = 0;
    for (const CtIdRange &range : ctIdRanges(4)) {
        QString last;
        while (true) {
            const auto page = kit->ct().range(what, range, last, extra);
            QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
            for (const auto &element : page->items.elements())
                ids.insert(element.id);
            read += page->size();
            if (page->isLast)
                break;
            last = page->lastId();
        }
    }
    QVERIFY(read > 0);
    QCOMPARE(read, *count);
    QCOMPARE(ids.size(), read);
}

void CommerceCallsTest::changesReadAllOnce()
{
    const auto kit = this->kit();
    const auto count = kit->ct().count(CtResource::Customers);
    QVERIFY(count);
    CtQuery extra;
    extra.limit = 50;
    CtChangeCursor cursor;
    QSet<QByteArray> ids;
    while (true) {
        const auto page = kit->ct().changes(
            CtResource::Customers, {u"1990-01-01T00:00:00.000Z"_s, {}}, cursor, extra);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
        for (const auto &element : page->items.elements())
            ids.insert(element.id);
        if (page->isLast)
            break;
        cursor = page->lastChange();
    }
    QCOMPARE(ids.size(), *count);
}

void CommerceCallsTest::byIds()
{
    const auto kit = this->kit();
    const auto page = kit->ct().range(CtResource::Orders, {}, {});
    QVERIFY(page && page->size() > 2);
    QStringList ids{u"00000000-0000-0000-0000-000000000000"_s};
    for (int i = 0; i < 3; ++i)
        ids.append(QString::fromLatin1(page->items.elements()[size_t(i)].id));
    const auto some = kit->ct().byIds(CtResource::Orders, ids);
    QVERIFY2(some, qPrintable(some ? QString() : some.error().text()));
    QCOMPARE(some->size(), 3);
    QCOMPARE(
        some->items.elements()[0].json.toByteArray(), page->items.elements()[0].json.toByteArray());
    QVERIFY(kit->ct().byId(CtResource::Orders, ids.at(1)));
    QVERIFY(!kit->ct().byId(CtResource::Orders, ids.at(0)));
}

void CommerceCallsTest::locks()
{
    const auto kit = this->kit();
    const QString box = u"klaviyo-ct-plugin-lock"_s;
    const QString key = u"customerFullSync"_s;
    const auto free = kit->ct().object(box, key);
    QVERIFY(free && !*free);
    const auto put = [&](const QString &value, std::optional<qint64> version) {
        return kit->ct().putObject(box, key, value, version);
    };
    const auto first = put(u"a"_s, 0);
    QVERIFY2(first, qPrintable(first ? QString() : first.error().text()));
    QCOMPARE(first->outcome, CtPut::Outcome::Created);
    const auto second = put(u"b"_s, 0);
    QVERIFY2(second, qPrintable(second ? QString() : second.error().text()));
    QCOMPARE(second->outcome, CtPut::Outcome::Conflict);
    const qint64 version = first->object.version;
    const auto beat = put(u"c"_s, version);
    QVERIFY(beat);
    QCOMPARE(beat->outcome, CtPut::Outcome::Updated);
    QCOMPARE(put(u"d"_s, version)->outcome, CtPut::Outcome::Conflict);
    const auto held = kit->ct().object(box, key);
    QCOMPARE((*held)->value, QJsonValue(u"c"_s));
    const auto late = kit->ct().removeObject(box, key, version);
    QVERIFY(!late && isCtConflict(late.error()));
    QVERIFY(kit->ct().removeObject(box, key, beat->object.version).value());
    QVERIFY(!kit->ct().removeObject(box, key).value());
    QCOMPARE(put(u"e"_s, 7)->outcome, CtPut::Outcome::Conflict); // 400: it does not exist
}

void CommerceCallsTest::wrongSecrets()
{
    const auto kit = this->kit();
    kit->setSecret(u"clientSecret"_s, "wrong");
    kit->setSecret(u"privateKey"_s, "pk_wrong");
    const auto page = kit->ct().count(CtResource::Orders);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Auth);
    QCOMPARE(page.error().code, u"invalid_client"_s);
    const auto profiles = kit->klaviyo().profiles({});
    QVERIFY(!profiles);
    QCOMPARE(profiles.error().kind, ErrorKind::Auth);
    QCOMPARE(profiles.error().code, u"authentication_failed"_s);
}

void CommerceCallsTest::catalogJob()
{
    const auto kit = this->kit();
    KlaviyoBatch batch = KlaviyoBatch::of(KlaviyoJobKind::CategoryCreate);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(batch.add(QByteArray("{\"type\":\"catalog-category\",\"attributes\":{"
                                      "\"external_id\":\"c"
                     + QByteArray::number(i) + "\",\"name\":\"N\"}}")),
            KlaviyoBatch::Added::Yes);
    }
    const auto job = kit->klaviyo().startJob(KlaviyoJobKind::CategoryCreate, batch.take());
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    const KlaviyoJob done = finished(*kit, KlaviyoJobKind::CategoryCreate, job->id);
    QCOMPARE(done.state, KlaviyoJobState::Complete);
    QCOMPARE(done.completed, 100);
    QSet<QByteArray> ids;
    KlaviyoListing listing{.fields = {u"external_id"_s}, .pageSize = 30};
    do {
        const auto page = kit->klaviyo().catalog(KlaviyoCatalog::Categories, listing);
        QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
        for (const auto &element : page->items.elements())
            ids.insert(element.id);
        listing.cursor = page->next;
    } while (!listing.cursor.isEmpty());
    QCOMPARE(ids.size(), 100);
    const auto some = kit->klaviyo().catalog(KlaviyoCatalog::Categories,
        {.filter = klaviyoAny(u"ids"_s, {klaviyoCatalogId(u"c7"_s), klaviyoCatalogId(u"c8"_s)})});
    QCOMPARE(some->items.size(), 2);
    QVERIFY(kit->klaviyo()
                .removeCatalogObject(KlaviyoCatalog::Categories, klaviyoCatalogId(u"c7"_s))
                .value());
    QVERIFY(!kit->klaviyo()
                 .removeCatalogObject(KlaviyoCatalog::Categories, klaviyoCatalogId(u"c7"_s))
                 .value());
    const auto over = kit->klaviyo().jobs(KlaviyoJobKind::CategoryCreate, u"complete"_s);
    QVERIFY2(over, qPrintable(over ? QString() : over.error().text()));
    QCOMPARE(klaviyoJobOf(over->object(0)).id, job->id);
}

// A variant of an item that does not exist fails alone.
void CommerceCallsTest::partialFailure()
{
    const auto kit = this->kit();
    KlaviyoBatch batch = KlaviyoBatch::of(KlaviyoJobKind::VariantCreate);
    batch.add(R"({"type":"catalog-variant","attributes":{"external_id":"s","title":"B",)"
              R"("description":"","sku":"s","inventory_quantity":3,"price":1.5,)"
              R"("url":"https://x.example/b"},"relationships":{"item":{"data":)"
              R"({"type":"catalog-item","id":"$custom:::$default:::nothing"}}}})");
    const auto job = kit->klaviyo().startJob(KlaviyoJobKind::VariantCreate, batch.take());
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    const KlaviyoJob done = finished(*kit, KlaviyoJobKind::VariantCreate, job->id);
    QCOMPARE(done.failed, 1);
    QCOMPARE(done.problems.size(), 1);
}

void CommerceCallsTest::profileImport()
{
    const auto kit = this->kit();
    KlaviyoBatch batch = KlaviyoBatch::profiles();
    batch.add(R"({"type":"profile","attributes":{"email":"a@x.example","external_id":"c1"}})");
    batch.add(R"({"type":"profile","attributes":{"email":"b@x.example","external_id":"c2",)"
              R"("phone_number":"12"}})");
    const auto job = kit->klaviyo().startJob(KlaviyoJobKind::ProfileImport, batch.take());
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    const KlaviyoJob done = finished(*kit, KlaviyoJobKind::ProfileImport, job->id);
    QCOMPARE(done.completed, 1);
    QCOMPARE(done.failed, 1);
    const auto errors = kit->klaviyo().importErrors(job->id);
    QVERIFY2(errors, qPrintable(errors ? QString() : errors.error().text()));
    QCOMPARE(errors->items.size(), 1);
    const KlaviyoImportError error = klaviyoImportErrorOf(errors->object(0));
    QCOMPARE(error.originalPayload.value("external_id"_L1).toString(), u"c2"_s);
    const auto found
        = kit->klaviyo().profilesWith(u"external_id"_s, {u"c1"_s, u"c2"_s, u"c3"_s}, true);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text()));
    QCOMPARE(found->items.size(), 1);
    const auto taken = kit->klaviyo().createProfile(
        R"({"type":"profile","attributes":{"email":"A@x.example"}})");
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, u"duplicate_profile"_s);
    QVERIFY(!kit->klaviyoSession().problems().first().duplicateProfileId.isEmpty());
}

void CommerceCallsTest::events()
{
    const auto kit = this->kit();
    KlaviyoBatch batch = KlaviyoBatch::events();
    batch.add(
        R"({"type":"event-bulk-create","attributes":{"profile":{"data":{"type":"profile",)"
        R"("attributes":{"external_id":"c1"}}},"events":{"data":[{"type":"event",)"
        R"("attributes":{"metric":{"data":{"type":"metric","attributes":{"name":"Placed Order"}}},)"
        R"("time":"2024-01-04T19:54:49Z","value":23.8,"unique_id":"o1","backfill":true,)"
        R"("properties":{"a":1}}}]}}})");
    const QByteArray body = batch.take();
    for (int i = 0; i < 2; ++i) {
        const auto sent = kit->klaviyo().createEvents(body);
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().text()));
    }
    QTRY_COMPARE(kit->klaviyo().events({})->items.size(), 1);
    QCOMPARE(kit->klaviyo().metrics()->items.size(), 1);
}

int runCommerceCallsTest(int argc, char **argv)
{
    CommerceCallsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commercecallstest.moc"
