// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 1'500;

QJsonArray leadRules(const QString &ruleSet)
{
    return {QJsonObject{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, ruleSet}}};
}

} // namespace

// A plan touches nothing, and says what the run will do (reliability-security P10).
class DryRunTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void planIsWhatTheRunDoes_data();
    void planIsWhatTheRunDoes();

private:
    Workplace m_place;
};

void DryRunTest::initTestCase()
{
    const QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void DryRunTest::planIsWhatTheRunDoes_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    for (const QString &set : {u"A"_s, u"B"_s, u"C"_s})
        QTest::addRow("rule set %s", qPrintable(set))
            << QJsonObject{{u"processors"_s, leadRules(set)}, {u"chunkRows"_s, 400}};
    QTest::newRow("all records") << QJsonObject{{u"onlyChanged"_s, false}};
    QTest::newRow("empty values ignored")
        << QJsonObject{{u"ignoreEmpty"_s, true}, {u"chunkRows"_s, 100}};
    QTest::newRow("a criterion") << QJsonObject{{u"criteria"_s,
        QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, u"Country"_s}}},
            {u"comparator"_s, u"equal"_s}, {u"value"_s, u"India"_s}}}};
}

void DryRunTest::planIsWhatTheRunDoes()
{
    QFETCH(const QJsonObject, parameters);
    QCOMPARE(m_place.beginAnew(parameters, {{u"pageRows"_s, 600}}), QString());
    const QJsonObject before = m_place.digest();
    const QList<QJsonObject> ledger = m_place.ledger();
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QVERIFY(plan.balances());
    QCOMPARE(m_place.digest(), before);
    QCOMPARE(m_place.ledger(), ledger); // its server-set times too
    for (const QJsonObject &request : m_place.requests({}, u"^/"_s)) {
        const QString path = request.value("path"_L1).toString();
        const bool isRead = request.value("method"_L1).toString() == "GET"_L1;
        QVERIFY2(isRead || path == "/oauth/v2/token"_L1 || path == "/crm/bulk/v8/read"_L1,
            qPrintable(path));
    }
    QVERIFY(!plan.json().value("sample"_L1).toArray().isEmpty());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM named_lock"_s), 0);

    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(plan.json().value("counts"_L1).toObject(), run.json().value("counts"_L1).toObject());
    QVERIFY(run.count(u"written"_s) > 0);
    const QJsonObject cost = plan.json().value("cost"_L1).toObject();
    QCOMPARE(cost.value("readJobs"_L1).toInteger(),
        m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size()
            / 2); // the plan's and the run's
    QCOMPARE(cost.value("writeJobs"_L1).toInteger(),
        m_place.requests(u"POST"_s, u"^/crm/bulk/v8/write$"_s).size());
}

QTEST_GUILESS_MAIN(DryRunTest)
#include "tst_dryrun.moc"
