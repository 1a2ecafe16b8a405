// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmmappingtests.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

CrmField crmField(const QString &name, const QString &type, int length = 0)
{
    CrmField field;
    field.apiName = name;
    field.label = QString(name).replace(u'_', u' ');
    field.dataType = type;
    field.length = length;
    return field;
}

} // namespace

QByteArray crmQuoted(QByteArray text)
{
    return text.replace('\'', '"');
}

CrmMapping crmMappingFrom(const QByteArray &members)
{
    const QByteArray rest = members.isEmpty() ? QByteArray() : ',' + members;
    auto mapping = CrmMapping::read(crmQuoted("{'formatVersion':1" + rest + "}"));
    if (!mapping)
        qFatal("%s", qPrintable(mapping.error().text()));
    return *mapping;
}

QHash<QString, CrmField> crmFields()
{
    QList<CrmField> list{crmField(u"Name"_s, u"text"_s, 10),
        crmField(u"Note"_s, u"textarea"_s, 2'000), crmField(u"Email"_s, u"email"_s, 40),
        crmField(u"Phone"_s, u"phone"_s, 30), crmField(u"Site"_s, u"website"_s, 40),
        crmField(u"Count"_s, u"integer"_s, 9), crmField(u"Big"_s, u"bigint"_s, 18),
        crmField(u"Amount"_s, u"currency"_s, 16), crmField(u"Share"_s, u"percent"_s, 5),
        crmField(u"Active"_s, u"boolean"_s), crmField(u"Born"_s, u"date"_s),
        crmField(u"Met"_s, u"datetime"_s), crmField(u"Status"_s, u"picklist"_s, 120),
        crmField(u"Tags"_s, u"multiselectpicklist"_s), crmField(u"Account"_s, u"lookup"_s),
        crmField(u"Owner"_s, u"ownerlookup"_s), crmField(u"Made"_s, u"datetime"_s),
        crmField(u"Sum"_s, u"formula"_s), crmField(u"Health"_s, u"text"_s, 50),
        crmField(u"Secret"_s, u"text"_s, 50), crmField(u"Other"_s, u"something new"_s)};
    QHash<QString, CrmField> fields;
    for (const CrmField &field : std::as_const(list))
        fields.insert(field.apiName, field);
    fields[u"Name"_s].isRequired = true;
    fields[u"Amount"_s].decimalPlace = 2;
    fields[u"Account"_s].lookupModule = u"Accounts"_s;
    fields[u"Made"_s].isReadOnly = true;
    fields[u"Health"_s].isHealthData = true;
    fields[u"Secret"_s].isPersonalData = true;
    fields[u"Status"_s].pickValues = {{u"-None-"_s, u"-None-"_s}, {u"Open"_s, u"open_1"_s},
        {u"Closed"_s, u"Closed"_s}, {u"Größer"_s, u"bigger"_s}};
    fields[u"Tags"_s].pickValues = {{u"Red"_s, u"R"_s}, {u"Green"_s, u"G"_s}};
    return fields;
}

CrmMappingEnds crmEnds()
{
    return {.module = u"Things"_s, .targetFields = crmFields(), .sourceFields = crmFields()};
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CrmDocumentTest documents;
    CrmValueTest values;
    CrmPlanTest plans;
    CrmProcessorTest processors;
    CrmAutoMapTest autoMaps;
    int failed = 0;
    for (QObject *test :
        std::initializer_list<QObject *>{&documents, &values, &plans, &processors, &autoMaps})
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
