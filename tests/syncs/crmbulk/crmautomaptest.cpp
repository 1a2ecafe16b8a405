// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/crmautomap.h"
#include "syncs/crmbulk/crmmappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QList<CrmField> sortedFields()
{
    QList<CrmField> fields = crmFields().values();
    std::sort(fields.begin(), fields.end(),
        [](const CrmField &one, const CrmField &other) { return one.apiName < other.apiName; });
    return fields;
}

} // namespace

// Every field that can be written gets itself, and the mapping fits at once.
void CrmAutoMapTest::moduleToItself()
{
    const QList<CrmField> fields = sortedFields();
    const AutoMapResult result = suggestCrmMapping(autoMapSources(fields), fields, u"update"_s);
    for (const AutoMapPair &pair : result.pairs) {
        QCOMPARE(pair.source, pair.target);
        QCOMPARE(pair.confidence, 100);
    }
    QCOMPARE(result.freeSources, (QStringList{u"Made"_s, u"Sum"_s})); // cannot be written
    QCOMPARE(result.freeTargets, QStringList());
    const CrmMapping mapping = withSuggested(CrmMapping(), result, fields);
    QCOMPARE(mapping.fields.size(), fields.size() - 2);
    QCOMPARE(mapping.ruleOf(u"Account"_s)->findBy, u"id"_s);
    QVERIFY(planCrmMapping(mapping, crmEnds()));
    const auto again = CrmMapping::read(mapping.write());
    QVERIFY(again);
    QCOMPARE(again->write(), mapping.write());
}

void CrmAutoMapTest::file()
{
    const AutoMapResult result
        = suggestCrmMapping(autoMapSources({u"E-Mail Address"_s, u"birthday"_s, u"Count"_s},
                                {{u"a@b.cd"_s}, {u"2001-02-03"_s}, {u"a lot"_s, u"few"_s}}),
            {[] {
                 CrmField born = crmFields().value(u"Born"_s);
                 born.label = u"Date of Birth"_s;
                 return born;
             }(),
                crmFields().value(u"Email"_s), crmFields().value(u"Count"_s)},
            u"insert"_s);
    QCOMPARE(result.pairs.size(), 3);
    QCOMPARE(result.pairs.at(0).target, u"Email"_s);
    QCOMPARE(result.pairs.at(1).target, u"Born"_s);
    QCOMPARE(result.pairs.at(2).target, u"Count"_s);
    QVERIFY(result.pairs.at(2).isTypeDoubtful);
    // What is doubtful is not taken over by itself.
    const CrmMapping mapping = withSuggested(CrmMapping(), result, sortedFields());
    QCOMPARE(mapping.fields.size(), 2);
    QVERIFY(mapping.ruleOf(u"Count"_s) == nullptr);
    QCOMPARE(withSuggested(CrmMapping(), result, sortedFields(), 50).fields.size(), 3);
}

void CrmAutoMapTest::keepsWhatIsThere()
{
    const QList<CrmField> fields = sortedFields();
    const CrmMapping before = crmMappingFrom("'fields':[{'target':'Name','value':'fixed'},"
                                             "{'target':'Site','source':'Note'}]");
    const CrmMapping mapping = withSuggested(
        before, suggestCrmMapping(autoMapSources(fields), fields, u"update"_s), fields);
    QCOMPARE(*mapping.ruleOf(u"Name"_s)->value, u"fixed"_s);
    QCOMPARE(mapping.ruleOf(u"Site"_s)->source, u"Note"_s);
    QVERIFY(mapping.ruleOf(u"Note"_s) == nullptr); // its column is taken
    QVERIFY(mapping.ruleOf(u"Email"_s) != nullptr);
}
