// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/runs/runlimits.h"
#include "console/main/accountcredits.h"
#include "core/store/budgets.h"
#include "gui/overview/fakeoverviewaccess.h"
#include "gui/pagefixture.h"

#include <QtTest>

namespace sluice::testing {

using namespace Qt::StringLiterals;

// What the status bar tells of CRM credits, where several environments have an account.
class AccountCreditsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void countsEachEnvironmentByItself();
    void saysNothingOfAnUnknownAccount();
    void oneAccountNeedsNoRun();

private:
    Application &application() { return *m_fixture->application; }
    QList<Connection> connections()
    {
        auto list = application().connections().list();
        return list ? *list : QList<Connection>();
    }
    static QByteArray fileOf(const QStringList &environments);
    bool spend(const QString &organisation, double credits);
    QHash<QString, RunRow> runsOf(const QMap<QString, QString> &organisations);

    std::unique_ptr<PageFixture> m_fixture;
};

void AccountCreditsTest::init()
{
    m_fixture = std::make_unique<PageFixture>();
    QCOMPARE(m_fixture->open(), QString());
}

// A CRM connection for each, named after it.
QByteArray AccountCreditsTest::fileOf(const QStringList &environments)
{
    QJsonArray all;
    for (const QString &environment : environments)
        all.append(QJsonObject{{u"name"_s, QString(u"CRM "_s + environment)},
            {u"service"_s, u"zoho-crm"_s}, {u"environment"_s, environment},
            {u"settings"_s, QJsonObject{{u"dataCentre"_s, u"eu"_s}}},
            {u"secrets"_s, QJsonObject()}});
    return QJsonDocument(QJsonObject{{u"formatVersion"_s, 1}, {u"connections"_s, all}}).toJson();
}

bool AccountCreditsTest::spend(const QString &organisation, double credits)
{
    const LimitUse use{.group = u"zoho-crm/%1/credits"_s.arg(organisation),
        .capacity = 1'000,
        .perSecond = 1'000 / 86'400.0,
        .cost = credits};
    return application().budgets().take({{.use = use, .amount = credits}}).has_value();
}

QHash<QString, RunRow> AccountCreditsTest::runsOf(const QMap<QString, QString> &organisations)
{
    QHash<QString, RunRow> runs;
    for (const Connection &connection : connections()) {
        const QString organisation = organisations.value(connection.environment);
        if (!organisation.isEmpty())
            runs.insert(connection.id,
                RunRow{.kind = u"crm-bulk"_s,
                    .targetLock = u"crm-bulk|www.zohoapis.eu|%1|Leads"_s.arg(organisation)});
    }
    return runs;
}

void AccountCreditsTest::countsEachEnvironmentByItself()
{
    QVERIFY(application().connections().import(fileOf({u"test"_s, u"production"_s})));
    QCOMPARE(connections().size(), 2);
    QVERIFY(spend(u"5544000000000001"_s, 100));
    QVERIFY(spend(u"5544000000000002"_s, 300));
    const auto runs
        = runsOf({{u"test"_s, u"5544000000000001"_s}, {u"production"_s, u"5544000000000002"_s}});
    QVERIFY(!crmLimitAccountOf(runs.cbegin().value()).isEmpty());
    const auto left = creditsLeft(application(), connections(), runs);
    QCOMPARE(left.size(), 2);
    QCOMPARE(left.value(u"test"_s).left, 900);
    QCOMPARE(left.value(u"production"_s).left, 700);
}

void AccountCreditsTest::saysNothingOfAnUnknownAccount()
{
    QVERIFY(application().connections().import(fileOf({u"test"_s, u"production"_s})));
    QVERIFY(spend(u"5544000000000001"_s, 100));
    const auto left
        = creditsLeft(application(), connections(), runsOf({{u"test"_s, u"5544000000000001"_s}}));
    QCOMPARE(left.keys(), QStringList{u"test"_s}); // the other may be another account
    QCOMPARE(crmLimitAccountOf(RunRow{.kind = u"crm-bulk"_s}), QString());
    QCOMPARE(crmLimitAccountOf(RunRow{.kind = u"commerce-klaviyo"_s}), QString());
}

void AccountCreditsTest::oneAccountNeedsNoRun()
{
    QVERIFY(application().connections().import(fileOf({u"test"_s})));
    QVERIFY(spend(u"5544000000000001"_s, 100));
    const auto left = creditsLeft(application(), connections(), {});
    QCOMPARE(left.value(u"test"_s).left, 900);
}

QObject *makeAccountCreditsTest()
{
    return new AccountCreditsTest;
}

} // namespace sluice::testing

#include "tst_accountcredits.moc"
