// SPDX-License-Identifier: GPL-3.0-or-later
// Write jobs with a parent's file and those of its children (zoho-crm-bulk D2, checklist I).
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QBuffer>
#include <QFile>
#include <QMap>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

class CrmChildrenTest : public QObject
{
    Q_OBJECT
private slots:
    void parentAndChildren();
    void existingParents();
    void refused_data();
    void refused();
    void rowsOfASubform();
    void goesOnInAChild();
    void modulesTellTheirParents();
};

namespace {

using Files = QMap<QByteArray, QByteArray>; // names of CSVs and their contents

const Files kFiles{{"visits.csv", "Name,Visit_Code\nFirst,N-1\nSecond,N-2\n,N-3\n"},
    {"items.csv", "Visit,Item,Quantity\nN-2,Helmet,3\nN-1,Meter,x\nN-1,Rope,5\nN-3,Lamp,1\n"},
    {"guests.csv", "Visit,Guest\nN-1,5725767200001000001\nN-9,5725767200001000002\n"}};

QByteArray zipOfAll(const Files &files)
{
    QBuffer zip;
    zip.open(QIODevice::WriteOnly);
    ZipStreamWriter writer(zip);
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (!writer.beginEntry(it.key()) || !writer.write(it.value()) || !writer.endEntry())
            return {};
    }
    return writer.finish() ? zip.data() : QByteArray();
}

QByteArray uploadAll(SandboxClient &client, const Files &files = kFiles)
{
    const Answer answer
        = client.call("POST", "/crm/v8/upload", multipartOf("file", "out.zip", zipOfAll(files)),
            {{"Content-Type", "multipart/form-data; boundary=edge"}, {"feature", "bulk-write"},
                {"X-CRM-ORG", "808232144"}});
    return answer.json()["details"_L1]["file_id"_L1].toString().toLatin1();
}

QJsonObject mapped(const QString &name, int index, const QJsonObject &more = {})
{
    QJsonObject mapping{{u"api_name"_s, name}, {u"index"_s, index}};
    for (auto it = more.begin(); it != more.end(); ++it)
        mapping.insert(it.key(), it.value());
    return mapping;
}

QJsonObject resourceOf(const QString &module, const QString &file, const QJsonArray &mappings)
{
    return {{u"type"_s, u"data"_s}, {u"module"_s, QJsonObject{{u"api_name"_s, module}}},
        {u"file_names"_s, QJsonArray{file}}, {u"field_mappings"_s, mappings}};
}

const QJsonObject kByCode{{u"parent_column_index"_s, 1}};

QJsonObject visits()
{
    return resourceOf(
        u"Site_Visits"_s, u"visits.csv"_s, {mapped(u"Name"_s, 0), mapped(u"Visit_Code"_s, 1)});
}

QJsonObject items()
{
    return resourceOf(u"Visit_Items"_s, u"items.csv"_s,
        {mapped(u"Parent_Id"_s, 0, kByCode), mapped(u"Item"_s, 1), mapped(u"Quantity"_s, 2)});
}

QJsonObject guests()
{
    return resourceOf(u"Visits_X_Contacts"_s, u"guests.csv"_s,
        {mapped(u"Visit"_s, 0, kByCode), mapped(u"Guest"_s, 1, {{u"find_by"_s, u"id"_s}})});
}

Answer create(SandboxClient &client, const QByteArray &fileId, const QList<QJsonObject> &resources,
    const QString &operation = u"insert"_s)
{
    QJsonArray all;
    for (QJsonObject resource : resources) {
        if (!resource.contains("file_id"_L1))
            resource.insert(u"file_id"_s, QString::fromLatin1(fileId));
        all.append(resource);
    }
    return client.json(
        "POST", "/crm/bulk/v8/write", {{u"operation"_s, operation}, {u"resource"_s, all}});
}

// Each CSV of a result, by its name.
Files resultOf(SandboxClient &client, const QJsonObject &finished)
{
    const QUrl url(finished["result"_L1]["download_url"_L1].toString());
    SandboxClient host(url.port(client.port()));
    host.setToken(client.newToken());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"result.zip"_s));
    const QByteArray zip = host.get(url.path().toLatin1()).body;
    if (!file.open(QIODevice::WriteOnly) || file.write(zip) != zip.size())
        return {};
    file.close();
    const auto reader = ZipReader::open(file.fileName());
    Files files;
    if (!reader)
        return files;
    for (const ZipEntry &entry : (*reader)->entries()) {
        auto device = (*reader)->openEntry(entry.index);
        files.insert(entry.name, device ? (*device)->readAll() : QByteArray());
    }
    return files;
}

QList<int> countsOf(const QJsonObject &job, int resource)
{
    const QJsonObject file = job["resource"_L1][resource]["file"_L1].toObject();
    return {file.value("total_count"_L1).toInt(), file.value("added_count"_L1).toInt(),
        file.value("updated_count"_L1).toInt(), file.value("skipped_count"_L1).toInt()};
}

qint64 rowsOf(SandboxClient &client, const QByteArray &stream)
{
    return client.digest(stream).value("rows"_L1).toInteger();
}

const QByteArray kFirstItem = "5725767600001000001";

} // namespace

void CrmChildrenTest::parentAndChildren()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const qint64 before = rowsOf(client, "Site_Visits");
    const QJsonObject job
        = client.waitForWrite(create(client, uploadAll(client), {visits(), items(), guests()}));
    QCOMPARE(job.value("status"_L1).toString(), u"COMPLETED"_s);
    QCOMPARE(countsOf(job, 0), (QList<int>{3, 2, 0, 1}));
    QCOMPARE(countsOf(job, 1), (QList<int>{4, 2, 0, 2}));
    QCOMPARE(countsOf(job, 2), (QList<int>{2, 1, 0, 1}));
    QCOMPARE(job["resource"_L1][1]["field_mappings"_L1][0]["parent_column_index"_L1].toInt(), 1);
    QCOMPARE(rowsOf(client, "Site_Visits"), before + 2);
    const QByteArray second = "57257675000010000" + QByteArray::number(before + 2);
    QCOMPARE(client.ledgerValues(second, "Site_Visits")["Name"_L1].toString(), u"Second"_s);
    const QJsonObject helmet = client.ledgerValues(kFirstItem, "Visit_Items");
    QCOMPARE(helmet["Parent_Id"_L1].toString(), QString::fromLatin1(second));
    QCOMPARE(helmet["Item"_L1].toString(), u"Helmet"_s);
    const Files result = resultOf(client, job);
    QCOMPARE(result.keys(),
        (QByteArrayList{"Site_Visits-bulkwrite.csv", "Visit_Items-bulkwrite.csv",
            "Visits_X_Contacts-bulkwrite.csv"}));
    QCOMPARE(result.value("Visit_Items-bulkwrite.csv"),
        QByteArray("Parent_Id,Item,Quantity,STATUS,RECORD_ID,ERRORS\n"
                   "N-2,Helmet,3,ADDED,5725767600001000001,\n"
                   "N-1,Meter,x,SKIPPED,,INVALID_DATA-Quantity\n"
                   "N-1,Rope,5,ADDED,5725767600001000002,\n"
                   "N-3,Lamp,1,SKIPPED,,RESOURCE_NOT_FOUND-Parent_Id\n"));
    QVERIFY(result.value("Visits_X_Contacts-bulkwrite.csv")
                .endsWith("N-9,5725767200001000002,SKIPPED,,RESOURCE_NOT_FOUND-Visit\n"));
}

// Children of records that are there: the parent's file only names them.
void CrmChildrenTest::existingParents()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QJsonObject parents = resourceOf(
        u"Site_Visits"_s, u"visits.csv"_s, {mapped(u"Name"_s, 0), mapped(u"Visit_Code"_s, 1)});
    parents.insert(u"find_by"_s, u"Visit_Code"_s);
    QJsonObject children = items();
    children.insert(u"find_by"_s, u"id"_s);
    children.insert(u"field_mappings"_s,
        QJsonArray{mapped(u"id"_s, 0), mapped(u"Parent_Id"_s, 1, kByCode), mapped(u"Item"_s, 2)});
    const Files files{{"visits.csv", "Name,Visit_Code\nVisit 3,V-3\n"},
        {"items.csv", "id,Visit,Item\n,V-3,Helmet\n"}};
    const QJsonObject job = client.waitForWrite(
        create(client, uploadAll(client, files), {parents, children}, u"upsert"_s));
    QCOMPARE(countsOf(job, 0), (QList<int>{1, 0, 1, 0}));
    QCOMPARE(countsOf(job, 1), (QList<int>{1, 1, 0, 0}));
    QCOMPARE(client.ledgerValues(kFirstItem, "Visit_Items")["Parent_Id"_L1].toString(),
        u"5725767500001000003"_s);
    // A subform's rows can be read in bulk, those of a linking module cannot (B1).
    const auto queryOf = [](const QString &module) {
        return QJsonObject{{u"query"_s,
            QJsonObject{{u"module"_s, QJsonObject{{u"api_name"_s, module}}},
                {u"fields"_s, QJsonArray{u"Parent_Id"_s, u"Item"_s}}}}};
    };
    const QByteArray csv
        = client.readCsv(client.readJob(queryOf(u"Visit_Items"_s)["query"_L1].toObject()));
    QCOMPARE(csv, "Id,Parent_Id,Item\n" + kFirstItem + ",5725767500001000003,Helmet\n");
    const Answer linking
        = client.json("POST", "/crm/bulk/v8/read", queryOf(u"Visits_X_Contacts"_s));
    QCOMPARE(linking.code(), u"MODULE_NOT_SUPPORTED"_s);
}

void CrmChildrenTest::refused_data()
{
    QTest::addColumn<QList<QJsonObject>>("resources");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QList<QJsonObject> &resources,
                         const QString &code) { QTest::newRow(name) << resources << code; };
    const auto with = [](QJsonObject resource, const QString &key, const QJsonValue &value) {
        resource.insert(key, value);
        return resource;
    };
    QJsonObject plain = visits();
    row("two files, one resource", {plain}, u"FILE_NOT_SUPPORTED"_s);
    row("child alone", {items()}, u"NOT_SUPPORTED_FEATURE"_s);
    row("child first", {items(), visits()}, u"NOT_SUPPORTED_FEATURE"_s);
    row("no kin", {visits(), with(items(), u"module"_s, QJsonObject{{u"api_name"_s, u"Deals"_s}})},
        u"COEXISTENCE_NOT_ALLOWED"_s);
    row("module twice", {visits(), items(), items()}, u"COEXISTENCE_NOT_ALLOWED"_s);
    row("other archive", {visits(), with(items(), u"file_id"_s, u"111111000009999999"_s)},
        u"INVALID_FILE_ID"_s);
    row("no name of a file", {visits(), with(items(), u"file_names"_s, QJsonArray())},
        u"MISSING_REQUIRED_KEY"_s);
    row("unknown file", {visits(), with(items(), u"file_names"_s, QJsonArray{u"none.csv"_s})},
        u"FILE_NOT_SUPPORTED"_s);
    row("no parent column",
        {visits(),
            with(items(), u"field_mappings"_s,
                QJsonArray{
                    mapped(u"Parent_Id"_s, 0, {{u"find_by"_s, u"id"_s}}), mapped(u"Item"_s, 1)})},
        u"MANDATORY_NOT_FOUND"_s);
    row("parent column too large",
        {visits(),
            with(items(), u"field_mappings"_s,
                QJsonArray{mapped(u"Parent_Id"_s, 0, {{u"parent_column_index"_s, 2}}),
                    mapped(u"Item"_s, 1)})},
        u"COLUMN_INDEX_NOT_FOUND"_s);
    row("no parent",
        {visits(), with(items(), u"field_mappings"_s, QJsonArray{mapped(u"Item"_s, 1)})},
        u"MANDATORY_FIELDS_NOT_MAPPED"_s);
}

void CrmChildrenTest::refused()
{
    QFETCH(QList<QJsonObject>, resources);
    QFETCH(QString, code);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const Answer answer = create(client, uploadAll(client), resources);
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, 400);
    QCOMPARE(rowsOf(client, "Visit_Items"), 0);
}

void CrmChildrenTest::rowsOfASubform()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    Files files = kFiles;
    files["items.csv"] = "Visit,Item,Quantity\n" + QByteArray("N-1,Rope,1\n").repeated(201);
    const auto write = [&] {
        return client.waitForWrite(create(client, uploadAll(client, files), {visits(), items()}));
    };
    const qint64 before = rowsOf(client, "Site_Visits");
    QCOMPARE(write().value("status"_L1).toString(), u"FAILED"_s);
    QCOMPARE(rowsOf(client, "Site_Visits"), before); // nothing of the parent's file either
    QVERIFY(client.setSettings({{u"subformRows"_s, 0}}));
    QCOMPARE(countsOf(write(), 1), (QList<int>{201, 201, 0, 0}));
}

// What was applied before the end of the process is not applied again, in whichever file it was.
void CrmChildrenTest::goesOnInAChild()
{
    const QTemporaryDir folder;
    sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    Files files = kFiles;
    files["guests.csv"] = "Visit,Guest\n" + QByteArray("N-1,5725767200001000001\n").repeated(3'000);
    QByteArray id;
    {
        const SandboxUnderTest server(options);
        SandboxClient &client = *server.client;
        QVERIFY(client.setSettings({{u"writeRowsPerSecond"_s, 2'000}}));
        const Answer created = create(client, uploadAll(client, files), {visits(), guests()});
        id = created.json()["details"_L1]["id"_L1].toString().toLatin1();
        QTRY_VERIFY(countsOf(client.get("/crm/bulk/v8/write/" + id).json(), 1).at(1) > 0);
    }
    const SandboxUnderTest server(options);
    SandboxClient &client = *server.client;
    const qint64 early = rowsOf(client, "Visits_X_Contacts");
    QVERIFY2(early > 0 && early < 3'000, qPrintable(QString::number(early)));
    QJsonObject job;
    QTRY_COMPARE_WITH_TIMEOUT(
        (job = client.get("/crm/bulk/v8/write/" + id).json()).value("status"_L1).toString(),
        u"COMPLETED"_s, 15'000);
    QCOMPARE(countsOf(job, 0), (QList<int>{3, 2, 0, 1}));
    QCOMPARE(countsOf(job, 1), (QList<int>{3'000, 3'000, 0, 0}));
    QCOMPARE(rowsOf(client, "Visits_X_Contacts"), 3'000);
}

void CrmChildrenTest::modulesTellTheirParents()
{
    const SandboxUnderTest server;
    QHash<QString, QString> kinds;
    const QJsonArray modules
        = server.client->get("/crm/v8/settings/modules").json()["modules"_L1].toArray();
    for (const QJsonValue &module : modules) {
        kinds.insert(module["api_name"_L1].toString(),
            module["generated_type"_L1].toString() + u' '
                + module["parent_module"_L1]["api_name"_L1].toString());
    }
    QCOMPARE(kinds.value(u"Visit_Items"_s), u"subform Site_Visits"_s);
    QCOMPARE(kinds.value(u"Visits_X_Contacts"_s), u"linking Site_Visits"_s);
    QCOMPARE(kinds.value(u"Site_Visits"_s), u"custom "_s);
}

int runCrmChildrenTest(int argc, char **argv)
{
    CrmChildrenTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmchildrentest.moc"
