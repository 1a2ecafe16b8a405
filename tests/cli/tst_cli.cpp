// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 600;

QStringList keysOf(const QJsonValue &value)
{
    return value.toObject().keys();
}

bool hasKeys(const QJsonObject &object, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (!object.contains(key))
            return false;
    }
    return true;
}

const QStringList &summaryKeys()
{
    static const QStringList keys{
        u"runId"_s, u"state"_s, u"counts"_s, u"seconds"_s, u"requests"_s, u"stages"_s};
    return keys;
}

// Sorted, of a list of connections or jobs.
QStringList namesIn(const QJsonValue &list)
{
    QStringList names;
    const QJsonArray entries = list.toArray();
    for (const QJsonValue &entry : entries)
        names << entry["name"_L1].toString();
    names.sort();
    return names;
}

const QStringList &countKeys() // sorted
{
    static const QStringList keys{
        u"notAttempted"_s, u"pending"_s, u"read"_s, u"rejected"_s, u"skipped"_s, u"written"_s};
    return keys;
}

} // namespace

// The command line as scripts know it (design 9): exit codes and the keys of its JSON.
class CliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void usageIsRefused_data();
    void usageIsRefused();
    void helpAndVersion();
    void manualPages();
    void connections();
    void jobs();
    void unknownKeys_data();
    void unknownKeys();
    void planAndRun();
    void runsAreListedAndShown();
    void exportHasAllFiles();
    void progressGoesToStandardError();
    void rejectionsAreTold();
    void revokedSignInNeedsAttention();
    void refusedSignInBeginsNoRun();
    void serviceDownBeginsNoRun();

private:
    CliResult json(const QStringList &words) const { return m_place.cli(words + m_json); }
    QString writeFile(const QString &name, const QJsonObject &document) const;
    QJsonObject readFile(const QString &path) const;

    Workplace m_place;
    const QStringList m_json{u"--json"_s, u"--quiet"_s};
    const QString m_job = u"Clean up leads"_s;
    const QString m_connection = u"Sandbox CRM"_s;
    const QJsonObject m_parameters{{u"chunkRows"_s, 200}};
};

void CliTest::initTestCase()
{
    const QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CliTest::init()
{
    const QString problem = m_place.beginAnew(m_parameters);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QString CliTest::writeFile(const QString &name, const QJsonObject &document) const
{
    QFile file(m_place.file(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(document).toJson());
    return file.fileName();
}

QJsonObject CliTest::readFile(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void CliTest::usageIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    const QString file = m_place.file(u"jobs.json"_s);
    const QList<QStringList> calls{{u"walk"_s}, {u"connections"_s}, {u"connections"_s, u"mend"_s},
        {u"connections"_s, u"import"_s}, {u"connections"_s, u"import"_s, u"/no/such.json"_s},
        {u"connections"_s, u"test"_s}, {u"connections"_s, u"test"_s, u"nobody"_s},
        {u"connections"_s, u"remove"_s, u"nobody"_s}, {u"connections"_s, u"list"_s, u"more"_s},
        {u"connections"_s, u"list"_s, u"--colour"_s}, {u"jobs"_s}, {u"jobs"_s, u"mend"_s},
        {u"jobs"_s, u"show"_s}, {u"jobs"_s, u"show"_s, u"nobody"_s}, {u"jobs"_s, u"import"_s},
        {u"jobs"_s, u"import"_s, u"--starter"_s, u"nobody"_s},
        {u"jobs"_s, u"export"_s, u"nobody"_s}, {u"jobs"_s, u"remove"_s, u"nobody"_s},
        {u"jobs"_s, u"list"_s, u"--out"_s, u"x"_s}, {u"plan"_s}, {u"plan"_s, u"nobody"_s},
        {u"help"_s, u"nothing"_s}, {u"help"_s, u"stop"_s, u"--language"_s, u"xx"_s}, {u"run"_s},
        {u"run"_s, u"nobody"_s}, {u"run"_s, m_job, u"--fast"_s},
        {u"run"_s, m_job, u"--data-dir"_s, u"twice"_s}, {u"runs"_s}, {u"runs"_s, u"mend"_s, u"1"_s},
        {u"runs"_s, u"show"_s}, {u"runs"_s, u"show"_s, u"77"_s}, {u"runs"_s, u"stop"_s, u"77"_s},
        {u"runs"_s, u"resume"_s, u"77"_s}, {u"runs"_s, u"verify"_s, u"77"_s},
        {u"runs"_s, u"export"_s, u"77"_s, u"--out"_s, m_place.file(u"out"_s)},
        {u"runs"_s, u"list"_s, u"--log-level"_s, u"loud"_s},
        {u"runs"_s, u"list"_s, u"--limit"_s, u"0"_s}, {u"runs"_s, u"list"_s, u"--limit"_s, u"x"_s},
        {u"runs"_s, u"list"_s, u"--before"_s, u"nobody"_s}};
    for (const QStringList &words : calls)
        QTest::newRow(qPrintable(words.join(u' '))) << words;
}

void CliTest::usageIsRefused()
{
    QFETCH(const QStringList, words);
    const CliResult plain = m_place.cli(words);
    QCOMPARE(plain.exitCode, 1);
    QVERIFY(!plain.errors.isEmpty());
    QVERIFY(plain.output.isEmpty());
    const CliResult told = json(words);
    QCOMPARE(told.exitCode, 1);
    QVERIFY2(hasKeys(told.json().value("error"_L1).toObject(),
                 {u"kind"_s, u"what"_s, u"why"_s, u"next"_s}),
        told.output.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

void CliTest::helpAndVersion()
{
    QCOMPARE(m_place.cli({u"--help"_s}).exitCode, 0);
    QVERIFY(m_place.cli({u"--help"_s}).output.contains("runs"));
    QCOMPARE(m_place.cli({u"--version"_s}).exitCode, 0);
}

void CliTest::manualPages()
{
    const CliResult list = m_place.cli({u"help"_s});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.output.contains("  stop "));
    const QJsonArray pages = json({u"help"_s}).document().array();
    QVERIFY(pages.size() > 20);
    QVERIFY(hasKeys(pages.at(1).toObject(), {u"name"_s, u"title"_s, u"part"_s}));

    const CliResult stop = m_place.cli({u"help"_s, u"stop"_s});
    QCOMPARE(stop.exitCode, 0);
    QVERIFY(stop.output.startsWith("What Stop does\n==============\n"));
    QVERIFY(stop.output.contains("for that there is Undo [undo]."));
    for (const char *left : {"**", "](", "![", "| ---", "```"})
        QVERIFY2(!stop.output.contains(left), left);
    QVERIFY(m_place.cli({u"help"_s, u"command-line"_s}).output.contains("insert|update|delete"));
    const CliResult german = m_place.cli({u"help"_s, u"stop"_s, u"--language"_s, u"de"_s});
    QVERIFY(german.output.startsWith("Was „Stoppen“ bewirkt\n====="));
    QVERIFY(hasKeys(
        json({u"help"_s, u"stop"_s}).json(), {u"name"_s, u"title"_s, u"language"_s, u"text"_s}));
}

void CliTest::connections()
{
    const CliResult listed = json({u"connections"_s, u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    const QStringList all
        = namesIn(readFile(m_place.file(u"connections.json"_s))["connections"_L1]);
    QVERIFY(all.contains(m_connection) && all.size() > 1);
    QCOMPARE(namesIn(listed.document().array()), all);
    QVERIFY(hasKeys(listed.document().array().at(0).toObject(),
        {u"id"_s, u"name"_s, u"service"_s, u"environment"_s, u"settings"_s}));

    const CliResult tested = json({u"connections"_s, u"test"_s, m_connection});
    QVERIFY2(tested.exitCode == 0, tested.errors.constData());
    QVERIFY(hasKeys(tested.json(), {u"name"_s, u"passed"_s, u"steps"_s}));

    const QString path = m_place.file(u"exported.json"_s);
    const CliResult exported = json({u"connections"_s, u"export"_s, u"--out"_s, path});
    QCOMPARE(exported.exitCode, 0);
    QCOMPARE(exported.json().value("file"_L1).toString(), path);
    QVERIFY(readFile(path).contains("connections"_L1));
    const CliResult printed = json({u"connections"_s, u"export"_s});
    QVERIFY(printed.json().contains("connections"_L1));

    const CliResult again = json({u"connections"_s, u"import"_s, path});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY(hasKeys(again.json(), {u"added"_s, u"changed"_s, u"unchanged"_s, u"notices"_s}));
    QCOMPARE(again.json().value("unchanged"_L1).toArray().size(), all.size());

    QCOMPARE(json({u"jobs"_s, u"remove"_s, m_job}).exitCode, 0);
    const CliResult removed = json({u"connections"_s, u"remove"_s, m_connection});
    QVERIFY2(removed.exitCode == 0, removed.errors.constData());
    QVERIFY(removed.json().contains("removed"_L1));
    QStringList others = all;
    others.removeOne(m_connection);
    QCOMPARE(namesIn(json({u"connections"_s, u"list"_s}).document().array()), others);
}

void CliTest::jobs()
{
    const CliResult listed = json({u"jobs"_s, u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(namesIn(listed.document().array()),
        namesIn(readFile(m_place.file(u"jobs.json"_s))["jobs"_L1]));
    QVERIFY(hasKeys(listed.document().array().at(0).toObject(),
        {u"id"_s, u"name"_s, u"kind"_s, u"source"_s, u"target"_s}));
    const CliResult shown = json({u"jobs"_s, u"show"_s, m_job});
    QCOMPARE(shown.exitCode, 0);
    QVERIFY(hasKeys(shown.json(), {u"formatVersion"_s, u"name"_s, u"kind"_s, u"parameters"_s}));

    const QString path = m_place.file(u"exported-job.json"_s);
    QCOMPARE(json({u"jobs"_s, u"export"_s, m_job, u"--out"_s, path}).exitCode, 0);
    QCOMPARE(readFile(path).value("name"_L1).toString(), m_job);
    QCOMPARE(json({u"jobs"_s, u"remove"_s, m_job}).exitCode, 0);
    QCOMPARE(json({u"jobs"_s, u"import"_s, path}).exitCode, 0);
    QCOMPARE(json({u"jobs"_s, u"remove"_s, m_job}).exitCode, 0);
    const CliResult starter = json({u"jobs"_s, u"import"_s, u"--starter"_s, u"clean-up-leads"_s});
    QVERIFY2(starter.exitCode == 0, starter.errors.constData());
    QCOMPARE(starter.json().value("added"_L1).toArray().at(0).toString(), m_job);
}

void CliTest::unknownKeys_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("inside");
    for (const QString &inside : {QString(), u"entry"_s}) {
        QTest::addRow("connections %s", qPrintable(inside))
            << u"connections.json"_s << u"connections"_s << inside;
        QTest::addRow("jobs %s", qPrintable(inside)) << u"jobs.json"_s << u"jobs"_s << inside;
    }
    QTest::newRow("connection settings")
        << u"connections.json"_s << u"connections"_s << u"settings"_s;
    QTest::newRow("job parameters") << u"jobs.json"_s << u"jobs"_s << u"parameters"_s;
}

void CliTest::unknownKeys()
{
    QFETCH(const QString, file);
    QFETCH(const QString, list);
    QFETCH(const QString, inside);
    QJsonObject document = readFile(m_place.file(file));
    QJsonArray entries = document.value(list).toArray();
    QJsonObject entry = entries.at(0).toObject();
    if (inside.isEmpty())
        document.insert(u"surprise"_s, 1);
    else if (inside == "entry"_L1)
        entry.insert(u"surprise"_s, 1);
    else {
        QJsonObject object = entry.value(inside).toObject();
        object.insert(u"surprise"_s, 1);
        entry.insert(inside, object);
    }
    entries.replace(0, entry);
    document.insert(list, entries);
    const CliResult refused = json({list, u"import"_s, writeFile(u"surprise.json"_s, document)});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("surprise"), refused.errors.constData());
}

void CliTest::planAndRun()
{
    const QJsonObject before = m_place.digest();
    const CliResult plan = json({u"plan"_s, m_job});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QVERIFY(hasKeys(plan.json(), {u"counts"_s, u"cost"_s, u"sample"_s}));
    QCOMPARE(plan.count(u"read"_s), kRows);
    QCOMPARE(m_place.digest(), before);
    QVERIFY(m_place.requests(u"POST"_s, u"/write$|/upload$"_s).isEmpty());

    const CliResult run = json({u"run"_s, m_job});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(hasKeys(run.json(), summaryKeys()));
    QCOMPARE(keysOf(run.json().value("counts"_L1)), countKeys());
    QCOMPARE(run.json().value("state"_L1).toString(), u"completed"_s);
    QCOMPARE(run.count(u"written"_s), plan.count(u"written"_s));
    QVERIFY(run.balances());
    QVERIFY(run.json().value("requests"_L1).toInteger() > 0);
    QCOMPARE(run.json().value("stages"_L1).toArray().size(), 3);
}

void CliTest::runsAreListedAndShown()
{
    const QString id = json({u"run"_s, m_job}).json().value("runId"_L1).toString();
    QVERIFY(!id.isEmpty());
    const CliResult listed = json({u"runs"_s, u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(listed.document().array().size(), 1);
    const QJsonObject entry = listed.document().array().at(0).toObject();
    QCOMPARE(entry.value("id"_L1).toString(), id);
    QCOMPARE(keysOf(entry.value("counts"_L1)), countKeys());

    for (const QString &name : {id, u"1"_s}) {
        const CliResult shown = json({u"runs"_s, u"show"_s, name});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(hasKeys(shown.json(), summaryKeys()));
        QCOMPARE(shown.json().value("runId"_L1).toString(), id);
    }
    QCOMPARE(json({u"plan"_s, m_job}).exitCode, 0); // run 2
    const auto numbers = [this](const QStringList &options) {
        QList<qint64> found;
        const QJsonArray page
            = json(QStringList{u"runs"_s, u"list"_s} + options).document().array();
        for (const QJsonValue &run : page)
            found << run["number"_L1].toInteger();
        return found;
    };
    QCOMPARE(numbers({}), (QList<qint64>{2, 1}));
    QCOMPARE(numbers({u"--limit"_s, u"1"_s}), QList<qint64>{2});
    QCOMPARE(numbers({u"--limit"_s, u"1"_s, u"--before"_s, u"2"_s}), QList<qint64>{1});
    QCOMPARE(numbers({u"--before"_s, id}), QList<qint64>());
    const CliResult page = m_place.cli({u"runs"_s, u"list"_s, u"--limit"_s, u"1"_s});
    QVERIFY2(page.output.contains("runs list --before 2"), page.output.constData());
    // Removed from the history it is known as before, and comes back.
    QCOMPARE(json({u"runs"_s, u"remove"_s, u"1"_s}).json().value("removed"_L1).toBool(), true);
    QCOMPARE(numbers({}), QList<qint64>{2});
    QCOMPARE(numbers({u"--removed"_s}), QList<qint64>{1});
    QCOMPARE(json({u"runs"_s, u"show"_s, u"1"_s}).json().value("runId"_L1).toString(), id);
    QCOMPARE(m_place.cli({u"runs"_s, u"restore"_s, u"1"_s}).exitCode, 0);
    QCOMPARE(numbers({}), (QList<qint64>{2, 1}));
    QCOMPARE(json({u"runs"_s, u"remove"_s, u"7"_s}).exitCode, 1);
    const CliResult verified = json({u"runs"_s, u"verify"_s, id});
    QVERIFY2(verified.exitCode == 0, verified.output.constData());
    QCOMPARE(verified.json().value("runId"_L1).toString(), id);
    // Nothing is left to stop or to resume.
    for (const QString &word : {u"stop"_s, u"resume"_s}) {
        const CliResult refused = json({u"runs"_s, word, id});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.json().contains("error"_L1));
    }
}

void CliTest::exportHasAllFiles()
{
    QCOMPARE(json({u"run"_s, m_job}).exitCode, 0);
    const QString folder = m_place.file(u"export"_s);
    const CliResult exported = json({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, folder});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    for (const QString &name : {u"written.csv"_s, u"skipped.csv"_s, u"rejected.csv"_s,
             u"not-attempted.csv"_s, u"pending.csv"_s, u"summary.json"_s, u"run.log.jsonl"_s})
        QVERIFY2(QFile::exists(folder + u'/' + name), qPrintable(name));
    QVERIFY(hasKeys(readFile(folder + u"/summary.json"_s), summaryKeys()));
    QFile written(folder + u"/written.csv"_s);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const qint64 lines = written.readAll().count('\n') - 1;
    QCOMPARE(lines, exported.count(u"written"_s));
}

void CliTest::progressGoesToStandardError()
{
    const CliResult loud = m_place.cli({u"run"_s, m_job, u"--json"_s});
    QCOMPARE(loud.exitCode, 0);
    QVERIFY(!loud.document().isNull());
    QVERIFY(loud.errors.contains("written"));
    const CliResult quiet = m_place.cli({u"run"_s, m_job, u"--json"_s, u"--quiet"_s});
    QVERIFY(!quiet.document().isNull());
    QVERIFY2(quiet.errors.isEmpty(), quiet.errors.constData());
}

void CliTest::rejectionsAreTold()
{
    // A record that is gone at the time of the write comes back as SKIPPED.
    const QString id = m_place.ledger().first().value("id"_L1).toString();
    QVERIFY(m_place.sandbox().setSettings({{u"writeJobMs"_s, 700}}));
    const auto process = m_place.launch(QStringList{u"run"_s, m_job} + m_json);
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_place.requests(u"GET"_s, u"/bulk/v\\d/read/\\d+/result$"_s).isEmpty(), 20'000);
    m_place.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"stream"_s, u"Leads"_s}, {u"id"_s, id},
            {u"delete"_s, true}});
    const CliResult run = m_place.finish(*process);
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(run.json().value("state"_L1).toString(), u"completed_with_rejections"_s);
    QCOMPARE(run.count(u"rejected"_s), 1);
    QVERIFY(run.balances());
}

void CliTest::revokedSignInNeedsAttention()
{
    QVERIFY(m_place.sandbox().setSettings({{u"writeJobMs"_s, 1000}}));
    const auto process = m_place.launch(QStringList{u"run"_s, m_job} + m_json);
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_place.requests(u"POST"_s, u"^/crm/bulk/v\\d/write$"_s).isEmpty(), 20'000);
    const QJsonObject refusal{
        {u"status"_s, 200}, {u"body"_s, QJsonObject{{u"error"_s, u"invalid_code"_s}}}};
    const QJsonObject expired{{u"status"_s, 401},
        {u"body"_s,
            QJsonObject{{u"code"_s, u"INVALID_TOKEN"_s}, {u"details"_s, QJsonObject()},
                {u"message"_s, u"invalid oauth token"_s}, {u"status"_s, u"error"_s}}}};
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"action"_s, refusal}},
            QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"action"_s, expired}}}));
    const CliResult run = m_place.finish(*process);
    QCOMPARE(run.exitCode, 7);
    QCOMPARE(run.json().value("state"_L1).toString(), u"needs_attention"_s);
    QVERIFY(run.balances());
}

void CliTest::refusedSignInBeginsNoRun()
{
    const QJsonObject refusal{
        {u"status"_s, 200}, {u"body"_s, QJsonObject{{u"error"_s, u"invalid_code"_s}}}};
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"action"_s, refusal}}}));
    const CliResult run = json({u"run"_s, m_job});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.json().contains("error"_L1));
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

void CliTest::serviceDownBeginsNoRun()
{
    // Nobody listens at the port: a listener was there and is closed.
    QJsonObject document = readFile(m_place.file(u"connections.json"_s));
    QJsonArray entries = document.value("connections"_L1).toArray();
    QJsonObject entry = entries.at(0).toObject();
    QJsonObject settings = entry.value("settings"_L1).toObject();
    for (const QString &key : {u"accountsUrl"_s, u"apiUrl"_s, u"uploadUrl"_s})
        settings.insert(key, u"http://127.0.0.1:1"_s);
    entry.insert(u"settings"_s, settings);
    entries.replace(0, entry);
    document.insert(u"connections"_s, entries);
    QCOMPARE(
        json({u"connections"_s, u"import"_s, writeFile(u"down.json"_s, document)}).exitCode, 0);
    const CliResult run = json({u"run"_s, m_job});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.json().contains("error"_L1));
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
    const CliResult tested = json({u"connections"_s, u"test"_s, m_connection});
    QCOMPARE(tested.exitCode, 2);
    QVERIFY(!tested.document().isNull());
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
