// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmmappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void CrmDocumentTest::byteIdentity()
{
    const CrmMapping mapping = crmMappingFrom(
        "'kind':'crm-bulk','fields':["
        "{'target':'Zip','source':'PLZ','transforms':[{'do':'trim'},{'do':'pad','length':5,'with':'"
        "0'}]},"
        "{'target':'Account_Name','source':'Account','findBy':'Account_Number','onEmpty':'leaveOut'"
        "},"
        "{'target':'Email','value':'a@b.cd','sensitive':'show'},"
        "{'target':'Key','source':'Email','transforms':[{'do':'hash'}],'onBadValue':'send'},"
        "{'target':'Description','template':'{{First_Name}} \\\\\\\\ {{x}}'}],"
        "'onBadValue':'leaveOut','timeZone':'Asia/Kolkata','multiSelectSeparator':'|',"
        "'hashKey':{'env':'HASH_KEY'}");
    const QByteArray written = mapping.write();
    const auto again = CrmMapping::read(written);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
    QCOMPARE(again->write(), written);
    QStringList targets;
    for (const CrmFieldRule &rule : again->fields)
        targets << rule.target;
    QCOMPARE(targets,
        (QStringList{u"Account_Name"_s, u"Description"_s, u"Email"_s, u"Key"_s, u"Zip"_s}));
    QCOMPARE(again->ruleOf(u"Zip"_s)->transforms.size(), 2);
    QCOMPARE(again->ruleOf(u"Email"_s)->sensitive, CrmSensitive::Show);
    QCOMPARE(again->ruleOf(u"Key"_s)->onBadValue, CrmBadValue::Send);
    QCOMPARE(again->ruleOf(u"Description"_s)->sources(), (QStringList{u"First_Name"_s, u"x"_s}));
    QCOMPARE(again->onBadValue, CrmBadValue::LeaveOut);
    QCOMPARE(again->multiSelectSeparator, u"|"_s);
    // In another order it is the same document.
    CrmMapping turned = *again;
    std::reverse(turned.fields.begin(), turned.fields.end());
    QCOMPARE(turned.write(), written);
}

void CrmDocumentTest::defaults()
{
    const CrmMapping mapping = crmMappingFrom("'fields':[{'target':'Company'}]");
    const CrmFieldRule &rule = mapping.fields.first();
    QCOMPARE(rule.source, u"Company"_s);
    QCOMPARE(rule.onEmpty, CrmEmptyValue::Send);
    QCOMPARE(rule.sensitive, CrmSensitive::ByMetadata);
    QVERIFY(!rule.onBadValue);
    QCOMPARE(mapping.onBadValue, CrmBadValue::Reject);
    QCOMPARE(mapping.multiSelectSeparator, u";"_s);
    QVERIFY(mapping.timeZone.isEmpty());
    QVERIFY(crmMappingFrom("").fields.isEmpty());
    QVERIFY(mapping.ruleOf(u"company"_s) == nullptr);
}

void CrmDocumentTest::problems_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *members, const QString &problem) {
        QTest::newRow(name) << QByteArray(members) << problem;
    };
    row("unknown key", "'rows':[]", u"rows: is not a known key"_s);
    row("another kind", "'kind':'datastore-analytics'", u"kind: must be one of crm-bulk"_s);
    row("no list", "'fields':{}", u"fields: must be a list"_s);
    row("no object", "'fields':['a']", u"fields[0]: must be an object"_s);
    row("no target", "'fields':[{'source':'a'}]", u"fields[0].target: is missing"_s);
    row("no api name", "'fields':[{'target':'a b'}]", u"fields[0].target: must be an API name"_s);
    row("twice", "'fields':[{'target':'a'},{'target':'a'}]",
        u"fields[1].target: is the target of another rule"_s);
    row("two origins", "'fields':[{'target':'a','source':'b','value':'c'}]",
        u"fields[0]: must have only one of source, value, template"_s);
    row("empty source", "'fields':[{'target':'a','source':' '}]",
        u"fields[0].source: must not be empty"_s);
    row("template", "'fields':[{'target':'a','template':'{{b'}]",
        u"fields[0].template: has a {{ at character 1"_s);
    row("transform", "'fields':[{'target':'a','transforms':[{'do':'trim'},{'do':'fly'}]}]",
        u"fields[0].transforms[1].do: must be one of"_s);
    row("choice", "'fields':[{'target':'a','onEmpty':'drop'}]",
        u"fields[0].onEmpty: must be one of send, leaveOut, reject, skip"_s);
    row("sensitive", "'fields':[{'target':'a','sensitive':true}]",
        u"fields[0].sensitive: must be text"_s);
    row("zone", "'timeZone':'Nowhere'", u"timeZone: is no known time zone"_s);
    row("separator", "'multiSelectSeparator':'/'", u"multiSelectSeparator: must be one of"_s);
    row("hash key", "'fields':[{'target':'a','transforms':[{'do':'hash'}]}]",
        u"hashKey: must name the key of the hashes"_s);
}

void CrmDocumentTest::problems()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, problem);
    const auto mapping = CrmMapping::read(crmQuoted("{'formatVersion':1," + members + "}"));
    QVERIFY(!mapping);
    QCOMPARE(mapping.error().kind, ErrorKind::Config);
    QVERIFY2(mapping.error().why.contains(problem), qPrintable(mapping.error().why));
}

void CrmDocumentTest::allAtOnce()
{
    const auto mapping = CrmMapping::fromJson(
        {{u"formatVersion"_s, 2}, {u"x"_s, 1},
            {u"fields"_s, QJsonArray{QJsonObject{{u"target"_s, u"?"_s}, {u"y"_s, 1}}}}},
        u"mapping"_s);
    QVERIFY(!mapping);
    for (const QString &place : {u"mapping.formatVersion"_s, u"mapping.x"_s,
             u"mapping.fields[0].target"_s, u"mapping.fields[0].y"_s})
        QVERIFY2(mapping.error().why.contains(place + u": "_s), qPrintable(mapping.error().why));
    QJsonArray many;
    for (int i = 0; i < 200; ++i)
        many.append(QJsonObject{{u"target"_s, u"f%1"_s.arg(i)}});
    const auto large = CrmMapping::fromJson({{u"formatVersion"_s, 1}, {u"fields"_s, many}});
    QVERIFY(!large);
    QVERIFY(large.error().why.contains(u"must not hold more than 199"_s));
}
