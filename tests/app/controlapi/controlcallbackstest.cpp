// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/callbackpaths.h"
#include "app/controlapi/controlrig.h"
#include "app/runs/singlerows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Each run has addresses of its own, which need no key and open nothing else.
void ControlTablesTest::callbacks()
{
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer begun = rig.post("/import", tableBody());
    const QJsonObject addresses = begun.json().value("callbacks"_L1).toObject();
    const auto come = [&rig](const QByteArray &method, const QByteArray &path) {
        return rig.ask(method + ' ' + path + " HTTP/1.1\r\nHost: " + rig.host() + "\r\n\r\n");
    };
    for (const char *key : {"exportDatastore", "importAnalytics"}) {
        const QByteArray path = addresses.value(QLatin1StringView(key)).toString().toLatin1();
        QVERIFY(path.size() > 43);
        const ControlAnswer hinted = come("POST", path);
        QVERIFY2(hinted.status == 200, hinted.body.constData());
        QCOMPARE(hinted.json().value("runId"_L1), begun.json().value("runId"_L1));
        QCOMPARE(come("GET", path).status, 401);
        QCOMPARE(come("POST", path.chopped(1)).status, 401);
        QCOMPARE(come("POST", path + 'x').status, 401);
        QCOMPARE(come("POST", path + "/more").status, 401);
        const ControlAnswer foreign = rig.ask("POST " + path + " HTTP/1.1\r\nHost: " + rig.host()
            + "\r\nOrigin: https://evil.example\r\n\r\n");
        QCOMPARE(foreign.status, 403);
    }
    const QByteArray segment
        = addresses.value("exportDatastore"_L1).toString().section(u'/', -1).toLatin1();
    QCOMPARE(come("POST", "/import/" + segment).status, 401);
    QCOMPARE(come("GET", "/runs/" + segment).status, 401);
    // With the key they say what they are about.
    QCOMPARE(rig.post("/export-datastore", R"({"tableName":"Orders"})").status, 200);
    QCOMPARE(rig.post("/import-analytics?tableName=Orders&page=2", "{}").status, 200);
    QCOMPARE(rig.post("/export-datastore", R"({"tableName":"Customers"})").status, 404);
    QCOMPARE(rig.post("/export-datastore", "{}").status, 404);
    // After its end a run's addresses lead nowhere.
    rig.stub.isHeld = false;
    const QString id = begun.json().value("runId"_L1).toString();
    QTRY_COMPARE_WITH_TIMEOUT(rig.runs().find(id)->state, RunState::Completed, 5'000);
    QCOMPARE(come("POST", "/export-datastore/" + segment).status, 401);
    QCOMPARE(rig.post("/export-datastore", R"({"tableName":"Orders"})").status, 404);
}

void ControlTablesTest::callbackSegments()
{
    const CallbackPaths paths(Secret("a key of at least some bytes"));
    const CallbackPaths others(Secret("another key of some more bytes"));
    const QByteArray one = paths.segmentOf(u"run-1"_s);
    QCOMPARE(one.size(), 43);
    QCOMPARE(paths.segmentOf(u"run-1"_s), one);
    QVERIFY(paths.segmentOf(u"run-2"_s) != one);
    QVERIFY(others.segmentOf(u"run-1"_s) != one);
    QCOMPARE(paths.runOf(one, {u"run-2"_s, u"run-1"_s}), std::optional(u"run-1"_s));
    QCOMPARE(paths.runOf(one, {u"run-2"_s}), std::nullopt);
    QCOMPARE(paths.runOf({}, {u"run-1"_s}), std::nullopt);
    QCOMPARE(others.runOf(one, {u"run-1"_s}), std::nullopt);
}

void ControlTablesTest::tablesOfOthers()
{
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    QCOMPARE(rig.addTableJob(u"Copy orders again"_s, u"Orders"_s), QString());
    QCOMPARE(rig.addTableJob(u"Copy customers"_s, u"Customers"_s), QString());
    ControlApiOptions options = rig.options();
    options.jobs = {u"Copy orders"_s, u"Copy orders again"_s};
    QVERIFY(!rig.newApi(options)->start()); // both are for one table
    options.jobs = {u"Copy orders"_s, u"Copy customers"_s, u"Everything"_s};
    const auto both = rig.newApi(options);
    QVERIFY(both->start());
    // A run of a job that is not served is none of the callers' business.
    const auto run = rig.runs().start(u"Copy customers"_s, false);
    QVERIFY(run);
    QCOMPARE(rig.get("/runs/" + run->id.toLatin1()).status, 404);
    QCOMPARE(rig.post("/export-datastore", R"({"tableName":"Customers"})").status, 404);
}

// "Send Row": what the console asks for a rejected row of a run.
void ControlTablesTest::rowsSentAgain()
{
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    rig.stub.isHeld = false;
    const SingleRows rows(rig.runs(), rig.jobs(), Timings());
    const auto bulk = rig.runs().start(u"Copy orders"_s, false);
    QVERIFY(bulk);
    const auto order = rows.again(bulk->id, u"69251000000063001"_s);
    QVERIFY2(order.has_value(), order ? "" : qPrintable(order.error().text()));
    QCOMPARE(order->job, u"Copy orders"_s);
    QCOMPARE(order->action, u"update"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rig.runs().find(bulk->id)->state, RunState::Completed, 5'000);
    const auto sent = rows.begin({.job = order->job, .rowId = order->rowId, .action = u"delete"_s});
    QVERIFY2(sent.has_value(), sent ? "" : qPrintable(sent.error().text()));
    QCOMPARE(rig.stub.lastParameters.value("rowId"_L1).toString(), order->rowId);
    QCOMPARE(rows.again(sent->id, order->rowId)->action, u"delete"_s); // the same again
    QTRY_VERIFY_WITH_TIMEOUT(rows.verdict(sent->id)->has_value(), 5'000);
    QVERIFY(!rows.again(bulk->id, u"x"_s));
    QVERIFY(!rows.again(u"no-run"_s, order->rowId));
    const auto shop
        = rig.runs().start(u"Everything"_s, false, CancelToken(), {{u"resource"_s, u"orders"_s}});
    QVERIFY2(shop.has_value(), shop ? "" : qPrintable(shop.error().text()));
    const auto other = rows.again(shop->id, order->rowId);
    QVERIFY(!other);
    QCOMPARE(other.error().kind, ErrorKind::Config);
}
