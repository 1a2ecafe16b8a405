// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Many rejected records are retried once what was wrong is mended: read anew by their ids, each
// written once, whether the run that rejected them had written something or not.
class CrmRetryTest final : public QObject
{
    Q_OBJECT

private slots:
    void retriesMany_data();
    void retriesMany();

private:
    static QJsonObject job(const QString &mistake);
};

QJsonObject CrmRetryTest::job(const QString &mistake)
{
    const QString source = u"var n = 0; function process(r) { n++; r.Company = 'Kept ' + r.Company;"
        + mistake + u" return r; }"_s;
    const QJsonObject script{{u"type"_s, u"script"_s}, {u"source"_s, source},
        {u"reads"_s, QJsonArray{u"Company"_s}}, {u"writes"_s, QJsonArray{u"Company"_s}}};
    return {{u"processors"_s, QJsonArray{script}}, {u"rejectionLimitPercent"_s, 100},
        {u"blastRadius"_s, QJsonObject{{u"patterns"_s, false}}}};
}

void CrmRetryTest::retriesMany_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("mistake"); // too long for its field
    QTest::addColumn<int>("rejected");
    const QString tooLong = u" r.Company = new Array(40).join('too long ');"_s;
    if (qEnvironmentVariableIsSet("SLUICE_LONG"))
        QTest::newRow("five of six") << 60'000 << u" if (n % 6)"_s + tooLong << 50'000;
    else
        QTest::newRow("all") << 20'100 << tooLong << 20'100;
}

void CrmRetryTest::retriesMany()
{
    QFETCH(int, rows);
    QFETCH(QString, mistake);
    QFETCH(int, rejected);
    WaysPlace place;
    QCOMPARE(place.begin(rows), QString());
    QCOMPARE(
        place.beginAnew(job(mistake), {{u"writeJobMs"_s, 50}, {u"readJobMs"_s, 50}}), QString());
    const CliResult run = place.runJob();
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    QCOMPARE(run.count(u"rejected"_s), rejected);
    QCOMPARE(run.count(u"written"_s), rows - rejected);
    const auto readBefore = place.requests(u"GET"_s, u"^/crm/v8/Leads$"_s).size();

    QCOMPARE(place.import(job({})), QString()); // it is mended
    const CliResult retried = place.cli({u"runs"_s, u"retry"_s, u"1"_s, u"--json"_s});
    QVERIFY2(retried.exitCode == 0, retried.errors.constData());
    QVERIFY(retried.balances());
    QCOMPARE(retried.count(u"read"_s), rejected);
    QCOMPARE(retried.count(u"written"_s), rejected);
    QCOMPARE(place.histogram().value(u"1"_s), rows); // and none twice
    constexpr int kIdsACall = 100;
    const auto calls = place.requests(u"GET"_s, u"^/crm/v8/Leads$"_s).size() - readBefore;
    QVERIFY2(calls <= rejected / kIdsACall + 2, qPrintable(QString::number(calls)));
    qInfo("retry of %d: %lld ms, %lld requests", rejected,
        static_cast<long long>(retried.milliseconds),
        static_cast<long long>(retried.json().value("requests"_L1).toInteger()));
}

QTEST_GUILESS_MAIN(CrmRetryTest)
#include "tst_crmretry.moc"
