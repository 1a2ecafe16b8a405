// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmmappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QString problemOf(const QByteArray &members, const CrmMappingEnds &ends)
{
    const auto plan = planCrmMapping(crmMappingFrom(members), ends);
    return plan ? QString() : plan.error().why;
}

CrmMappingEnds fileEnds(const QString &operation)
{
    return {.module = u"Things"_s,
        .operation = operation,
        .targetFields = crmFields(),
        .isSameRecord = false,
        .isOtherConnection = true,
        .fileColumns = {u"Record"_s, u"First _Name"_s, u"Note"_s}};
}

} // namespace

void CrmPlanTest::fields()
{
    CrmMappingEnds ends = crmEnds();
    ends.made = {u"Score"_s, u"Name"_s};
    const auto plan = planCrmMapping(
        crmMappingFrom(
            "'fields':[{'target':'Name'},{'target':'Note','template':'{{Score}} {{Site}}'},"
            "{'target':'Count','value':'5'},{'target':'Phone','source':'Account.Phone'},"
            "{'target':'Account','findBy':'id'}]"),
        ends);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->readFields(), (QStringList{u"Account"_s, u"Site"_s, u"Account.Phone"_s}));
    QCOMPARE(plan->writeFields(),
        (QStringList{u"Account"_s, u"Count"_s, u"Name"_s, u"Note"_s, u"Phone"_s}));
}

// Without fields, what the processors write is checked and written.
void CrmPlanTest::processorsOnly()
{
    CrmMappingEnds ends = crmEnds();
    ends.made = {u"Name"_s, u"Account"_s};
    const auto plan = planCrmMapping(crmMappingFrom("'onBadValue':'leaveOut'"), ends);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->writeFields(), (QStringList{u"Name"_s, u"Account"_s}));
    QCOMPARE(plan->readFields(), QStringList());
    QCOMPARE(plan->fields.first().onBadValue, CrmBadValue::LeaveOut);
    QCOMPARE(plan->fields.last().rule.findBy, u"id"_s);
}

void CrmPlanTest::problems_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("problem");
    const auto row
        = [](const char *field, const QString &problem, const QString &operation = u"update"_s) {
              QTest::addRow("%s (%s)", field, qPrintable(operation))
                  << QByteArray(field) << operation << problem;
          };
    row("{'target':'Nmae'}", u"Nmae is no field of the module"_s);
    row("{'target':'Made','source':'Met'}", u"Made (datetime) cannot be written by update"_s);
    row("{'target':'Sum','value':'1'}", u"Sum (formula) cannot be written by update"_s);
    row("{'target':'Name','source':'Nmae'}", u"is made of Nmae, which the source lacks"_s);
    row("{'target':'Name','template':'{{Nmae}}'}", u"is made of Nmae, which the source lacks"_s);
    row("{'target':'Account'}", u"Account looks up Accounts and needs findBy"_s);
    row("{'target':'Name','findBy':'id'}", u"Name is no lookup"_s);
    row("{'target':'Born','source':'Met'}", u"Born (date) cannot take Met (datetime) as it is"_s);
    row("{'target':'Count','source':'Active'}", u"Count (integer) cannot take Active (boolean)"_s);
    row("{'target':'Account','findBy':'id','source':'Owner'}",
        u"cannot take Owner (ownerlookup)"_s);
    row("{'target':'Count','value':'many'}", u"Count gets a constant that is no whole number"_s);
    row("{'target':'Status','value':'Half'}", u"gets a constant that is not in the pick list"_s);
    row("{'target':'Name','value':''}", u"Name is required and gets nothing"_s);
    row("{'target':'id','source':'Note'}", u"id finds the record and cannot be changed"_s);
    row("{'target':'Note'}", u"Name is required for new records and nothing fills it"_s,
        u"insert"_s);
    row("{'target':'Note'}", u"Name is required for new records and nothing fills it"_s,
        u"upsert"_s);
    // What can be.
    row("{'target':'Name'}", QString(), u"insert"_s);
    row("{'target':'Note'}", QString());
    row("{'target':'Born','source':'Met','transforms':[{'do':'cut','length':10}]}", QString());
    row("{'target':'Note','source':'Met'}", QString());
    row("{'target':'Count','source':'Name'}", QString());
    row("{'target':'Amount','source':'Count'}", QString());
    row("{'target':'Status','value':'Open'}", QString());
    row("{'target':'Owner','source':'Owner','findBy':'id'}", QString());
    row("{'target':'Note','source':'Made'}", QString());
}

void CrmPlanTest::problems()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, operation);
    QFETCH(QString, problem);
    CrmMappingEnds ends = crmEnds();
    ends.operation = operation;
    const QString found = problemOf("'fields':[" + field + "]", ends);
    if (problem.isEmpty())
        QCOMPARE(found, QString());
    else
        QVERIFY2(found.contains(problem), qPrintable(found));
}

void CrmPlanTest::allProblemsAtOnce()
{
    const auto plan = planCrmMapping(
        crmMappingFrom("'fields':[{'target':'Nope'},{'target':'Made'},{'target':'Account'},"
                       "{'target':'Born','source':'Count'}]"),
        crmEnds());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Config);
    QCOMPARE(plan.error().why.count(u"; "_s), 3);
    QVERIFY(plan.error().what.contains(u"Things"_s));
    QVERIFY(!plan.error().next.isEmpty());
}

void CrmPlanTest::files()
{
    const QByteArray fields = "'fields':[{'target':'id','source':'Record'},"
                              "{'target':'Name','source':'First _Name'}]";
    const auto plan = planCrmMapping(crmMappingFrom(fields), fileEnds(u"update"_s));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->writeFields(), QStringList{u"Name"_s});
    QCOMPARE(plan->readFields(), (QStringList{u"First _Name"_s, u"Record"_s}));
    QVERIFY(problemOf(fields, fileEnds(u"insert"_s)).contains(u"id is given by the CRM"_s));
    QVERIFY(problemOf("'fields':[{'target':'Name','source':'Last'}]", fileEnds(u"update"_s))
                .contains(u"Name is made of Last, which the file lacks"_s));
    const QByteArray leaving = "'fields':[{'target':'Name','source':'Note','onEmpty':'leaveOut'}]";
    QVERIFY(problemOf(leaving, fileEnds(u"upsert"_s)).contains(u"only with ignoreEmpty"_s));
    CrmMappingEnds ignoring = fileEnds(u"upsert"_s);
    ignoring.ignoreEmpty = true;
    QCOMPARE(problemOf(leaving, ignoring), QString());
    QCOMPARE(problemOf(leaving, fileEnds(u"insert"_s)), QString());
    QVERIFY(problemOf("'onBadValue':'leaveOut','fields':[{'target':'Name','source':'Note'}]",
        fileEnds(u"update"_s))
                .contains(u"only with ignoreEmpty"_s));
}

void CrmPlanTest::sensitive_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("isHidden");
    const auto row = [](const char *field, bool isHidden) {
        QTest::newRow(field) << QByteArray(field) << isHidden;
    };
    row("{'target':'Note'}", false);
    row("{'target':'Health'}", true);
    row("{'target':'Secret','source':'Note'}", true);
    row("{'target':'Note','source':'Secret'}", true);
    row("{'target':'Note','template':'{{Name}} {{Health}}'}", true);
    row("{'target':'Note','source':'Secret','transforms':[{'do':'mask','keep':2}]}", false);
    row("{'target':'Secret','source':'Secret','transforms':[{'do':'mask','keep':2}]}", true);
    row("{'target':'Secret','sensitive':'show'}", false);
    row("{'target':'Secret','sensitive':'send'}", true);
    row("{'target':'Note','sensitive':'mask'}", true);
}

void CrmPlanTest::sensitive()
{
    QFETCH(QByteArray, field);
    QFETCH(bool, isHidden);
    const auto plan = planCrmMapping(crmMappingFrom("'fields':[" + field + "]"), crmEnds());
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->hides(plan->writeFields().first()), isHidden);
    QCOMPARE(sensitiveNames(crmFields(), {u"Note"_s, u"Health"_s, u"Secret"_s}),
        (QStringList{u"Health (health data)"_s, u"Secret (personal data)"_s}));
}

void CrmPlanTest::otherConnection()
{
    CrmMappingEnds ends = crmEnds();
    ends.isSameRecord = false;
    ends.isOtherConnection = true;
    const QString problem = problemOf("'fields':[{'target':'Note','source':'Secret'}]", ends);
    QVERIFY2(problem.contains(u"would send Secret, which is sensitive"_s), qPrintable(problem));
    for (const char *choice :
        {"'sensitive':'send'", "'sensitive':'show'", "'transforms':[{'do':'mask'}]"})
        QCOMPARE(
            problemOf(
                "'fields':[{'target':'Note','source':'Secret'," + QByteArray(choice) + "}]", ends),
            QString());
    QVERIFY(!problemOf("'fields':[{'target':'Note','source':'Secret','sensitive':'mask'}]", ends)
                 .isEmpty());
}
