// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmbodies.h"
#include "servicetests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Answers with a meaning that nobody may guess (reliability-security C23): each is refused, so that
// no record is missed silently.
class CrmStrictAnswersTest final : public QObject
{
    Q_OBJECT

private slots:
    void readJobRefused_data();
    void readJobRefused();
    void writeJobRefused_data();
    void writeJobRefused();
};

void CrmStrictAnswersTest::readJobRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("state is a number") << QByteArray(R"({"id":"12","state":5})");
    QTest::newRow("NaN") << QByteArray(R"({"id":"12","state":"ADDED","x":NaN})");
    QTest::newRow("a key twice") << QByteArray(R"({"id":"12","state":"ADDED","id":"13"})");
    QTest::newRow("a key twice, once escaped")
        << QByteArray(R"({"id":"12","state":"ADDED","\u0069d":"13"})");
    QTest::newRow("a key twice, deep")
        << QByteArray(R"({"id":"12","state":"ADDED","x":[{"a":{"b":1,"b":1}}]})");
    QTest::newRow("100 levels") << QByteArray(R"({"id":"12","state":"ADDED","x":)")
            + QByteArray(100, '[') + QByteArray(100, ']') + "}";
    // Of a completed job: nothing may be taken for no records, or for the last page.
    const auto completed = [](const char *name, const char *result) {
        QTest::newRow(name) << QByteArray(R"({"id":"12","state":"COMPLETED","result":)") + result
                + "}";
    };
    completed("count missing", R"({"download_url":"/x","more_records":false})");
    completed("count null", R"({"count":null,"download_url":"/x","more_records":false})");
    completed("count a word", R"({"count":"many","download_url":"/x","more_records":false})");
    completed("count negative", R"({"count":-1,"download_url":"/x","more_records":false})");
    completed("count a fraction", R"({"count":1.5,"download_url":"/x","more_records":false})");
    completed("count a list", R"({"count":[1],"download_url":"/x","more_records":false})");
    completed("more_records missing", R"({"count":1,"download_url":"/x"})");
    completed("more_records a text", R"({"count":1,"download_url":"/x","more_records":"true"})");
    completed("more_records null", R"({"count":1,"download_url":"/x","more_records":null})");
    completed("page token a number",
        R"({"count":1,"download_url":"/x","more_records":true,"next_page_token":5})");
    completed("no download_url", R"({"count":1,"more_records":false})");
    completed("download_url a number", R"({"count":1,"download_url":7,"more_records":false})");
}

void CrmStrictAnswersTest::readJobRefused()
{
    QFETCH(QByteArray, json);
    const auto job = parseReadJob(json);
    QVERIFY(!job);
    QCOMPARE(job.error().kind, ErrorKind::Protocol);
    QCOMPARE(job.error().delivery, Delivery::Answered);
}

void CrmStrictAnswersTest::writeJobRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no status") << QByteArray(R"({"id":"1"})");
    QTest::newRow("status a list") << QByteArray(R"({"id":"1","status":["COMPLETED"]})");
    QTest::newRow("completed without result") << QByteArray(R"({"id":"1","status":"COMPLETED"})");
    QTest::newRow("download_url null")
        << QByteArray(R"({"id":"1","status":"COMPLETED","result":{"download_url":null}})");
    const auto counter = [](const char *name, const char *count) {
        QTest::newRow(name)
            << QByteArray(
                   R"({"id":"1","status":"COMPLETED","result":{"download_url":"/x"},"resource":[{"file":{"updated_count":)")
                + count + "}}]}";
    };
    counter("counter a word", R"("x")");
    counter("counter negative", "-2");
    counter("counter a fraction", "0.5");
    counter("counter an object", "{}");
}

void CrmStrictAnswersTest::writeJobRefused()
{
    QFETCH(QByteArray, json);
    const auto job = parseWriteJob(json);
    QVERIFY(!job);
    QCOMPARE(job.error().kind, ErrorKind::Protocol);
    QCOMPARE(job.error().delivery, Delivery::Answered);
}

int runCrmStrictAnswersTest(int argc, char **argv)
{
    CrmStrictAnswersTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmstrictanswerstest.moc"
