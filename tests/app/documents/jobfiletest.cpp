// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobfile.h"
#include "app/documents/documenttests.h"
#include "app/documents/starters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QByteArray jobWith(const QByteArray &members)
{
    QJsonObject json
        = QJsonDocument::fromJson(R"({"formatVersion":1,"name":"Leads","kind":"crm-bulk",
        "source":"CRM","target":"CRM","parameters":{"module":"Leads"}})")
              .object();
    const QJsonObject other = QJsonDocument::fromJson("{" + members + "}").object();
    for (auto it = other.constBegin(); it != other.constEnd(); ++it) {
        json.insert(it.key(), it.value());
    }
    return QJsonDocument(json).toJson();
}

QByteArray crmParameters(const QByteArray &more)
{
    return jobWith(R"("parameters":{"module":"Leads",)" + more + "}");
}

QByteArray otherKind(const QByteArray &kind, const QByteArray &parameters)
{
    return jobWith(R"("kind":")" + kind + R"(","target":"Other","parameters":)" + parameters);
}

QByteArray withMapping(const QByteArray &job, const QByteArray &mapping)
{
    QJsonObject json = QJsonDocument::fromJson(job).object();
    json.insert(u"mapping"_s, QJsonDocument::fromJson(mapping).object());
    return QJsonDocument(json).toJson();
}

QByteArray nestedCriteria(int depth)
{
    QByteArray text = R"({"field":{"api_name":"A"},"comparator":"equal","value":"x"})";
    for (int i = 1; i < depth; ++i) {
        text = R"({"group_operator":"and","group":[)" + text + "]}";
    }
    return R"("criteria":)" + text;
}

QByteArray manyConditions(int count)
{
    QByteArrayList conditions;
    for (int i = 0; i < count; ++i) {
        conditions.append(R"({"field":{"api_name":"A"},"comparator":"equal","value":1})");
    }
    return R"("criteria":{"group_operator":"or","group":[)" + conditions.join(',') + "]}";
}

} // namespace

void JobFileTest::reads()
{
    const auto jobs
        = parseJobFile(jobWith(R"("schedule":"0  2 * * 1-5","mapping":{"formatVersion":1})"));
    QVERIFY2(jobs, qPrintable(jobs ? QString() : jobs.error().text()));
    QCOMPARE(jobs->size(), 1);
    const Job &job = jobs->front();
    QCOMPARE(job.name, u"Leads"_s);
    QCOMPARE(job.kind, u"crm-bulk"_s);
    QCOMPARE(job.source, u"CRM"_s);
    QCOMPARE(job.parameters.value(u"module"_s).toString(), u"Leads"_s);
    QCOMPARE(job.schedule, u"0 2 * * 1-5"_s);
    QVERIFY(job.mapping.isObject());
}

void JobFileTest::importOfExportIsIdentical_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << jobWith({});
    QTest::newRow("all") << jobWith(R"("schedule":"*/5 * * * *","mapping":"file.json")");
    QTest::newRow("starter") << starterDocument(u"clean-up-leads"_s);
    QTest::newRow("list") << R"({"formatVersion":1,"jobs":[)" + jobWith(R"("name":"b")") + ","
            + jobWith({}) + "]}";
    QTest::newRow("other kinds") << R"({"formatVersion":1,"jobs":[)"
            + otherKind("datastore-analytics",
                R"({"table":"T","view":"My View","mode":"full","deletes":true})")
            + ","
            + otherKind("commerce-klaviyo", R"({"resource":"orders","ids":["a-1"]})")
                  .replace("Leads", "K")
            + "]}";
}

void JobFileTest::importOfExportIsIdentical()
{
    QFETCH(QByteArray, text);
    const auto jobs = parseJobFile(text);
    QVERIFY2(jobs, qPrintable(jobs ? QString() : jobs.error().text()));
    const QByteArray exported = writeJobsFile(*jobs);
    QVERIFY(exported.endsWith("}\n"));
    const auto again = parseJobFile(exported);
    QVERIFY(again);
    QCOMPARE(again->size(), jobs->size());
    QCOMPARE(writeJobsFile(*again), exported);
    const QByteArray one = writeJobFile(jobs->front());
    QCOMPARE(writeJobFile(parseJobFile(one)->front()), one);
    QVERIFY(checkJob(jobs->front()));
}

void JobFileTest::good_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no target") << jobWith({}).replace("\"target\": \"CRM\"", "\"schedule\": \"\"");
    QTest::newRow("all parameters")
        << crmParameters(R"("fields":["id","Owner.last_name"],"criteria":{},"operation":"upsert",
        "findBy":"Email","ignoreEmpty":true,"processors":[],"onlyChanged":false,
        "compareFile":false,"pageRows":2000,"chunkRows":25000)");
    QTest::newRow("deep criteria") << crmParameters(nestedCriteria(5));
    QTest::newRow("25 conditions") << crmParameters(manyConditions(25));
    QTest::newRow("between") << crmParameters(
        R"("criteria":{"field":{"api_name":"Modified_Time"},"comparator":"between",
        "value":["2026-01-01T00:00:00+00:00","2026-02-01T00:00:00+00:00"]})");
    QTest::newRow("script") << crmParameters(R"("processors":[
        {"type":"script","file":"a.js","writes":["A"]},
        {"type":"script","source":"function process(r) {}","reads":["A"]},
        {"type":"command","program":"b","writes":["A"]}])");
    QTest::newRow("klaviyo since") << otherKind(
        "commerce-klaviyo", R"({"resource":"customers","since":"2026-01-31T08:00:00Z"})");
    QTest::newRow("klaviyo offset") << otherKind(
        "commerce-klaviyo", R"({"resource":"customers","since":"2026-01-31T08:00:00+02:00"})");
    QTest::newRow("klaviyo all") << otherKind("commerce-klaviyo",
        R"({"resource":"all","mode":"incremental","onlyChanged":false,"readers":8,
        "jobsInProgress":500,"rejectionLimitPercent":0,"missingCategories":"delete","list":"VIP",
        "subscribe":true,"subscribeAtMost":10,"withoutLock":true})");
    QTest::newRow("klaviyo failures")
        << otherKind("commerce-klaviyo", R"({"resource":"orders","mode":"failures"})");
    QTest::newRow("klaviyo mapping")
        << withMapping(otherKind("commerce-klaviyo", R"({"resource":"orders"})"),
               R"({"formatVersion":1,"locale":{"preferred":"de"}})");
}

void JobFileTest::good()
{
    QFETCH(QByteArray, text);
    const auto jobs = parseJobFile(text);
    QVERIFY2(jobs, qPrintable(jobs ? QString() : jobs.error().text()));
}

void JobFileTest::bad_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("unknown key", jobWith(R"("shedule":"")"), u"shedule: is not a known key"_s);
    row("no name", jobWith(R"("name":" ")"), u"name: must not be empty"_s);
    row("name with escape", jobWith(R"("name":"a\u001b[31m")"), u"name: must not hold control"_s);
    row("unknown kind", jobWith(R"("kind":"ftp")"), u"kind: must be one of"_s);
    row("two connections", jobWith(R"("target":"Other")"), u"target: must be the connection"_s);
    row("no parameters", jobWith(R"("parameters":7)"), u"parameters: must be an object"_s);
    row("schedule", jobWith(R"("schedule":"daily")"), u"schedule: must have five fields"_s);
    row("schedule of six", jobWith(R"("schedule":"0 0 * * * *")"),
        u"schedule: must have five fields"_s);
    row("mapping path", jobWith(R"("mapping":"../a.json")"), u"mapping: must be"_s);
    row("mapping absolute", jobWith(R"("mapping":"/etc/a.json")"), u"mapping: must be"_s);
    row("mapping of a CRM job",
        jobWith(R"("mapping":{"formatVersion":1,"fields":[{"target":"a b"}]})"),
        u"mapping.fields[0].target: must be an API name"_s);
    row("mapping list", jobWith(R"("mapping":[])"), u"mapping: must be"_s);
    row("no module", jobWith(R"("parameters":{})"), u"parameters.module: is missing"_s);
    const auto module = [&row](const char *name, const QByteArray &value) {
        row(name, jobWith(R"("parameters":{"module":")" + value + R"("})"),
            u"parameters.module: must be an API name"_s);
    };
    module("module with SQL", "Leads'; DROP");
    module("module as path", "../");
    module("module of 10 KB", QByteArray(10240, 'm'));
    module("module with emoji", "Leads\xF0\x9F\x98\x80");
    module("module with direction", "Leads\\u202e");
    module("module with newline", "Leads\\n");
    row("unknown parameter", crmParameters(R"("pageRow":5)"),
        u"parameters.pageRow: is not a known key"_s);
    row("field", crmParameters(R"("fields":["A","B C"])"),
        u"parameters.fields[1]: must be an API name"_s);
    row("field of dots", crmParameters(R"("fields":["A..B"])"),
        u"parameters.fields[0]: must be an API name"_s);
    row("field twice", crmParameters(R"("fields":["A","A"])"),
        u"parameters.fields[1]: stands in the list twice"_s);
    row("field of number", crmParameters(R"("fields":[1])"),
        u"parameters.fields[0]: must be text"_s);
    QByteArrayList many;
    for (int i = 0; i < 201; ++i) {
        many.append("\"F" + QByteArray::number(i) + '"');
    }
    row("201 fields", crmParameters(R"("fields":[)" + many.join(',') + "]"),
        u"parameters.fields: must not hold more than 200"_s);
    row("operation", crmParameters(R"("operation":"delete")"),
        u"parameters.operation: must be one of"_s);
    row("findBy", crmParameters(R"("findBy":"a b")"), u"parameters.findBy: must be an API name"_s);
    row("flag", crmParameters(R"("onlyChanged":"yes")"),
        u"parameters.onlyChanged: must be true or false"_s);
    row("page rows", crmParameters(R"("pageRows":200001)"),
        u"parameters.pageRows: must be a whole number"_s);
    row("page rows 0", crmParameters(R"("pageRows":0)"),
        u"parameters.pageRows: must be a whole number"_s);
    row("chunk rows", crmParameters(R"("chunkRows":25001)"),
        u"parameters.chunkRows: must be a whole number"_s);
    row("chunk rows 1.5", crmParameters(R"("chunkRows":1.5)"),
        u"parameters.chunkRows: must be a whole number"_s);
    row("processor",
        crmParameters(
            R"("processors":[{"type":"script"},{"type":"rules","preset":"lead-clean-up","ruleSet":"Z"}])"),
        u"parameters.processors[1].ruleSet: must be one of"_s);
    row("script without its text",
        crmParameters(R"("processors":[{"type":"script","writes":["A"]}])"),
        u"parameters.processors[0].source: is missing"_s);
    row("script in a folder",
        crmParameters(R"("processors":[{"type":"script","file":"../a.js","writes":["A"]}])"),
        u"parameters.processors[0].file: must be the name of a .js file"_s);
    row("command's key",
        crmParameters(
            R"("processors":[{"type":"command","program":"b","writes":["A"],"shell":1}])"),
        u"parameters.processors[0].shell: is not a known key"_s);
    row("processor type", crmParameters(R"("processors":[{"type":"magic"}])"),
        u"parameters.processors[0].type: must be one of"_s);
    row("criteria key",
        crmParameters(
            R"("criteria":{"field":{"api_name":"A"},"comparator":"equal","value":1,"x":1})"),
        u"parameters.criteria.x: is not a known key"_s);
    row("criteria comparator",
        crmParameters(
            R"("criteria":{"group_operator":"and","group":[{"field":{"api_name":"A"},"comparator":"like","value":1}]})"),
        u"parameters.criteria.group[0].comparator: must be one of"_s);
    row("criteria field",
        crmParameters(R"("criteria":{"field":{"api_name":"A B"},"comparator":"equal","value":1})"),
        u"parameters.criteria.field.api_name: must be an API name"_s);
    row("criteria without value",
        crmParameters(R"("criteria":{"field":{"api_name":"A"},"comparator":"equal"})"),
        u"parameters.criteria.value: must be"_s);
    row("between one",
        crmParameters(
            R"("criteria":{"field":{"api_name":"A"},"comparator":"between","value":[1]})"),
        u"parameters.criteria.value: must be a list of two"_s);
    row("26 conditions", crmParameters(manyConditions(26)),
        u"parameters.criteria: must not hold more than 25"_s);
    row("criteria too deep", crmParameters(nestedCriteria(12)), u"is nested too deeply"_s);
    row("table", otherKind("datastore-analytics", R"({"table":"a;b"})"),
        u"parameters.table: must be an API name"_s);
    row("view", otherKind("datastore-analytics", R"({"table":"T","view":"a\nb"})"),
        u"parameters.view: must not hold control"_s);
    row("resource", otherKind("commerce-klaviyo", R"({"resource":"carts"})"),
        u"parameters.resource: must be one of"_s);
    row("id", otherKind("commerce-klaviyo", R"({"resource":"orders","ids":["a","../b"]})"),
        u"parameters.ids[1]: must be an id"_s);
    row("start id", otherKind("commerce-klaviyo", R"({"resource":"orders","startId":"a\" or \""})"),
        u"parameters.startId: must be an id"_s);
    row("since without zone",
        otherKind("commerce-klaviyo", R"({"resource":"orders","since":"2026-01-31T08:00:00"})"),
        u"parameters.since: must be a time"_s);
    const auto shop = [&row](const char *name, const QByteArray &more, const QString &expected) {
        row(name, otherKind("commerce-klaviyo", R"({"resource":"orders",)" + more + "}"), expected);
    };
    shop("mode", R"("mode":"some")", u"parameters.mode: must be one of"_s);
    shop("mode without ids", R"("mode":"ids")", u"parameters.ids: must name"_s);
    shop("readers", R"("readers":9)", u"parameters.readers: must be a whole number"_s);
    shop("jobs in progress", R"("jobsInProgress":501)",
        u"parameters.jobsInProgress: must be a whole number"_s);
    shop("missing categories", R"("missingCategories":"hide")",
        u"parameters.missingCategories: must be one of"_s);
    shop("unknown of shops", R"("reader":1)", u"parameters.reader: is not a known key"_s);
    shop("delete all", R"("deleteAll":true)", u"parameters.deleteAll: is for one run"_s);
    shop("confirmed", R"("confirmDeletion":"products")",
        u"parameters.confirmDeletion: is for one run"_s);
    shop("break lock", R"("breakLock":"orders")", u"parameters.breakLock: is for one run"_s);
    row("ids of all", otherKind("commerce-klaviyo", R"({"resource":"all","ids":["a"]})"),
        u"parameters.mode: needs one resource"_s);
    row("mapping of shops",
        withMapping(otherKind("commerce-klaviyo", R"({"resource":"orders"})"),
            R"({"formatVersion":1,"customer":{"address":"other"}})"),
        u"mapping.customer.address: must be one of"_s);
}

void JobFileTest::bad()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto jobs = parseJobFile(text);
    QVERIFY(!jobs);
    QCOMPARE(jobs.error().kind, ErrorKind::Config);
    QVERIFY2(jobs.error().why.contains(expected), qPrintable(jobs.error().why));
}

void JobFileTest::badDocument_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("cut off") << jobWith({}).chopped(5) << u"line "_s;
    QTest::newRow("newer") << jobWith(R"("formatVersion":2,"future":1)")
                           << u"formatVersion: is newer"_s;
    QTest::newRow("newer in the list")
        << R"({"formatVersion":1,"jobs":[)" + jobWith(R"("formatVersion":3)") + "]}"
        << u"jobs[0].formatVersion: is newer"_s;
    QTest::newRow("no version") << QByteArray(R"({"jobs":[]})") << u"formatVersion: is missing"_s;
    QTest::newRow("list and job") << QByteArray(R"({"formatVersion":1,"jobs":[],"name":"x"})")
                                  << u"name: is not a known key"_s;
    QTest::newRow("one name twice") << R"({"formatVersion":1,"jobs":[)" + jobWith({}) + ","
            + jobWith(R"("name":"LEADS")")
            + "]}" << u"jobs[1].name: is the name of jobs[0] too"_s;
}

void JobFileTest::badDocument()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto jobs = parseJobFile(text);
    QVERIFY(!jobs);
    QVERIFY2(jobs.error().text().contains(expected), qPrintable(jobs.error().text()));
}

void JobFileTest::allProblemsAtOnce()
{
    const auto jobs = parseJobFile(jobWith(
        R"("x":1,"schedule":"z","parameters":{"module":"a b","pageRows":-1,"y":2,"processors":[{"type":"rules"}]})"));
    QVERIFY(!jobs);
    for (const QString &path : {u"x:"_s, u"schedule:"_s, u"parameters.module:"_s,
             u"parameters.pageRows:"_s, u"parameters.y:"_s, u"parameters.processors[0].rules:"_s}) {
        QVERIFY2(jobs.error().why.contains(path), qPrintable(jobs.error().why));
    }
}
