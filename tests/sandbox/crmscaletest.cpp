// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Reading a module of 200,000 records takes as many times longer as it has more records, not more;
// updating 100 by id does not ask how many there are.
class CrmScaleTest : public QObject
{
    Q_OBJECT
private slots:
    void listing_data();
    void listing();
    void query_data();
    void query();
    void updates();

private:
    static constexpr int kSmall = 20'000;
    static constexpr int kLarge = 200'000;
    static std::unique_ptr<SandboxUnderTest> sandboxWith(int rows);
    static qint64 msToList(SandboxClient &client, const QByteArray &order, int pages);
    static qint64 msToQuery(SandboxClient &client, const QString &pattern, int rows);
    static qint64 msToUpdate(SandboxClient &client, int from);
};

namespace {

// Short runs are all noise; of a long one it is the growth that counts.
constexpr qint64 kLeastMs = 40;
constexpr int kTimesAsManyRows = 10;
constexpr int kAllowance = 3;

bool isInProportion(qint64 smallMs, qint64 largeMs, int times)
{
    qInfo("%lld ms, %lld ms with ten times the records", smallMs, largeMs);
    return largeMs <= kAllowance * times * qMax(smallMs, kLeastMs);
}

} // namespace

std::unique_ptr<SandboxUnderTest> CrmScaleTest::sandboxWith(int rows)
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.scale = rows;
    return std::make_unique<SandboxUnderTest>(options);
}

// Reads the whole listing by its tokens; -1: some records were missing.
qint64 CrmScaleTest::msToList(SandboxClient &client, const QByteArray &order, int pages)
{
    QElapsedTimer timer;
    timer.start();
    QByteArray position = order;
    int seen = 0;
    for (int page = 0; page < pages; ++page) {
        const Answer answer = client.get("/crm/v8/Leads?fields=id" + position);
        seen += answer.json()["info"_L1]["count"_L1].toInt();
        position
            = "&page_token=" + answer.json()["info"_L1]["next_page_token"_L1].toString().toLatin1();
    }
    return seen == pages * 200 ? timer.elapsed() : -1;
}

void CrmScaleTest::listing_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::newRow("by id") << QByteArray("&sort_by=id&sort_order=asc");
    QTest::newRow("by time") << QByteArray("&sort_by=Modified_Time&sort_order=asc");
}

void CrmScaleTest::listing()
{
    QFETCH(QByteArray, order);
    const auto few = sandboxWith(kSmall);
    const auto many = sandboxWith(kLarge);
    const qint64 smallMs = msToList(*few->client, order, kSmall / 200);
    const qint64 largeMs = msToList(*many->client, order, kLarge / 200);
    QVERIFY(smallMs >= 0 && largeMs >= 0);
    QVERIFY(isInProportion(smallMs, largeMs, kTimesAsManyRows));
}

qint64 CrmScaleTest::msToQuery(SandboxClient &client, const QString &pattern, int rows)
{
    QElapsedTimer timer;
    timer.start();
    qint64 last = 0;
    QString time = u"2000-01-01T00:00:00+00:00"_s;
    int seen = 0;
    for (int offset = 0; offset < rows; offset += 2000) {
        QString query = pattern;
        query.replace(u"{offset}"_s, QString::number(offset));
        query.replace(u"{last}"_s, QString::number(last));
        query.replace(u"{time}"_s, time);
        const Answer answer = client.json("POST", "/crm/v8/coql", {{u"select_query"_s, query}});
        const QJsonArray data = answer.json()["data"_L1].toArray();
        seen += static_cast<int>(data.size());
        if (data.isEmpty())
            break;
        last = data.last()["id"_L1].toString().toLongLong();
        time = data.last()["Modified_Time"_L1].toString();
    }
    return seen == rows ? timer.elapsed() : -1;
}

void CrmScaleTest::query_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("behind the last id")
        << u"select id from Leads where id > {last} order by id asc limit 2000"_s;
    QTest::newRow("behind the last change")
        << u"select Modified_Time from Leads where (Modified_Time > '{time}' or "
           "(Modified_Time = '{time}' and id > {last})) order by Modified_Time asc, id asc "
           "limit 2000"_s;
    QTest::newRow("by time and offset")
        << u"select id from Leads where Modified_Time > '2000-01-01T00:00:00+00:00' "
           "order by Modified_Time asc limit {offset},2000"_s;
    QTest::newRow("by offset")
        << u"select id from Leads where id is not null limit {offset},2000"_s;
}

void CrmScaleTest::query()
{
    QFETCH(QString, pattern);
    const auto few = sandboxWith(kSmall);
    const auto many = sandboxWith(kLarge);
    const qint64 smallMs = msToQuery(*few->client, pattern, kSmall);
    const qint64 largeMs = msToQuery(*many->client, pattern, kLarge);
    QVERIFY(smallMs >= 0 && largeMs >= 0);
    QVERIFY(isInProportion(smallMs, largeMs, kTimesAsManyRows));
}

qint64 CrmScaleTest::msToUpdate(SandboxClient &client, int from)
{
    QElapsedTimer timer;
    timer.start();
    for (int call = 0; call < 10; ++call) {
        QJsonArray rows;
        for (int i = 0; i < 100; ++i)
            rows.append(QJsonObject{
                {u"id"_s, QString::number(5'725'767'100'001'000'001 + from + call * 100 + i)},
                {u"Company"_s, u"Updated"_s}});
        if (client.json("PUT", "/crm/v8/Leads", {{u"data"_s, rows}}).status != 200)
            return -1;
    }
    return timer.elapsed();
}

void CrmScaleTest::updates()
{
    const auto few = sandboxWith(kSmall);
    const auto many = sandboxWith(kLarge);
    const qint64 smallMs = msToUpdate(*few->client, kSmall / 2);
    const qint64 largeMs = msToUpdate(*many->client, kLarge / 2);
    QVERIFY(smallMs >= 0 && largeMs >= 0);
    QVERIFY(isInProportion(smallMs, largeMs, 1));
}

int runCrmScaleTest(int argc, char **argv)
{
    CrmScaleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmscaletest.moc"
