// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlrig.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QtConcurrent>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {
const QList<std::pair<QByteArray, QString>> &resources()
{
    static const QList<std::pair<QByteArray, QString>> all{{"customers", u"Customers"_s},
        {"orders", u"Orders"_s}, {"categories", u"Categories"_s}, {"products", u"Products"_s}};
    return all;
}
} // namespace

void ControlCallsTest::startAndStop_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("noun");
    for (const auto &[name, noun] : resources())
        QTest::newRow(name.constData()) << name << noun;
}

void ControlCallsTest::startAndStop()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, noun);
    ControlRig rig;
    QCOMPARE(rig.problem, QString());
    const ControlAnswer begun = rig.post("/sync/" + name);
    QCOMPARE(begun.status, 202);
    QCOMPARE(begun.body, QByteArray());
    const QByteArray id = begun.header("Sluice-Run-Id");
    QCOMPARE(begun.header("Location"), "/runs/" + id);
    const auto run = rig.runs().find(QString::fromLatin1(id));
    QVERIFY(run);
    QCOMPARE(run->subject, QString::fromLatin1(name)); // the job of all, narrowed
    QCOMPARE(run->createdBy, u"control API"_s);

    const ControlAnswer again = rig.post("/sync/" + name);
    QCOMPARE(again.status, 423);
    QCOMPARE(again.message(), noun + " sync is already running."_L1);

    const ControlAnswer stopped = rig.post("/sync/" + name + "/stop");
    QCOMPARE(stopped.status, 200);
    QCOMPARE(stopped.body, QByteArray());
    // It had really ended, and the next may begin.
    QCOMPARE(rig.runs().find(run->id)->state, RunState::Stopped);
    const ControlAnswer idle = rig.post("/sync/" + name + "/stop");
    QCOMPARE(idle.status, 400);
    QCOMPARE(idle.message(), noun + " sync is not currently running."_L1);
    QCOMPARE(rig.post("/sync/" + name).status, 202);
}

void ControlCallsTest::secondStartIsLocked()
{
    // Another run of this computer has the target: begun in the window, for example.
    ControlRig rig;
    QVERIFY(rig.addJob(u"Other"_s, u"customers"_s).isEmpty());
    QVERIFY(rig.runs().start(u"Other"_s, false));
    const ControlAnswer answer = rig.post("/sync/customers");
    QCOMPARE(answer.status, 423);
    QCOMPARE(answer.message(), u"Customers sync is already running."_s);
    // Nothing of what did not begin is left.
    QCOMPARE(rig.runs().list()->size(), 1);
    QCOMPARE(rig.post("/sync/orders").status, 202);
    // Its stop is not for the other job's run.
    QCOMPARE(rig.post("/sync/customers/stop").status, 400);
}

void ControlCallsTest::locksOfOthers_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("another machine") << u"REMOTE_LOCKED"_s;
    QTest::newRow("the plugin") << u"PLUGIN_LOCK"_s;
}

void ControlCallsTest::locksOfOthers()
{
    QFETCH(QString, code);
    ControlRig rig;
    rig.stub.refusal
        = Error{.kind = ErrorKind::Locked, .what = u"Held by office-pc"_s, .code = code};
    for (const auto &[name, noun] : resources()) {
        const ControlAnswer answer = rig.post("/sync/" + name);
        QCOMPARE(answer.status, 423);
        QCOMPARE(answer.message(), noun + " sync is already running or a lock already exists."_L1);
    }
}

void ControlCallsTest::refusedStarts()
{
    ControlRig rig;
    rig.stub.refusal = Error{.kind = ErrorKind::Auth, .what = u"The sign-in was refused"_s};
    const ControlAnswer answer = rig.post("/sync/customers");
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.body, QByteArray());
    QVERIFY(rig.get("/sync/status").body.contains("The sign-in was refused"));
    // What is wrong with the choice is told; what is wrong with the job is not the caller's.
    rig.stub.refusal = Error{.kind = ErrorKind::Config,
        .what = u"12345 products would be deleted"_s,
        .next = u"Give exactCount 12345"_s};
    const ControlAnswer many
        = rig.post("/sync/products", R"({"deleteAll":true,"confirmDeletion":"products"})");
    QCOMPARE(many.status, 400);
    QVERIFY(many.message().contains(u"12345 products"));
    QVERIFY(many.message().contains(u"exactCount"));
    QCOMPARE(rig.post("/sync/products").status, 500);
    rig.stub.refusal.reset();
    QCOMPARE(rig.post("/sync/products").status, 202);
    QVERIFY(!rig.get("/sync/status").json()["products"_L1].toObject().contains("lastRefusal"_L1));
}

void ControlCallsTest::selections_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected"); // of the run's parameters
    const auto row
        = [](const char *name, const QByteArray &path, const QByteArray &body,
              const QByteArray &expected) { QTest::newRow(name) << path << body << expected; };
    row("all", "customers", "{}", R"({"resource":"customers"})");
    row("blank", "customers", " \n", R"({"resource":"customers"})");
    row("ids", "customers", R"({"ids":["a","b"]})", R"({"resource":"customers","ids":["a","b"]})");
    row("ids of products", "products", R"({"ids":["a"]})",
        R"({"resource":"products","ids":["a"]})");
    row("start id", "orders", R"({"startId":"a"})", R"({"resource":"orders","startId":"a"})");
    row("ids win", "orders", R"({"startId":"z","ids":["a"]})",
        R"({"resource":"orders","ids":["a"]})");
    row("null is nothing", "orders", R"({"startId":null,"ids":null})", R"({"resource":"orders"})");
    row("other keys", "orders", R"({"force":true})", R"({"resource":"orders"})");
    row("not deleted", "products", R"({"deleteAll":false,"confirmDeletion":"products"})",
        R"({"resource":"products"})");
    const QByteArray deletion
        = R"({"resource":"products","deleteAll":true,"everything":true,"confirmDeletion":"products"})";
    row("delete", "products", R"({"deleteAll":true,"confirmDeletion":"products"})", deletion);
    row("delete in the guide's spelling", "products",
        R"({"deleteAll":true,"confirmDeletetion":"products"})", deletion);
    row("delete, truthy", "products", R"({"deleteAll":1,"confirmDeletion":"products"})", deletion);
    row("delete categories, count", "categories",
        R"({"deleteAll":true,"confirmDeletion":"categories","exactCount":10001})",
        R"({"resource":"categories","deleteAll":true,"everything":true,"confirmDeletion":"categories","exactCount":10001})");
}

void ControlCallsTest::selections()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    ControlRig rig;
    const ControlAnswer answer = rig.post("/sync/" + path, body);
    QVERIFY2(answer.status == 202, answer.body.constData());
    QCOMPARE(rig.stub.lastParameters, QJsonDocument::fromJson(expected).object());
}

void ControlCallsTest::wrongBodies_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message"); // the whole, or its beginning where it ends in "..."
    const auto row
        = [](const char *name, const QByteArray &path, const QByteArray &body,
              const QString &message) { QTest::newRow(name) << path << body << message; };
    const QString products
        = u"For testing only. This operation will delete ALL PRODUCTS/VARIANTS in Klaviyo, "
          "including those not created by this plugin. If you understand the risk and still want "
          "to do it, add \"confirmDeletion\": \"products\" to the request body."_s;
    const QString categories
        = u"For testing only. This operation will delete ALL CATEGORIES in Klaviyo, including "
          "those not created by this plugin. If you understand the risk and still want to do it, "
          "add \"confirmDeletion\": \"categories\" to the request body."_s;
    row("products unconfirmed", "products", R"({"deleteAll":true})", products);
    row("products misconfirmed", "products", R"({"deleteAll":true,"confirmDeletion":"categories"})",
        products);
    row("one spelling wrong", "products",
        R"({"deleteAll":true,"confirmDeletion":"","confirmDeletetion":"products"})", products);
    row("categories unconfirmed", "categories", R"({"deleteAll":"yes"})", categories);
    row("confirmed by true", "categories", R"({"deleteAll":true,"confirmDeletion":true})",
        categories);
    row("customers", "customers", R"({"deleteAll":true,"confirmDeletion":"customers"})",
        u"deleteAll is for categories and products"_s);
    row("count of text", "products",
        R"({"deleteAll":true,"confirmDeletion":"products","exactCount":"5"})",
        u"exactCount must be a whole number"_s);
    row("no JSON", "customers", "ids", u"The body ..."_s);
    row("list", "customers", R"(["a"])", u"The body ..."_s);
    row("the plugin's own example", "customers", R"({"ids": "a", "b"})", u"The body ..."_s);
    row("ids of text", "customers", R"({"ids":"a"})", u"ids must be a list of at least one id"_s);
    row("no ids", "customers", R"({"ids":[]})", u"ids must be a list of at least one id"_s);
    row("ids of numbers", "customers", R"({"ids":[1]})", u"The job cannot run..."_s);
    row("id with quote", "customers", R"({"ids":["a\" or \""]})", u"The job cannot run..."_s);
    row("start of nothing", "orders", R"({"startId":""})", u"startId must be an id"_s);
    row("start with path", "orders", R"({"startId":"../x"})", u"The job cannot run..."_s);
}

void ControlCallsTest::wrongBodies()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    ControlRig rig;
    const ControlAnswer answer = rig.post("/sync/" + path, body);
    QCOMPARE(answer.status, 400);
    if (message.endsWith("..."_L1))
        QVERIFY2(answer.message().startsWith(message.chopped(3)), answer.body.constData());
    else
        QCOMPARE(answer.message(), message);
    QCOMPARE(rig.stub.starts.load(), 0);
    QVERIFY(rig.runs().list()->isEmpty());
}

void ControlCallsTest::stopWhatDoesNotRun()
{
    ControlRig rig;
    rig.stub.isHeld = false;
    const QByteArray id = rig.post("/sync/customers").header("Sluice-Run-Id");
    QTRY_VERIFY(isEnded(rig.runs().find(QString::fromLatin1(id))->state));
    const ControlAnswer answer = rig.post("/sync/customers/stop");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.message(), u"Customers sync is not currently running."_s);
}

void ControlCallsTest::statusAndRuns()
{
    ControlRig rig;
    QJsonObject status = rig.get("/sync/status").json();
    QCOMPARE(
        status.keys(), (QStringList{u"categories"_s, u"customers"_s, u"orders"_s, u"products"_s}));
    QCOMPARE(status["orders"_L1].toObject().value("running"_L1).toBool(true), false);
    const QByteArray id = rig.post("/sync/orders").header("Sluice-Run-Id");
    status = rig.get("/sync/status").json();
    const QJsonObject orders = status["orders"_L1].toObject();
    QCOMPARE(orders.value("running"_L1).toBool(), true);
    QCOMPARE(orders.value("job"_L1).toString(), u"Everything"_s);
    const QJsonObject last = orders.value("lastRun"_L1).toObject();
    QCOMPARE(last.value("runId"_L1).toString(), QString::fromLatin1(id));
    QVERIFY(last.contains("counts"_L1));
    QCOMPARE(last["confirmed"_L1].toObject().value("orders"_L1).toString(), u"last-id"_s);
    QVERIFY(!status["customers"_L1].toObject().value("running"_L1).toBool());

    const ControlAnswer shown = rig.get("/runs/" + id);
    QCOMPARE(shown.status, 200);
    QVERIFY(shown.header("Content-Type").startsWith("application/json"));
    for (const QString &key : {u"runId"_s, u"state"_s, u"counts"_s, u"seconds"_s, u"requests"_s,
             u"stages"_s, u"confirmed"_s})
        QVERIFY2(shown.json().contains(key), qPrintable(key));
    QCOMPARE(rig.get("/runs/1").json().value("runId"_L1).toString(), QString::fromLatin1(id));
    QCOMPARE(rig.get("/runs/77").status, 404);
    QCOMPARE(rig.get("/runs/").status, 404);
    QCOMPARE(rig.get("/runs/..%2f").status, 404);
    // Runs of jobs that are not served are not shown.
    QVERIFY(rig.addJob(u"Other"_s, u"customers"_s).isEmpty());
    const auto other = rig.runs().start(u"Other"_s, false);
    QVERIFY(other);
    QCOMPARE(rig.get("/runs/" + other->id.toLatin1()).status, 404);
}

void ControlCallsTest::runsComeByPages()
{
    ControlRig rig;
    for (const char *resource : {"customers", "orders", "products"})
        QCOMPARE(rig.post("/sync/" + QByteArray(resource)).status, 202);
    QVERIFY(rig.addJob(u"Other"_s, u"categories"_s).isEmpty());
    QVERIFY(rig.runs().start(u"Other"_s, false)); // is not served
    const auto numbersOf = [](const QJsonObject &answer) {
        QList<qint64> numbers;
        for (const QJsonValue &run : answer["runs"_L1].toArray())
            numbers << run["number"_L1].toInteger();
        return numbers;
    };
    const QJsonObject all = rig.get("/runs").json();
    QCOMPARE(numbersOf(all), (QList<qint64>{3, 2, 1}));
    QVERIFY(all["next"_L1].isNull());
    const QJsonObject run = all["runs"_L1].toArray().first().toObject();
    for (const QString &key : {u"id"_s, u"job"_s, u"state"_s, u"counts"_s, u"created"_s})
        QVERIFY2(run.contains(key), qPrintable(key));
    const QJsonObject first = rig.get("/runs?limit=2").json();
    QCOMPARE(numbersOf(first), (QList<qint64>{3, 2}));
    QCOMPARE(first["next"_L1].toInteger(), 2);
    const QJsonObject second = rig.get("/runs?limit=2&before=2").json();
    QCOMPARE(numbersOf(second), QList<qint64>{1});
    QVERIFY(second["next"_L1].isNull());
    for (const char *wrong : {"limit=0", "limit=1001", "limit=x", "before=0", "before=abc"})
        QCOMPARE(rig.get("/runs?" + QByteArray(wrong)).status, 400);
    QCOMPARE(rig.post("/runs").status, 405);
}

void ControlCallsTest::metrics()
{
    ControlRig rig;
    QCOMPARE(rig.post("/sync/products").status, 202);
    QCOMPARE(rig.post("/sync/products").status, 423);
    const ControlAnswer answer = rig.get("/metrics");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.header("Content-Type").startsWith("text/plain; version=0.0.4"));
    for (const char *line : {"sluice_run_running{job=\"Everything\",resource=\"products\"} 1",
             "sluice_run_running{job=\"Everything\",resource=\"orders\"} 0",
             "sluice_run_records{job=\"Everything\",resource=\"products\",outcome=\"read\"} 0",
             "sluice_control_answers_total{status=\"202\"} 1",
             "sluice_control_answers_total{status=\"423\"} 1"})
        QVERIFY2(answer.body.contains(QByteArray(QByteArray(line) + '\n')), line);
    for (const QByteArray &line : answer.body.trimmed().split('\n'))
        QVERIFY2(line.startsWith("# ") || line.count(' ') == 1, line.constData());
}

void ControlCallsTest::servedJobs_data()
{
    QTest::addColumn<QStringList>("jobs");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("none") << QStringList() << false;
    QTest::newRow("not there") << QStringList{u"Nobody"_s} << false;
    QTest::newRow("twice the same") << QStringList{u"Everything"_s, u"Everything"_s} << true;
    QTest::newRow("one and all") << QStringList{u"Everything"_s, u"Customers"_s} << true;
    QTest::newRow("two for one") << QStringList{u"Customers"_s, u"More customers"_s} << false;
    QTest::newRow("of the CRM") << QStringList{u"Leads"_s} << true;
}

void ControlCallsTest::servedJobs()
{
    QFETCH(QStringList, jobs);
    QFETCH(bool, isGood);
    ControlRig rig;
    QVERIFY(rig.addJob(u"Customers"_s, u"customers"_s).isEmpty());
    QVERIFY(rig.addJob(u"More customers"_s, u"customers"_s).isEmpty());
    QVERIFY(rig.jobs().import(
        R"({"formatVersion":1,"name":"Leads","kind":"crm-bulk","source":"CRM","parameters":{"module":"Leads"}})"));
    ControlApiOptions options = rig.options();
    options.jobs = jobs;
    const auto api = rig.newApi(options);
    const auto started = api->start();
    QCOMPARE(bool(started), isGood);
    QCOMPARE(api->isListening(), isGood);
    if (!isGood)
        QCOMPARE(started.error().kind, ErrorKind::Config);
}

void ControlCallsTest::pathWithoutJob()
{
    ControlRig rig([](ControlApiOptions &options) { options.jobs = {u"Orders"_s}; });
    QVERIFY(!rig.problem.isEmpty()); // the job is not there yet
    QVERIFY(rig.addJob(u"Orders"_s, u"orders"_s).isEmpty());
    QVERIFY(rig.api().start());
    QCOMPARE(rig.post("/sync/customers").status, 404);
    QCOMPARE(rig.post("/sync/customers/stop").status, 400);
    QCOMPARE(rig.post("/sync/orders", R"({"ids":["a"]})").status, 202);
    // A job of one resource is not told which.
    QCOMPARE(rig.stub.lastParameters.value("resource"_L1).toString(), u"orders"_s);
    QCOMPARE(rig.get("/sync/status").json().keys(), QStringList{u"orders"_s});
}

void ControlCallsTest::parallelStarts()
{
    ControlRig rig;
    rig.stub.preflightMs = 100; // all are there before the first run is
    constexpr int kCallers = 12;
    QThreadPool pool;
    pool.setMaxThreadCount(kCallers);
    QList<QFuture<int>> answers;
    for (int i = 0; i < kCallers; ++i)
        answers.append(
            QtConcurrent::run(&pool, [&rig] { return rig.post("/sync/customers").status; }));
    int begun = 0;
    for (auto &answer : answers) {
        begun += answer.result() == 202 ? 1 : 0;
        QVERIFY2(answer.result() == 202 || answer.result() == 423,
            qPrintable(QString::number(answer.result())));
    }
    QCOMPARE(begun, 1);
    QCOMPARE(rig.runs().list()->size(), 1);
}

void ControlCallsTest::parallelRequests()
{
    ControlRig rig;
    QThreadPool pool;
    pool.setMaxThreadCount(8);
    QList<QFuture<bool>> all;
    for (int i = 0; i < 8; ++i)
        all.append(QtConcurrent::run(&pool, [&rig, i] {
            const QByteArray name = resources().at(i % 4).first;
            for (int round = 0; round < 10; ++round) {
                const int begun = rig.post("/sync/" + name).status;
                const int status = rig.get("/sync/status").status;
                const int stopped = rig.post("/sync/" + name + "/stop").status;
                const bool isGood = (begun == 202 || begun == 423) && status == 200
                    && (stopped == 200 || stopped == 400);
                if (!isGood) {
                    qWarning("%d %d %d", begun, status, stopped);
                    return false;
                }
            }
            return true;
        }));
    for (auto &one : all)
        QVERIFY(one.result());
}

void ControlCallsTest::stopEndsWhatWaits()
{
    ControlRig rig;
    rig.stub.preflightMs = 60'000;
    QFuture<int> asked = QtConcurrent::run([&rig] { return rig.post("/sync/customers").status; });
    QTRY_COMPARE(rig.stub.starts.load(), 1);
    QElapsedTimer timer;
    timer.start();
    rig.api().stop();
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(asked.result() != 202);
    QVERIFY(rig.runs().list()->isEmpty());
    QVERIFY(!rig.api().isListening());
}

void ControlCallsTest::runsOutliveTheApi()
{
    ControlRig rig;
    const QByteArray id = rig.post("/sync/customers").header("Sluice-Run-Id");
    rig.api().stop();
    QCOMPARE(rig.runs().find(QString::fromLatin1(id))->state, RunState::Running);
    QVERIFY(rig.api().start());
    QCOMPARE(rig.post("/sync/customers").status, 423);
    QCOMPARE(rig.post("/sync/customers/stop").status, 200);
}
