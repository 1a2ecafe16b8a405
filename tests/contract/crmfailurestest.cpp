// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracttests.h"
#include "crmcontract.h"
#include "crmfaults.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The CRM client when the service refuses, breaks or goes silent (zoho-crm-bulk B5, D;
// reliability-security C3-C9, C21-C23).
class CrmFailuresTest final : public QObject
{
    Q_OBJECT

private slots:
    void refusedReadQuery_data();
    void refusedReadQuery();
    void refusedWriteOrder_data();
    void refusedWriteOrder();
    void refusedUpload();
    void unknownJob();
    void failedJobs();
    void lostCreate_data();
    void lostCreate();
    void lostReadJob_data();
    void lostReadJob();
    void htmlInPlaceOfJson();
    void unreachable();
    void lostTokenIsNotALostRequest();
    void stopped();
};

void CrmFailuresTest::refusedReadQuery_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QJsonObject>("criteria");
    QTest::addColumn<QString>("code");
    const auto condition
        = [](const QString &field, const QString &comparator, const QJsonValue &value) {
              return QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, field}}},
                  {u"comparator"_s, comparator}, {u"value"_s, value}};
          };
    QTest::newRow("module") << u"Nowhere"_s << QStringList() << QJsonObject()
                            << u"MODULE_NOT_AVAILABLE"_s;
    QTest::newRow("field") << u"Leads"_s << QStringList{u"Nothing"_s} << QJsonObject()
                           << u"FIELD_NOT_AVAILABLE"_s;
    QTest::newRow("comparator") << u"Leads"_s << QStringList()
                                << condition(u"No_of_Employees"_s, u"contains"_s, 3)
                                << u"FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE"_s;
    QTest::newRow("field in criteria")
        << u"Leads"_s << QStringList() << condition(u"Nothing"_s, u"equal"_s, u"x"_s)
        << u"FIELD_IN_CRITERIA_NOT_AVAILABLE"_s;
}

void CrmFailuresTest::refusedReadQuery()
{
    QFETCH(QString, module);
    QFETCH(QStringList, fields);
    QFETCH(QJsonObject, criteria);
    QFETCH(QString, code);
    CrmContract contract;
    const auto id
        = contract.crm().createReadJob({.module = module, .fields = fields, .criteria = criteria});
    QVERIFY(!id);
    QCOMPARE(id.error().code, code);
    QCOMPARE(id.error().kind, ErrorKind::Service);
    QCOMPARE(id.error().delivery, Delivery::Answered);
    QCOMPARE(id.error().httpStatus, 400);
    QVERIFY(!id.error().isRetryable);
    QVERIFY(!id.error().what.isEmpty() && !id.error().why.isEmpty());
}

void CrmFailuresTest::refusedWriteOrder_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QStringList>("codes");
    QTest::newRow("file id") << u"file"_s << QStringList{u"INVALID_FILE_ID"_s, u"FILE_NOT_FOUND"_s};
    QTest::newRow("find_by") << u"findBy"_s << QStringList{u"MANDATORY_NOT_FOUND"_s};
    QTest::newRow("field") << u"field"_s
                           << QStringList{u"INVALID_FIELD"_s, u"INVALID_FIELD_NAME"_s};
    QTest::newRow("module") << u"module"_s << QStringList{u"MODULE_NOT_AVAILABLE"_s};
}

void CrmFailuresTest::refusedWriteOrder()
{
    QFETCH(QString, change);
    QFETCH(QStringList, codes);
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    const auto file = contract.crm().upload(org->zgid, contract.writeZip("id,Company\n1,x\n"));
    QVERIFY2(file, qPrintable(file ? QString() : file.error().text()));
    WriteOrder order = contract.order(*file, {u"id"_s, u"Company"_s});
    if (change == "file"_L1)
        order.fileId = u"12345"_s;
    else if (change == "findBy"_L1)
        order.findBy.clear();
    else if (change == "field"_L1)
        order.mappings[1].apiName = u"ast_Name"_s;
    else
        order.module = u"asdf"_s;
    const auto id = contract.crm().createWriteJob(order);
    QVERIFY(!id);
    QVERIFY2(codes.contains(id.error().code), qPrintable(id.error().text()));
    QCOMPARE(id.error().delivery, Delivery::Answered);
    QVERIFY(!id.error().isRetryable);
}

void CrmFailuresTest::refusedUpload()
{
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    const QString path = contract.path(u"text.zip"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no archive");
    file.close();
    const auto refused = contract.crm().upload(org->zgid, path);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"INVALID_FILE_FORMAT"_s);

    const auto wrongOrg = contract.crm().upload(u"1"_s, contract.writeZip("id\n1\n"));
    QVERIFY(!wrongOrg);
    QVERIFY2(wrongOrg.error().why.contains(u"headers"_s), qPrintable(wrongOrg.error().why));

    QVERIFY(file.resize(CrmClient::kMaxUploadBytes + 1));
    const int before = contract.sandbox().requestCount(u"zoho-crm"_s, u"POST"_s, u"upload"_s);
    const auto large = contract.crm().upload(org->zgid, path);
    QVERIFY(!large);
    QCOMPARE(large.error().kind, ErrorKind::Data);
    QCOMPARE(large.error().delivery, Delivery::NotSent);
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"POST"_s, u"upload"_s), before);
    QVERIFY(!contract.crm().upload(org->zgid, contract.path(u"absent.zip"_s)));
}

void CrmFailuresTest::unknownJob()
{
    CrmContract contract;
    for (const QString &id : {u"1"_s, u"5725767000000859031"_s}) {
        const auto read = contract.crm().readJob(id);
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"RESOURCE_NOT_FOUND"_s);
        const auto write = contract.crm().writeJob(id);
        QVERIFY(!write);
        QCOMPARE(write.error().code, u"RESOURCE_NOT_FOUND"_s);
    }
    const int before = contract.sandbox().get(u"/requests"_s).value("count"_L1).toInt();
    QVERIFY(!contract.crm().readJob(u"../../v8/org"_s));
    QVERIFY(!contract.crm().writeJob(QString()));
    const QJsonObject after
        = contract.sandbox().get(u"/requests?service=zoho-crm&since="_s + QString::number(before));
    QCOMPARE(after.value("requests"_L1).toArray().size(), 0);
    const auto token = contract.crm().createNextReadJob(u"nonsense"_s);
    QVERIFY(!token);
    QCOMPARE(token.error().delivery, Delivery::Answered);
}

void CrmFailuresTest::failedJobs()
{
    CrmContract contract;
    QVERIFY(contract.sandbox().setSettings({{u"failReadJobs"_s, 1}, {u"failWriteJobs"_s, 1}}));
    const auto read = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(read);
    const ReadJob readJob = contract.finishedRead(*read);
    QCOMPARE(readJob.state, CrmJobState::Failed);
    QVERIFY(readJob.why);
    QCOMPARE(readJob.stateWord, u"FAILURE"_s);
    QCOMPARE(readJob.why->code, u"INTERNAL_SERVER_ERROR"_s);
    const auto org = contract.crm().org();
    const auto file = contract.crm().upload(org->zgid, contract.writeZip("id,Company\n1,x\n"));
    QVERIFY(file);
    const auto write
        = contract.crm().createWriteJob(contract.order(*file, {u"id"_s, u"Company"_s}));
    QVERIFY(write);
    const WriteJob writeJob = contract.finishedWrite(*write);
    QCOMPARE(writeJob.state, CrmJobState::Failed);
    QCOMPARE(writeJob.stateWord, u"FAILED"_s);
    QVERIFY(writeJob.why && !writeJob.why->why.isEmpty());
}

void CrmFailuresTest::lostCreate_data()
{
    QTest::addColumn<QJsonObject>("action");
    QTest::addColumn<QString>("when");
    QTest::addColumn<int>("delivery");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QJsonObject &action, const QString &when,
                         Delivery delivery, ErrorKind kind) {
        QTest::newRow(name) << action << when << static_cast<int>(delivery)
                            << static_cast<int>(kind);
    };
    const auto status = [](int code, const QString &body = {}) {
        return QJsonObject{{u"status"_s, code}, {u"body"_s, body}};
    };
    const QString after = u"after"_s;
    const QString before = u"before"_s;
    row("fin after", {{u"close"_s, u"fin"_s}}, after, Delivery::Unknown, ErrorKind::Network);
    row("rst after", {{u"close"_s, u"rst"_s}}, after, Delivery::Unknown, ErrorKind::Network);
    row("500", status(500, envelope(u"INTERNAL_ERROR"_s, u"oops"_s)), after, Delivery::Unknown,
        ErrorKind::Service);
    row("502 html", status(502, u"<html>bad gateway</html>"_s), after, Delivery::Unknown,
        ErrorKind::Service);
    row("504", status(504), after, Delivery::Unknown, ErrorKind::Service);
    row("201 without an id", status(201, u"{\"status\":\"success\",\"details\":{}}"_s), after,
        Delivery::Unknown, ErrorKind::Protocol);
    row("201 cut", status(201, u"{\"status\":\"success\",\"deta"_s), after, Delivery::Unknown,
        ErrorKind::Protocol);
    row("200 html", status(200, u"<html>log in to the network</html>"_s), after, Delivery::Unknown,
        ErrorKind::Service);
    row("400", status(400, envelope(u"INVALID_REQUEST"_s, u"no"_s)), before, Delivery::Answered,
        ErrorKind::Service);
    row("200 with an error", status(200, envelope(u"INVALID_DATA"_s, u"no"_s)), before,
        Delivery::Answered, ErrorKind::Service);
}

void CrmFailuresTest::lostCreate()
{
    QFETCH(QJsonObject, action);
    QFETCH(QString, when);
    QFETCH(int, delivery);
    QFETCH(int, kind);
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    const auto file = contract.crm().upload(org->zgid, contract.writeZip("id,Company\n1,x\n"));
    QVERIFY(file);
    QVERIFY(contract.sandbox().setFaults({fault(u"/crm/bulk/v8/write$"_s, action, when)}));
    const auto id = contract.crm().createWriteJob(contract.order(*file, {u"id"_s, u"Company"_s}));
    QVERIFY(!id);
    QCOMPARE(static_cast<int>(id.error().delivery), delivery);
    QVERIFY2(static_cast<int>(id.error().kind) == kind, qPrintable(id.error().text()));
    QVERIFY(!id.error().isRetryable); // the engine asks first what became of it
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"POST"_s, u"/crm/bulk/v8/write"_s), 1);
}

// A read job more costs credits and changes nothing, so its creation may simply be repeated.
void CrmFailuresTest::lostReadJob_data()
{
    lostCreate_data();
}

void CrmFailuresTest::lostReadJob()
{
    QFETCH(QJsonObject, action);
    QFETCH(QString, when);
    QFETCH(int, delivery);
    CrmContract contract;
    QVERIFY(contract.crm().org());
    QVERIFY(contract.sandbox().setFaults({fault(u"/crm/bulk/v8/read$"_s, action, when)}));
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(!id);
    QCOMPARE(static_cast<int>(id.error().delivery), delivery);
    QCOMPARE(id.error().isRetryable, id.error().delivery == Delivery::Unknown);
    QCOMPARE(contract.sandbox().requestCount(u"zoho-crm"_s, u"POST"_s, u"/crm/bulk/v8/read"_s), 1);
}

void CrmFailuresTest::htmlInPlaceOfJson()
{
    CrmContract contract;
    QVERIFY(contract.sandbox().setFaults({fault(u"/crm/v8/org"_s,
        {{u"status"_s, 200}, {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"text/html"_s}}},
            {u"body"_s, u"<html>Please log in to the guest network</html>"_s}})}));
    const auto org = contract.crm().org();
    QVERIFY(!org);
    QCOMPARE(org.error().kind, ErrorKind::Service);
    QVERIFY(org.error().isRetryable);
    QVERIFY(org.error().why.contains(u"guest network"_s));
}

void CrmFailuresTest::unreachable()
{
    CrmContract contract;
    QVERIFY(contract.crm().org());
    ZohoHosts hosts = contract.account().hosts;
    hosts.api = QUrl(u"http://127.0.0.1:1"_s);
    hosts.allowedHosts.append(u"127.0.0.1:1"_s);
    contract.setHosts(hosts);
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(!id);
    QCOMPARE(id.error().kind, ErrorKind::Network);
    QCOMPARE(id.error().delivery, Delivery::NotSent);
}

// The request was refused for its token, and the answer with the next token is lost: whether the
// request arrived is as clear as before.
void CrmFailuresTest::lostTokenIsNotALostRequest()
{
    CrmContract contract;
    QVERIFY(contract.crm().org());
    QVERIFY(contract.sandbox().setFaults(
        {fault(u"/crm/bulk/v8/read$"_s,
             {{u"status"_s, 401}, {u"body"_s, envelope(u"INVALID_TOKEN"_s, u"invalid"_s)}}),
            QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"path"_s, u"/oauth/v2/token$"_s},
                {u"when"_s, u"after"_s},
                {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 0}}}}}));
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(!id);
    QVERIFY(id.error().isRetryable);
    QCOMPARE(id.error().delivery, Delivery::Answered);
}

void CrmFailuresTest::stopped()
{
    CrmContract contract;
    QVERIFY(contract.crm().org());
    contract.cancel().request(StopWish::Stop);
    const int before = contract.sandbox().get(u"/requests"_s).value("count"_L1).toInt();
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(!id);
    QCOMPARE(id.error().kind, ErrorKind::Cancelled);
    QCOMPARE(id.error().delivery, Delivery::NotSent);
    const QJsonObject after
        = contract.sandbox().get(u"/requests?service=zoho-crm&since="_s + QString::number(before));
    QCOMPARE(after.value("requests"_L1).toArray().size(), 0);
}

int runCrmFailuresTest(int argc, char **argv)
{
    CrmFailuresTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmfailurestest.moc"
