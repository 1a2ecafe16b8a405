// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmmappingtests.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"
#include "syncs/files/hiddencolumns.h"

#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

using Record = std::map<QString, QByteArray>;

CrmMappingPlan planOf(const QByteArray &members, const CrmMappingEnds &ends)
{
    auto plan = planCrmMapping(crmMappingFrom(members), ends);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().text()));
    return *plan;
}

// One record on its way through a mapping.
struct MappedRecord
{
    MappedRecord(const CrmMappingPlan &plan, const Record &record)
    {
        auto processor = MappingProcessor::make(plan);
        if (!processor)
            qFatal("%s", qPrintable(processor.error().text()));
        Columns names;
        std::vector<QByteArrayView> values;
        for (const auto &[name, value] : record) {
            names.add(name);
            values.push_back(value);
        }
        if (auto bound = (*processor)->bind(names); !bound)
            qFatal("%s", qPrintable(bound.error().text()));
        batch = std::make_unique<RecordBatch>(std::make_shared<const Columns>(names), 1);
        batch->append(values, 1);
        if (auto done = (*processor)->process(*batch, CancelToken()); !done)
            qFatal("%s", qPrintable(done.error().text()));
    }
    QByteArray value(const QString &name) const
    {
        return batch->value(0, batch->columns().indexOf(name)).toByteArray();
    }
    QString code() const { return batch->reason(0).code; }

    std::unique_ptr<RecordBatch> batch;
};

} // namespace

void CrmProcessorTest::records_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("source"); // the value of Note
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("wanted"); // "keeps ..", "sets .." or the code of the rejection
    const auto row = [](const char *name, const QByteArray &members, const char *source,
                         const char *target, const QString &wanted) {
        QTest::newRow(name) << members << QByteArray(source) << QString::fromLatin1(target)
                            << wanted;
    };
    const QByteArray name
        = "'fields':[{'target':'Name','source':'Note','transforms':[{'do':'trim'}]}]";
    row("transform", name, " Bob ", "Name", u"sets Bob"_s);
    row("as it was", name, " Old ", "Name", u"keeps Old"_s);
    row("too long", name, "01234567890", "Name", u"TOO_LONG"_s);
    row("required", name, "  ", "Name", u"REQUIRED"_s);
    row("too long, left out", name + ",'onBadValue':'leaveOut'", "01234567890", "Name",
        u"keeps Old"_s);
    row("too long, sent", name + ",'onBadValue':'send'", "01234567890", "Name",
        u"sets 01234567890"_s);
    row("required, left out", name + ",'onBadValue':'leaveOut'", "", "Name", u"keeps Old"_s);
    const QByteArray site = "'fields':[{'target':'Site','source':'Note'";
    row("emptied", site + "}]", "", "Site", u"sets "_s);
    row("empty, left out", site + ",'onEmpty':'leaveOut'}]", "", "Site", u"keeps www.old.com"_s);
    row("empty, rejected", site + ",'onEmpty':'reject'}]", "", "Site", u"EMPTY"_s);
    row("empty, skipped", site + ",'onEmpty':'skip'}]", "", "Site", u"DROPPED"_s);
    row("not empty, not skipped", site + ",'onEmpty':'skip'}]", "www.new.com", "Site",
        u"sets www.new.com"_s);
    row("empty here and there, skipped",
        "'fields':[{'target':'Met','source':'Note','onEmpty':'skip'}]", "", "Met", u"DROPPED"_s);
    row("emptied by a transform, skipped",
        site + ",'onEmpty':'skip','transforms':[{'do':'trim'}]}]", "  ", "Site", u"DROPPED"_s);
    row("required and empty, skipped",
        "'fields':[{'target':'Name','source':'Note','onEmpty':'skip'}]", "", "Name", u"DROPPED"_s);
    row("skipped, whatever else is wrong",
        "'fields':[{'target':'Name','template':'{{Site}}{{Site}}'},"
        "{'target':'Site','source':'Note','onEmpty':'skip'}]",
        "", "Site", u"DROPPED"_s);
    row("default", site + ",'onEmpty':'reject','transforms':[{'do':'default','value':'a.b'}]}]", "",
        "Site", u"sets a.b"_s);
    row("own choice", site + ",'onBadValue':'send'}],'onBadValue':'reject'", "no site", "Site",
        u"sets no site"_s);
    row("constant", "'fields':[{'target':'Count','value':'7'}]", "", "Count", u"sets 7"_s);
    row("template", "'fields':[{'target':'Name','template':'{{Count}}-{{Note}}'}]", "x", "Name",
        u"sets 5-x"_s);
    row("pick list", "'fields':[{'target':'Status','source':'Note'}]", "open", "Status",
        u"sets open_1"_s);
    row("no pick", "'fields':[{'target':'Status','source':'Note'}]", "ajar", "Status",
        u"NOT_IN_PICKLIST"_s);
    row("none", "'fields':[{'target':'Status','source':'Note'}]", "-None-", "Status", u"sets "_s);
    // What stands at the service is not checked: it is not sent either.
    row("bad, but it has it", "'fields':[{'target':'Phone','source':'Note'}]", "unknown", "Phone",
        u"keeps unknown"_s);
    row("local time", "'fields':[{'target':'Met','source':'Note'}],'timeZone':'Europe/Berlin'",
        "2026-07-01 10:00:00", "Met", u"sets 2026-07-01T10:00:00+02:00"_s);
    row("endless pattern",
        "'fields':[{'target':'Site','source':'Note','transforms':[{'do':'replacePattern',"
        "'pattern':'^(a+)+$','with':'b'}]}]",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "Site", u"PATTERN_LIMIT"_s);
}

void CrmProcessorTest::records()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, source);
    QFETCH(QString, target);
    QFETCH(QString, wanted);
    const MappedRecord record(planOf(members, crmEnds()),
        {{u"Name"_s, "Old"}, {u"Note"_s, source}, {u"Site"_s, "www.old.com"}, {u"Count"_s, "5"},
            {u"Status"_s, "Closed"}, {u"Phone"_s, "unknown"}, {u"Met"_s, ""}});
    const bool isChanged = record.batch->isChanged(0, record.batch->columns().indexOf(target));
    QString found = record.code();
    if (found.isEmpty())
        found = (isChanged ? u"sets "_s : u"keeps "_s) + QString::fromUtf8(record.value(target));
    QCOMPARE(found, wanted);
}

// Each field is made of what the record had, whatever the others get.
void CrmProcessorTest::swaps()
{
    const MappedRecord record(
        planOf("'fields':[{'target':'Name','source':'Note'},{'target':'Note','source':'Name'},"
               "{'target':'Site','template':'{{Name}}.{{Note}}'}]",
            crmEnds()),
        {{u"Name"_s, "one"}, {u"Note"_s, "two"}, {u"Site"_s, ""}});
    QCOMPARE(record.value(u"Name"_s), QByteArray("two"));
    QCOMPARE(record.value(u"Note"_s), QByteArray("one"));
    QCOMPARE(record.value(u"Site"_s), QByteArray("one.two"));
}

// All that is wrong with a record is told, with the values, and what would have been sent is shown.
void CrmProcessorTest::reasons()
{
    const MappedRecord record(
        planOf("'fields':[{'target':'Count','source':'Note'},{'target':'Name','source':'Long'},"
               "{'target':'Site','value':'a.b'}]",
            [] {
                CrmMappingEnds ends = crmEnds();
                ends.made = {u"Long"_s};
                return ends;
            }()),
        {{u"Count"_s, "1"}, {u"Name"_s, "Old"}, {u"Note"_s, "many"}, {u"Site"_s, ""},
            {u"Long"_s, QByteArray(100, 'x')}});
    QCOMPARE(record.batch->fate(0), RowFate::Rejected);
    const RowReason reason = record.batch->reason(0);
    QCOMPARE(reason.code, u"NO_INTEGER"_s);
    QCOMPARE(reason.field, u"Count,Name"_s);
    QCOMPARE(reason.message,
        u"Count “many” is no whole number; Name “%1…” has more than 10 characters"_s.arg(
            QString(60, u'x')));
    QCOMPARE(record.value(u"Count"_s), QByteArray("many"));
    QCOMPARE(record.value(u"Site"_s), QByteArray("a.b"));
}

void CrmProcessorTest::hiddenValues()
{
    CrmMappingEnds ends = crmEnds();
    ends.targetFields[u"Secret"_s].length = 3;
    const MappedRecord record(planOf("'fields':[{'target':'Secret','source':'Note'}]", ends),
        {{u"Note"_s, "too secret"}, {u"Secret"_s, ""}});
    QCOMPARE(record.batch->reason(0).message, u"Secret has more than 3 characters"_s);
}

// A file's column of a target's name is not what the record has.
void CrmProcessorTest::filesLeaveNothing()
{
    const CrmMappingEnds ends{.module = u"Things"_s,
        .operation = u"insert"_s,
        .targetFields = crmFields(),
        .isSameRecord = false,
        .fileColumns = {u"Name"_s, u"Site"_s, u"Note"_s}};
    const MappedRecord record(planOf("'fields':[{'target':'Name','source':'Note'},"
                                     "{'target':'Site','source':'Site','onBadValue':'leaveOut'}]",
                                  ends),
        {{u"Name"_s, "not this"}, {u"Note"_s, "this"}, {u"Site"_s, "no site"}});
    QCOMPARE(record.code(), QString());
    QCOMPARE(record.value(u"Name"_s), QByteArray("this"));
    QCOMPARE(record.value(u"Site"_s), QByteArray());
    const MappedRecord missing(planOf("'fields':[{'target':'Name','source':'Note'}]", ends),
        {{u"Name"_s, "not this"}, {u"Note"_s, ""}, {u"Site"_s, ""}});
    QCOMPARE(missing.code(), u"REQUIRED"_s);
}

void CrmProcessorTest::newColumns()
{
    auto processor = MappingProcessor::make(
        planOf("'fields':[{'target':'Name','template':'{{Note}}'},{'target':'Count','value':'1'}]",
            crmEnds()));
    QVERIFY(processor);
    QCOMPARE((*processor)->reads(), QStringList{u"Note"_s});
    QCOMPARE((*processor)->writes(), (QStringList{u"Count"_s, u"Name"_s}));
    QCOMPARE((*processor)->describe(), u"Count gets “1”.\nName gets {{Note}}."_s);
    const MappedRecord withId(
        planOf("'fields':[{'target':'Note','template':'#{{id}}'}]", crmEnds()),
        {{u"Id"_s, "5"}, {u"Note"_s, ""}});
    QCOMPARE(withId.value(u"Note"_s), QByteArray("#5"));
    Columns columns({u"id"_s, u"Note"_s});
    QVERIFY((*processor)->bind(columns));
    QCOMPARE(columns.names(), (QStringList{u"id"_s, u"Note"_s, u"Count"_s, u"Name"_s}));
}

void CrmProcessorTest::hashes()
{
    const QByteArray members
        = "'fields':[{'target':'Note','source':'Secret','transforms':[{'do':'hash'}]}],"
          "'hashKey':{'env':'SLUICE_TEST_HASH_KEY'}";
    qunsetenv("SLUICE_TEST_HASH_KEY");
    const auto without = MappingProcessor::make(planOf(members, crmEnds()));
    QVERIFY(!without);
    QVERIFY(without.error().why.contains(u"SLUICE_TEST_HASH_KEY"_s));
    qputenv("SLUICE_TEST_HASH_KEY", "0123456789abcdef");
    const MappedRecord record(planOf(members, crmEnds()), {{u"Note"_s, ""}, {u"Secret"_s, "jane"}});
    QCOMPARE(record.value(u"Note"_s).size(), 64);
    qunsetenv("SLUICE_TEST_HASH_KEY");
}

void CrmProcessorTest::missingColumn()
{
    auto processor = MappingProcessor::make(
        planOf("'fields':[{'target':'Name','template':'{{Note}} {{Site}}'}]", crmEnds()));
    QVERIFY(processor);
    Columns columns({u"id"_s, u"Note"_s});
    const auto bound = (*processor)->bind(columns);
    QVERIFY(!bound);
    QCOMPARE(bound.error().why, u"Site"_s);
}

void CrmProcessorTest::stops()
{
    auto processor = MappingProcessor::make(planOf("'fields':[{'target':'Note'}]", crmEnds()));
    QVERIFY(processor);
    Columns columns(QStringList{u"Note"_s});
    QVERIFY((*processor)->bind(columns));
    RecordBatch batch(std::make_shared<const Columns>(columns), 1);
    const std::vector<QByteArrayView> values{"x"};
    batch.append(values, 1);
    CancelSource source;
    source.request(StopWish::Stop);
    const auto done = (*processor)->process(batch, source.token());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
}

void CrmProcessorTest::hiddenOutcomeColumns()
{
    const QByteArray header = "_row,_action,id,Secret,Note\n";
    const QByteArray rows = "1,updated,5,\"a,b\",x\n2,updated,6,,\"line\nend\"\n";
    const auto shown = withHiddenColumns(header, rows, {u"Secret"_s});
    QVERIFY2(shown, qPrintable(shown ? QString() : shown.error().text()));
    QCOMPARE(*shown, QByteArray("1,updated,5,•••,x\n2,updated,6,,\"line\nend\"\n"));
    QCOMPARE(*withHiddenColumns(header, rows, {}), rows);
    QVERIFY(!withHiddenColumns(header, "1,updated\n", {u"Secret"_s}));
}
