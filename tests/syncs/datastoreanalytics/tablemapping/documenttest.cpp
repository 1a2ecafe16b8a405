// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void DocumentTest::byteIdentity()
{
    const QByteArray defaults = TableMapping().write();
    QCOMPARE(TableMapping::read(defaults)->write(), defaults);
    QCOMPARE(TableMapping::read("{\"formatVersion\":1}")->write(), defaults);
    QVERIFY(defaults.contains("\"kind\": \"datastore-analytics\""));

    const TableMapping mapping = mappingFrom(
        "'columns':{'Name':{'to':'Customer','type':'MULTI_LINE','pii':'flagged','transform':["
        "{'do':'trim'},{'do':'upper'},{'do':'lower'},{'do':'cut','length':9},"
        "{'do':'replace','find':'a','with':''},{'do':'default','value':'-'},"
        "{'do':'words','true':['ja','j'],'false':['nein']},{'do':'decimalPoint'},"
        "{'do':'date','pattern':'dd.MM.yyyy'},{'do':'mask','keep':2},{'do':'blank'}]},"
        "'Phone':{'pii':'hashed'},'Note':{'transform':[{'do':'hash'}]}},"
        "'without':['Secret','Born'],'where':[{'column':'Count','comparator':'in','values':"
        "['1','2']},{'column':'Name','comparator':'not_empty'},"
        "{'column':'Amount','comparator':'greater_than','value':'1.5'}],"
        "'timeZone':{'from':'Asia/Kolkata','to':'UTC'},'rowIdType':'PLAIN','check':true,"
        "'hashKey':{'env':'SLUICE_HASH_KEY'}");
    const QByteArray written = mapping.write();
    const auto again = TableMapping::read(written);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().text()));
    QCOMPARE(again->write(), written);
    QCOMPARE(again->columns.value(u"Name"_s).transform, mapping.columns.value(u"Name"_s).transform);
    QCOMPARE(again->columns.value(u"Name"_s).transform.size(), 11);
    QCOMPARE(again->where, mapping.where);
    QCOMPARE(again->timeZone.from, u"Asia/Kolkata"_s);
    QCOMPARE(again->hashKeyVariable, u"SLUICE_HASH_KEY"_s);
    QVERIFY(again->check);
}

void DocumentTest::sortsWhatHasNoOrder()
{
    const TableMapping mapping = mappingFrom("'only':['Phone','Amount','Name']");
    QCOMPARE(mapping.only, (QStringList{u"Amount"_s, u"Name"_s, u"Phone"_s}));
    QCOMPARE(mapping.write(), mappingFrom("'only':['Name','Phone','Amount']").write());
    const QByteArray written = mapping.write();
    QVERIFY(written.indexOf("\"check\"") < written.indexOf("\"columns\""));
    QVERIFY(written.indexOf("\"columns\"") < written.indexOf("\"formatVersion\""));
    QVERIFY(written.endsWith("}\n"));
}

void DocumentTest::problems_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *members, const QString &wanted) {
        QTest::newRow(members) << QByteArray(members) << wanted;
    };
    row("'x':1", u"x: is not a known key"_s);
    row("'kind':'crm-bulk'", u"kind: must be one of datastore-analytics"_s);
    row("'columns':[]", u"columns: must be an object"_s);
    row("'columns':{'A':1}", u"columns.A: must be an object"_s);
    row("'columns':{'A':{'x':1}}", u"columns.A.x: is not a known key"_s);
    row("'columns':{'A':{'to':''}}", u"columns.A.to: must not be empty"_s);
    row("'columns':{'A':{'to':'rowid'}}", u"columns.A.to: is the name of the column of ids"_s);
    row("'columns':{'A':{'to':'C'},'B':{'to':'c'}}",
        u"columns.B.to: is the target of another column"_s);
    row("'columns':{'A':{},'a':{}}", u"columns.a: has two rules"_s);
    row("'columns':{'ROWID':{}}", u"columns.ROWID: always goes as it is"_s);
    row("'columns':{'A':{'type':'TEXT'}}", u"columns.A.type: must be one of PLAIN, MULTI_LINE"_s);
    row("'columns':{'A':{'pii':true}}", u"columns.A.pii: must be text"_s);
    row("'columns':{'A':{'pii':'yes'}}",
        u"columns.A.pii: must be one of no, flagged, hashed, out"_s);
    row("'columns':{'A':{'pii':'hashed'}}", u"hashKey: must name the key"_s);
    row("'columns':{'A':{'transform':[{'do':'hash'}]}}", u"hashKey: must name the key"_s);
    row("'columns':{'A':{'pii':'hashed','transform':[{'do':'hash'}]}},'hashKey':{'env':'K'}",
        u"columns.A.pii: hashes the column"_s);
    row("'columns':{'A':{'transform':{}}}", u"columns.A.transform: must be a list"_s);
    row("'columns':{'A':{'transform':['trim']}}", u"columns.A.transform[0]: must be an object"_s);
    row("'columns':{'A':{'transform':[{'do':'trim'},{'do':'shout'}]}}",
        u"columns.A.transform[1].do: must be one of trim, upper"_s);
    row("'columns':{'A':{'transform':[{'do':'trim','length':1}]}}",
        u"columns.A.transform[0].length: is not a known key"_s);
    row("'columns':{'A':{'transform':[{'do':'cut'}]}}",
        u"columns.A.transform[0].length: is missing"_s);
    row("'columns':{'A':{'transform':[{'do':'cut','length':0}]}}",
        u"columns.A.transform[0].length: must be a whole number from 1 to 10000"_s);
    row("'columns':{'A':{'transform':[{'do':'replace','find':'','with':''}]}}",
        u"columns.A.transform[0].find: must not be empty"_s);
    row("'columns':{'A':{'transform':[{'do':'words','true':['x'],'false':['X']}]}}",
        u"columns.A.transform[0].false[0]: stands among true, too"_s);
    row("'columns':{'A':{'transform':[{'do':'date','pattern':'dd.MM.yy'}]}}",
        u"columns.A.transform[0].pattern: has letters that mean nothing here: yy"_s);
    row("'columns':{'A':{'transform':[{'do':'date','pattern':'dd.MM'}]}}",
        u"columns.A.transform[0].pattern: must have yyyy"_s);
    row("'only':['A'],'without':['B']", u"without: and only cannot both be there"_s);
    row("'only':['A','a']", u"only[1]: stands in the list twice"_s);
    row("'only':[1]", u"only[0]: must be text"_s);
    row("'only':['A'],'columns':{'B':{}}", u"columns.B: is not among only"_s);
    row("'only':['A'],'columns':{'A':{'pii':'out'}}", u"columns.A: is among only"_s);
    row("'without':['A'],'columns':{'a':{}}", u"columns.a: is left out by without"_s);
    row("'without':['RowId']", u"without: must not name ROWID"_s);
    row("'where':[{'column':'A','comparator':'like','value':'x'}]",
        u"where[0].comparator: must be one of equal, not_equal"_s);
    row("'where':[{'comparator':'equal','value':'x'}]", u"where[0].column: is missing"_s);
    row("'where':[{'column':'A','comparator':'equal'}]", u"where[0].value: is missing"_s);
    row("'where':[{'column':'A','comparator':'equal','value':1}]",
        u"where[0].value: must be text"_s);
    row("'where':[{'column':'A','comparator':'in','values':[]}]",
        u"where[0].values: must not be empty"_s);
    row("'where':[{'column':'A','comparator':'empty','value':'x'}]",
        u"where[0].value: is not a known key"_s);
    row("'timeZone':{'from':'Mars/Base','to':'UTC'}",
        u"timeZone.from: is no known time zone; write it as Europe/Berlin"_s);
    row("'timeZone':{'from':'UTC'}", u"timeZone.to: is missing"_s);
    row("'rowIdType':'BIGINT'", u"rowIdType: must be one of NUMBER, PLAIN"_s);
    row("'check':1", u"check: must be true or false"_s);
    row("'hashKey':{'value':'x'}", u"hashKey.value: is not a known key"_s); // no secret in here
    row("'hashKey':{'env':'A B'}", u"hashKey.env: must be the name of an environment variable"_s);
}

void DocumentTest::problems()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, wanted);
    const auto mapping = TableMapping::read(quoted("{'formatVersion':1," + members + "}"));
    QVERIFY(!mapping.has_value());
    QCOMPARE(mapping.error().kind, ErrorKind::Config);
    QVERIFY2(mapping.error().why.contains(wanted), qPrintable(mapping.error().why));
}

void DocumentTest::allProblemsAtOnce()
{
    const auto mapping = TableMapping::fromJson({{u"check"_s, 1}, {u"y"_s, 1}}, u"job.mapping"_s);
    QVERIFY(!mapping.has_value());
    for (const QString &wanted : {u"job.mapping.formatVersion: is missing"_s,
             u"job.mapping.check: must be true or false"_s, u"job.mapping.y: is not a known key"_s})
        QVERIFY2(mapping.error().why.contains(wanted), qPrintable(mapping.error().why));
    const auto list = TableMapping::fromJson(
        {{u"formatVersion"_s, 1}, {u"only"_s, QJsonArray{u"A"_s, 2}}}, u"job.mapping"_s);
    QVERIFY(list.error().why.contains(u"job.mapping.only[1]: must be text"_s));
}

void DocumentTest::kinds()
{
    QVERIFY(TableMapping::read(quoted("{'formatVersion':1,'kind':'datastore-analytics'}")));
    for (const char *bad : {"{", "", "[]", "{}", "{'formatVersion':2}"})
        QVERIFY2(!TableMapping::read(quoted(bad)), bad);
}
