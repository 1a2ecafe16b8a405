// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercelocktests.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

LockOperator::LockOperator(const SandboxProcess &sandbox)
    : kit(std::make_unique<CommerceKit>(
        sandbox.url(u"commercetoolsApi"_s), sandbox.url(u"commercetoolsAuth"_s), QUrl()))
{
    using std::chrono::milliseconds;
    timings.lease = milliseconds(2'000);
    timings.leaseRenew = milliseconds(15'000); // for how long taking is tried
    timings.lockSettle = milliseconds(60);
    timings.retryBase = milliseconds(5);
    timings.retryCap = milliseconds(40);
    const QJsonObject shop
        = sandbox.ready().value("credentials"_L1).toObject().value("commercetools"_L1).toObject();
    kit->ctAccount.projectKey = shop.value("projectKey"_L1).toString();
    kit->setSecret(u"clientId"_s, shop.value("clientId"_L1).toString().toLatin1());
    kit->setSecret(u"clientSecret"_s, shop.value("clientSecret"_L1).toString().toLatin1());
    kit->renew();
}

CommerceLock LockOperator::lock(const QString &runId, const QList<CommerceResource> &resources,
    bool withoutLock, const QString &breakLock)
{
    return CommerceLock({.account = kit->ctAccount,
        .tokens = kit->tokens(),
        .timings = timings,
        .runId = runId,
        .resources = resources,
        .withoutLock = withoutLock,
        .breakLock = breakLock});
}

std::optional<CtObject> LockOperator::stands(const QString &key)
{
    auto there = kit->ct().object(kCommerceLockBox, key);
    if (!there)
        qFatal("%s", qPrintable(there.error().text()));
    return *there;
}

QString codeOf(const Result<void> &result)
{
    return result ? u"held"_s : result.error().code;
}

void CommerceLockFixture::initTestCase()
{
    const QString problem = m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
        {u"--limits"_s, u"off"_s, u"--scale"_s, u"20"_s, u"--seed"_s, u"7"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CommerceLockFixture::init()
{
    QVERIFY(m_sandbox.reset());
    m_us = std::make_unique<LockOperator>(m_sandbox);
}

bool CommerceLockFixture::setClock(qint64 offsetSeconds)
{
    const QJsonObject wish{{u"offset_s"_s, offsetSeconds}};
    return m_sandbox.post(u"/clock"_s, wish).contains("now_ms"_L1);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    CommerceLockTest rules;
    CommerceLockRaceTest races;
    return QTest::qExec(&rules, argc, argv) + QTest::qExec(&races, argc, argv);
}
