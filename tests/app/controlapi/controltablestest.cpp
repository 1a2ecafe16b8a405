// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlrig.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void ControlTablesTest::onlyWhereATableIsServed()
{
    ControlRig shop;
    QCOMPARE(shop.problem, QString());
    for (const char *path : {"/import", "/row", "/export-datastore", "/import-analytics"})
        QCOMPARE(shop.post(path, tableBody()).status, 404);
    ControlRig tables(serveTable);
    QCOMPARE(tables.problem, QString());
    QCOMPARE(tables.post("/import", tableBody()).status, 200);
    QCOMPARE(tables.post("/sync/customers").status, 404);
    for (const char *path : {"/imports", "/import/x", "/row/1", "/export-datastores"})
        QCOMPARE(tables.post(path, tableBody()).status, 404);
    const ControlAnswer got = tables.get("/import");
    QCOMPARE(got.status, 405);
    QCOMPARE(got.header("Allow"), "POST");
    QVERIFY(got.isFailure());
}

void ControlTablesTest::imports_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("viewId");
    QTest::newRow("least") << QJsonObject() << QString();
    QTest::newRow("with the view")
        << QJsonObject{{u"viewId"_s, u"1767024000003145777"_s}} << u"1767024000003145777"_s;
    QTest::newRow("the view as a number of 64 bits")
        << QJsonObject{{u"viewId"_s, qint64{1767024000003145777}}} << u"1767024000003145777"_s;
    QTest::newRow("no view") << QJsonObject{{u"viewId"_s, QJsonValue()}} << QString();
    QTest::newRow("something more") << QJsonObject{{u"page"_s, 3}} << QString();
}

void ControlTablesTest::imports()
{
    QFETCH(QJsonObject, more);
    QFETCH(QString, viewId);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer begun = rig.post("/import", tableBody(more));
    QVERIFY2(begun.status == 200, begun.body.constData());
    QCOMPARE(begun.json().value("status"_L1).toString(), u"success"_s);
    const QString id = begun.json().value("runId"_L1).toString();
    QVERIFY(rig.runs().find(id));
    QCOMPARE(rig.stub.lastParameters.value("viewId"_L1).toString(), viewId);
    const ControlAnswer run = rig.get("/runs/" + id.toLatin1());
    QCOMPARE(run.json().value("state"_L1).toString(), u"running"_s);
    const QJsonObject tables = rig.get("/sync/status").json().value("tables"_L1).toObject();
    QVERIFY(tables.value("Orders"_L1)["running"_L1].toBool());
}

// In the original's order (C.3).
void ControlTablesTest::importChecks_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QByteArray &body, int status,
                         const QString &named) { QTest::newRow(name) << body << status << named; };
    const QByteArray org(kRigOrg);
    row("no body", {}, 400, u"tableName"_s);
    row("nothing", "{}", 400, u"tableName"_s);
    row("empty table", R"({"tableName":"","orgId":"","workspaceId":""})", 400, u"tableName"_s);
    row("table null", R"({"tableName":null})", 400, u"tableName"_s);
    row("no organisation", R"({"tableName":"Orders"})", 400, u"orgId"_s);
    row("no workspace", R"({"tableName":"Orders","orgId":"1"})", 400, u"workspaceId"_s);
    row("other organisation", R"({"tableName":"Nope","orgId":"1","workspaceId":"1"})", 404,
        u"organisation"_s);
    row("organisation as a number",
        R"({"tableName":"Orders","orgId":)" + org + R"(,"workspaceId":"1"})", 404,
        u"organisation"_s);
    row("other workspace", R"({"tableName":"Nope","orgId":")" + org + R"(","workspaceId":"1"})",
        404, u"workspace"_s);
    row("other table", tableBody({{u"tableName"_s, u"Customers"_s}}), 404, u"table"_s);
    row("table in another case", tableBody({{u"tableName"_s, u"orders"_s}}), 404, u"table"_s);
    row("table as an object", tableBody({{u"tableName"_s, QJsonObject{{u"a"_s, 1}}}}), 404,
        u"table"_s);
}

void ControlTablesTest::importChecks()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, named);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer refused = rig.post("/import", body);
    QVERIFY2(refused.status == status, refused.body.constData());
    QVERIFY(refused.isFailure());
    QVERIFY2(refused.message().contains(named), refused.body.constData());
    QCOMPARE(rig.stub.starts.load(), 0);
}

// What the services or the job say before a run begins.
void ControlTablesTest::refusedImports_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *name, ErrorKind kind, int httpStatus, const QString &code, int status) {
              QTest::newRow(name) << static_cast<int>(kind) << httpStatus << code << status;
          };
    row("held elsewhere", ErrorKind::Locked, 0, u"REMOTE_LOCKED"_s, 400);
    row("held by the original", ErrorKind::Locked, 0, u"ORIGINAL_LOCK"_s, 400);
    row("no such table", ErrorKind::Config, 404, u"INVALID_ID"_s, 404);
    row("only system columns", ErrorKind::Config, 0, u"NO_COLUMNS"_s, 400);
    row("other view", ErrorKind::Config, 0, u"OTHER_VIEW"_s, 400);
    row("no permission", ErrorKind::Permission, 403, u"7301"_s, 403);
    row("taken", ErrorKind::Service, 400, u"7111"_s, 409);
    row("sign-in", ErrorKind::Auth, 401, u"INVALID_TOKEN"_s, 500);
    row("no network", ErrorKind::Network, 0, {}, 500);
}

void ControlTablesTest::refusedImports()
{
    QFETCH(int, kind);
    QFETCH(int, httpStatus);
    QFETCH(QString, code);
    QFETCH(int, status);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    rig.stub.refusal = Error{.kind = static_cast<ErrorKind>(kind),
        .what = u"It cannot be"_s,
        .httpStatus = httpStatus,
        .code = code};
    const ControlAnswer refused = rig.post("/import", tableBody());
    QVERIFY2(refused.status == status, refused.body.constData());
    QVERIFY(refused.isFailure());
    QVERIFY(rig.runs().list()->isEmpty());
}

void ControlTablesTest::secondImport()
{
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer first = rig.post("/import", tableBody());
    QCOMPARE(first.status, 200);
    const ControlAnswer second = rig.post("/import", tableBody());
    QCOMPARE(second.status, 400);
    QVERIFY(second.isFailure());
    QCOMPARE(rig.runs().list()->size(), 1);
    QCOMPARE(rig.runs().list()->first().state, RunState::Running);
    rig.stub.isHeld = false;
    const QString id = first.json().value("runId"_L1).toString();
    QTRY_COMPARE_WITH_TIMEOUT(rig.runs().find(id)->state, RunState::Completed, 5'000);
    QCOMPARE(rig.post("/import", tableBody()).status, 200);
}

// In the original's order (C.7).
void ControlTablesTest::rowChecks_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("named");
    QJsonObject body;
    const auto row = [&body](const char *name, int status, const QString &named) {
        QTest::newRow(name) << body << status << named;
    };
    row("nothing", 400, u"tableName"_s);
    body.insert(u"tableName"_s, u"Other"_s);
    row("table", 400, u"rowId"_s);
    body.insert(u"rowId"_s, u"1 or 1=1"_s);
    row("row", 400, u"orgId"_s);
    body.insert(u"orgId"_s, u"1"_s);
    row("organisation", 400, u"action is needed"_s);
    body.insert(u"action"_s, u"upsert"_s);
    row("unknown action", 400, u"action must be"_s);
    body.insert(u"action"_s, u"update"_s);
    row("action", 400, u"workspaceId"_s);
    body.insert(u"workspaceId"_s, u"1"_s);
    row("workspace", 400, u"viewId"_s);
    body.insert(u"viewId"_s, u"5"_s);
    row("view", 404, u"organisation"_s);
    body.insert(u"orgId"_s, QLatin1StringView(kRigOrg));
    row("known organisation", 404, u"workspace"_s);
    body.insert(u"workspaceId"_s, QLatin1StringView(kRigWorkspace));
    row("known workspace", 404, u"table"_s);
    body.insert(u"tableName"_s, u"Orders"_s);
    row("known table", 400, u"ROWID"_s);
}

void ControlTablesTest::rowChecks()
{
    QFETCH(QJsonObject, body);
    QFETCH(int, status);
    QFETCH(QString, named);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer refused = rig.post("/row", bodyText(body));
    QVERIFY2(refused.status == status, refused.body.constData());
    QVERIFY(refused.isFailure());
    QVERIFY2(refused.message().contains(named), refused.body.constData());
    QCOMPARE(rig.stub.starts.load(), 0);
}

void ControlTablesTest::rowOfALockedTable()
{
    ControlRig rig([](ControlApiOptions &options) {
        serveTable(options);
        options.timings.rowWait = std::chrono::milliseconds(100);
        options.timings.rowAgain = std::chrono::milliseconds(20);
        options.timings.controlRow = std::chrono::milliseconds(200);
    });
    QCOMPARE(rig.problem, QString());
    const QByteArray order = tableBody({{u"rowId"_s, qint64{69251000000063001}},
        {u"action"_s, u"insert"_s}, {u"viewId"_s, u"5"_s}});
    // A row whose run goes on for longer than the caller can be kept waiting.
    const ControlAnswer begun = rig.post("/row", order);
    QVERIFY2(begun.status == 202, begun.body.constData());
    QCOMPARE(begun.json().value("status"_L1).toString(), u"pending"_s);
    QCOMPARE(rig.stub.lastParameters.value("rowId"_L1).toString(), u"69251000000063001"_s);
    QVERIFY(rig.runs().find(begun.json().value("runId"_L1).toString()));
    // And one that has to wait for it.
    const ControlAnswer locked = rig.post("/row", order);
    QVERIFY2(locked.status == 202, locked.body.constData());
    const auto kept = rig.watch().outbox().list();
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->first().rowId, u"69251000000063001"_s);
    QVERIFY(rig.stub.starts.load() > 2); // it was tried more than once
    QCOMPARE(rig.runs().list()->size(), 1);
}

void ControlTablesTest::keys_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &header,
                         int status) { QTest::newRow(name) << target << header << status; };
    const QByteArray codeLib = "catalyst-codelib-secret-key: KEY";
    row("CodeLib header", "/import", codeLib, 200);
    row("CodeLib header in capitals", "/import", "CATALYST-CODELIB-SECRET-KEY: KEY", 200);
    row("Bearer", "/import", "Authorization: Bearer KEY", 200);
    row("other query", "/import?page=1&key", codeLib, 200);
    row("none", "/import", "X-Any: 1", 401);
    row("placeholder", "/import", "catalyst-codelib-secret-key: CODELIB_FAKE_KEY", 401);
    row("in the address", "/import?catalyst-codelib-secret-key=KEY", "X-Any: 1", 401);
    row("in the address too", "/import?catalyst-codelib-secret-key=KEY", codeLib, 401);
    row("in the address, encoded", "/import?a=b&catalyst%2dcodelib%2Dsecret-key=KEY", codeLib, 401);
    row("in the address, empty", "/import?catalyst-codelib-secret-key", codeLib, 401);
    row("old callback", "/import-analytics?tableName=Orders&catalyst-codelib-secret-key=KEY&page=1",
        "X-Any: 1", 401);
    row("foreign origin", "/import", codeLib + "\r\nOrigin: https://evil.example", 403);
    row("foreign site", "/row", codeLib + "\r\nSec-Fetch-Site: cross-site", 403);
}

void ControlTablesTest::keys()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, header);
    QFETCH(int, status);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const bool isInAddress = target.contains("secret-key") || target.contains("secret%");
    target.replace("=KEY", QByteArray("=" + rig.key()));
    header.replace(": KEY", QByteArray(": " + rig.key()));
    header.replace("Bearer KEY", QByteArray("Bearer " + rig.key()));
    const QByteArray body = tableBody();
    const ControlAnswer answer = rig.ask("POST " + target + " HTTP/1.1\r\nHost: " + rig.host()
        + "\r\n" + header + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY2(answer.status == status, answer.body.constData());
    QVERIFY(!answer.body.contains(rig.key()));
    QCOMPARE(rig.stub.starts.load(), status == 200 ? 1 : 0);
    if (status != 200)
        QVERIFY2(answer.isFailure(), answer.body.constData());
    if (isInAddress)
        QVERIFY2(answer.message().contains("header catalyst-codelib-secret-key"_L1),
            answer.body.constData());
}

void ControlTablesTest::badBodies_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    for (const char *path : {"/import", "/row", "/export-datastore", "/import-analytics"}) {
        const auto row
            = [path](const char *name, const QByteArray &type, const QByteArray &body, int status) {
                  QTest::addRow("%s %s", path, name) << QByteArray(path) << type << body << status;
              };
        row("no JSON", "application/json", "tableName=Orders", 400);
        row("cut", "application/json", R"({"tableName":"Or)", 400);
        row("list", "application/json", "[1]", 400);
        row("form", "application/x-www-form-urlencoded", "tableName=Orders", 415);
        row("too large", "application/json", R"({"tableName":")" + QByteArray(110'000, 'x') + "\"}",
            413);
    }
}

void ControlTablesTest::badBodies()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer answer = rig.ask("POST " + path + " HTTP/1.1\r\nHost: " + rig.host()
        + "\r\nAuthorization: Bearer " + rig.key() + "\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY2(answer.status == status, answer.body.constData());
    QVERIFY(answer.isFailure());
    QCOMPARE(rig.get("/healthz").status, 200);
}
