// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/rowevents.h"
#include "app/watch/watchtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QJsonObject payload(const QByteArray &text)
{
    QByteArray quoted = text;
    return QJsonDocument::fromJson(quoted.replace('\'', '"')).object();
}

// "<project>/<table>: <action> <row>, .."
QString said(const RowEvents &events)
{
    QStringList rows;
    for (const RowOutbox::Noted &row : events.rows)
        rows << u"%1 %2"_s.arg(rowActionName(row.action), row.rowId);
    return u"%1/%2: %3"_s.arg(events.projectId,
        events.tableName.isEmpty() ? events.tableId : events.tableName, rows.join(u", "_s));
}

} // namespace

void RowEventsTest::payloads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wanted");
    const QByteArray head = "{'project_details':{'id':'2136000000007733'},'source':'Datastore',"
                            "'source_entity_id':'2136000000007781','action':";
    QTest::newRow("one row") << head + "'Insert','data':{'ROWID':'69251000000063001','a':1}}"
                             << u"2136000000007733/2136000000007781: insert 69251000000063001"_s;
    QTest::newRow("an array of rows")
        << head + "'Update','data':[{'ROWID':'7'},{'ROWID':69251000000063003}]}"
        << u"2136000000007733/2136000000007781: update 7, update 69251000000063003"_s;
    QTest::newRow("rows under the table's name")
        << head + "'Update','data':[{'Orders':{'ROWID':'7','a':'b'}},{'Orders':{'ROWID':'8'}}]}"
        << u"2136000000007733/Orders: update 7, update 8"_s;
    QTest::newRow("deleted, one object") << head + "'Delete','data':{'Orders':{'ROWID':'7'}}}"
                                         << u"2136000000007733/Orders: delete 7"_s;
    QTest::newRow("ids as numbers")
        << QByteArray("{'project_details':{'id':2136000000007733},'source_entity_id':"
                      "2136000000007781,'action':'delete','data':[{'ROWID':69251000000063001}]}")
        << u"2136000000007733/2136000000007781: delete 69251000000063001"_s;
    QTest::newRow("signals") << QByteArray(
        "{'rule_id':'1','target_id':'2','version':1,'attempt':1,'account':{'org_id':"
        "'3','project':{'environment':'Development','name':'P','id':'4'}},'events':"
        "[{'event_config':{'api_name':'row_deleted'},'table_id':'5','data':"
        "{'ROWID':'6'}}]}") << u"4/5: delete 6"_s;
}

void RowEventsTest::payloads()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, wanted);
    const auto events = rowEventsOf(payload(text));
    QVERIFY2(events.has_value(), events ? "" : qPrintable(events.error().text()));
    QCOMPARE(events->size(), 1);
    QCOMPARE(said(events->first()), wanted);
}

void RowEventsTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QByteArray &text, const QString &named) {
        QTest::newRow(name) << text << named;
    };
    row("empty", "{}", u"inserted, updated or deleted"_s);
    row("no events", "{'events':[]}", u"empty"_s);
    row("other action", "{'action':'Truncate','data':{'ROWID':'1'}}", u"inserted"_s);
    row("other source",
        "{'action':'Insert','source':'Filestore','source_entity_id':'1','data':{'ROWID':'1'}}",
        u"Filestore"_s);
    row("no table", "{'action':'Insert','data':{'ROWID':'1'}}", u"which table"_s);
    row("no row", "{'action':'Insert','source_entity_id':'1'}", u"ROWID"_s);
    row("row without an id", "{'action':'Insert','source_entity_id':'1','data':[{'a':'b'}]}",
        u"ROWID"_s);
    row("id that is none",
        "{'action':'Insert','source_entity_id':'1','data':[{'ROWID':'1 OR 1=1'}]}", u"ROWID"_s);
    row("two names and no id",
        "{'action':'Insert','source_entity_id':'1','data':[{'A':{'ROWID':'1'},'B':2}]}",
        u"ROWID"_s);
}

void RowEventsTest::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    const auto events = rowEventsOf(payload(text));
    QVERIFY(!events.has_value());
    QVERIFY2(events.error().text().contains(named), qPrintable(events.error().text()));
}
