// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class ReadTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void metadata();
    void refusedRequests_data();
    void refusedRequests();
    void comparators_data();
    void comparators();
    void pagesByToken();
    void pagesByNumber();
    void snapshotStandsStill();
    void columnsAndDottedNames();
    void resultIsMissingBeforeAndAfterItsLife();
    void failingJob();
    void spoiltResults_data();
    void spoiltResults();
    void versions_data();
    void versions();

private:
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

QJsonObject leadsQuery(const QJsonObject &more = {})
{
    QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        query.insert(it.key(), it.value());
    return query;
}

QByteArray bodyOf(const QJsonObject &query, const QJsonObject &more = {})
{
    QJsonObject body = more;
    body.insert(u"query"_s, query);
    return QJsonDocument(body).toJson();
}

QByteArray withCriteria(const QJsonObject &criteria)
{
    return bodyOf(leadsQuery({{u"criteria"_s, criteria}}));
}

QJsonObject groupOf(const QString &joined, const QJsonArray &members)
{
    return {{u"group_operator"_s, joined}, {u"group"_s, members}};
}

QJsonArray repeated(const QJsonValue &value, int count)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i)
        list.append(value);
    return list;
}

} // namespace

void ReadTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void ReadTest::metadata()
{
    SandboxClient &client = *m_server->client;
    const QJsonObject org = client.get("/crm/v8/org").json()["org"_L1][0].toObject();
    QCOMPARE(org.value("zgid"_L1).toString(), u"808232144"_s);
    QCOMPARE(org["license_details"_L1]["paid_type"_L1].toString(), u"enterprise"_s);
    const QJsonArray modules
        = client.get("/crm/v8/settings/modules").json().value("modules"_L1).toArray();
    QCOMPARE(modules.size(), 6); // five, and one that is not for bulk jobs
    const QJsonArray fields
        = client.get("/crm/v8/settings/fields?module=Leads").json().value("fields"_L1).toArray();
    QVERIFY(fields.size() >= 20);
    for (const QJsonValue &field : fields) {
        const bool isTime = field["api_name"_L1].toString().endsWith("ed_Time"_L1);
        QCOMPARE(field["read_only"_L1].toBool(), isTime);
    }
    QCOMPARE(client.get("/crm/v8/settings/fields").code(), u"REQUIRED_PARAM_MISSING"_s);
    QCOMPARE(client.get("/crm/v8/settings/fields?module=X").code(), u"INVALID_MODULE"_s);
    QCOMPARE(client.get("/crm/v8/settings/fields?module=Leads&type=unused").status, 204);
    const QJsonArray users
        = client.get("/crm/v8/users?type=CurrentUser").json().value("users"_L1).toArray();
    QCOMPARE(users.size(), 1);
    QCOMPARE(client.get("/crm/v8/nothing").code(), u"INVALID_URL_PATTERN"_s);
    QCOMPARE(client.call("DELETE", "/crm/v8/org").code(), u"INVALID_REQUEST_METHOD"_s);
}

void ReadTest::refusedRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray json = "application/json";
    const auto row = [&json](const char *name, const QByteArray &body, const QString &code) {
        QTest::newRow(name) << body << json << 400 << code;
    };
    QTest::newRow("media type") << bodyOf(leadsQuery()) << QByteArray("text/plain") << 415
                                << u"MEDIA_TYPE_NOT_SUPPORTED"_s;
    row("empty", {}, u"REQUEST_BODY_IS_EMPTY"_s);
    row("unreadable", "{\"query\":", u"REQUEST_BODY_NOT_READABLE"_s);
    row("no query", "{}", u"INVALID_REQUEST"_s);
    row("no module", "{\"query\":{\"page\":1}}", u"INVALID_REQUEST"_s);
    row("unknown module", "{\"query\":{\"module\":{\"api_name\":\"Leadz\"}}}",
        u"MODULE_NOT_AVAILABLE"_s);
    row("unsupported module", "{\"query\":{\"module\":{\"api_name\":\"Notes\"}}}",
        u"MODULE_NOT_SUPPORTED"_s);
    row("unknown field", bodyOf(leadsQuery({{u"fields"_s, QJsonArray{u"Nope"_s}}})),
        u"FIELD_NOT_AVAILABLE"_s);
    row("unknown parent field", bodyOf(leadsQuery({{u"fields"_s, QJsonArray{u"Owner.x"_s}}})),
        u"FIELD_NOT_AVAILABLE"_s);
    row("201 fields", bodyOf(leadsQuery({{u"fields"_s, repeated(u"Company"_s, 201)}})),
        u"FIELD_NOT_SUPPORTED"_s);
    row("custom view", bodyOf(leadsQuery({{u"cvid"_s, u"5725767000000087501"_s}})),
        u"CVID_NOT_SUPPORTED"_s);
    row("page 0", bodyOf(leadsQuery({{u"page"_s, 0}})), u"PAGE_NOT_SUPPORTED"_s);
    row("page 501", bodyOf(leadsQuery({{u"page"_s, 501}})), u"PAGE_RANGE_EXCEEDED"_s);
    row("unknown page token", bodyOf({{u"page_token"_s, u"abc"_s}}), u"INVALID_REQUEST"_s);
    row("page token with more", bodyOf(leadsQuery({{u"page_token"_s, u"abc"_s}})),
        u"INVALID_REQUEST"_s);
    row("ics", bodyOf(leadsQuery(), {{u"file_type"_s, u"ics"_s}}), u"NOT_SUPPORTED_FEATURE"_s);
    row("callback method",
        bodyOf(leadsQuery(),
            {{u"callback"_s,
                QJsonObject{{u"url"_s, u"http://127.0.0.1:1/"_s}, {u"method"_s, u"get"_s}}}}),
        u"INVALID_CALLBACK_METHOD"_s);
    row("callback host",
        bodyOf(leadsQuery(),
            {{u"callback"_s,
                QJsonObject{{u"url"_s, u"http://example.com/"_s}, {u"method"_s, u"post"_s}}}}),
        u"INVALID_CALLBACK_URL"_s);
    const QJsonObject good = condition(u"Country"_s, u"equal"_s, u"IN"_s);
    row("empty criteria", withCriteria({}), u"INVALID_CRITERIA"_s);
    row("no value",
        withCriteria({{u"field"_s, QJsonObject{{u"api_name"_s, u"Country"_s}}},
            {u"comparator"_s, u"equal"_s}}),
        u"INVALID_CRITERIA"_s);
    QJsonObject both = good;
    both.insert(u"group"_s, QJsonArray{good});
    row("group and field", withCriteria(both), u"AMBIGUOUS_CRITERIA"_s);
    row("empty group", withCriteria(groupOf(u"and"_s, {})), u"AMBIGUOUS_GROUP_IN_CRITERIA"_s);
    row("group operator", withCriteria(groupOf(u"xor"_s, {good, good})),
        u"GROUP_OPERATOR_NOT_SUPPORTED"_s);
    row("26 conditions", withCriteria(groupOf(u"or"_s, repeated(good, 26))),
        u"CRITERIA_LIMIT_EXCEEDED"_s);
    row("criteria field", withCriteria(condition(u"Nope"_s, u"equal"_s, u"x"_s)),
        u"FIELD_IN_CRITERIA_NOT_AVAILABLE"_s);
    row("comparator", withCriteria(condition(u"Country"_s, u"like"_s, u"x"_s)),
        u"FIELD_COMPARATOR_IN_CRITERIA_NOT_SUPPORTED"_s);
    row("text less_than", withCriteria(condition(u"Country"_s, u"less_than"_s, u"x"_s)),
        u"FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("number contains", withCriteria(condition(u"Last_Activity_Days"_s, u"contains"_s, 1)),
        u"FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("boolean not_equal", withCriteria(condition(u"Email_Opt_Out"_s, u"not_equal"_s, true)),
        u"FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("21 values", withCriteria(condition(u"Country"_s, u"in"_s, repeated(u"x"_s, 21))),
        u"VALUE_LIMIT_EXCEEDED_IN_CRITERIA"_s);
    row("equal a list", withCriteria(condition(u"Country"_s, u"equal"_s, QJsonArray{u"x"_s})),
        u"COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("between one",
        withCriteria(condition(u"Next_Contact_Date"_s, u"between"_s, QJsonArray{u"2025-01-01"_s})),
        u"COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("number is text", withCriteria(condition(u"Last_Activity_Days"_s, u"equal"_s, u"x"_s)),
        u"FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("moment with milliseconds",
        withCriteria(
            condition(u"Modified_Time"_s, u"greater_than"_s, u"2025-01-01T00:00:00.000+00:00"_s)),
        u"FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("moment without offset",
        withCriteria(condition(u"Modified_Time"_s, u"greater_than"_s, u"2025-01-01T00:00:00"_s)),
        u"FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"_s);
    row("object value", withCriteria(condition(u"Country"_s, u"equal"_s, QJsonObject())),
        u"VALUE_TYPE_NOT_SUPPORTED"_s);
    row("256 letters", withCriteria(condition(u"Country"_s, u"equal"_s, QString(256, u'x'))),
        u"VALUE_IN_CRITERIA_NOT_SUPPORTED"_s);
}

void ReadTest::refusedRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    QFETCH(QString, code);
    const Answer answer
        = m_server->client->call("POST", "/crm/bulk/v8/read", body, {{"Content-Type", type}});
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, status);
    const QJsonObject error = answer.json();
    QCOMPARE(error.value("status"_L1).toString(), u"error"_s);
    QVERIFY(error.value("details"_L1).isObject());
    QVERIFY(!error.value("message"_L1).toString().isEmpty());
}

void ReadTest::comparators_data()
{
    QTest::addColumn<QJsonObject>("criteria");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("pattern"); // what the field's value must look like
    const auto row = [](const char *name, const QJsonObject &criteria, const char *field,
                         const char *pattern) {
        QTest::newRow(name) << criteria << QString::fromLatin1(field)
                            << QString::fromLatin1(pattern);
    };
    row("equal", condition(u"Country"_s, u"equal"_s, u"india"_s), "Country", "^India$");
    row("not_equal", condition(u"Country"_s, u"not_equal"_s, u"India"_s), "Country", "^(?!India$)");
    row("in", condition(u"Country"_s, u"in"_s, QJsonArray{u"UK"_s, u"US"_s}), "Country",
        "^(UK|US)$");
    row("empty", condition(u"Mobile"_s, u"equal"_s, u"${EMPTY}"_s), "Mobile", "^$");
    row("contains", condition(u"Designation"_s, u"contains"_s, u"rect"_s), "Designation", "rect");
    row("starts", condition(u"Designation"_s, u"starts_with"_s, u"vp"_s), "Designation", "^VP");
    row("ends", condition(u"Email"_s, u"ends_with"_s, u"5@example.com"_s), "Email", "5@");
    row("less", condition(u"Last_Activity_Days"_s, u"less_than"_s, 7), "Last_Activity_Days",
        "^[13]$");
    row("at least", condition(u"Last_Activity_Days"_s, u"greater_equal"_s, 90),
        "Last_Activity_Days", "^(90|180)$");
    row("boolean", condition(u"Email_Opt_Out"_s, u"equal"_s, true), "Email_Opt_Out", "^true$");
    row("between",
        condition(
            u"Next_Contact_Date"_s, u"between"_s, QJsonArray{u"2024-03-01"_s, u"2024-05-31"_s}),
        "Next_Contact_Date", "^2024-0[345]-");
    row("moment", condition(u"Created_Time"_s, u"less_than"_s, u"2024-12-31T18:30:00+00:00"_s),
        "Created_Time", "^2024-");
    row("owner", condition(u"Owner"_s, u"equal"_s, u"5725767000000411002"_s), "Owner", "2$");
    row("and",
        groupOf(u"and"_s,
            {condition(u"Country"_s, u"equal"_s, u"UK"_s),
                groupOf(u"or"_s,
                    {condition(u"Country"_s, u"equal"_s, u"UK"_s),
                        condition(u"Mobile"_s, u"equal"_s, u"x"_s)})}),
        "Country", "^UK$");
}

void ReadTest::comparators()
{
    QFETCH(QJsonObject, criteria);
    QFETCH(QString, field);
    QFETCH(QString, pattern);
    SandboxClient &client = *m_server->client;
    const QByteArray all
        = client.readCsv(client.readJob(leadsQuery({{u"fields"_s, QJsonArray{field}}})));
    const QJsonObject job
        = client.readJob(leadsQuery({{u"fields"_s, QJsonArray{field}}, {u"criteria"_s, criteria}}));
    const QRegularExpression expected(pattern);
    const auto matching = [&](const QByteArray &csv) {
        QList<QByteArray> lines = csv.trimmed().split('\n').mid(1);
        lines.removeIf([&](const QByteArray &line) {
            return !expected.match(QString::fromUtf8(line.mid(line.indexOf(',') + 1))).hasMatch();
        });
        return lines;
    };
    const QByteArray some = client.readCsv(job);
    QVERIFY(!matching(all).isEmpty());
    QCOMPARE(some.trimmed().split('\n').mid(1), matching(all));
    QCOMPARE(job["result"_L1]["count"_L1].toInt(), matching(all).size());
}

void ReadTest::pagesByToken()
{
    SandboxClient &client = *m_server->client;
    QVERIFY(client.setSettings({{u"pageRows"_s, 120}}));
    const QJsonObject fields{{u"fields"_s, QJsonArray{u"Last_Name"_s}}};
    QJsonObject job = client.readJob(leadsQuery(fields));
    QByteArray rows = client.readCsv(job);
    const QByteArray header = rows.left(rows.indexOf('\n') + 1);
    QCOMPARE(header, QByteArray("Id,Last_Name\n"));
    for (int page = 2; page <= 3; ++page) {
        const QString token = job["result"_L1]["next_page_token"_L1].toString();
        QCOMPARE(token.size(), 96);
        QVERIFY(job["result"_L1]["more_records"_L1].toBool());
        job = client.readJob({{u"page_token"_s, token}});
        QCOMPARE(job["result"_L1]["page"_L1].toInt(), page);
        rows += client.readCsv(job).mid(header.size());
    }
    QVERIFY(!job["result"_L1]["more_records"_L1].toBool());
    QVERIFY(!job["result"_L1].toObject().contains("next_page_token"_L1));
    QVERIFY(client.setSettings({{u"pageRows"_s, 200'000}}));
    QCOMPARE(rows, client.readCsv(client.readJob(leadsQuery(fields))));
}

void ReadTest::pagesByNumber()
{
    SandboxClient &client = *m_server->client;
    QVERIFY(client.setSettings({{u"pageRows"_s, 200}}));
    const QJsonObject job = client.readJob(leadsQuery({{u"page"_s, 2}}));
    QCOMPARE(job["result"_L1]["count"_L1].toInt(), 100);
    QVERIFY(client.setSettings({{u"pageRows"_s, 200'000}, {u"strictPaging"_s, true}}));
    const Answer refused
        = client.json("POST", "/crm/bulk/v8/read", {{u"query"_s, leadsQuery({{u"page"_s, 2}})}});
    QCOMPARE(refused.code(), u"PAGE_RANGE_EXCEEDED"_s);
    QCOMPARE(refused.json()["details"_L1]["max_limit"_L1].toInt(), 1);
    QVERIFY(client.setSettings({{u"strictPaging"_s, false}}));
}

void ReadTest::snapshotStandsStill()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QJsonObject job = client.readJob(leadsQuery());
    const QByteArray before = client.readCsv(job);
    const QString first = u"5725767100001000001"_s;
    const QJsonArray mutations{QJsonObject{{u"stream"_s, u"Leads"_s}, {u"id"_s, first},
                                   {u"values"_s, QJsonObject{{u"Company"_s, u"Changed"_s}}}},
        QJsonObject{
            {u"stream"_s, u"Leads"_s}, {u"id"_s, u"5725767100001000002"_s}, {u"delete"_s, true}},
        QJsonObject{
            {u"stream"_s, u"Leads"_s}, {u"values"_s, QJsonObject{{u"Last_Name"_s, u"New"_s}}}}};
    QCOMPARE(client.admin("POST", "mutate", mutations).status, 200);
    QCOMPARE(client.readCsv(job), before);
    const QJsonObject later = client.readJob(leadsQuery());
    QCOMPARE(later["result"_L1]["count"_L1].toInt(), 300); // one less, one more
    const QByteArray after = client.readCsv(later);
    QVERIFY(after.contains("Changed"));
    QVERIFY(!after.contains("5725767100001000002"));
    QVERIFY(after.contains("5725767100001000301,,New"));
}

void ReadTest::columnsAndDottedNames()
{
    SandboxClient &client = *m_server->client;
    const QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, u"Deals"_s}}},
        {u"fields"_s,
            QJsonArray{u"Account_Name"_s, u"Account_Name.Account_Name"_s, u"Owner.last_name"_s}}};
    const QList<QByteArray> lines = client.readCsv(client.readJob(query)).trimmed().split('\n');
    QCOMPARE(
        lines.first(), QByteArray("Id,Account_Name,Account_Name.Account_Name,Owner.last_name"));
    QCOMPARE(lines.size(), 31);
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        QCOMPARE(cells.at(1).isEmpty(), cells.at(2).isEmpty());
        if (!cells.at(2).isEmpty())
            QVERIFY(cells.at(2).startsWith("Account "));
        QVERIFY(QByteArrayList({"Operator", "Example"}).contains(cells.at(3)));
    }
}

void ReadTest::resultIsMissingBeforeAndAfterItsLife()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QVERIFY(client.setSettings({{u"addedMs"_s, 60'000}}));
    const Answer created = client.json("POST", "/crm/bulk/v8/read", {{u"query"_s, leadsQuery()}});
    const QByteArray id = created.json()["data"_L1][0]["details"_L1]["id"_L1].toString().toLatin1();
    const QByteArray path = "/crm/bulk/v8/read/" + id;
    const auto state = [&] { return client.get(path).json()["data"_L1][0]["state"_L1].toString(); };
    QCOMPARE(state(), u"ADDED"_s);
    QCOMPARE(client.get(path + "/result").status, 404);
    client.admin("POST", "clock", QJsonObject{{u"offset_s"_s, 61}});
    QTRY_COMPARE(state(), u"COMPLETED"_s);
    QCOMPARE(client.get(path + "/result").status, 200);
    client.admin("POST", "clock", QJsonObject{{u"offset_s"_s, 86'500}});
    client.newToken();
    QCOMPARE(client.get(path + "/result").code(), u"RESOURCE_NOT_FOUND"_s);
    QCOMPARE(client.get("/crm/bulk/v8/read/123").status, 404);
}

void ReadTest::failingJob()
{
    SandboxClient &client = *m_server->client;
    QVERIFY(client.setSettings({{u"failReadJobs"_s, 1}}));
    const QJsonObject job = client.readJob(leadsQuery());
    QCOMPARE(job.value("state"_L1).toString(), u"FAILURE"_s);
    QCOMPARE(
        job["result"_L1]["error_message"_L1]["code"_L1].toString(), u"INTERNAL_SERVER_ERROR"_s);
    QVERIFY(!job["result"_L1].toObject().contains("download_url"_L1));
    QCOMPARE(client.readJob(leadsQuery()).value("state"_L1).toString(), u"COMPLETED"_s);
}

void ReadTest::spoiltResults_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QByteArray>("start"); // of the CSV; empty: no sound archive
    QTest::newRow("byte order mark")
        << QJsonObject{{u"csvBom"_s, true}} << QByteArray("\xEF\xBB\xBFId,Company\n");
    QTest::newRow("header") << QJsonObject{{u"idHeader"_s, u"id"_s}} << QByteArray("id,Company\n");
    QTest::newRow("delimiter") << QJsonObject{{u"csvDelimiter"_s, u";"_s}}
                               << QByteArray("Id;Company\n");
    QTest::newRow("no entry") << QJsonObject{{u"resultEntries"_s, 0}} << QByteArray();
    QTest::newRow("two entries") << QJsonObject{{u"resultEntries"_s, 2}} << QByteArray();
}

void ReadTest::spoiltResults()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QByteArray, start);
    const SandboxUnderTest server;
    QVERIFY(server.client->setSettings(settings));
    const QByteArray csv = server.client->readCsv(
        server.client->readJob(leadsQuery({{u"fields"_s, QJsonArray{u"Company"_s}}})));
    QCOMPARE(csv.left(csv.indexOf('\n') + 1), start);
}

void ReadTest::versions_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"v2", "v2.1", "v3", "v5", "v7", "v8"})
        QTest::newRow(version) << QByteArray(version);
}

void ReadTest::versions()
{
    QFETCH(QByteArray, version);
    SandboxClient &client = *m_server->client;
    QCOMPARE(client.get("/crm/" + version + "/org").status, 200);
    QJsonObject query = leadsQuery();
    if (version.startsWith("v2"))
        query.insert(u"module"_s, u"Leads"_s);
    QCOMPARE(
        client.json("POST", "/crm/bulk/" + version + "/read", {{u"query"_s, query}}).status, 201);
    QCOMPARE(client.get("/crm/v9/org").status, 404);
}

int runReadTest(int argc, char **argv)
{
    ReadTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "readtest.moc"
