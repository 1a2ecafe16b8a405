// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// What tests may change behind the API's back.
class CrmMutationsTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void mutations();
    void wrongMutations_data();
    void wrongMutations();

private:
    SandboxClient &client() { return *m_server->client; }
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

const QByteArray kFirstLead = "5725767100001000001";

} // namespace

void CrmMutationsTest::init()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void CrmMutationsTest::mutations()
{
    const auto mutate = [this](QJsonObject mutation) {
        mutation.insert(u"stream"_s, u"Leads"_s);
        return client().admin("POST", "mutate", mutation).json()["results"_L1][0].toObject();
    };
    const QJsonObject keys
        = client().admin("GET", "mutate").json()["mutations"_L1]["zoho-crm"_L1].toObject();
    for (const QString &key : {u"stream"_s, u"id"_s, u"ids"_s, u"rows"_s, u"every"_s, u"insert"_s,
             u"values"_s, u"delete"_s})
        QVERIFY2(keys.contains(key), qPrintable(key));
    const QByteArray fifth = "/crm/v8/Leads/5725767100001000005?fields=Company,Modified_Time";
    const QString before = client().get(fifth).json()["data"_L1][0]["Modified_Time"_L1].toString();
    const QJsonObject company{{u"Company"_s, u"Edited {n}"_s}};
    QCOMPARE(mutate({{u"rows"_s, u"5-14"_s}, {u"values"_s, company}})["count"_L1].toInt(), 10);
    QCOMPARE(mutate({{u"rows"_s, u"291-"_s}, {u"every"_s, 3}, {u"values"_s, company}})["count"_L1]
                 .toInt(),
        4);
    const QJsonObject record = client().get(fifth).json()["data"_L1][0].toObject();
    QCOMPARE(record["Company"_L1].toString(), u"Edited 5"_s);
    QVERIFY(record["Modified_Time"_L1].toString() > before);
    QCOMPARE(mutate({{u"ids"_s, QJsonArray{QString::fromLatin1(kFirstLead)}},
                 {u"values"_s, QJsonObject{{u"Email"_s, QJsonValue::Null}}}})["count"_L1]
                 .toInt(),
        1);
    QVERIFY(client().get("/crm/v8/Leads/" + kFirstLead).json()["data"_L1][0]["Email"_L1].isNull());
    QCOMPARE(mutate({{u"rows"_s, u"20-29"_s}, {u"delete"_s, true}})["count"_L1].toInt(), 10);
    QCOMPARE(mutate({{u"rows"_s, u"20-30"_s}, {u"delete"_s, true}})["count"_L1].toInt(), 1);
    const QJsonObject person{{u"Last_Name"_s, u"New {n}"_s}, {u"Email"_s, u"new{n}@example.org"_s}};
    const QJsonObject inserted = mutate({{u"insert"_s, 5}, {u"values"_s, person}});
    QCOMPARE(inserted["count"_L1].toInt(), 5);
    QCOMPARE(inserted["id"_L1].toString(), u"5725767100001000301"_s);
    const QJsonObject digest = client().digest();
    QCOMPARE(digest["rows"_L1].toInt(), 294);
    QCOMPARE(digest["applied"_L1].toObject(), (QJsonObject{{u"0"_s, 294}}));
    QCOMPARE(digest["automations"_L1].toInt(-1), 0);
    const Answer found = client().json("POST", "/crm/v8/coql",
        {{u"select_query"_s, u"select Last_Name from Leads where Email = 'new303@example.org'"_s}});
    QCOMPARE(found.json()["data"_L1][0]["Last_Name"_L1].toString(), u"New 303"_s);
}

void CrmMutationsTest::wrongMutations_data()
{
    QTest::addColumn<QJsonObject>("mutation");
    const QJsonObject leads{{u"stream"_s, u"Leads"_s}};
    const auto row = [&leads](const char *name, const QString &key, const QJsonValue &value) {
        QJsonObject mutation = leads;
        mutation.insert(key, value);
        QTest::newRow(name) << mutation;
    };
    row("stream", u"stream"_s, u"Nothing"_s);
    row("id", u"id"_s, u"5725767100009000001"_s);
    row("ids", u"ids"_s, QJsonArray{u"1"_s});
    row("rows", u"rows"_s, u"many"_s);
    row("values", u"values"_s, QJsonObject{{u"Nothing"_s, 1}});
}

void CrmMutationsTest::wrongMutations()
{
    QFETCH(QJsonObject, mutation);
    QCOMPARE(client().admin("POST", "mutate", mutation).status, 400);
    QCOMPARE(client().digest()["rows"_L1].toInt(), 300);
}

int runCrmMutationsTest(int argc, char **argv)
{
    CrmMutationsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmmutationstest.moc"
