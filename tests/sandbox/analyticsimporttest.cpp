// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"
#include "sandboxtests.h"

#include "sandbox/accounts/grants.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class AnalyticsImportTest : public QObject
{
    Q_OBJECT
private slots:
    void typesAreChecked_data();
    void typesAreChecked();
    void layouts_data();
    void layouts();
    void configRefuses_data();
    void configRefuses();
    void onErrorThreeWays_data();
    void onErrorThreeWays();
    void appendTwiceDoubles();
    void updateAddTouchesAllCopies();
    void matchNulls_data();
    void matchNulls();
    void newTable();
    void sizes();
    void lostAnswer();
};

namespace {

const QList<QPair<QString, QString>> kColumns{{u"ROWID"_s, u"NUMBER"_s}, {u"Name"_s, u"PLAIN"_s},
    {u"Price"_s, u"DECIMAL_NUMBER"_s}, {u"Day"_s, u"DATE_AS_DATE"_s}};

QJsonObject withKey(QJsonObject config, const QString &key, const QJsonValue &value)
{
    config.insert(key, value);
    return config;
}

QString errorsOf(const QJsonObject &job)
{
    return job["jobInfo"_L1]["importErrors"_L1].toString();
}

int summaryOf(const QJsonObject &job, const QString &key)
{
    return job["jobInfo"_L1]["importSummary"_L1][key].toInt();
}

} // namespace

void AnalyticsImportTest::typesAreChecked_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("stored"); // null: refused
    QTest::addColumn<QString>("dateFormat");
    const auto row
        = [](const char *type, const char *text, const char *stored, const QString &format = {}) {
              QTest::addRow("%s %s", type, text)
                  << QString::fromLatin1(type) << QByteArray(text)
                  << (stored ? QString::fromLatin1(stored) : QString()) << format;
          };
    row("NUMBER", "42", "42");
    row("NUMBER", "-007", "-7");
    row("NUMBER", "9223372036854775807", "9223372036854775807");
    row("NUMBER", "9223372036854775808", nullptr);
    row("NUMBER", "1.5", nullptr);
    row("NUMBER", "West", nullptr);
    row("NUMBER", "", "");
    row("POSITIVE_NUMBER", "-1", nullptr);
    row("POSITIVE_NUMBER", "1", "1");
    row("DECIMAL_NUMBER", "12.50", "12.50");
    row("DECIMAL_NUMBER", "12,50", "1250");
    row("DECIMAL_NUMBER", "x", nullptr);
    row("BOOLEAN", "Yes", "true");
    row("BOOLEAN", "0", "false");
    row("BOOLEAN", "maybe", nullptr);
    row("DATE", "2024-02-29 23:59:59", "2024-02-29 23:59:59");
    row("DATE", "2023-02-29 00:00:00", nullptr);
    row("DATE", "29.02.2024 7:05", "2024-02-29 07:05:00", u"dd.MM.yyyy H:mm"_s);
    row("DATE", "2021-08-17 13:02:11:184", nullptr, u"yyyy-MM-dd HH:mm:ss"_s);
    row("DATE", "2021-08-17 13:02:11:184", "2021-08-17 13:02:11", u"yyyy-MM-dd HH:mm:ss:SSS"_s);
    row("DATE_AS_DATE", "2024-02-29", "2024-02-29");
    row("DATE_AS_DATE", "29 Feb 2024", "2024-02-29", u"dd MMM yyyy"_s);
    row("EMAIL", "a@b.de", "a@b.de");
    row("EMAIL", "a", nullptr);
    row("PLAIN", "12345678901", nullptr);
    row("PLAIN", "1234567890", "1234567890");
    row("MULTI_LINE", "12345678901", "12345678901");
}

void AnalyticsImportTest::typesAreChecked()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, text);
    QFETCH(QString, stored);
    QFETCH(QString, dateFormat);
    AnalyticsUnderTest server;
    QVERIFY(server.set({{u"analyticsPlainSize"_s, 10}}));
    const QByteArray view = server.newTable(u"T"_s, {{u"A"_s, u"PLAIN"_s}, {u"V"_s, type}});
    QJsonObject config = csvConfig(u"append"_s, u"skiprow"_s);
    if (!dateFormat.isEmpty())
        config.insert(u"dateFormat"_s, dateFormat);
    const QJsonObject job = server.waitFor(server.job(view, config, "A,V\nx,\"" + text + "\"\n"));
    QCOMPARE(job.value("jobCode"_L1).toString(), u"1004"_s);
    QCOMPARE(summaryOf(job, u"totalRowCount"_s), 1);
    QCOMPARE(summaryOf(job, u"successRowCount"_s), stored.isNull() ? 0 : 1);
    QCOMPARE(server.rows("T"), stored.isNull() ? QStringList() : QStringList{u"x|"_s + stored});
    QCOMPARE(errorsOf(job).isEmpty(), !stored.isNull());
}

void AnalyticsImportTest::layouts_data()
{
    QTest::addColumn<QJsonObject>("config");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("rows");
    const QJsonObject base = csvConfig(u"append"_s);
    QTest::newRow("quoted") << base << QByteArray("A,V\r\n\"x,1\",\"say \"\"hi\"\"\n\"\r\n")
                            << QStringList{u"x,1|say \"hi\"\n"_s};
    QTest::newRow("comment") << base << QByteArray("A,V\n#a,b\n\"#c\",d\n")
                             << QStringList{u"#c|d"_s};
    QTest::newRow("no quotes") << withKey(base, u"quoted"_s, 0) << QByteArray("A,V\n\"x\",y\n")
                               << QStringList{u"\"x\"|y"_s};
    QTest::newRow("single") << withKey(base, u"quoted"_s, 1) << QByteArray("A,V\n'x,''1',y\n")
                            << QStringList{u"x,'1|y"_s};
    QTest::newRow("tab") << withKey(base, u"delimiter"_s, 1) << QByteArray("A\tV\nx\ty,z\n")
                         << QStringList{u"x|y,z"_s};
    QTest::newRow("skipTop") << withKey(base, u"skipTop"_s, 2)
                             << QByteArray("made by\nsomebody\nA,V\nx,y\n")
                             << QStringList{u"x|y"_s};
    QTest::newRow("case of names") << base << QByteArray("v,a\ny,x\n") << QStringList{u"x|y"_s};
    QTest::newRow("unknown column")
        << base << QByteArray("A,Z,V\nx,?,y\n") << QStringList{u"x|y"_s};
    QTest::newRow("selected") << withKey(base, u"selectedColumns"_s, QJsonArray{u"A"_s})
                              << QByteArray("A,V\nx,y\n") << QStringList{u"x|"_s};
    QTest::newRow("identified") << QJsonObject{{u"importType"_s, u"APPEND"_s},
        {u"fileType"_s, u"csv"_s}, {u"autoIdentify"_s, u"true"_s}}
                                << QByteArray("A;V\nx;y\n") << QStringList{u"x|y"_s};
    QTest::newRow("json") << QJsonObject{{u"importType"_s, u"append"_s}, {u"fileType"_s, u"json"_s},
        {u"autoIdentify"_s, true}}
                          << QByteArray(R"([{"A":"x","V":"1"},{"A":"z"}])")
                          << QStringList{u"x|1"_s, u"z|"_s};
}

void AnalyticsImportTest::layouts()
{
    QFETCH(QJsonObject, config);
    QFETCH(QByteArray, file);
    AnalyticsUnderTest server;
    const QByteArray view
        = server.newTable(u"T"_s, {{u"A"_s, u"PLAIN"_s}, {u"V"_s, u"MULTI_LINE"_s}});
    const Answer answer = server.upload(server.at(view, "data"), config, file);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QTEST(server.rows("T"), "rows");
}

void AnalyticsImportTest::configRefuses_data()
{
    QTest::addColumn<QJsonObject>("config");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    const QJsonObject base = csvConfig(u"append"_s);
    const QByteArray file = "ROWID,Name\n1,a\n";
    const auto without = [](QJsonObject config, const QString &key) {
        config.remove(key);
        return config;
    };
    QTest::newRow("type") << csvConfig(u"upsert"_s) << file << 8119;
    QTest::newRow("unknown key") << withKey(base, u"importTyp"_s, 1) << file << 8080;
    QTest::newRow("no type") << without(base, u"importType"_s) << file << 8504;
    QTest::newRow("no autoIdentify") << without(base, u"autoIdentify"_s) << file << 8504;
    QTest::newRow("no delimiter") << without(base, u"delimiter"_s) << file << 8079;
    QTest::newRow("no commentChar") << without(base, u"commentChar"_s) << file << 8079;
    QTest::newRow("no matching") << without(csvConfig(u"updateadd"_s), u"matchingColumns"_s) << file
                                 << 8504;
    QTest::newRow("unknown matching") << withKey(csvConfig(u"updateadd"_s), u"matchingColumns"_s,
        QJsonArray{u"Nr"_s}) << file << 7107;
    QTest::newRow("matching not in file")
        << csvConfig(u"updateadd"_s) << QByteArray("Name\na\n") << 8046;
    QTest::newRow("selected not in file")
        << withKey(base, u"selectedColumns"_s, QJsonArray{u"Price"_s}) << file << 8046;
    QTest::newRow("separators") << withKey(
        withKey(base, u"thousandSeparator"_s, 1), u"decimalSeparator"_s, 1)
                                << file << 0;
    QTest::newRow("same separators")
        << withKey(withKey(base, u"thousandSeparator"_s, 0), u"decimalSeparator"_s, 1) << file
        << 8148;
    QTest::newRow("column separators")
        << withKey(base, u"columnSeparators"_s, QJsonObject{{u"Price"_s, QJsonArray{1}}}) << file
        << 8149;
    QTest::newRow("date") << withKey(base, u"dateFormat"_s, u"jjjj"_s) << file << 7512;
    QTest::newRow("empty") << base << QByteArray() << 7203;
    QTest::newRow("no known column") << base << QByteArray("X,Y\n1,2\n") << 8016;
    QTest::newRow("no FILE") << base << QByteArray("-") << 8504;
}

void AnalyticsImportTest::configRefuses()
{
    QFETCH(QJsonObject, config);
    QFETCH(QByteArray, file);
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    const QByteArray part = file == "-" ? "FILES" : "FILE";
    for (const char *path : {"", "bulk/"}) {
        const Answer answer = server.upload(path + server.at(view, "data"), config, file, part);
        QTEST(errorCodeOf(answer), "code");
        const QByteArray job = dataOf(answer).value("jobId"_L1).toString().toLatin1();
        QVERIFY(job.isEmpty() || !server.waitFor(job).isEmpty());
    }
}

void AnalyticsImportTest::onErrorThreeWays_data()
{
    QTest::addColumn<QString>("onError");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("success");
    QTest::addColumn<int>("warnings");
    QTest::addColumn<int>("rows");
    QTest::newRow("abort") << u"abort"_s << u"1003"_s << 0 << 0 << 0;
    QTest::newRow("skiprow") << u"skiprow"_s << u"1004"_s << 2 << 0 << 2;
    QTest::newRow("setcolumnempty") << u"setcolumnempty"_s << u"1004"_s << 3 << 1 << 3;
}

void AnalyticsImportTest::onErrorThreeWays()
{
    QFETCH(QString, onError);
    QFETCH(QString, code);
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    const QJsonObject job = server.waitFor(server.job(
        view, csvConfig(u"append"_s, onError), "ROWID,Name,Price\n1,a,1.5\n2,b,West\n3,c,2\n"));
    QCOMPARE(job.value("jobCode"_L1).toString(), code);
    QTEST(server.digest("T").value("rows"_L1).toInt(), "rows");
    const QString line = u"[Line: 3 Field:  3] (West) -"_s;
    if (code == "1003"_L1) {
        QCOMPARE(job["jobInfo"_L1]["errorCode"_L1].toInt(), 7232);
        QVERIFY(job["jobInfo"_L1]["errorMessage"_L1].toString().contains(line));
        return;
    }
    QTEST(summaryOf(job, u"successRowCount"_s), "success");
    QTEST(summaryOf(job, u"warnings"_s), "warnings");
    QCOMPARE(summaryOf(job, u"totalRowCount"_s), 3);
    const QString kind = onError == "skiprow"_L1 ? u"ERROR"_s : u"WARNING"_s;
    QCOMPARE(errorsOf(job),
        QString(u"<nobr>"_s + line + kind + u": Invalid DECIMAL_NUMBER value</NOBR><br>"_s));
    const QJsonObject details = dataOf(server.get(server.at(view, "importdetails")));
    QCOMPARE(details["rows"_L1]["total"_L1].toString(), u"3"_s);
}

void AnalyticsImportTest::appendTwiceDoubles()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    const QByteArray file = "ROWID,Name\n1,a\n2,b\n";
    for (int i = 0; i < 2; ++i)
        QCOMPARE(
            server.waitFor(server.job(view, csvConfig(u"append"_s), file))["jobCode"_L1].toString(),
            u"1004"_s);
    QCOMPARE(server.rows("T").size(), 4);
    QCOMPARE(server.digest("T")["applied"_L1]["1"_L1].toInt(), 4);
    QCOMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 40);
    server.waitFor(server.job(view, csvConfig(u"truncateadd"_s), file));
    QCOMPARE(server.rows("T").size(), 2);
}

void AnalyticsImportTest::updateAddTouchesAllCopies()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    server.waitFor(
        server.job(view, csvConfig(u"append"_s), "ROWID,Name,Price\n1,a,5\n1,a,5\n2,b,6\n"));
    const QByteArray file = "ROWID,Name\n1,A\n3,c\n3,C\n";
    const QJsonObject job = server.waitFor(server.job(view, csvConfig(u"updateadd"_s), file));
    QCOMPARE(summaryOf(job, u"successRowCount"_s), 3);
    // Columns that the file does not have stay; the second of two rows with one key is an update.
    QCOMPARE(server.rows("T"), (QStringList{u"|A|5|1"_s, u"|A|5|1"_s, u"|C||3"_s, u"|b|6|2"_s}));
    const QJsonObject once = server.digest("T");
    QCOMPARE(once["applied"_L1], (QJsonObject{{u"1"_s, 1}, {u"2"_s, 3}}));
    server.waitFor(server.job(view, csvConfig(u"updateadd"_s), "ROWID,Name\n1,A\n3,C\n"));
    const QJsonObject twice = server.digest("T");
    QCOMPARE(twice["sha256"_L1], once["sha256"_L1]);
    QCOMPARE(twice["applied"_L1], (QJsonObject{{u"1"_s, 1}, {u"3"_s, 3}}));
    QCOMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 30 + 45 + 30);
}

void AnalyticsImportTest::matchNulls_data()
{
    QTest::addColumn<bool>("matches");
    QTest::addColumn<int>("rows");
    QTest::newRow("no") << false << 2;
    QTest::newRow("yes") << true << 1;
}

void AnalyticsImportTest::matchNulls()
{
    QFETCH(bool, matches);
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    const QJsonObject config = withKey(csvConfig(u"updateadd"_s), u"matchNulls"_s, matches);
    server.waitFor(server.job(view, config, "ROWID,Name\n,a\n"));
    server.waitFor(server.job(view, config, "ROWID,Name\n,b\n"));
    QTEST(static_cast<int>(server.rows("T").size()), "rows");
}

void AnalyticsImportTest::newTable()
{
    AnalyticsUnderTest server;
    const QJsonObject config{{u"tableName"_s, u"New"_s}, {u"fileType"_s, u"csv"_s},
        {u"autoIdentify"_s, true},
        {u"columnDataTypes"_s,
            QJsonArray{QJsonObject{{u"columnName"_s, u"Zip"_s}, {u"dataType"_s, u"PLAIN"_s}}}}};
    const QByteArray file = "Id,Zip,Day,Note\n1,01067,2024-01-02,x\n2,00001,2024-01-03,\n";
    const Answer made = server.upload("bulk/" + kTestWorkspace + "/data", config, file);
    const QJsonObject job = server.waitFor(dataOf(made).value("jobId"_L1).toString().toLatin1());
    QCOMPARE(job["jobInfo"_L1]["importSummary"_L1]["importOperation"_L1].toString(), u"created"_s);
    const QByteArray view = job["jobInfo"_L1]["viewId"_L1].toString().toLatin1();
    QStringList types;
    for (const QJsonValue &column :
        dataOf(server.get(server.at(view, "metadata")))["columns"_L1].toArray())
        types.append(column["dataType"_L1].toString());
    QCOMPARE(types, (QStringList{u"NUMBER"_s, u"PLAIN"_s, u"DATE_AS_DATE"_s, u"PLAIN"_s}));
    QCOMPARE(server.rows("New").size(), 2);
    QCOMPARE(errorCodeOf(server.upload(kTestWorkspace + "/data", config, file)), 7111);
}

void AnalyticsImportTest::sizes()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    QVERIFY(server.set({{u"analyticsSyncImportBytes"_s, 100}, {u"analyticsImportBytes"_s, 200}}));
    const QByteArray file = "ROWID,Name\n1," + QByteArray(120, 'x') + '\n';
    QVERIFY(errorCodeOf(server.upload(server.at(view, "data"), csvConfig(u"append"_s), file)) != 0);
    QVERIFY(!server.job(view, csvConfig(u"append"_s), file).isEmpty());
    const Answer data = server.upload(
        server.at(server.viewId(u"Empty"_s), "data"), csvConfig(u"append"_s), "ROWID\n1\n", "DATA");
    QCOMPARE(data.status, 200);
    QCOMPARE(server.rows("Empty").size(), 1);
    QVERIFY(server.set({{u"analyticsSyncImportBytes"_s, 20'000'000}}));
    QCOMPARE(errorCodeOf(server.upload(server.at(server.viewId(u"Empty"_s), "data"),
                 csvConfig(u"append"_s), QByteArray(10'000'001, '1'), "DATA")),
        8139);
}

void AnalyticsImportTest::lostAnswer()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kColumns);
    QVERIFY(server.client->setFaults({QJsonObject{{u"service"_s, u"zoho-analytics"_s},
        {u"path"_s, u".*/data$"_s}, {u"nth"_s, 1}, {u"when"_s, u"after"_s},
        {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 0}}}}}));
    QCOMPARE(
        server
            .upload("bulk/" + server.at(view, "data"), csvConfig(u"append"_s), "ROWID,Name\n1,a\n")
            .status,
        0);
    QTRY_COMPARE(server.rows("T").size(), 1);
}

int runAnalyticsImportTest(int argc, char **argv)
{
    AnalyticsImportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsimporttest.moc"
