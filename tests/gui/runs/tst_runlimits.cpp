// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/runs/runlimits.h"
#include "base/clock.h"
#include "console/jobs/runstrip.h"
#include "console/runs/ratewords.h"
#include "console/runs/runfiles.h"
#include "console/runs/runlimitscard.h"
#include "console/runs/runprogresscard.h"
#include "console/runs/runtablemodel.h"
#include "console/widgets/format.h"
#include "console/widgets/progressbar.h"
#include "core/store/budgets.h"
#include "core/store/store.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kPrivateKey = "pk_of_the_shop";
constexpr QLatin1StringView kLocal("http://127.0.0.1:9");

// A store with connections and the budgets of their accounts.
struct Place
{
    Place()
    {
        auto opened = Store::open(directory.path(), Timings());
        if (opened)
            store = std::move(*opened);
        connections = std::make_unique<Connections>(*store, nullptr);
        budgets = std::make_unique<StoredBudgets>(*store, Clock::system());
    }
    QString save(const QString &name, const QString &service, QJsonObject settings)
    {
        Connection connection;
        connection.name = name;
        connection.service = service;
        const bool isLocal = settings.contains("apiUrl"_L1);
        connection.environment = isLocal ? u"sandbox"_s : u"test"_s;
        connection.settings = std::move(settings);
        if (service == "klaviyo"_L1)
            connection.secrets.insert(
                u"privateKey"_s, {SecretRef::Kind::Env, u"SLUICE_TEST_KLAVIYO_KEY"_s});
        const auto saved = connections->save(connection);
        if (!saved)
            qWarning("%s", qPrintable(saved.error().text()));
        return saved ? saved->id : QString();
    }
    bool spend(const QString &group, double capacity, double seconds, double cost)
    {
        const LimitUse use{
            .group = group, .capacity = capacity, .perSecond = capacity / seconds, .cost = cost};
        return budgets->take({{.use = use, .amount = cost}}).has_value();
    }
    QStringList groups(const RunRow &run)
    {
        const QStringList accounts = limitAccountsOf(run, *connections, Timings());
        const auto levels = limitLevels(*budgets, accounts, run.createdAtMs);
        QStringList found;
        for (const LimitLevel &level : levels.value_or(QList<LimitLevel>()))
            found << level.group;
        return found;
    }

    QTemporaryDir directory;
    std::unique_ptr<Store> store;
    std::unique_ptr<Connections> connections;
    std::unique_ptr<StoredBudgets> budgets;
};

QList<LimitLevel> twoLevels()
{
    return {
        {u"zoho-crm/1/credits"_s, 2'000, 60'000, 58'000}, {u"zoho-crm/1/downloads"_s, 9, 10, 1}};
}

RunRow runningRun()
{
    return samples::run(7, RunState::Running, {100, 50, 0, 0, 50, 0}, 1'000);
}

} // namespace

// Which limits a run shows, and what is left of them in the tool tip of its rate.
class RunLimitsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("SLUICE_TEST_KLAVIYO_KEY", kPrivateKey); }
    void cleanupTestCase() { qunsetenv("SLUICE_TEST_KLAVIYO_KEY"); }

    // The organisation is in the run, or in the lock of one of an earlier version; another's
    // limits, used later, and what is only counted stay out.
    void crmRunHasItsOrganisation()
    {
        Place place;
        const double day = 86'400;
        QVERIFY(place.spend(u"zoho-crm/11/credits"_s, 50'000, day, 500));
        QVERIFY(place.spend(u"zoho-crm/11/units"_s, 1e15, 60, 1));
        QVERIFY(place.spend(u"zoho-crm/115/credits"_s, 50'000, day, 500));
        QVERIFY(place.spend(u"zoho-crm/2/credits"_s, 50'000, day, 500));
        RunRow run{.kind = u"crm-bulk"_s};
        run.params = {{u"connection"_s, u"c1"_s}, {u"organisation"_s, u"11"_s}};
        QCOMPARE(place.groups(run), QStringList{u"zoho-crm/11/credits"_s});
        run.params.remove(u"organisation"_s);
        QCOMPARE(place.groups(run), QStringList());
        run.targetLock = u"crm-bulk|www.zohoapis.eu|2|Leads"_s;
        QCOMPARE(place.groups(run), QStringList{u"zoho-crm/2/credits"_s});
        run.targetLock = u"crm-bulk|www.zohoapis.eu|c1|Leads"_s; // a connection
        QCOMPARE(place.groups(run), QStringList());
    }

    void analyticsRunHasBothSides()
    {
        Place place;
        const QString source = place.save(u"Data Store"_s, u"catalyst"_s,
            {{u"dataCentre"_s, u"eu"_s}, {u"projectId"_s, u"77"_s}});
        const QString target = place.save(u"Analytics"_s, u"zoho-analytics"_s,
            {{u"dataCentre"_s, u"eu"_s}, {u"orgId"_s, u"5"_s}, {u"workspaceId"_s, u"6"_s}});
        for (const QString &account : {u"5"_s, u"6"_s}) {
            const QString group = u"zoho-analytics/"_s + account;
            QVERIFY(place.spend(group + u"/units-a-day"_s, 1'000, 86'400, 10));
            QVERIFY(place.spend(group + u"/overall"_s, 100, 60, 1));
            QVERIFY(place.spend(group + u"/units"_s, 1e15, 86'400, 10));
        }
        QCOMPARE(place.budgets->takePlace(u"catalyst/77/calls"_s, 4), 0);
        QCOMPARE(place.budgets->takePlace(u"catalyst/78/calls"_s, 4), 0);
        RunRow run{.kind = u"datastore-analytics"_s};
        run.params = {{u"source"_s, source}, {u"target"_s, target}};
        QCOMPARE(place.groups(run),
            (QStringList{u"catalyst/77/calls"_s, u"zoho-analytics/5/overall"_s,
                u"zoho-analytics/5/units-a-day"_s}));
        // A minute that nobody has used since the run was made is empty; a day is not.
        run.createdAtMs = Clock::system().nowMs() + 60'000;
        QCOMPARE(place.groups(run),
            (QStringList{u"catalyst/77/calls"_s, u"zoho-analytics/5/units-a-day"_s}));
        QVERIFY(place.connections->remove(u"Analytics"_s)); // not known any more
        QCOMPARE(place.groups(run), QStringList{u"catalyst/77/calls"_s});
    }

    void klaviyoRunHasBothSides()
    {
        Place place;
        const QString source = place.save(u"Shop"_s, u"commercetools"_s,
            {{u"apiUrl"_s, kLocal}, {u"authUrl"_s, kLocal}, {u"projectKey"_s, u"harbour"_s}});
        const QString target = place.save(u"Klaviyo"_s, u"klaviyo"_s, {{u"apiUrl"_s, kLocal}});
        const QString own = u"klaviyo/"_s + QString::fromLatin1(Secret(kPrivateKey).fingerprint())
            + u"/POST api/events"_s;
        const QString other = u"klaviyo/ffffff/POST api/events"_s;
        for (const QString &endpoint : {own, other}) {
            QVERIFY(place.spend(endpoint + u"/second"_s, 350, 1, 1));
            QVERIFY(place.spend(endpoint + u"/minute"_s, 3'500, 60, 1));
        }
        QCOMPARE(place.budgets->takePlace(u"commercetools/harbour"_s, 10), 0);
        QCOMPARE(place.budgets->takePlace(u"commercetools/harbour-two"_s, 10), 0);
        RunRow run{.kind = u"commerce-klaviyo"_s};
        run.params = {{u"connection"_s, source}, {u"source"_s, source}, {u"target"_s, target}};
        QCOMPARE(place.groups(run),
            (QStringList{u"commercetools/harbour"_s, own + u"/minute"_s, own + u"/second"_s}));
    }

    void limitsHaveWords_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("name");
        QTest::newRow("credits") << u"zoho-crm/1/credits"_s << u"API credits, 24 h"_s;
        QTest::newRow("units") << u"zoho-analytics/1/units-a-day"_s << u"API units today"_s;
        QTest::newRow("places") << u"catalyst/1/calls"_s << u"Calls at once"_s;
        QTest::newRow("project") << u"commercetools/credits"_s << u"Calls at once"_s;
        QTest::newRow("endpoint") << u"klaviyo/ab12cd/POST api/events/minute"_s
                                  << u"POST events, this minute"_s;
        QTest::newRow("below an id") << u"klaviyo/ab12cd/GET api/lists/{id}/profiles/second"_s
                                     << u"GET lists/{id}/profiles, this second"_s;
    }
    void limitsHaveWords()
    {
        QFETCH(QString, group);
        QTEST(limitName(group), "name");
    }

    // A card with the limits of many endpoints scrolls: it is no higher than the window.
    void manyLimitsScroll()
    {
        Bench bench({900, 560});
        for (int i = 0; i < 40; ++i)
            bench.access->levels.append(
                {u"klaviyo/ab12cd/POST api/endpoint-%1/minute"_s.arg(i), 1, 60, 59});
        RunSnapshot snapshot = samples::running();
        snapshot.run.kind = u"commerce-klaviyo"_s;
        bench.open(snapshot);
        bench.page.view()->showTab(u"limits"_s);
        QTRY_COMPARE(bench.page.view()->findChildren<LimitGauge *>().size(), 40);
        auto *card = bench.find<RunLimitsCard>(u"runLimits"_s);
        auto *list = bench.find<QScrollArea>(u"runLimitGauges"_s);
        QTRY_VERIFY(list->isVisible() && list->verticalScrollBar()->maximum() > 0);
        QVERIFY(list->focusPolicy() & Qt::TabFocus);
        QVERIFY(!list->accessibleName().isEmpty());
        QVERIFY2(card->minimumSizeHint().height() < 200,
            qPrintable(QString::number(card->minimumSizeHint().height())));
        bench.access->levels.remove(2, 38);
        QTRY_COMPARE_WITH_TIMEOUT(
            bench.page.view()->findChildren<LimitGauge *>().size(), 2, 10'000);
        QTRY_COMPARE(list->verticalScrollBar()->maximum(), 0);
        QVERIFY(!(list->focusPolicy() & Qt::TabFocus));
    }

    void requestsAreMetered()
    {
        RateMeter meter;
        RunSnapshot snapshot{.run = runningRun()};
        meter.add(snapshot, 0);
        RunRates rates;
        for (int second = 1; second <= 30; ++second) {
            snapshot.run.requests += 12;
            rates = meter.add(snapshot, second * 1'000);
        }
        QVERIFY2(std::abs(rates.requestsPerSecond - 12) < 0.5,
            qPrintable(QString::number(rates.requestsPerSecond)));
        QCOMPARE(rates.writtenPerSecond, 0);
    }

    void tipSaysRequestsAndWhatIsLeft()
    {
        QCOMPARE(rateTip({}, {}), QString());
        QCOMPARE(rateTip({.requestsPerSecond = 12}, {}), u"Requests: "_s + Format::rate(12));
        const QStringList lines = rateTip({.requestsPerSecond = 12}, twoLevels()).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(1), u"Downloads this minute: 1 of 10 left"_s); // the scarcest
        QVERIFY2(lines.at(2).startsWith(u"API credits, 24 h: 58"_s), qPrintable(lines.at(2)));
        QList<LimitLevel> many;
        for (int i = 0; i < 20; ++i)
            many.append({u"klaviyo/a/GET api/e%1/minute"_s.arg(i), 1, 60, 59});
        QCOMPARE(rateTip({}, many).count(u'\n'), 5);
    }

    // What the gauges beside it know, and nothing once they are not asked for or the run is over.
    void dashboardTellsRequestsAndLimits()
    {
        Bench bench({1280, 800});
        bench.access->levels = twoLevels();
        bench.open(samples::running());
        auto *card = bench.find<RunProgressCard>(u"runProgress"_s);
        QTRY_VERIFY2(card->toolTip().contains(u"1 of 10 left"_s), qPrintable(card->toolTip()));
        RunRates rates = samples::rates();
        rates.requestsPerSecond = 3;
        bench.page.view()->setSnapshot(samples::running(), rates, samples::kNowMs, 0);
        QVERIFY(card->toolTip().startsWith(u"Requests: "_s + Format::rate(3)));
        bench.find<RunLimitsCard>(u"runLimits"_s)->hide();
        QVERIFY(!card->toolTip().contains(u"left"_s));
        RunSnapshot over = samples::running();
        over.run.state = RunState::Completed;
        bench.page.view()->setSnapshot(over, rates, samples::kNowMs, 0);
        QCOMPARE(card->toolTip(), QString());
    }

    void stripTellsRequestsAndLimits()
    {
        RunStrip strip;
        strip.show();
        QSignalSpy wanted(&strip, &RunStrip::limitsWanted);
        RunRow run = runningRun();
        for (int second = 0; second < 12; ++second) {
            run.requests += 5;
            strip.showRun(run, second * 1'000);
        }
        QCOMPARE(wanted.size(), 3); // each five seconds, however often it is shown
        QVERIFY2(strip.toolTip().startsWith(u"Requests: "_s), qPrintable(strip.toolTip()));
        strip.setLimits(u"another"_s, twoLevels());
        QVERIFY(!strip.toolTip().contains(u"left"_s));
        strip.setLimits(run.id, twoLevels());
        QVERIFY(strip.toolTip().contains(u"1 of 10 left"_s));
        run.id = u"run-8"_s;
        strip.showRun(run, 13'000);
        QVERIFY(!strip.toolTip().contains(u"left"_s));
        QCOMPARE(wanted.size(), 4);
        strip.hide();
        strip.showRun(run, 60'000);
        QCOMPARE(wanted.size(), 4);
    }

    void tableTellsRequestsAndLimits()
    {
        RunTableModel model;
        QStringList asked;
        model.setLimitsFetch([&asked](const RunRow &run) { asked << run.id; });
        RunRow run = runningRun();
        qint64 nowMs = samples::kNowMs;
        model.setRuns({run}, nowMs);
        const auto tip = [&model] {
            return model.index(0, RunTableModel::Rate).data(Qt::ToolTipRole).toString();
        };
        QCOMPARE(tip(), QString());
        QCoreApplication::processEvents();
        QCOMPARE(asked, QStringList()); // the column is not shown
        for (int second = 0; second < 8; ++second) {
            run.requests += 4;
            model.setRuns({run}, nowMs += 1'000);
            model.index(0, RunTableModel::Rate).data(); // as it is painted
            QCoreApplication::processEvents();
        }
        QCOMPARE(asked, (QStringList{run.id, run.id}));
        QVERIFY2(tip().startsWith(u"Requests: "_s), qPrintable(tip()));
        model.takeLimits(run.id, twoLevels());
        QVERIFY(tip().contains(u"1 of 10 left"_s));
        run.state = RunState::Completed;
        model.setRuns({run}, nowMs += 1'000);
        QCOMPARE(tip(), QString());
    }
};

QObject *makeRunLimitsTest()
{
    return new RunLimitsTest;
}

#include "tst_runlimits.moc"
