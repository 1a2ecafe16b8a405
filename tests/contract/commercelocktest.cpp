// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "commercelocktests.h"

#include <QDateTime>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The lock of an import against the emulated commercetools (commercetools-klaviyo A.2, D.4).

namespace {

using std::chrono::milliseconds;

const QList<CommerceResource> kAllFour{CommerceResource::Products, CommerceResource::Customers,
    CommerceResource::Categories, CommerceResource::Orders};

// As the plugin does it: without a version.
bool writePluginLock(LockOperator &shop)
{
    return shop.kit->ct().putObject(kCommerceLockBox, u"customerFullSync"_s, u"1"_s).has_value();
}

} // namespace

void CommerceLockTest::standsAsDocumented()
{
    HttpClient &http = m_us->http();
    m_us->timings.lease = milliseconds(119'001);
    CommerceLock lock = m_us->lock(u"run-a"_s, kAllFour);
    QCOMPARE(codeOf(lock.acquire(http, {})), u"held"_s);
    QString firstBeat;
    for (const auto &key :
        {u"customerFullSync"_s, u"orderFullSync"_s, u"categoryFullSync"_s, u"productFullSync"_s}) {
        const auto there = m_us->stands(key);
        QVERIFY2(there, qPrintable(key));
        QCOMPARE(there->container, u"klaviyo-ct-plugin-lock"_s);
        QCOMPARE(there->version, 1);
        const QJsonObject value = there->value.toObject();
        QCOMPARE(value.keys(),
            (QStringList{u"heartbeatAt"_s, u"host"_s, u"owner"_s, u"runId"_s, u"startedAt"_s,
                u"ttlSeconds"_s, u"user"_s}));
        QCOMPARE(value.value("owner"_L1), QJsonValue(u"run-a"_s));
        QCOMPARE(value.value("runId"_L1), QJsonValue(u"run-a"_s));
        QCOMPARE(value.value("host"_L1), QJsonValue(QSysInfo::machineHostName()));
        QVERIFY(!value.value("user"_L1).toString().isEmpty());
        QCOMPARE(value.value("ttlSeconds"_L1), QJsonValue(120)); // rounded up
        firstBeat = value.value("heartbeatAt"_L1).toString();
        QVERIFY(QDateTime::fromString(firstBeat, Qt::ISODateWithMs).isValid());
    }
    // The first renewal comes soon: what is written over without a version shows then.
    QCOMPARE(lock.renewEvery(), m_us->timings.lockSettle);
    QCOMPARE(codeOf(lock.renew(http, {})), u"held"_s);
    QCOMPARE(lock.renewEvery(), m_us->timings.leaseRenew);
    QCOMPARE(lock.ttl(), m_us->timings.lease);
    QCOMPARE(m_us->stands(u"productFullSync"_s)->version, 2);
    QVERIFY(m_us->stands(u"productFullSync"_s)->value.toObject().value("heartbeatAt"_L1).toString()
        >= firstBeat);
    lock.release(http, {});
    for (const auto &key :
        {u"customerFullSync"_s, u"orderFullSync"_s, u"categoryFullSync"_s, u"productFullSync"_s})
        QVERIFY2(!m_us->stands(key), qPrintable(key));
}

void CommerceLockTest::allOrNone()
{
    LockOperator other(m_sandbox);
    CommerceLock theirs = other.lock(u"run-b"_s, {CommerceResource::Categories});
    QCOMPARE(codeOf(theirs.acquire(other.http(), {})), u"held"_s);
    CommerceLock ours = m_us->lock(u"run-a"_s, kAllFour);
    QCOMPARE(codeOf(ours.acquire(m_us->http(), {})), u"REMOTE_LOCKED"_s);
    ours.release(m_us->http(), {}); // as the engine does after a refusal
    QVERIFY(!m_us->stands(u"customerFullSync"_s));
    QVERIFY(!m_us->stands(u"orderFullSync"_s));
    QVERIFY(!m_us->stands(u"productFullSync"_s));
    QVERIFY(m_us->stands(u"categoryFullSync"_s));
    QCOMPARE(codeOf(theirs.renew(other.http(), {})), u"held"_s);
}

void CommerceLockTest::heldElsewhere_data()
{
    QTest::addColumn<bool>("checksVersionZero");
    QTest::newRow("version 0 is a conflict") << true;
    QTest::newRow("version 0 is passed over") << false; // what is held is not written over
}

void CommerceLockTest::heldElsewhere()
{
    QFETCH(bool, checksVersionZero);
    QVERIFY(m_sandbox.setSettings({{u"commerceChecksVersionZero"_s, checksVersionZero}}));
    LockOperator other(m_sandbox);
    CommerceLock theirs = other.lock(u"run-b"_s, kCustomers);
    QCOMPARE(codeOf(theirs.acquire(other.http(), {})), u"held"_s);
    CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
    const auto refused = ours.acquire(m_us->http(), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Locked);
    QCOMPARE(refused.error().code, u"REMOTE_LOCKED"_s);
    const QString text = refused.error().text();
    const QJsonObject value = m_us->stands()->value.toObject();
    for (const auto &key : {"host"_L1, "user"_L1, "startedAt"_L1})
        QVERIFY2(text.contains(value.value(key).toString()), qPrintable(text));
    QVERIFY2(text.contains(u"customers"_s) && text.contains(u"seconds"_s), qPrintable(text));
    ours.release(m_us->http(), {});
    QCOMPARE(m_us->stands()->version, 1);
    QCOMPARE(codeOf(theirs.renew(other.http(), {})), u"held"_s);
    // A run of another resource is not in its way.
    CommerceLock orders = m_us->lock(u"run-a"_s, {CommerceResource::Orders});
    QCOMPARE(codeOf(orders.acquire(m_us->http(), {})), u"held"_s);
}

void CommerceLockTest::pluginHolds()
{
    HttpClient &http = m_us->http();
    QVERIFY(writePluginLock(*m_us));
    CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
    const auto refused = ours.acquire(http, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Locked);
    QCOMPARE(refused.error().code, u"PLUGIN_LOCK"_s);
    QVERIFY2(refused.error().text().contains(m_us->stands()->createdAt)
            && refused.error().text().contains(u"--break-lock customers"_s),
        qPrintable(refused.error().text()));
    ours.release(http, {});
    QVERIFY(setClock(86'400 * 30));
    QCOMPARE(codeOf(ours.acquire(http, {})), u"PLUGIN_LOCK"_s); // it never runs out
    CommerceLock wrong = m_us->lock(u"run-a"_s, kCustomers, true, u"orders"_s);
    QCOMPARE(codeOf(wrong.acquire(http, {})), u"PLUGIN_LOCK"_s);
    QCOMPARE(m_us->stands()->value, QJsonValue(u"1"_s));
    CommerceLock broken = m_us->lock(u"run-a"_s, kCustomers, false, u"customers"_s);
    QCOMPARE(codeOf(broken.acquire(http, {})), u"held"_s);
    QVERIFY(CommerceLockValue::fromJson(m_us->stands()->value));
    // The lock of another Sluice is not the plugin's.
    LockOperator other(m_sandbox);
    CommerceLock second = other.lock(u"run-b"_s, kCustomers, false, u"customers"_s);
    QCOMPARE(codeOf(second.acquire(other.http(), {})), u"REMOTE_LOCKED"_s);
}

void CommerceLockTest::pluginWritesOver()
{
    HttpClient &http = m_us->http();
    CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
    QCOMPARE(codeOf(ours.acquire(http, {})), u"held"_s);
    QVERIFY(writePluginLock(*m_us));
    const auto lost = ours.renew(http, {});
    QCOMPARE(codeOf(lost), u"LOCK_LOST"_s);
    QVERIFY2(lost.error().text().contains(u"plugin"_s), qPrintable(lost.error().text()));
    ours.release(http, {});
    QCOMPARE(m_us->stands()->value, QJsonValue(u"1"_s)); // it is not ours to remove
}

void CommerceLockTest::releasedByThePlugin()
{
    HttpClient &http = m_us->http();
    CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
    QCOMPARE(codeOf(ours.acquire(http, {})), u"held"_s);
    QVERIFY(m_us->kit->ct().removeObject(kCommerceLockBox, u"customerFullSync"_s));
    QCOMPARE(codeOf(ours.renew(http, {})), u"LOCK_LOST"_s);
    ours.release(http, {});
    QVERIFY(!m_us->stands());
}

void CommerceLockTest::noScope_data()
{
    QTest::addColumn<QString>("scopes");
    QTest::addColumn<bool>("canLook");
    QTest::newRow("none of them") << u"view_payments"_s << false;
    QTest::newRow("only looking") << u"view_customers view_orders"_s << true;
}

void CommerceLockTest::noScope()
{
    QFETCH(QString, scopes);
    QFETCH(bool, canLook);
    LockOperator other(m_sandbox); // a client that has them all
    QVERIFY(other.kit->ctSession().signIn());
    QStringList full;
    for (const QString &scope : scopes.split(u' '))
        full << scope + u':' + m_us->kit->ctAccount.projectKey;
    QVERIFY(m_sandbox.setSettings({{u"commerceClientScopes"_s, full.join(u' ')}}));
    HttpClient &http = m_us->http();
    CommerceLock strict = m_us->lock(u"run-a"_s, kAllFour);
    const auto refused = strict.acquire(http, {});
    QCOMPARE(codeOf(refused), u"NO_LOCK_SCOPE"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Config);
    QVERIFY2(refused.error().text().contains(u"--without-lock"_s)
            && refused.error().text().contains(u"manage_key_value_documents"_s),
        qPrintable(refused.error().text()));
    strict.release(http, {});
    CommerceLock agreed = m_us->lock(u"run-a"_s, kAllFour, true);
    QCOMPARE(codeOf(agreed.acquire(http, {})), u"held"_s);
    QCOMPARE(codeOf(agreed.renew(http, {})), u"held"_s);
    agreed.release(http, {});
    // Who agreed to run without a lock still does not run over one that can be seen.
    CommerceLock theirs = other.lock(u"run-b"_s, kCustomers);
    QCOMPARE(codeOf(theirs.acquire(other.http(), {})), u"held"_s);
    CommerceLock second = m_us->lock(u"run-a"_s, kCustomers, true);
    QCOMPARE(codeOf(second.acquire(http, {})), canLook ? u"REMOTE_LOCKED"_s : u"held"_s);
}

void CommerceLockTest::lostAnswers_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("when"); // the connection breaks, before or after the effect
    for (const auto &method : {u"POST"_s, u"DELETE"_s}) {
        for (const auto &when : {u"before"_s, u"after"_s})
            QTest::addRow("%s, %s", qPrintable(method), qPrintable(when)) << method << when;
    }
}

void CommerceLockTest::lostAnswers()
{
    QFETCH(QString, method);
    QFETCH(QString, when);
    const QJsonObject fault{{u"service"_s, u"commercetools"_s}, {u"path"_s, u"/custom-objects"_s},
        {u"method"_s, method}, {u"when"_s, when}, {u"nth"_s, 1},
        {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 0}}}};
    HttpClient &http = m_us->http();
    QVERIFY(m_us->kit->ctSession().signIn());
    QVERIFY(m_sandbox.setFaults({fault}));
    CommerceLock lock = m_us->lock(u"run-a"_s, kCustomers);
    const auto held = lock.acquire(http, {});
    QVERIFY2(held, qPrintable(held ? QString() : held.error().text()));
    if (method == "POST"_L1) {
        // The same in a renewal: the next one knows it again.
        QVERIFY(m_sandbox.setFaults({fault}));
        const auto beat = lock.renew(http, {});
        QVERIFY(!beat);
        QVERIFY(beat.error().code != "LOCK_LOST"_L1);
    }
    QCOMPARE(codeOf(lock.renew(http, {})), u"held"_s);
    lock.release(http, {});
    QVERIFY(!m_us->stands());
}

// A third of all answers are 502 or 503.
void CommerceLockTest::busyService()
{
    QVERIFY(m_us->kit->ctSession().signIn());
    QVERIFY(m_sandbox.setSettings({{u"commerceBusyPercent"_s, 33}}));
    m_us->timings.lockSettle = milliseconds(5);
    HttpClient &http = m_us->http();
    for (int i = 0; i < 10; ++i) {
        CommerceLock lock = m_us->lock(u"run-%1"_s.arg(i), kCustomers);
        const auto held = lock.acquire(http, {});
        QVERIFY2(held, qPrintable(held ? QString() : held.error().text()));
        for (int beats = 0; beats < 3;) {
            const auto beat = lock.renew(http, {});
            QVERIFY2(beat || beat.error().isRetryable, qPrintable(codeOf(beat)));
            beats += beat ? 1 : 0;
        }
        lock.release(http, {});
    }
    QVERIFY(m_sandbox.setSettings({{u"commerceBusyPercent"_s, 0}}));
}

void CommerceLockTest::stoppedWhileTaking()
{
    HttpClient &http = m_us->http();
    QVERIFY(m_us->kit->ctSession().signIn());
    QVERIFY(m_sandbox.setFaults({QJsonObject{{u"service"_s, u"commercetools"_s},
        {u"path"_s, u"/custom-objects"_s}, {u"method"_s, u"POST"_s}, {u"when"_s, u"after"_s},
        {u"nth"_s, 1}, {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 0}}}}}));
    m_us->timings.lockSettle = milliseconds(60'000);
    CommerceLock lock = m_us->lock(u"run-a"_s, kCustomers);
    CancelSource source;
    std::thread stopper([&source] {
        static_cast<void>(CancelToken().waitFor(milliseconds(400)));
        source.request(StopWish::Stop);
    });
    const qint64 at = monotonicMs();
    const auto stopped = lock.acquire(http, source.token());
    stopper.join();
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(monotonicMs() - at < 2'000);
    QVERIFY(m_us->stands()); // it had been written
    lock.release(http, {});
    QVERIFY(!m_us->stands());
}
