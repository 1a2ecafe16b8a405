// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Listing and reading records of the emulated CRM, its counts and its metadata.
class CrmRecordReadTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void wholeModuleByTokens_data();
    void wholeModuleByTokens();
    void pagesWithoutToken();
    void refused_data();
    void refused();
    void tokensAgeAndBelongToOneModule();
    void backwards();
    void byIds();
    void modifiedSince();
    void counts_data();
    void counts();
    void countCosts();
    void kindsOfFields();
    void sensitiveFields();
    void healthCanBeHidden();
    void layouts();
    void unsupportedInBulk();

private:
    SandboxClient &client() { return *m_server->client; }
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

QStringList idsIn(const Answer &answer)
{
    QStringList ids;
    for (const QJsonValue &record : answer.json()["data"_L1].toArray())
        ids << record["id"_L1].toString();
    return ids;
}

QJsonObject fieldNamed(const QJsonArray &fields, const QString &name)
{
    for (const QJsonValue &field : fields) {
        if (field["api_name"_L1].toString() == name)
            return field.toObject();
    }
    return {};
}

} // namespace

void CrmRecordReadTest::initTestCase()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.scale = 2500;
    m_server = std::make_unique<SandboxUnderTest>(options);
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void CrmRecordReadTest::wholeModuleByTokens_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("isDescending");
    QTest::newRow("as it comes") << QByteArray() << u"id"_s << true;
    QTest::newRow("id") << QByteArray("&sort_by=id&sort_order=asc") << u"id"_s << false;
    QTest::newRow("created") << QByteArray("&sort_by=Created_Time&sort_order=asc")
                             << u"Created_Time"_s << false;
    QTest::newRow("modified") << QByteArray("&sort_by=Modified_Time") << u"Modified_Time"_s << true;
}

void CrmRecordReadTest::wholeModuleByTokens()
{
    QFETCH(QByteArray, order);
    QFETCH(QString, key);
    QFETCH(bool, isDescending);
    QSet<QString> ids;
    QStringList keys;
    QByteArray position;
    for (int page = 1; page <= 13; ++page) {
        const Answer answer = client().get(
            "/crm/v8/Leads?fields=Created_Time,Modified_Time" + (page == 1 ? order : position));
        QCOMPARE(answer.status, 200);
        const QJsonObject info = answer.json()["info"_L1].toObject();
        QCOMPARE(info["page"_L1].toInt(), page);
        QCOMPARE(info["count"_L1].toInt(), page < 13 ? 200 : 100);
        QCOMPARE(info["more_records"_L1].toBool(), page < 13);
        QCOMPARE(info["sort_by"_L1].toString(), key);
        for (const QJsonValue &record : answer.json()["data"_L1].toArray()) {
            ids.insert(record["id"_L1].toString());
            keys << record[key].toString();
        }
        position = "&page_token=" + info["next_page_token"_L1].toString().toLatin1();
        QCOMPARE(position.size() - 12, page < 13 ? 96 : 0);
    }
    QCOMPARE(ids.size(), 2500);
    if (isDescending)
        std::reverse(keys.begin(), keys.end());
    QVERIFY(std::is_sorted(keys.begin(), keys.end()));
}

void CrmRecordReadTest::pagesWithoutToken()
{
    const Answer tenth = client().get("/crm/v8/Leads?fields=id&page=10&sort_order=asc&sort_by=id");
    QCOMPARE(idsIn(tenth).first(), u"5725767100001001801"_s);
    const Answer next = client().get("/crm/v8/Leads?fields=id&page=11");
    QCOMPARE(next.status, 400);
    QCOMPARE(next.code(), u"DISCRETE_PAGINATION_LIMIT_EXCEEDED"_s);
    QCOMPARE(next.json()["details"_L1]["limit"_L1].toInt(), 2000);
    QCOMPARE(client().get("/crm/v8/Site_Visits?fields=id&page=2").status, 204);
}

void CrmRecordReadTest::refused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("code");
    QTest::newRow("no fields") << QByteArray("Leads") << u"REQUIRED_PARAM_MISSING"_s;
    QTest::newRow("unknown field") << QByteArray("Leads?fields=Nothing") << u"INVALID_DATA"_s;
    QTest::newRow("51 fields") << "Leads?fields=" + QByteArrayList(51, "Company").join(',')
                               << u"LIMIT_EXCEEDED"_s;
    QTest::newRow("201 a page") << QByteArray("Leads?fields=id&per_page=201") << u"INVALID_DATA"_s;
    QTest::newRow("page 0") << QByteArray("Leads?fields=id&page=0") << u"INVALID_DATA"_s;
    QTest::newRow("sort") << QByteArray("Leads?fields=id&sort_by=Company") << u"INVALID_DATA"_s;
    QTest::newRow("token") << QByteArray("Leads?fields=id&page_token=00ff") << u"INVALID_DATA"_s;
    QTest::newRow("token and page")
        << QByteArray("Leads?fields=id&page=2&page_token=00") << u"AMBIGUITY_DURING_PROCESSING"_s;
    QTest::newRow("module") << QByteArray("Nothing?fields=id") << u"INVALID_MODULE"_s;
    QTest::newRow("id") << QByteArray("Leads/5725767100009000001") << u"INVALID_DATA"_s;
}

void CrmRecordReadTest::refused()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, code);
    const Answer answer = client().get("/crm/v8/" + query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), code);
}

void CrmRecordReadTest::tokensAgeAndBelongToOneModule()
{
    const Answer first = client().get("/crm/v8/Leads?fields=id");
    const QByteArray token = first.json()["info"_L1]["next_page_token"_L1].toString().toLatin1();
    QCOMPARE(client().get("/crm/v8/Leads?fields=id&page_token=" + token).status, 200);
    QCOMPARE(client().get("/crm/v8/Contacts?fields=id&page_token=" + token).status, 400);
    QByteArray spoilt = token;
    spoilt[10] = spoilt.at(10) == '0' ? '1' : '0';
    QCOMPARE(client().get("/crm/v8/Leads?fields=id&page_token=" + spoilt).status, 400);
    QCOMPARE(client().admin("POST", "clock", QJsonObject{{u"offset_s"_s, 90000}}).status, 200);
    client().newToken();
    QCOMPARE(client().get("/crm/v8/Leads?fields=id&page_token=" + token).status, 400);
}

void CrmRecordReadTest::backwards()
{
    const QByteArray path = "/crm/v8/Leads?fields=id&per_page=50";
    const Answer first = client().get(path);
    const Answer second = client().get(path
        + "&page_token=" + first.json()["info"_L1]["next_page_token"_L1].toString().toLatin1());
    const Answer again = client().get(path + "&page_token="
        + second.json()["info"_L1]["previous_page_token"_L1].toString().toLatin1());
    QCOMPARE(idsIn(second).size(), 50);
    QCOMPARE(idsIn(again), idsIn(first));
    QVERIFY(idsIn(second).first() < idsIn(first).last());
}

void CrmRecordReadTest::byIds()
{
    const Answer answer
        = client().get("/crm/v8/Leads?fields=Email&ids=5725767100001000002,5725767100009000001");
    QCOMPARE(idsIn(answer), QStringList{u"5725767100001000002"_s});
    QCOMPARE(answer.json()["data"_L1][0]["Email"_L1].toString(), u"lead2@example.com"_s);
    QCOMPARE(client().get("/crm/v8/Leads?fields=Email&ids=5725767100009000001").status, 204);
}

void CrmRecordReadTest::modifiedSince()
{
    const QString now = QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate);
    const Headers since{{"If-Modified-Since", now.toLatin1()}};
    const QByteArray one = "/crm/v8/Leads/5725767100001000003";
    QCOMPARE(client().call("GET", one, {}, since).status, 304);
    QCOMPARE(client().call("GET", "/crm/v8/Leads?fields=id", {}, since).status, 304);
    const Headers longAgo{{"If-Modified-Since", "2026-02-01T00:00:00+00:00"}};
    QCOMPARE(client().call("GET", one, {}, longAgo).status, 304);
    QCOMPARE(client()
                 .json("PUT", one, {{u"data"_s, QJsonArray{QJsonObject{{u"Company"_s, u"A"_s}}}}})
                 .status,
        200);
    QCOMPARE(client().call("GET", one, {}, longAgo).status, 200);
    QCOMPARE(idsIn(client().call("GET", "/crm/v8/Leads?fields=id", {}, longAgo)),
        QStringList{u"5725767100001000003"_s});
}

void CrmRecordReadTest::counts_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << QByteArray() << 200 << 2500;
    QTest::newRow("one") << QByteArray("?criteria=(Email:equals:lead7@example.com)") << 200 << 1;
    QTest::newRow("e-mail") << QByteArray("?email=lead7@example.com") << 200 << 1;
    QTest::newRow("or") << QByteArray("?criteria=((Email:equals:lead7@example.com)or"
                                      "(Email:equals:lead8@example.com))")
                        << 200 << 2;
    QTest::newRow("and") << QByteArray("?criteria=((Email:equals:lead7@example.com)and"
                                       "(Last_Name:starts_with:Lead8))")
                         << 200 << 0;
    QTest::newRow("word") << QByteArray("?word=Company%202500") << 200 << 1;
    QTest::newRow("two ways") << QByteArray("?word=x&email=y") << 400 << 0;
    QTest::newRow("unreadable") << QByteArray("?criteria=(Email)") << 400 << 0;
    QTest::newRow("view") << QByteArray("?cvid=1") << 400 << 0;
}

void CrmRecordReadTest::counts()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(int, count);
    const Answer answer = client().get("/crm/v8/Leads/actions/count" + query);
    QCOMPARE(answer.status, status);
    if (status == 200)
        QCOMPARE(answer.json()["count"_L1].toInt(-1), count);
}

void CrmRecordReadTest::countCosts()
{
    const auto total = [this] {
        return client()
            .admin("GET", "limits")
            .json()["zoho-crm"_L1]["credits"_L1]["total"_L1]
            .toInt();
    };
    for (const int credits : {50, 1}) {
        QVERIFY(client().setSettings({{u"countCredits"_s, credits}}));
        const int before = total();
        client().get("/crm/v8/Leads/actions/count");
        QCOMPARE(total() - before, credits);
    }
}

void CrmRecordReadTest::kindsOfFields()
{
    QSet<QString> kinds;
    for (const QByteArray &module : {QByteArray("Leads"), QByteArray("Contacts"),
             QByteArray("Accounts"), QByteArray("Deals"), QByteArray("Site_Visits")}) {
        const QJsonArray fields = client()
                                      .get("/crm/v8/settings/fields?module=" + module)
                                      .json()["fields"_L1]
                                      .toArray();
        QSet<QString> ids;
        for (const QJsonValue &field : fields) {
            kinds.insert(field["data_type"_L1].toString());
            ids.insert(field["id"_L1].toString());
        }
        QCOMPARE(ids.size(), fields.size());
    }
    const QStringList wanted = u"text textarea email phone website picklist multiselectpicklist "
                               "boolean integer bigint double percent currency date datetime "
                               "lookup ownerlookup userlookup multiselectlookup multiuserlookup "
                               "subform formula rollup_summary autonumber profileimage fileupload "
                               "imageupload layout territories RRULE ALARM"_s.split(u' ');
    for (const QString &kind : wanted)
        QVERIFY2(kinds.contains(kind), qPrintable(kind));
}

void CrmRecordReadTest::sensitiveFields()
{
    const QJsonArray fields
        = client().get("/crm/v8/settings/fields?module=Contacts").json()["fields"_L1].toArray();
    QCOMPARE(fieldNamed(fields, u"Date_of_Birth"_s)["private"_L1].toObject(),
        (QJsonObject{{u"restricted"_s, true}, {u"type"_s, u"High"_s}, {u"export"_s, false}}));
    QCOMPARE(fieldNamed(fields, u"Blood_Group"_s)["hipaa_compliance"_L1].toObject(),
        (QJsonObject{{u"restricted"_s, true}, {u"restricted_in_export"_s, true}}));
    const QJsonObject plain = fieldNamed(fields, u"Title"_s);
    QVERIFY(plain["private"_L1].isNull() && plain["hipaa_compliance"_L1].isNull());
    QVERIFY(!fieldNamed(fields, u"Email"_s)["unique"_L1].toObject().isEmpty());
    QCOMPARE(
        fieldNamed(fields, u"Account_Name"_s)["lookup"_L1]["module"_L1]["api_name"_L1].toString(),
        u"Accounts"_s);
}

void CrmRecordReadTest::healthCanBeHidden()
{
    const QByteArray path = "/crm/v8/Contacts?fields=Blood_Group,Last_Name";
    const auto filled = [&] {
        int count = 0;
        for (const QJsonValue &record : client().get(path).json()["data"_L1].toArray())
            count += record["Blood_Group"_L1].isString() ? 1 : 0;
        return count;
    };
    QVERIFY(filled() > 100);
    QVERIFY(client().setSettings({{u"healthFieldsHidden"_s, true}}));
    QCOMPARE(filled(), 0);
    const QJsonObject job
        = client().readJob({{u"module"_s, QJsonObject{{u"api_name"_s, u"Contacts"_s}}},
            {u"fields"_s, QJsonArray{u"Blood_Group"_s, u"Last_Name"_s}}});
    for (const QByteArray &line : client().readCsv(job).trimmed().split('\n').mid(1))
        QVERIFY2(line.contains(",,Contact"), line.constData());
    QVERIFY(client().setSettings({{u"healthFieldsHidden"_s, false}}));
}

void CrmRecordReadTest::layouts()
{
    const Answer answer = client().get("/crm/v8/settings/layouts?module=Leads");
    const QJsonArray layouts = answer.json()["layouts"_L1].toArray();
    QCOMPARE(layouts.size(), 2);
    const auto fieldOf = [](const QJsonValue &layout, const QString &name) {
        QJsonObject found;
        for (const QJsonValue &section : layout["sections"_L1].toArray()) {
            const QJsonObject field = fieldNamed(section["fields"_L1].toArray(), name);
            if (!field.isEmpty())
                found = field;
        }
        return found;
    };
    QCOMPARE(fieldOf(layouts.at(0), u"Company"_s)["required"_L1].toBool(), true);
    QCOMPARE(fieldOf(layouts.at(0), u"Country"_s)["required"_L1].toBool(true), false);
    QCOMPARE(fieldOf(layouts.at(1), u"Country"_s)["required"_L1].toBool(), true);
    QCOMPARE(fieldOf(layouts.at(0), u"Lead_Source"_s)["pick_list_values"_L1].toArray().size(), 6);
    QCOMPARE(fieldOf(layouts.at(1), u"Lead_Source"_s)["pick_list_values"_L1].toArray().size(), 4);
    const QByteArray id = layouts.at(1)["id"_L1].toString().toLatin1();
    const Answer one = client().get("/crm/v8/settings/layouts/" + id + "?module=Leads");
    QCOMPARE(one.json()["layouts"_L1].toArray(), (QJsonArray{layouts.at(1)}));
    QCOMPARE(client().get("/crm/v8/settings/layouts/1?module=Leads").status, 400);
    QCOMPARE(client().get("/crm/v8/settings/layouts").code(), u"REQUIRED_PARAM_MISSING"_s);
}

void CrmRecordReadTest::unsupportedInBulk()
{
    const auto read = [this](const QString &field) {
        return client()
            .json("POST", "/crm/bulk/v8/read",
                {{u"query"_s,
                    QJsonObject{{u"module"_s, QJsonObject{{u"api_name"_s, u"Site_Visits"_s}}},
                        {u"fields"_s, QJsonArray{field}}}}})
            .code();
    };
    QCOMPARE(read(u"Report_File"_s), u"FIELD_NOT_SUPPORTED"_s);
    QCOMPARE(read(u"Guests"_s), u"FIELD_NOT_SUPPORTED"_s);
    QCOMPARE(read(u"Layout"_s), u"ADDED_SUCCESSFULLY"_s);
    QCOMPARE(read(u"Photos"_s), u"ADDED_SUCCESSFULLY"_s);
    QCOMPARE(read(u"Nothing"_s), u"FIELD_NOT_AVAILABLE"_s);
    QCOMPARE(read(u"Visitor_Score"_s), u"ADDED_SUCCESSFULLY"_s);
}

int runCrmRecordReadTest(int argc, char **argv)
{
    CrmRecordReadTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmrecordreadtest.moc"
