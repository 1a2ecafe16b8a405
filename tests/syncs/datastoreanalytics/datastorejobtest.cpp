// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/datastorelock.h"
#include "syncs/datastoreanalytics/datastoretests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QJsonObject object(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

} // namespace

void DatastoreJobTest::parameters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("view");
    QTest::addColumn<DatastoreMode>("mode");
    QTest::addColumn<OnBadRow>("onBadRow");
    QTest::addColumn<QString>("described");
    QTest::newRow("least") << QByteArray("{'table':'Orders'}") << u"Orders"_s << DatastoreMode::Full
                           << OnBadRow::Skip << u"Orders, updated or added by ROWID"_s;
    QTest::newRow("all") << QByteArray("{'table':'Orders','view':'176','mode':'append',"
                                       "'onError':'abort','newColumns':'add','exports':8,"
                                       "'pageRows':1000,'rejectionLimitPercent':0}")
                         << u"176"_s << DatastoreMode::Append << OnBadRow::Abort
                         << u"Orders, rows are added"_s;
    QTest::newRow("empty") << QByteArray("{'table':'O','onError':'setcolumnempty'}") << u"O"_s
                           << DatastoreMode::Full << OnBadRow::SetEmpty
                           << u"O, updated or added by ROWID"_s;
}

void DatastoreJobTest::parameters()
{
    QFETCH(QByteArray, text);
    const auto job = DatastoreJob::fromJson(object(text));
    QVERIFY2(job.has_value(), job ? "" : qPrintable(job.error().text()));
    QTEST(job->viewName(), "view");
    QTEST(job->mode, "mode");
    QTEST(job->onBadRow, "onBadRow");
    QTEST(job->describe(), "described");
}

void DatastoreJobTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *text, const QString &wanted) {
        QTest::newRow(text) << QByteArray(text) << wanted;
    };
    row("{}", u"parameters.table: is missing"_s);
    row("{'table':''}", u"parameters.table: must not be empty"_s);
    row("{'table':'O','x':1}", u"parameters.x: is not a known key"_s);
    row("{'table':'O','mode':'upsert'}", u"parameters.mode: must be one of full, append"_s);
    row("{'table':'O','onError':'ignore'}",
        u"parameters.onError: must be one of skiprow, abort, setcolumnempty"_s);
    row("{'table':'O','exports':9}", u"parameters.exports: must be a whole number from 1 to 8"_s);
    row("{'table':'O','pageRows':200001}",
        u"parameters.pageRows: must be a whole number from 1 to 200000"_s);
    row("{'table':'O','rows':'1-2'}", u"parameters.rows: is not a known key"_s); // of a run only
    row("{'table':'O','ids':['7']}", u"parameters.ids: is not a known key"_s);
    row("{'table':'O','mode':'incremental','watchSeconds':29}",
        u"parameters.watchSeconds: must be 0 or from 30 to 3600"_s);
    row("{'table':'O','watchSeconds':60}",
        u"parameters.watchSeconds: goes with incremental only"_s);
}

void DatastoreJobTest::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, wanted);
    const auto job = DatastoreJob::fromJson(object(text));
    QVERIFY(!job.has_value());
    QVERIFY2(job.error().why.contains(wanted), qPrintable(job.error().why));
}

void DatastoreJobTest::selections()
{
    const QJsonObject job = object("{'table':'O'}");
    const auto ranged = [&job](const QByteArray &selection) {
        auto chosen = withDatastoreSelection(job, object(selection));
        return chosen ? DatastoreJob::fromJson(*chosen, true) : tl::unexpected(chosen.error());
    };
    QCOMPARE(ranged("{'rows':'3-7'}")->rows.last, 7);
    QCOMPARE(ranged("{'pages':'4'}")->pages.first, 4);
    QCOMPARE(ranged("{'pages':'4'}")->pages.last, 4);
    QCOMPARE(ranged("{'rows':'5-'}")->rows.last, 0);
    QVERIFY(ranged("{}")->rows.isAll());
    for (const char *bad : {"{'rows':'0-3'}", "{'rows':'7-3'}", "{'rows':'x'}",
             "{'rows':'1-2','pages':'1'}", "{'ids':['x']}", "{'ids':['7','7']}",
             "{'ids':['7'],'rows':'1-2'}", "{'goneIds':['7']}", "{'breakLock':'P'}"})
        QVERIFY2(!ranged(bad).has_value(), bad);
    QCOMPARE(ranged("{'ids':['69251000000063001','7']}")->ids.size(), 2);
    QVERIFY(ranged("{'ids':['7'],'goneIds':['7'],'onlyChanged':true}")->isOfPart());
    QVERIFY(ranged("{'breakLock':'O'}")->breaksLock);
}

void DatastoreJobTest::rowSelections_data()
{
    QTest::addColumn<QByteArray>("selection");
    QTest::addColumn<QString>("described"); // empty: refused
    const auto row = [](const char *selection, const QString &described) {
        QTest::newRow(selection) << QByteArray(selection) << described;
    };
    row("{'rowId':'69251000000063001','action':'insert'}", u"O, row 69251000000063001: insert"_s);
    row("{'rowId':'9223372036854775807','action':'update'}",
        u"O, row 9223372036854775807: update"_s);
    row("{'rowId':'7','action':'delete','viewId':'176'}", u"O, row 7: delete"_s);
    row("{'rowId':'7','action':'delete','withoutLock':true}", u"O, row 7: delete"_s);
    row("{'rowId':'7'}", {});
    row("{'action':'update'}", {});
    row("{'rowId':'7','action':'upsert'}", {});
    row("{'rowId':'','action':'update'}", {});
    row("{'rowId':'0','action':'update'}", {});
    row("{'rowId':'-7','action':'update'}", {});
    row("{'rowId':'7 or 1=1','action':'delete'}", {});
    row("{'rowId':'9223372036854775808','action':'update'}", {}); // beyond 64 bits
    row("{'rowId':7,'action':'update'}", {}); // a number, which might have been rounded
    row("{'rowId':'7','action':'update','rows':'1-2'}", {});
    row("{'rowId':'7','action':'update','pages':'1'}", {});
}

void DatastoreJobTest::rowSelections()
{
    QFETCH(QByteArray, selection);
    QFETCH(QString, described);
    const auto chosen = withDatastoreSelection(object("{'table':'O'}"), object(selection));
    QCOMPARE(chosen.has_value(), !described.isEmpty());
    if (!chosen)
        return;
    const auto job = DatastoreJob::fromJson(*chosen, true);
    QVERIFY(job.has_value() && job->row.has_value());
    QCOMPARE(job->describe(), described);
    QVERIFY(!DatastoreJob::fromJson(*chosen)); // it is never saved in a job
}

void DatastoreJobTest::lockKeys()
{
    QCOMPARE(datastoreLockKey(u"Orders"_s), u"Analytics_Orders"_s); // the original's (C.4)
    const QString a = datastoreLockKey(QString(60, u'x') + u'a');
    const QString b = datastoreLockKey(QString(60, u'x') + u'b');
    QCOMPARE(a.size(), 50);
    QCOMPARE(b.size(), 50);
    QVERIFY(a != b);
}
