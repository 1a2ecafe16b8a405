// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlrig.h"
#include "app/watch/tablewatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// The rig's table has the id 4711, its project is 7.
void ControlTablesTest::events_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QStringList>("noted");
    const auto row
        = [](const char *name, const QByteArray &body, int status, const QStringList &noted) {
              QTest::newRow(name) << body << status << noted;
          };
    row("listener",
        R"({"project_details":{"id":"7"},"source":"Datastore","action":"Update",)"
        R"("source_entity_id":"4711","data":[{"ROWID":"69251000000063001"}]})",
        200, {u"69251000000063001 update"_s});
    row("by the table's name",
        R"({"action":"Delete","source_entity_id":"1",)"
        R"("data":{"Orders":{"ROWID":"5"}}})",
        200, {u"5 delete"_s});
    row("one row twice",
        R"({"action":"Insert","source_entity_id":"4711",)"
        R"("data":[{"ROWID":"5"},{"ROWID":"5"}]})",
        200, {u"5 update"_s});
    row("other project",
        R"({"project_details":{"id":"8"},"action":"Update",)"
        R"("source_entity_id":"4711","data":[{"ROWID":"5"}]})",
        404, {});
    row("other table", R"({"action":"Update","source_entity_id":"4712","data":[{"ROWID":"5"}]})",
        404, {});
    row("one of two tables",
        R"({"events":[{"event":"row_updated","table_id":"4711","data":{"ROWID":"5"}},)"
        R"({"event":"row_updated","table_id":"9","data":{"ROWID":"6"}}]})",
        404, {}); // nothing of it is taken
    row("no row", R"({"action":"Update","source_entity_id":"4711","data":[{}]})", 400, {});
    row("no JSON", "ROWID=5", 400, {});
    row("an array", "[]", 400, {});
}

void ControlTablesTest::events()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QStringList, noted);
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const ControlAnswer answer = rig.post("/events", body);
    QVERIFY2(answer.status == status, answer.body.constData());
    QCOMPARE(answer.isFailure(), status != 200);
    QStringList rows;
    const auto list = rig.watch().outbox().list();
    QVERIFY(list);
    for (const OutboxRow &row : *list)
        rows << u"%1 %2"_s.arg(row.rowId, rowActionName(row.action));
    QCOMPARE(rows, noted);
    QCOMPARE(rig.stub.starts.load(), 0); // noted before it is answered, sent afterwards
}

void ControlTablesTest::eventsNeedTheKey()
{
    ControlRig rig(serveTable);
    QCOMPARE(rig.problem, QString());
    const QByteArray body = R"({"action":"Delete","source_entity_id":"4711","data":{"ROWID":"5"}})";
    const ControlAnswer refused = rig.ask("POST /events HTTP/1.1\r\nHost: " + rig.host()
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body);
    QCOMPARE(refused.status, 401);
    QVERIFY(rig.watch().outbox().list()->isEmpty());
    QCOMPARE(rig.get("/events").status, 405);
}
