// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kCustomers = 40;
constexpr int kAgreed = 12;

QJsonObject consentMapping()
{
    return {{u"formatVersion"_s, 1},
        {u"customer"_s,
            QJsonObject{{u"consent"_s,
                QJsonObject{{u"email"_s, u"custom.fields.newsletter"_s},
                    {u"emailAt"_s, u"custom.fields.newsletterAt"_s}}}}}};
}

} // namespace

// Lists and consent: off unless the job says so, the number typed, and nobody subscribed against
// their will. On the test's thread.
class CommerceConsentTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void offByDefault();
    void listAndConsent();
    void whoUnsubscribedStaysSo();
    void countIsTyped();

private:
    // The first customers of the shop have agreed; Klaviyo has a list "Imported".
    QString begin(const QJsonObject &parameters);
    int subscribed();
    qsizetype subscriptionCalls()
    {
        return m_place.requests(u"POST"_s, u"profile-subscription-bulk-create-jobs$"_s).size();
    }

    CommercePlace m_place;
    QStringList m_ids;
    QString m_list;
};

void CommerceConsentTest::initTestCase()
{
    QCOMPARE(
        m_place.start({{u"commerceCustomers"_s, kCustomers}, {u"commerceOddRecords"_s, false}}),
        QString());
}

QString CommerceConsentTest::begin(const QJsonObject &parameters)
{
    QJsonObject all{{u"resource"_s, u"customers"_s}};
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        all.insert(it.key(), it.value());
    if (const QString problem = m_place.beginAnew(all, {}, consentMapping()); !problem.isEmpty())
        return problem;
    m_ids = m_place.shopIds(u"customers"_s);
    for (int i = 0; i < kAgreed; ++i) {
        const QJsonObject fields{
            {u"newsletter"_s, true}, {u"newsletterAt"_s, u"2026-01-02T03:04:05Z"_s}};
        const QJsonObject values{{u"custom"_s, QJsonObject{{u"fields"_s, fields}}}};
        if (!m_place.changeShop(u"customers"_s, m_ids.at(i), {{u"values"_s, values}}))
            return u"the shop was not changed"_s;
    }
    const QJsonObject list{
        {u"type"_s, u"list"_s}, {u"attributes"_s, QJsonObject{{u"name"_s, u"Imported"_s}}}};
    m_list = m_place.klaviyoCall("POST", u"/api/lists"_s, {{u"data"_s, list}})
                 .value("data"_L1)["id"_L1]
                 .toString();
    return m_list.isEmpty() ? u"there is no list"_s : QString();
}

int CommerceConsentTest::subscribed()
{
    int count = 0;
    for (const QJsonObject &row : m_place.ledger(u"profiles"_s)) {
        const QJsonValue state = row.value("values"_L1)["subscriptions"_L1]["email"_L1];
        count += state.toString().compare(u"SUBSCRIBED"_s, Qt::CaseInsensitive) == 0 ? 1 : 0;
    }
    return count;
}

void CommerceConsentTest::offByDefault()
{
    QCOMPARE(begin({}), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QCOMPARE(subscribed(), 0);
    QCOMPARE(subscriptionCalls(), 0);
    QCOMPARE(m_place.klaviyoCall("GET", u"/api/lists/%1/profiles"_s.arg(m_list))
                 .value("data"_L1)
                 .toArray()
                 .size(),
        0);
}

void CommerceConsentTest::listAndConsent()
{
    QCOMPARE(begin({{u"list"_s, u"Imported"_s}, {u"subscribe"_s, true},
                 {u"subscribeAtMost"_s, kAgreed}}),
        QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 0, said(run).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(subscribed(), kAgreed);
    QCOMPARE(m_place.klaviyoCall("GET", u"/api/lists/%1/profiles?page[size]=100"_s.arg(m_list))
                 .value("data"_L1)
                 .toArray()
                 .size(),
        kCustomers);
    QCOMPARE(subscriptionCalls(), 1);
    const QJsonObject profile
        = m_place
              .klaviyoCall("GET",
                  u"/api/profiles?additional-fields[profile]=subscriptions&filter=equals("
                  "external_id,\"%1\")"_s.arg(m_ids.at(0)))
              .value("data"_L1)[0]["attributes"_L1]["subscriptions"_L1]["email"_L1]["marketing"_L1]
              .toObject();
    QCOMPARE(profile.value("consent"_L1).toString(), u"SUBSCRIBED"_s);
    QVERIFY2(QJsonDocument(profile).toJson().contains("2026-01-02T03:04:05"),
        QJsonDocument(profile).toJson().constData());
    // Once more: they are subscribed, and nothing is sent.
    QCOMPARE(m_place.run().exitCode, 0);
    QCOMPARE(subscriptionCalls(), 1);
}

void CommerceConsentTest::whoUnsubscribedStaysSo()
{
    const QJsonObject parameters{{u"resource"_s, u"customers"_s}, {u"subscribe"_s, true},
        {u"subscribeAtMost"_s, kAgreed}, {u"onlyChanged"_s, false}};
    QCOMPARE(begin(parameters), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QCOMPARE(subscribed(), kAgreed);
    // Historical: nobody gets a welcome letter for a consent of long ago.
    QCOMPARE(m_place.digest(u"profiles"_s).value("listFlowsFired"_L1).toInteger(), 0);
    const QString email
        = m_place.klaviyoRecord(u"profiles"_s, m_ids.at(3)).value("email"_L1).toString();
    const QJsonObject marketing{{u"email"_s,
        QJsonObject{{u"marketing"_s, QJsonObject{{u"consent"_s, u"UNSUBSCRIBED"_s}}}}}};
    const QJsonObject person{{u"type"_s, u"profile"_s},
        {u"attributes"_s, QJsonObject{{u"email"_s, email}, {u"subscriptions"_s, marketing}}}};
    const QJsonObject job{{u"type"_s, u"profile-subscription-bulk-delete-job"_s},
        {u"attributes"_s,
            QJsonObject{{u"profiles"_s, QJsonObject{{u"data"_s, QJsonArray{person}}}}}}};
    m_place.klaviyoCall(
        "POST", u"/api/profile-subscription-bulk-delete-jobs"_s, {{u"data"_s, job}});
    QCOMPARE(subscribed(), kAgreed - 1);
    const CliResult again = m_place.run();
    QVERIFY2(again.exitCode == 0, said(again).constData());
    QCOMPARE(subscribed(), kAgreed - 1);
    QCOMPARE(m_place.sqlText(u"SELECT source_key||' '||code FROM record_issue"
                             " WHERE outcome='written_with_warning'"_s),
        QString(m_ids.at(3) + u" UNSUBSCRIBED"_s));
    // Another operator knows nothing of it, and subscribes nobody again either.
    QCOMPARE(m_place.addDataDirectory(parameters, consentMapping()), QString());
    QCOMPARE(m_place.run().exitCode, 0);
    QCOMPARE(subscribed(), kAgreed - 1);
}

void CommerceConsentTest::countIsTyped()
{
    QCOMPARE(begin({{u"subscribe"_s, true}}), QString());
    const CliResult refused = m_place.run();
    QVERIFY2(refused.exitCode == 1, said(refused).constData()); // nobody typed a number
    QCOMPARE(m_place.writes().size(), 1); // the list's own
    const CliResult fewer = m_place.run({u"--subscribe-at-most"_s, QString::number(kAgreed - 1)});
    QCOMPARE(subscribed(), 0);
    QVERIFY2(fewer.exitCode == 7 || fewer.exitCode == 0, said(fewer).constData());
    QCOMPARE(
        m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='SUBSCRIBE_LIMIT'"_s), 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM record_issue WHERE code='NOT_SUBSCRIBED'"_s),
        kAgreed);
}

QTEST_GUILESS_MAIN(CommerceConsentTest)
#include "tst_commerceconsent.moc"
