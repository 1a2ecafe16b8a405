// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip/zipreader.h"
#include "contracttests.h"
#include "crmcontract.h"
#include "services/zohocrm/crmresult.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Every call of the CRM client when all goes well (zoho-crm-bulk B-D).
class CrmCallsTest final : public QObject
{
    Q_OBJECT

private slots:
    void org();
    void modules();
    void fields();
    void readOnePage();
    void readWithCriteria();
    void readPagesByToken();
    void writeAndReadResult_data();
    void writeAndReadResult();
    void writeSkipsUnknownRows();
    void ignoreEmpty_data();
    void ignoreEmpty();
    void progressIsTold();

private:
    static QList<QByteArrayList> readLeads(CrmContract &contract, const QStringList &fields);
    static QJsonObject ledgerRow(CrmContract &contract, const QByteArray &id);
};

QList<QByteArrayList> CrmCallsTest::readLeads(CrmContract &contract, const QStringList &fields)
{
    const auto id = contract.crm().createReadJob({.module = u"Leads"_s, .fields = fields});
    if (!id) {
        qWarning("%s", qPrintable(id.error().text()));
        return {};
    }
    const ReadJob job = contract.finishedRead(*id);
    const QString file = contract.path(u"read.zip"_s);
    if (const auto bytes = contract.crm().downloadReadResult(job, file); !bytes) {
        qWarning("%s", qPrintable(bytes.error().text()));
        return {};
    }
    return contract.rowsOf(file);
}

QJsonObject CrmCallsTest::ledgerRow(CrmContract &contract, const QByteArray &id)
{
    const QByteArray ledger
        = contract.sandbox().getText(u"/ledger?service=zoho-crm&stream=Leads"_s);
    for (const QByteArray &line : ledger.split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (row.value("id"_L1).toString().toLatin1() == id)
            return row;
    }
    return {};
}

void CrmCallsTest::org()
{
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY2(org, qPrintable(org ? QString() : org.error().text()));
    QVERIFY(!org->zgid.isEmpty());
    QVERIFY(!org->companyName.isEmpty());
    QVERIFY(QTimeZone(org->timeZone.toLatin1()).isValid());
    QCOMPARE(CrmLimits::of(*org).creditBudget, 60'000.0);
    QCOMPARE(CrmLimits::of(*org).concurrentCalls, 20);
}

void CrmCallsTest::modules()
{
    CrmContract contract;
    const auto modules = contract.crm().modules();
    QVERIFY2(modules, qPrintable(modules ? QString() : modules.error().text()));
    const auto leads = std::ranges::find_if(
        *modules, [](const CrmModule &module) { return module.apiName == "Leads"_L1; });
    QVERIFY(leads != modules->end());
    QVERIFY(leads->isBulkReadable() && leads->isBulkWritable());
}

void CrmCallsTest::fields()
{
    CrmContract contract;
    const auto fields = contract.crm().fields(u"Leads"_s);
    QVERIFY2(fields, qPrintable(fields ? QString() : fields.error().text()));
    const auto find = [&fields](const QString &name) {
        const auto it = std::ranges::find_if(
            *fields, [&name](const CrmField &field) { return field.apiName == name; });
        return it == fields->end() ? CrmField() : *it;
    };
    QVERIFY(find(u"Last_Name"_s).isRequired);
    QVERIFY(find(u"Mobile"_s).isWritable());
    QVERIFY(find(u"Email"_s).isUnique);
    QVERIFY(!find(u"Modified_Time"_s).isWritable());
    QVERIFY(!find(u"Lead_Segment"_s).pickValues.isEmpty());
    const auto unknown = contract.crm().fields(u"Nowhere"_s);
    QVERIFY(!unknown);
    QVERIFY(!unknown.error().code.isEmpty());
}

void CrmCallsTest::readOnePage()
{
    CrmContract contract;
    const auto id = contract.crm().createReadJob(
        {.module = u"Leads"_s, .fields = {u"Last_Name"_s, u"Mobile"_s, u"Modified_Time"_s}});
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    const ReadJob job = contract.finishedRead(*id);
    QVERIFY2(
        job.state == CrmJobState::Completed, qPrintable(job.why ? job.why->text() : job.stateWord));
    QCOMPARE(job.id, *id);
    QCOMPARE(job.count, 450);
    QVERIFY(!job.moreRecords);
    QVERIFY(job.nextPageToken.isEmpty());
    const QString file = contract.path(u"read.zip"_s);
    const auto bytes = contract.crm().downloadReadResult(job, file);
    QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().text()));
    QCOMPARE(*bytes, QFileInfo(file).size());
    const QList<QByteArrayList> rows = contract.rowsOf(file);
    QCOMPARE(rows.size(), 451);
    QCOMPARE(rows.first().size(), 4);
    QCOMPARE(rows.first().first().toLower(), "id");
    QVERIFY(rows.at(1).first().size() >= 18);
}

void CrmCallsTest::readWithCriteria()
{
    CrmContract contract;
    ReadQuery query{.module = u"Leads"_s, .fields = {u"Lead_Score_Value"_s, u"Company"_s}};
    query.criteria = QJsonObject{{u"group_operator"_s, u"and"_s},
        {u"group"_s,
            QJsonArray{QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, u"No_of_Employees"_s}}},
                           {u"comparator"_s, u"greater_equal"_s}, {u"value"_s, 200}},
                QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, u"Company"_s}}},
                    {u"comparator"_s, u"not_equal"_s}, {u"value"_s, u"${EMPTY}"_s}}}}};
    const auto id = contract.crm().createReadJob(query);
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    const ReadJob job = contract.finishedRead(*id);
    QVERIFY2(
        job.state == CrmJobState::Completed, qPrintable(job.why ? job.why->text() : job.stateWord));
    QVERIFY(job.count > 0 && job.count < 450);
}

void CrmCallsTest::readPagesByToken()
{
    CrmContract contract;
    QVERIFY(contract.sandbox().setSettings({{u"pageRows"_s, 200}, {u"strictPaging"_s, true}}));
    auto id = contract.crm().createReadJob({.module = u"Leads"_s, .fields = {u"Company"_s}});
    QSet<QByteArray> ids;
    int pages = 0;
    while (true) {
        QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
        const ReadJob job = contract.finishedRead(*id);
        QVERIFY2(job.state == CrmJobState::Completed,
            qPrintable(job.why ? job.why->text() : job.stateWord));
        ++pages;
        QCOMPARE(job.page, pages);
        const QString file = contract.path(u"page.zip"_s);
        QVERIFY(contract.crm().downloadReadResult(job, file));
        const QList<QByteArrayList> rows = contract.rowsOf(file);
        QCOMPARE(rows.size() - 1, job.count);
        for (const QByteArrayList &row : rows.mid(1))
            ids.insert(row.first());
        QCOMPARE(job.moreRecords, !job.nextPageToken.isEmpty());
        if (!job.moreRecords)
            break;
        id = contract.crm().createNextReadJob(job.nextPageToken);
    }
    QCOMPARE(pages, 3);
    QCOMPARE(ids.size(), 450);
}

void CrmCallsTest::writeAndReadResult_data()
{
    QTest::addColumn<QString>("downloadUrl");
    QTest::addColumn<QString>("spelling");
    QTest::newRow("second port") << u"secondPort"_s << u"INPROGRESS"_s;
    QTest::newRow("absolute") << u"absolute"_s << u"IN PROGRESS"_s;
    QTest::newRow("relative") << u"relative"_s << u"alternate"_s;
}

void CrmCallsTest::writeAndReadResult()
{
    QFETCH(QString, downloadUrl);
    QFETCH(QString, spelling);
    CrmContract contract;
    QVERIFY(contract.sandbox().setSettings(
        {{u"downloadUrl"_s, downloadUrl}, {u"inProgressSpelling"_s, spelling}}));
    const auto org = contract.crm().org();
    QVERIFY(org);
    const QList<QByteArrayList> leads = readLeads(contract, {u"Mobile"_s});
    QVERIFY(leads.size() > 20);
    QByteArray csv = "id,Mobile,Lead_Segment,Lead_Score_Value\n";
    for (int i = 1; i <= 20; ++i)
        csv += leads.at(i).first() + ",+91987654" + QByteArray::number(1000 + i) + ",Hot,70\n";
    const auto file = contract.crm().upload(org->zgid, contract.writeZip(csv));
    QVERIFY2(file, qPrintable(file ? QString() : file.error().text()));
    const auto id = contract.crm().createWriteJob(
        contract.order(*file, {u"id"_s, u"Mobile"_s, u"Lead_Segment"_s, u"Lead_Score_Value"_s}));
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    const WriteJob job = contract.finishedWrite(*id);
    QVERIFY2(
        job.state == CrmJobState::Completed, qPrintable(job.why ? job.why->text() : job.stateWord));
    QCOMPARE(job.updated, 20);
    QCOMPARE(job.added, 0);
    QCOMPARE(job.skipped, 0);
    QCOMPARE(job.total, 20);
    QVERIFY(!job.why);

    const QString result = contract.path(u"result.zip"_s);
    const auto bytes = contract.crm().downloadWriteResult(job, result);
    QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().text()));
    const auto zip = ZipReader::open(result);
    QVERIFY(zip);
    const auto entry = singleCsvEntry(**zip);
    QVERIFY2(entry, qPrintable(entry ? QString() : entry.error().text()));
    const auto device = (*zip)->openEntry(entry->index);
    QVERIFY(device);
    CrmResultReader reader(**device);
    QVERIFY(reader.open());
    QCOMPARE(reader.mappedColumns(), QList<QByteArray>({"id", "Mobile", "Lead_Segment"}));
    CrmResultRow row;
    int rows = 0;
    while (reader.next(row).value()) {
        ++rows;
        QCOMPARE(row.status, CrmRowStatus::Updated);
        QCOMPARE(row.values[0].toByteArray(), leads.at(rows).first());
        QCOMPARE(row.recordId.toByteArray(), leads.at(rows).first());
    }
    QCOMPARE(rows, 20);
    const QJsonObject lead = ledgerRow(contract, leads.at(3).first());
    QCOMPARE(lead.value("values"_L1).toObject().value("Mobile"_L1).toString(), u"+919876541003"_s);
    QCOMPARE(lead.value("applied"_L1).toInt(), 1);
}

void CrmCallsTest::writeSkipsUnknownRows()
{
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    const QList<QByteArrayList> leads = readLeads(contract, {u"Mobile"_s});
    QVERIFY(leads.size() > 2);
    const QByteArray csv = "id,No_of_Employees\n" + leads.at(1).first() + ",12\n"
        + "999999999999999999,13\n" + leads.at(2).first() + ",many\n";
    const auto file = contract.crm().upload(org->zgid, contract.writeZip(csv));
    QVERIFY2(file, qPrintable(file ? QString() : file.error().text()));
    const auto id
        = contract.crm().createWriteJob(contract.order(*file, {u"id"_s, u"No_of_Employees"_s}));
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    const WriteJob job = contract.finishedWrite(*id);
    QCOMPARE(job.state, CrmJobState::Completed);
    QCOMPARE(job.updated, 1);
    QCOMPARE(job.skipped, 2);
    const QString result = contract.path(u"result.zip"_s);
    QVERIFY(contract.crm().downloadWriteResult(job, result));
    const QList<QByteArrayList> rows = contract.rowsOf(result);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(crmRowStatus(rows.at(2).at(2)), CrmRowStatus::Skipped);
    QCOMPARE(parseRowErrors(rows.at(2).at(4)).first().code, "RESOURCE_NOT_FOUND");
    QCOMPARE(parseRowErrors(rows.at(3).at(4)).first().code, "INVALID_DATA");
    QCOMPARE(
        parseRowErrors(rows.at(3).at(4)).first().columns, QList<QByteArray>{"No_of_Employees"});
}

void CrmCallsTest::ignoreEmpty_data()
{
    QTest::addColumn<bool>("isIgnored");
    QTest::newRow("cleared") << false;
    QTest::newRow("kept") << true;
}

void CrmCallsTest::ignoreEmpty()
{
    QFETCH(bool, isIgnored);
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    const QList<QByteArrayList> leads = readLeads(contract, {u"Company"_s, u"Industry"_s});
    const auto full = std::ranges::find_if(leads.begin() + 1, leads.end(),
        [](const QByteArrayList &row) { return !row.at(2).isEmpty(); });
    QVERIFY(full != leads.end());
    const QByteArray csv = "id,Industry\n" + full->first() + ",\n";
    const auto file = contract.crm().upload(org->zgid, contract.writeZip(csv));
    QVERIFY(file);
    WriteOrder order = contract.order(*file, {u"id"_s, u"Industry"_s});
    order.ignoreEmpty = isIgnored;
    const auto id = contract.crm().createWriteJob(order);
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    QCOMPARE(contract.finishedWrite(*id).state, CrmJobState::Completed);
    const QString industry = ledgerRow(contract, full->first())
                                 .value("values"_L1)
                                 .toObject()
                                 .value("Industry"_L1)
                                 .toString();
    QCOMPARE(industry, isIgnored ? QString::fromUtf8(full->at(2)) : QString());
}

void CrmCallsTest::progressIsTold()
{
    CrmContract contract;
    const auto org = contract.crm().org();
    QVERIFY(org);
    QByteArray csv = "id,Company\n";
    for (int i = 0; i < 20'000; ++i)
        csv += QByteArray::number(100'000'000'000'000'000 + i * 7'919LL) + ",C"
            + QByteArray::number(i * 104'729LL % 1'000'003) + '\n';
    const QString zip = contract.writeZip(csv);
    qint64 sent = 0;
    const auto file = contract.crm().upload(org->zgid, zip, [&sent](qint64 done, qint64) {
        QVERIFY(done >= sent);
        sent = done;
    });
    QVERIFY2(file, qPrintable(file ? QString() : file.error().text()));
    QVERIFY(sent >= QFileInfo(zip).size());

    const auto id = contract.crm().createReadJob({.module = u"Leads"_s});
    QVERIFY(id);
    qint64 received = 0;
    const auto bytes = contract.crm().downloadReadResult(contract.finishedRead(*id),
        contract.path(u"all.zip"_s), [&received](qint64 done, qint64) { received = done; });
    QVERIFY(bytes);
    QCOMPARE(received, *bytes);
}

int runCrmCallsTest(int argc, char **argv)
{
    CrmCallsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmcallstest.moc"
