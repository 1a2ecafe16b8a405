// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/commerceplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// An import that goes wrong for most records halts and asks, however much is still to be read; what
// was read and not sent stays where it is, and resuming goes on with it.
class RejectionLimitTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void haltsAndGoesOn();

private:
    CommercePlace m_place;
};

void RejectionLimitTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceOddRecords"_s, false}}), QString());
}

void RejectionLimitTest::haltsAndGoesOn()
{
    // Products whose categories Klaviyo does not have; more chunks than may wait on the disk.
    QCOMPARE(m_place.beginAnew({{u"resource"_s, u"all"_s}, {u"readers"_s, 3}},
                 {{u"commerceProducts"_s, 6000}, {u"commerceCategories"_s, 40}}),
        QString());
    const auto process = m_place.launchRun({u"--resource"_s, u"products"_s});
    const CliResult run = m_place.finish(*process, 60'000);
    QVERIFY2(run.exitCode == 7, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.balances());
    QVERIFY(run.json().value("reason"_L1).toString().contains(u"were rejected"_s));
    QVERIFY(run.count(u"rejected"_s) > 0);
    QVERIFY(run.count(u"notAttempted"_s) > 0);
    QCOMPARE(run.count(u"pending"_s), 0);
    QVERIFY(run.milliseconds < 30'000);
    // The categories were forgotten: now they are there.
    const qint64 rejected = run.count(u"rejected"_s);
    const QString number = m_place.newestRun();
    QCOMPARE(m_place.run({u"--resource"_s, u"categories"_s}).exitCode, 0);
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, number, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 4, QByteArray(resumed.output + resumed.errors).constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"read"_s), 6000);
    QCOMPARE(resumed.count(u"rejected"_s), rejected);
    const CliResult again = m_place.run({u"--resource"_s, u"products"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(m_place.digest(u"catalog-items"_s)[u"rows"].toInteger(), 6000);
}

QTEST_GUILESS_MAIN(RejectionLimitTest)
#include "tst_rejectionlimit.moc"
