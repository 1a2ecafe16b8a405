// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"
#include "integration/datastore/tableplace.h"
#include "integration/jobplace.h"
#include "integration/tampering.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

QStringList quiet(int rows)
{
    return {u"--limits"_s, u"off"_s, u"--seed"_s, u"7"_s, u"--scale"_s, QString::number(rows)};
}

QString hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return u"could not be read"_s;
    return QString::fromLatin1(hash.result().toHex());
}

QString hashOf(const QJsonObject &document)
{
    return QString::fromLatin1(QCryptographicHash::hash(
        QJsonDocument(document).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
                                   .toHex());
}

// Rows after the header; values of these runs hold no line ends.
qint64 rowsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') - 1 : -1;
}

} // namespace

// What happened can be told from a run's store and files alone, and whoever changes one byte of
// them is found out (reliability-security P15).
class ReconstructTest : public QObject
{
    Q_OBJECT

private slots:
    void crmRun();
    void mappedAndScriptedRun();
    void tableRun();
    void shopRun();

private:
    void tellsWhatHappened(Workplace &place, const CliResult &run);
    // By SQL alone: what the run was begun with, as the store keeps it.
    static QJsonObject parameters(const Workplace &place)
    {
        return QJsonDocument::fromJson(place.sqlText(u"SELECT params FROM run"_s).toUtf8())
            .object();
    }
};

// By SQL and the files, with nothing of the product: counts, hashes, requests and times.
void ReconstructTest::tellsWhatHappened(Workplace &place, const CliResult &run)
{
    const QJsonObject kept = parameters(place);
    QVERIFY(kept.contains("job"_L1));
    const QJsonObject hashes = kept.value("hashes"_L1).toObject();
    QCOMPARE(hashes.value("job"_L1).toString(), hashOf(kept.value("job"_L1).toObject()));
    if (const QJsonObject mapping = kept.value("mapping"_L1).toObject(); !mapping.isEmpty())
        QCOMPARE(hashes.value("mapping"_L1).toString(), hashOf(mapping));
    QMap<QString, qint64> records;
    const QList<StoreRow> files = outcomeFiles(place, u"1"_s);
    QVERIFY(!files.isEmpty());
    for (const StoreRow &file : files) {
        const QString rel = file[u"rel_path"_s].toString();
        const QString path = place.runFolder() + u'/' + rel;
        QCOMPARE(hashOf(path), file[u"sha256"_s].toString());
        QCOMPARE(QFileInfo(path).size(), file[u"bytes"_s].toLongLong());
        QCOMPARE(rowsOf(path), file[u"n_records"_s].toLongLong());
        records.insert(QFileInfo(rel).completeBaseName(), rowsOf(path));
    }
    for (const QString &outcome : {u"written"_s, u"skipped"_s, u"rejected"_s}) {
        QCOMPARE(records.value(outcome), run.count(outcome));
        QCOMPARE(
            place.sqlNumber(u"SELECT SUM(n_%1) FROM chunk"_s.arg(outcome)), run.count(outcome));
    }
    QVERIFY(run.balances());
    // Each request that changed something: when it left, when it was answered, and by what name the
    // service knows it.
    QVERIFY(place.sqlNumber(u"SELECT COUNT(*) FROM attempt"_s) > 0);
    QCOMPARE(place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE sent_at<=0 OR done_at IS NULL"
                             " OR done_at<sent_at OR state='sending'"_s),
        0);
    QVERIFY(place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE COALESCE(remote_id,'')<>''"
                            " OR COALESCE(request_id,'')<>''"_s)
        > 0);
    QCOMPARE(
        place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE started_at IS NULL OR finished_at IS NULL"
                        " OR finished_at<started_at"_s),
        0);
}

void ReconstructTest::crmRun()
{
    Workplace place;
    QCOMPARE(place.start(quiet(600)), QString());
    QCOMPARE(place.beginAnew({{u"chunkRows"_s, 100}}), QString());
    const CliResult run = place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    tellsWhatHappened(place, run);
    QCOMPARE(tamperProblem(place, u"1"_s), QString());
}

// The hashes of mapping and script are those of the documents that it was begun with, the script's
// that of its file; a parameter that is changed in the store is found out.
void ReconstructTest::mappedAndScriptedRun()
{
    const QByteArray script
        = "function process(record) { record.Country = 'NL'; return record; }\n";
    const QJsonObject mapping{{u"formatVersion"_s, 1},
        {u"fields"_s,
            QJsonArray{QJsonObject{
                {u"target"_s, u"Company"_s}, {u"template"_s, u"{{Company}}, {{Last_Name}}"_s}}}}};
    JobPlace place({.id = u"crm-bulk"_s,
        .jobName = u"Mapped leads"_s,
        .source = u"Sandbox CRM"_s,
        .target = u"Sandbox CRM"_s});
    QCOMPARE(place.start(quiet(200)), QString());
    QFile file(place.file(u"country.js"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(script) == script.size());
    file.close();
    const QJsonObject processor{{u"type"_s, u"script"_s}, {u"source"_s, QString::fromUtf8(script)},
        {u"reads"_s, QJsonArray{u"Last_Name"_s}}, {u"writes"_s, QJsonArray{u"Country"_s}}};
    QCOMPARE(place.beginAnew({{u"module"_s, u"Leads"_s}, {u"processors"_s, QJsonArray{processor}}},
                 {}, mapping),
        QString());
    const CliResult run = place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(run.count(u"written"_s) > 0);
    tellsWhatHappened(place, run);
    if (QTest::currentTestFailed())
        return;
    const QJsonObject kept = parameters(place);
    QVERIFY(!kept.value("mapping"_L1).toObject().isEmpty());
    QCOMPARE(kept.value("hashes"_L1)[u"scripts"].toArray(), QJsonArray{hashOf(file.fileName())});
    QCOMPARE(tamperProblem(place, u"1"_s), QString());

    const auto change = [&place](const QString &from, const QString &to) {
        const QString path = place.dataDirectory() + u"/store.sqlite"_s;
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"change"_s);
        store.setDatabaseName(path);
        const bool isDone = store.open()
            && QSqlQuery(store).exec(
                u"UPDATE run SET params=replace(params, '%1', '%2')"_s.arg(from, to));
        store.close();
        return isDone;
    };
    QVERIFY(change(u"{{Last_Name}}"_s, u"{{First_Name}}"_s));
    QSqlDatabase::removeDatabase(u"change"_s);
    const Verdict verdict = verdictOn(place, u"1"_s);
    QCOMPARE(verdict.exitCode, 3);
    QVERIFY(verdict.bad.contains(u"Parameters, mapping and scripts"_s));
    QVERIFY(change(u"{{First_Name}}"_s, u"{{Last_Name}}"_s));
    QSqlDatabase::removeDatabase(u"change"_s);
    QCOMPARE(verdictOn(place, u"1"_s).bad, QStringList());
}

void ReconstructTest::tableRun()
{
    TablePlace place;
    QCOMPARE(place.start({{u"catalystPageRows"_s, 300}}, quiet(600)), QString());
    QCOMPARE(
        place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Again"_s}, {u"pageRows"_s, 300}}),
        QString());
    const CliResult run = place.run();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    tellsWhatHappened(place, run);
    QCOMPARE(tamperProblem(place, u"1"_s), QString());
}

void ReconstructTest::shopRun()
{
    CommercePlace place;
    QCOMPARE(place.start({{u"commerceCustomers"_s, 60}, {u"commerceOrders"_s, 30},
                             {u"commerceProducts"_s, 20}, {u"commerceCategories"_s, 40}},
                 quiet(50)),
        QString());
    QCOMPARE(place.beginAnew({{u"resource"_s, u"customers"_s}}), QString());
    const CliResult run = place.run();
    QVERIFY2(run.exitCode == 0 || run.exitCode == 4, run.errors.constData());
    tellsWhatHappened(place, run);
    QCOMPARE(tamperProblem(place, u"1"_s), QString());
}

QTEST_GUILESS_MAIN(ReconstructTest)
#include "tst_reconstruct.moc"
