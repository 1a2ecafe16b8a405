// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetoolsclient.h"
#include "sandboxtests.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Custom objects of commercetools-klaviyo B.4, and the lock of D.4 that is made of them.
class CommercetoolsObjectsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void life();
    void versions_data();
    void versions();
    void versionZeroCanBePassedOver();
    void refusedBodies_data();
    void refusedBodies();
    void nullsAreNotKept();
    void containersAreQueried();
    void manyAtOnceOneWins_data();
    void manyAtOnceOneWins();
    void overlappingWritesConflict();

private:
    int status(const QJsonObject &body) { return m_shop->postObject(body).status; }

    std::unique_ptr<SandboxUnderTest> m_server;
    std::unique_ptr<ShopClient> m_shop;
};

namespace {

QJsonObject lockBody(const QString &key, const QJsonValue &value = u"1"_s)
{
    return {{u"container"_s, u"klaviyo-ct-plugin-lock"_s}, {u"key"_s, key}, {u"value"_s, value}};
}

QByteArray lockPath(const QByteArray &key)
{
    return "custom-objects/klaviyo-ct-plugin-lock/" + key;
}

QJsonObject withVersion(QJsonObject body, qint64 version)
{
    body.insert(u"version"_s, version);
    return body;
}

} // namespace

void CommercetoolsObjectsTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
    m_shop = std::make_unique<ShopClient>(m_server->sandbox->port());
    QCOMPARE(m_shop->signIn().status, 200);
}

void CommercetoolsObjectsTest::life()
{
    QCOMPARE(m_shop->get(lockPath("life")).status, 404);
    const Answer made = m_shop->postObject(lockBody(u"life"_s));
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json().value("version"_L1).toInt(), 1);
    QCOMPARE(made.json().value("value"_L1).toString(), u"1"_s);
    QVERIFY(!made.json().value("createdAt"_L1).toString().isEmpty());
    const Answer again = m_shop->postObject(lockBody(u"life"_s, QJsonObject{{u"a"_s, 1}}));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json().value("version"_L1).toInt(), 2);
    QCOMPARE(again.json().value("id"_L1), made.json().value("id"_L1));
    QCOMPARE(m_shop->get(lockPath("life")).json(), again.json());
    const Answer removed = m_shop->remove(lockPath("life"));
    QCOMPARE(removed.status, 200);
    QCOMPARE(removed.json(), again.json());
    QCOMPARE(m_shop->remove(lockPath("life")).status, 404);
}

void CommercetoolsObjectsTest::versions_data()
{
    QTest::addColumn<int>("existing"); // its version; 0: there is none
    QTest::addColumn<int>("sent"); // -1: none
    QTest::addColumn<int>("status");
    QTest::newRow("new") << 0 << -1 << 201;
    QTest::newRow("new with 0") << 0 << 0 << 201;
    QTest::newRow("new with 1") << 0 << 1 << 400;
    QTest::newRow("kept") << 2 << -1 << 200;
    QTest::newRow("right") << 2 << 2 << 200;
    QTest::newRow("old") << 2 << 1 << 409;
    QTest::newRow("to come") << 2 << 3 << 409;
    QTest::newRow("0 for one that exists") << 2 << 0 << 409;
}

void CommercetoolsObjectsTest::versions()
{
    QFETCH(int, existing);
    QFETCH(int, sent);
    QFETCH(int, status);
    m_shop->remove(lockPath("versions"));
    for (int i = 0; i < existing; ++i)
        QVERIFY(m_shop->postObject(lockBody(u"versions"_s)).status < 300);
    const QJsonObject body = lockBody(u"versions"_s);
    const Answer answer = m_shop->postObject(sent < 0 ? body : withVersion(body, sent));
    QCOMPARE(answer.status, status);
    if (status == 409) {
        const QJsonObject error = answer.json().value("errors"_L1).toArray().first().toObject();
        QCOMPARE(error.value("code"_L1).toString(), u"ConcurrentModification"_s);
        QCOMPARE(error.value("currentVersion"_L1).toInt(), existing);
        QCOMPARE(
            m_shop->remove(lockPath("versions") + "?version=" + QByteArray::number(sent)).status,
            409);
        QCOMPARE(m_shop->remove(lockPath("versions") + "?version=2").status, 200);
    } else if (status == 400) {
        QCOMPARE(firstCode(answer), u"InvalidOperation"_s);
    }
}

void CommercetoolsObjectsTest::versionZeroCanBePassedOver()
{
    QVERIFY(m_shop->plain().setSettings({{u"commerceChecksVersionZero"_s, false}}));
    QCOMPARE(status(withVersion(lockBody(u"zero"_s), 0)), 201);
    QCOMPARE(status(withVersion(lockBody(u"zero"_s), 0)), 200);
    QCOMPARE(status(withVersion(lockBody(u"zero"_s), 1)), 409);
    QVERIFY(m_shop->plain().setSettings({{u"commerceChecksVersionZero"_s, true}}));
    QCOMPARE(status(withVersion(lockBody(u"zero"_s), 0)), 409);
}

void CommercetoolsObjectsTest::refusedBodies_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    QJsonObject body = lockBody(u"key"_s);
    const auto with = [body](const QString &name, const QJsonValue &value) {
        QJsonObject changed = body;
        if (value.isUndefined())
            changed.remove(name);
        else
            changed.insert(name, value);
        return changed;
    };
    const QJsonValue nothing(QJsonValue::Undefined);
    QTest::newRow("no container") << with(u"container"_s, nothing) << u"RequiredField"_s;
    QTest::newRow("no key") << with(u"key"_s, nothing) << u"RequiredField"_s;
    QTest::newRow("no value") << with(u"value"_s, nothing) << u"RequiredField"_s;
    QTest::newRow("blank") << with(u"key"_s, u"a b"_s) << u"InvalidField"_s;
    QTest::newRow("slash") << with(u"container"_s, u"a/b"_s) << u"InvalidField"_s;
    QTest::newRow("empty") << with(u"key"_s, u""_s) << u"InvalidField"_s;
    QTest::newRow("long") << with(u"key"_s, QString(257, u'k')) << u"InvalidField"_s;
    QTest::newRow("version") << with(u"version"_s, u"1"_s) << u"InvalidJsonInput"_s;
}

void CommercetoolsObjectsTest::refusedBodies()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, code);
    const Answer answer = m_shop->postObject(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(firstCode(answer), code);
}

void CommercetoolsObjectsTest::nullsAreNotKept()
{
    const QJsonObject value{
        {u"a"_s, QJsonValue()}, {u"b"_s, QJsonObject{{u"c"_s, QJsonValue()}}}, {u"d"_s, false}};
    const Answer answer = m_shop->postObject(lockBody(u"nulls"_s, value));
    QCOMPARE(answer.json().value("value"_L1).toObject(),
        QJsonObject({{u"b"_s, QJsonObject()}, {u"d"_s, false}}));
}

void CommercetoolsObjectsTest::containersAreQueried()
{
    for (const QString &key : {u"q1"_s, u"q2"_s, u"q3"_s}) {
        QJsonObject body = lockBody(key, QJsonObject{{u"owner"_s, key}});
        body.insert(u"container"_s, u"queried"_s);
        QCOMPARE(status(body), 201);
    }
    const QJsonObject all = m_shop->query("custom-objects/queried", {{"sort", "key desc"}}).json();
    QCOMPARE(all.value("total"_L1).toInt(), 3);
    QCOMPARE(all["results"_L1][0]["key"_L1].toString(), u"q3"_s);
    const QJsonArray one = m_shop->results(
        "custom-objects/queried", {{"where", "value(owner = \"q2\") and key != \"x\""}});
    QCOMPARE(one.size(), 1);
    QCOMPARE(m_shop->results("custom-objects/nothing-here", {}).size(), 0);
}

void CommercetoolsObjectsTest::manyAtOnceOneWins_data()
{
    QTest::addColumn<int>("startVersion");
    QTest::newRow("new") << 0;
    QTest::newRow("taken over") << 1;
}

// The race for the lock: whoever gets 201, or 200 for a take-over, has it alone.
void CommercetoolsObjectsTest::manyAtOnceOneWins()
{
    QFETCH(int, startVersion);
    constexpr int kRounds = 25;
    constexpr int kRivals = 6;
    for (int round = 0; round < kRounds; ++round) {
        const QString key = u"race-%1-%2"_s.arg(startVersion).arg(round);
        if (startVersion > 0)
            QCOMPARE(status(lockBody(key)), 201);
        std::atomic<int> won = 0;
        std::atomic<int> lost = 0;
        std::vector<std::thread> rivals;
        for (int i = 0; i < kRivals; ++i) {
            rivals.emplace_back([&, i, client = *m_shop]() mutable {
                const Answer answer
                    = client.postObject(withVersion(lockBody(key, i), startVersion));
                won += answer.status == (startVersion > 0 ? 200 : 201) ? 1 : 0;
                lost += answer.status == 409 ? 1 : 0;
            });
        }
        for (std::thread &rival : rivals)
            rival.join();
        QCOMPARE(won.load(), 1);
        QCOMPARE(lost.load(), kRivals - 1);
    }
}

void CommercetoolsObjectsTest::overlappingWritesConflict()
{
    QVERIFY(m_shop->plain().setSettings({{u"commerceObjectWindowMs"_s, 200}}));
    std::atomic<int> conflicts = 0;
    std::vector<std::thread> writers;
    for (int i = 0; i < 2; ++i) {
        writers.emplace_back([&, client = *m_shop]() mutable {
            conflicts += client.postObject(lockBody(u"overlap"_s)).status == 409 ? 1 : 0;
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    QVERIFY(m_shop->plain().setSettings({{u"commerceObjectWindowMs"_s, 0}}));
    QCOMPARE(conflicts.load(), 1);
}

int runCommercetoolsObjectsTest(int argc, char **argv)
{
    CommercetoolsObjectsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commercetoolsobjectstest.moc"
