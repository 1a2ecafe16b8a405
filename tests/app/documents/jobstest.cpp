// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "app/documents/connections.h"
#include "app/documents/documenttests.h"
#include "app/documents/starters.h"
#include "core/store/store.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

struct JobPlace
{
    JobPlace()
    {
        auto opened = Store::open(directory.path(), Timings());
        if (opened) {
            store = std::move(*opened);
        } else {
            qWarning("%s", qPrintable(opened.error().text()));
        }
        jobs = std::make_unique<Jobs>(*store);
        connections = std::make_unique<Connections>(*store, nullptr);
    }

    QTemporaryDir directory;
    std::unique_ptr<Store> store;
    std::unique_ptr<Jobs> jobs;
    std::unique_ptr<Connections> connections;
};

Job leadJob()
{
    Job job;
    job.name = u"Leads"_s;
    job.kind = u"crm-bulk"_s;
    job.source = u"CRM"_s;
    job.target = u"CRM"_s;
    job.parameters.insert(u"module"_s, u"Leads"_s);
    return job;
}

QString addConnection(JobPlace &place, const QString &name, const QString &service)
{
    Connection connection;
    connection.name = name;
    connection.service = service;
    connection.environment = u"test"_s;
    if (service.startsWith(u"zoho")) {
        connection.settings.insert(u"dataCentre"_s, u"eu"_s);
    } else if (service == "commercetools"_L1) {
        connection.settings = {{u"apiUrl"_s, u"https://api.example"_s},
            {u"authUrl"_s, u"https://auth.example"_s}, {u"projectKey"_s, u"shop"_s}};
    }
    const auto saved = place.connections->save(connection);
    return saved ? QString() : saved.error().text();
}

} // namespace

void JobsTest::saveFindRemove()
{
    JobPlace place;
    auto saved = place.jobs->save(leadJob());
    QCOMPARE(problemOf(saved), QString());
    QCOMPARE(saved->revision, 1);
    auto found = place.jobs->find(u"Leads"_s);
    QCOMPARE(problemOf(found), QString());
    QCOMPARE(found->id, saved->id);
    QCOMPARE(place.jobs->findById(saved->id)->name, u"Leads"_s);
    QVERIFY(found->isEnabled);
    QVERIFY(found->mapping.isNull());

    QCOMPARE(problemOf(place.jobs->save(*found)), QString()); // nothing changed
    QCOMPARE(place.jobs->find(u"Leads"_s)->revision, 1);
    found->schedule = u"0 2 * * *"_s;
    QCOMPARE(problemOf(place.jobs->save(*found)), QString());
    QCOMPARE(place.jobs->find(u"Leads"_s)->revision, 2);
    QCOMPARE(problemOf(place.jobs->setEnabled(u"Leads"_s, false)), QString());
    QVERIFY(!place.jobs->find(u"Leads"_s)->isEnabled);
    QCOMPARE(place.jobs->find(u"Leads"_s)->revision, 2);

    QVERIFY(!place.jobs->save(leadJob())); // the name is taken
    Job wrong = leadJob();
    wrong.parameters = {};
    QVERIFY(!place.jobs->save(wrong));

    QCOMPARE(problemOf(place.jobs->remove(u"Leads"_s)), QString());
    QVERIFY(place.jobs->list()->isEmpty());
    const auto gone = place.jobs->find(u"Leads"_s);
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::Config);
}

void JobsTest::importTwice()
{
    JobPlace place;
    QCOMPARE(problemOf(place.jobs->save(leadJob())), QString());
    QCOMPARE(problemOf(place.jobs->setEnabled(u"Leads"_s, false)), QString());
    const QByteArray exported = *place.jobs->exportJob(u"Leads"_s);
    auto report = place.jobs->import(exported);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->unchanged, QStringList(u"Leads"_s));
    QByteArray changed = exported;
    changed.replace("\"Leads\"", "\"Deals\"").replace("\"name\": \"Deals\"", "\"name\": \"Leads\"");
    report = place.jobs->import(changed);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->changed, QStringList(u"Leads"_s));
    const auto job = place.jobs->find(u"Leads"_s);
    QCOMPARE(job->parameters.value(u"module"_s).toString(), u"Deals"_s);
    QCOMPARE(job->revision, 2);
    QVERIFY(!job->isEnabled); // an import does not start schedules that were switched off
    QCOMPARE(problemOf(place.jobs->import(exported)), QString());
    QCOMPARE(*place.jobs->exportJob(u"Leads"_s), exported);
}

void JobsTest::importIsAllOrNothing()
{
    JobPlace place;
    QVERIFY(!place.jobs->import(R"({"formatVersion":1,"jobs":[
        {"name":"a","kind":"crm-bulk","source":"CRM","parameters":{"module":"Leads"}},
        {"name":"b","kind":"crm-bulk","source":"CRM","parameters":{}}]})"));
    QVERIFY(place.jobs->list()->isEmpty());
}

void JobsTest::serviceMustFit()
{
    JobPlace place;
    auto report = place.jobs->import(
        R"({"formatVersion":1,"name":"a","kind":"crm-bulk","source":"CRM","parameters":{"module":"Leads"}})");
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->notices.size(), 1); // not there yet
    QVERIFY(report->notices.front().contains(u"CRM"));
    QCOMPARE(addConnection(place, u"CRM"_s, u"klaviyo"_s), QString());
    const auto refused = place.jobs->import(
        R"({"formatVersion":1,"name":"b","kind":"crm-bulk","source":"CRM","parameters":{"module":"Leads"}})");
    QVERIFY(!refused);
    QVERIFY(refused.error().text().contains(u"klaviyo"));
    QVERIFY(!place.jobs->save(leadJob()));
}

void JobsTest::mappingFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("hasFolder");
    QTest::addColumn<QString>("expected"); // of the Error; empty: accepted
    QTest::newRow("good") << QByteArray(R"({"formatVersion":1,"fields":[]})") << true << QString();
    QTest::newRow("no mapping") << QByteArray(R"({"rows":[1]})") << true << u"rows"_s;
    QTest::newRow("no folder") << QByteArray(R"({"formatVersion":1})") << false
                               << u"cannot be read"_s;
    QTest::newRow("not there") << QByteArray() << true << u"cannot be read"_s;
    QTest::newRow("not JSON") << QByteArray("{rows}") << true << u"line 1"_s;
    QTest::newRow("too large") << QByteArray(10 * 1024 * 1024 + 1, ' ') << true << u"at most"_s;
}

void JobsTest::mappingFile()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, hasFolder);
    QFETCH(QString, expected);
    JobPlace place;
    QTemporaryDir folder;
    if (!content.isEmpty()) {
        QFile file(folder.filePath(u"leads.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    const auto report = place.jobs->import(
        R"({"formatVersion":1,"name":"a","kind":"crm-bulk","source":"CRM","mapping":"leads.json","parameters":{"module":"Leads"}})",
        hasFolder ? folder.path() : QString());
    if (expected.isEmpty()) {
        QCOMPARE(problemOf(report), QString());
        QVERIFY(place.jobs->find(u"a"_s)->mapping.toObject().contains(u"fields"_s));
    } else {
        QVERIFY(!report);
        QVERIFY2(report.error().text().contains(expected), qPrintable(report.error().text()));
        QVERIFY(place.jobs->list()->isEmpty());
    }
}

namespace {

QByteArray jobWithProcessors(const QByteArray &processors)
{
    return R"({"formatVersion":1,"name":"Leads","kind":"crm-bulk","source":"CRM","target":"CRM",)"
           R"("parameters":{"module":"Leads","processors":)"
        + processors + "}}";
}

} // namespace

// The text of a script goes into the job; commands are told of.
void JobsTest::scriptFile()
{
    JobPlace place;
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.js"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("const process = r => r; // \xc3\xa4");
    file.close();
    const auto report
        = place.jobs->import(jobWithProcessors(R"([{"type":"script","file":"a.js","writes":["A"]},
            {"type":"command","program":"sort","arguments":["-u"],"writes":["A"]}])"),
            folder.path());
    QCOMPARE(problemOf(report), QString());
    QVERIFY2(report->notices.contains(u"“Leads” runs a command on this computer: sort -u"_s),
        qPrintable(report->notices.join(u'\n')));
    QVERIFY(file.remove());
    const auto job = place.jobs->find(u"Leads"_s);
    QCOMPARE(problemOf(job), QString());
    const QJsonValue script = job->parameters.value(u"processors").toArray().at(0);
    QCOMPARE(script[u"source"].toString(), u"const process = r => r; // \u00e4"_s);
    QCOMPARE(script[u"file"].toString(), u"a.js"_s);

    // What was exported is whole: it needs no file.
    const auto exported = place.jobs->exportJob(u"Leads"_s);
    QCOMPARE(problemOf(exported), QString());
    const auto again = place.jobs->import(*exported);
    QCOMPARE(problemOf(again), QString());
    QCOMPARE(again->unchanged, QStringList{u"Leads"_s});
}

void JobsTest::scriptFileProblems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("missing") << QByteArray() << u"The script a.js of “Leads” cannot be read"_s;
    QTest::newRow("empty") << QByteArray(" \n") << u"It is empty"_s;
    QTest::newRow("not UTF-8") << QByteArray("// \xff") << u"It is not UTF-8"_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << u"It has more than"_s;
}

void JobsTest::scriptFileProblems()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, problem);
    JobPlace place;
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.js"_s));
    if (!text.isEmpty()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
    }
    const auto report = place.jobs->import(
        jobWithProcessors(R"([{"type":"script","file":"a.js","writes":["A"]}])"), folder.path());
    QVERIFY(!report);
    QVERIFY2(report.error().text().contains(problem), qPrintable(report.error().text()));
    QVERIFY(!place.jobs->find(u"Leads"_s));
}

void JobsTest::starter()
{
    JobPlace place;
    QCOMPARE(starterNames(), (QStringList{u"clean-up-leads"_s, u"copy-table"_s, u"import-shop"_s}));
    QVERIFY(!place.jobs->importStarter(u"other"_s));
    QCOMPARE(problemOf(place.jobs->importStarter(u"clean-up-leads"_s)), QString());
    auto job = place.jobs->find(u"Clean up leads"_s);
    QCOMPARE(problemOf(job), QString());
    QCOMPARE(job->source, u"Sandbox CRM"_s);
    QCOMPARE(addConnection(place, u"Ours"_s, u"zoho-crm"_s), QString());
    QCOMPARE(problemOf(place.jobs->importStarter(u"clean-up-leads"_s)), QString());
    QCOMPARE(place.jobs->find(u"Clean up leads"_s)->source, u"Ours"_s);

    QCOMPARE(problemOf(place.jobs->importStarter(u"import-shop"_s)), QString());
    job = place.jobs->find(u"Import shop"_s);
    QCOMPARE(problemOf(job), QString());
    QCOMPARE(job->source, u"Sandbox shop"_s);
    QCOMPARE(job->target, u"Sandbox Klaviyo"_s);
    QCOMPARE(addConnection(place, u"Shop"_s, u"commercetools"_s), QString());
    QCOMPARE(addConnection(place, u"Mails"_s, u"klaviyo"_s), QString());
    QCOMPARE(problemOf(place.jobs->importStarter(u"import-shop"_s)), QString());
    job = place.jobs->find(u"Import shop"_s);
    QCOMPARE(job->source, u"Shop"_s);
    QCOMPARE(job->target, u"Mails"_s);
}
