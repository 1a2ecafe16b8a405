// SPDX-License-Identifier: GPL-3.0-or-later
#include "readqueries.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// What a read job may ask for: which queries are refused, and what each comparator finds.
class QueryTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void refusedRequests_data();
    void refusedRequests();
    void comparators_data();
    void comparators();
    void customViews();

private:
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

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

void QueryTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void QueryTest::refusedRequests_data()
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

void QueryTest::refusedRequests()
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

void QueryTest::comparators_data()
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

void QueryTest::comparators()
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

// A view narrows what is read, and the query's own criteria narrow it further.
void QueryTest::customViews()
{
    SandboxClient &client = *m_server->client;
    const Answer answer = client.get("/crm/v8/settings/custom_views?module=Leads");
    const QJsonArray views = answer.json()["custom_views"_L1].toArray();
    QCOMPARE(views.size(), 2);
    QVERIFY(views.at(0)["criteria"_L1].isNull());
    QCOMPARE(answer.json()["info"_L1]["default"_L1], views.at(0)["id"_L1]);
    const QJsonValue view = views.at(1);
    const QString field = view["criteria"_L1]["field"_L1]["api_name"_L1].toString();
    const QByteArray value = view["criteria"_L1]["value"_L1].toString().toUtf8();

    const auto read = [&client, &field](const QJsonObject &more) {
        QJsonObject query = leadsQuery(more);
        query.insert(u"fields"_s, QJsonArray{field, u"Country"_s});
        return client.readCsv(client.readJob(query)).trimmed().split('\n').mid(1);
    };
    const QList<QByteArray> all = read({});
    QCOMPARE(read({{u"cvid"_s, views.at(0)["id"_L1]}}), all);
    QList<QByteArray> seen = all;
    seen.removeIf([&value](const QByteArray &line) { return line.split(',').at(1) != value; });
    QVERIFY(!seen.isEmpty() && seen.size() < all.size());
    QCOMPARE(read({{u"cvid"_s, view["id"_L1]}}), seen);
    QList<QByteArray> both = seen;
    both.removeIf(
        [](const QByteArray &line) { return line.split(',').at(2).trimmed() != "IN"; });
    QVERIFY(!both.isEmpty() && both.size() < seen.size());
    QCOMPARE(read({{u"cvid"_s, view["id"_L1]},
                 {u"criteria"_s, condition(u"Country"_s, u"equal"_s, u"IN"_s)}}),
        both);
    const QByteArray id = view["id"_L1].toString().toLatin1();
    QCOMPARE(client.get("/crm/v8/Leads/actions/count?cvid=" + id).json()["count"_L1].toInt(-1),
        seen.size());

    const Answer one = client.get("/crm/v8/settings/custom_views/" + id + "?module=Leads");
    QCOMPARE(one.json()["custom_views"_L1].toArray(), (QJsonArray{view}));
    QCOMPARE(client.get("/crm/v8/settings/custom_views/1?module=Leads").status, 204);
    const QJsonObject second
        = client.get("/crm/v8/settings/custom_views?module=Leads&per_page=1&page=2").json();
    QCOMPARE(second["custom_views"_L1].toArray(), (QJsonArray{view}));
    QCOMPARE(second["info"_L1]["more_records"_L1], QJsonValue(false));
    QCOMPARE(client.get("/crm/v8/settings/custom_views?module=Leads&page=0").status, 400);
    QCOMPARE(client.get("/crm/v8/settings/custom_views").code(), u"REQUIRED_PARAM_MISSING"_s);
}

int runQueryTest(int argc, char **argv)
{
    QueryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "querytest.moc"
