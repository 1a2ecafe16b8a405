// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"
#include "integration/datastore/tableplace.h"
#include "integration/jobplace.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
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

// Rows after the header; values of these runs hold no line ends.
qint64 rowsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') - 1 : -1;
}

bool flipByte(const QString &path, qint64 at)
{
    QFile file(path);
    char byte = 0;
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || !file.getChar(&byte)
        || !file.seek(at))
        return false;
    return file.putChar(char(byte ^ 1));
}

} // namespace

// What happened can be told from a run's store and files alone, and whoever changes one byte of
// them is found out (reliability-security P15).
class ReconstructTest : public QObject
{
    Q_OBJECT

private slots:
    void crmRun();
    void tableRun();
    void shopRun();

private:
    void tellsWhatHappened(Workplace &place, const CliResult &run);
    void noticesOneByte(Workplace &place);
    QList<StoreRow> outcomes(const Workplace &place) const
    {
        return place.sql(u"SELECT rel_path, bytes, sha256, n_records FROM artifact"
                         " WHERE kind='outcome' AND state='committed'"_s);
    }
};

// By SQL and the files, with nothing of the product: counts, hashes, requests and times.
void ReconstructTest::tellsWhatHappened(Workplace &place, const CliResult &run)
{
    const QJsonObject parameters
        = QJsonDocument::fromJson(place.sqlText(u"SELECT params FROM run"_s).toUtf8()).object();
    QVERIFY(parameters.contains("job"_L1)); // its parameters; a mapping would stand beside it
    QMap<QString, qint64> records;
    const QList<StoreRow> files = outcomes(place);
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

void ReconstructTest::noticesOneByte(Workplace &place)
{
    const auto verified = [&place](int *exitCode) {
        const CliResult result = place.cli({u"runs"_s, u"verify"_s, u"1"_s, u"--json"_s});
        *exitCode = result.exitCode;
        QStringList bad;
        for (const QJsonValue &check : result.json().value("checks"_L1).toArray()) {
            if (!check[u"isGood"].toBool())
                bad << check[u"title"].toString();
        }
        return bad;
    };
    int exitCode = -1;
    QCOMPARE(verified(&exitCode), QStringList());
    QCOMPARE(exitCode, 0);
    for (const StoreRow &file : outcomes(place)) {
        const QString rel = file[u"rel_path"_s].toString();
        const QString path = place.runFolder() + u'/' + rel;
        const qint64 last = file[u"bytes"_s].toLongLong() - 2; // of the last value
        QVERIFY(flipByte(path, last));
        QVERIFY2(verified(&exitCode).contains(rel), qPrintable(rel));
        QCOMPARE(exitCode, 3);
        QVERIFY(flipByte(path, last));
    }
    QCOMPARE(verified(&exitCode), QStringList());
}

void ReconstructTest::crmRun()
{
    Workplace place;
    QCOMPARE(place.start(quiet(600)), QString());
    QCOMPARE(place.beginAnew({{u"chunkRows"_s, 100}}), QString());
    const CliResult run = place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    tellsWhatHappened(place, run);
    if (!QTest::currentTestFailed())
        noticesOneByte(place);
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
    if (!QTest::currentTestFailed())
        noticesOneByte(place);
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
    if (!QTest::currentTestFailed())
        noticesOneByte(place);
}

QTEST_GUILESS_MAIN(ReconstructTest)
#include "tst_reconstruct.moc"
