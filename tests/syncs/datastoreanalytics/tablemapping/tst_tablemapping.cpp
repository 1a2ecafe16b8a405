// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

TableMapping mappingFrom(const QByteArray &members)
{
    const QByteArray rest = members.isEmpty() ? QByteArray() : ',' + members;
    auto mapping = TableMapping::read(quoted("{'formatVersion':1" + rest + "}"));
    if (!mapping)
        qFatal("%s", qPrintable(mapping.error().text()));
    return *mapping;
}

QList<SourceColumn> testTable()
{
    return {{.name = u"CREATORID"_s, .type = u"bigint"_s, .isSystem = true},
        {.name = u"CREATEDTIME"_s, .type = u"datetime"_s, .isSystem = true},
        {.name = u"MODIFIEDTIME"_s, .type = u"datetime"_s, .isSystem = true},
        {.name = u"ROWID"_s, .type = u"bigint"_s, .isSystem = true},
        {.name = u"Name"_s, .type = u"varchar"_s, .maxLength = 100},
        {.name = u"Phone"_s, .type = u"varchar"_s, .maxLength = 50},
        {.name = u"Note"_s, .type = u"text"_s}, {.name = u"Amount"_s, .type = u"double"_s},
        {.name = u"Count"_s, .type = u"int"_s}, {.name = u"Big"_s, .type = u"bigint"_s},
        {.name = u"Paid"_s, .type = u"datetime"_s}, {.name = u"Born"_s, .type = u"date"_s},
        {.name = u"Active"_s, .type = u"boolean"_s},
        {.name = u"Secret"_s, .type = u"encrypted text"_s}};
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    DocumentTest documents;
    TransformTest transforms;
    ZoneTest zones;
    FilterTest filters;
    PlanTest plans;
    ShaperTest shapers;
    int failed = 0;
    const std::initializer_list<QObject *> tests{
        &documents, &transforms, &zones, &filters, &plans, &shapers};
    for (QObject *test : tests)
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
