// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void PlanTest::choice_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("wanted"); // sources
    const auto row = [](const char *members, const QString &wanted) {
        QTest::addRow("(%s)", members) << QByteArray(members) << wanted;
    };
    row("", u"ROWID Name Phone Note Amount Count Big Paid Born Active"_s);
    row("'only':['Phone','NAME']", u"ROWID Name Phone"_s);
    row("'only':['ROWID','Born']", u"ROWID Born"_s);
    row("'only':['Secret','MODIFIEDTIME']", u"ROWID MODIFIEDTIME Secret"_s);
    row("'without':['Note','amount','Count','Big','Paid','Born','Active']", u"ROWID Name Phone"_s);
    row("'only':['Name'],'columns':{'Phone':{'pii':'out'}}", u"ROWID Name"_s);
    row("'columns':{'Phone':{'pii':'out'},'note':{'pii':'out'}}",
        u"ROWID Name Amount Count Big Paid Born Active"_s);
    row("'columns':{'Secret':{},'CREATEDTIME':{}}",
        u"ROWID CREATEDTIME Name Phone Note Amount Count Big Paid Born Active Secret"_s);
    // What the filter looks at is read as well.
    row("'only':['Name'],'where':[{'column':'count','comparator':'not_empty'},"
        "{'column':'Name','comparator':'not_empty'}]",
        u"ROWID Name Count"_s);
}

void PlanTest::choice()
{
    QFETCH(QByteArray, members);
    const auto plan = planNewView(testTable(), mappingFrom(members));
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().text()));
    QTEST(plan->sources().join(u' '), "wanted");
    QCOMPARE(plan->columns.first().source, u"ROWID"_s);
}

void PlanTest::renamesAndTypes()
{
    const auto plan = planNewView(testTable(),
        mappingFrom("'columns':{'Name':{'to':'Customer','type':'MULTI_LINE','pii':'flagged'},"
                    "'Phone':{'pii':'hashed'},'Paid':{'type':'DATE_AS_DATE'},"
                    "'Note':{'type':'DATE','transform':[{'do':'date','pattern':'d.M.yyyy H:mm'}]},"
                    "'Big':{'transform':[{'do':'mask'}]},'Secret':{'pii':'out'}},"
                    "'rowIdType':'PLAIN','hashKey':{'env':'K'}"));
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().text()));
    QHash<QString, PlannedColumn> by;
    for (const PlannedColumn &column : plan->columns)
        by.insert(column.target, column);
    QCOMPARE(by.value(u"ROWID"_s).targetType, u"PLAIN"_s);
    QCOMPARE(by.value(u"Customer"_s).source, u"Name"_s);
    QCOMPARE(by.value(u"Customer"_s).targetType, u"MULTI_LINE"_s);
    QVERIFY(by.value(u"Customer"_s).isPersonal);
    QVERIFY(by.value(u"Phone"_s).isPersonal);
    QCOMPARE(by.value(u"Phone"_s).transforms.last().kind, TransformKind::Hash);
    QCOMPARE(by.value(u"Phone"_s).targetType, u"PLAIN"_s);
    QCOMPARE(by.value(u"Big"_s).targetType, u"PLAIN"_s); // no number any more
    QVERIFY(!by.value(u"Amount"_s).isPersonal);
    QCOMPARE(plan->dateFormats(),
        (QMap<QString, QString>{{u"Paid"_s, u"yyyy-MM-dd"_s}, {u"Born"_s, u"yyyy-MM-dd"_s},
            {u"Note"_s, u"yyyy-MM-dd HH:mm:ss"_s}}));
    QVERIFY(!by.contains(u"Secret"_s));
}

void PlanTest::standingView()
{
    const QList<TargetColumn> view{{.name = u"ROWID"_s, .type = u"NUMBER"_s},
        {.name = u"customer"_s, .type = u"PLAIN"_s, .maxSize = 20},
        {.name = u"Paid"_s, .type = u"PLAIN"_s}, {.name = u"Name"_s, .type = u"NUMBER"_s}};
    const auto plan = planView(testTable(), view,
        mappingFrom("'only':['Name','Paid','Born'],"
                    "'columns':{'Name':{'to':'Customer','type':'MULTI_LINE'}}"));
    QVERIFY(plan.has_value());
    QCOMPARE(plan->targets(), (QStringList{u"ROWID"_s, u"customer"_s, u"Paid"_s, u"Born"_s}));
    QCOMPARE(plan->columns.at(1).targetType, u"PLAIN"_s); // the view's, whatever the mapping says
    QCOMPARE(plan->columns.at(1).maxSize, 20);
    QVERIFY(!plan->columns.at(1).isNew);
    QVERIFY(plan->columns.at(3).isNew);
    QCOMPARE(plan->dateFormats(), (QMap<QString, QString>{{u"Born"_s, u"yyyy-MM-dd"_s}}));

    const auto hashed = planView(testTable(), view,
        mappingFrom("'only':['Name'],'columns':{'Name':{'pii':'hashed'}},'hashKey':{'env':'K'}"));
    QVERIFY(!hashed.has_value());
    QVERIFY(hashed.error().why.contains(u"Name is no text but NUMBER"_s));
}

void PlanTest::refused_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *members, const QString &wanted) {
        QTest::newRow(members) << QByteArray(members) << wanted;
    };
    // A misspelt name must not let out what was to be left out.
    row("'without':['Sercet']", u"Sercet"_s);
    row("'columns':{'Phon':{'pii':'out'}},'only':['Name','Nmae']", u"Phon, Nmae"_s);
    row("'where':[{'column':'Nope','comparator':'empty'}]", u"Nope"_s);
    row("'where':[{'column':'Count','comparator':'equal','value':'x'}]",
        u"where[0] on Count: must be a whole number"_s);
    row("'where':[{'column':'rowid','comparator':'equal','value':'1.5'}]",
        u"where[0] on ROWID: must be a whole number"_s);
    row("'columns':{'Name':{'to':'Phone'}}",
        u"Phone goes into Phone, which another column fills"_s);
    row("'columns':{'Amount':{'pii':'hashed','type':'NUMBER'}},'hashKey':{'env':'K'}",
        u"Amount is hashed, and Amount is no text but NUMBER"_s);
    row("'only':['ROWID']", u"Only system columns are left"_s);
}

void PlanTest::refused()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, wanted);
    const auto plan = planNewView(testTable(), mappingFrom(members));
    QVERIFY(!plan.has_value());
    QCOMPARE(plan.error().kind, ErrorKind::Config);
    QVERIFY2(plan.error().why.contains(wanted), qPrintable(plan.error().why));
    const auto standing
        = planView(testTable(), {{.name = u"ROWID"_s, .type = u"NUMBER"_s}}, mappingFrom(members));
    QVERIFY(!standing.has_value());
}

void PlanTest::memo()
{
    const auto plan = planNewView(testTable(),
        mappingFrom("'columns':{'Name':{'to':'Customer','pii':'hashed','transform':["
                    "{'do':'trim'},{'do':'cut','length':9}]}},'check':true,"
                    "'where':[{'column':'Count','comparator':'in','values':['1','2']}],"
                    "'timeZone':{'from':'Asia/Kolkata','to':'UTC'},'hashKey':{'env':'K'}"));
    QVERIFY(plan.has_value());
    const ColumnPlan again = ColumnPlan::fromJson(plan->toJson());
    QCOMPARE(again.toJson(), plan->toJson());
    QCOMPARE(again.columns.at(1).transforms, plan->columns.at(1).transforms);
    QCOMPARE(again.where, plan->where);
    QCOMPARE(again.where.first().type, u"int"_s);
    QVERIFY(again.columns.at(1).isPersonal);
    QVERIFY(again.check);
    QCOMPARE(again.timeZone, plan->timeZone);
    QCOMPARE(again.hashKeyVariable, u"K"_s);
    const auto plain = planNewView(testTable());
    QVERIFY(!ColumnPlan::fromJson(plain->toJson()).timeZone.isSet());
}
