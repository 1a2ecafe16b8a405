// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/faults/faultdesk.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

const QString kShortTimings
    = u"poll=50,retryBase=10,retryCap=60,ambiguousSettle=60,rateLimitedDefault=30000,wishPoll=40,"
      "progress=50,connect=500,inactivity=500,deadlineBase=1500,tokenThrottle=600000,"
      "tokenRequest=1000"_s;

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject merged(QJsonObject all, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        if (it.value().isNull())
            all.remove(it.key());
        else
            all.insert(it.key(), it.value());
    }
    return all;
}

} // namespace

FaultDesk::FaultDesk()
{
    QThreadPool::globalInstance()->setMaxThreadCount(8); // as the program does
    const QString keyFile = m_folder.filePath(u"vault.key"_s);
    QFile key(keyFile);
    if (key.open(QIODevice::WriteOnly)) {
        key.write(QByteArray(32, 'k'));
        key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    qputenv("SLUICE_VAULT_KEY_FILE", QFile::encodeName(keyFile));
    qputenv("SLUICE_TEST_SECRET", "1000.not.real");
}

FaultDesk::~FaultDesk()
{
    end();
    m_sandbox.stop();
}

QString FaultDesk::start()
{
    return m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
        {u"--connections-out"_s, m_folder.filePath(u"connections.json"_s), u"--jobs-out"_s,
            m_folder.filePath(u"jobs.json"_s), u"--state"_s, m_folder.filePath(u"state"_s),
            u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kFaultLeads), u"--page-rows"_s,
            QString::number(kFaultLeads / 2), u"--seed"_s, u"11"_s});
}

QString FaultDesk::restartSandbox()
{
    m_sandbox.stop();
    return start();
}

QString FaultDesk::begin(const Setup &setup)
{
    end();
    m_setup = setup;
    clicks = 0;
    if (!m_sandbox.reset()
        || !m_sandbox.setSettings(
            merged({{u"readJobMs"_s, 20}, {u"writeJobMs"_s, 20}, {u"addedMs"_s, 10},
                       {u"queuedMs"_s, 10}, {u"commerceCustomers"_s, 20}, {u"commerceOrders"_s, 0},
                       {u"commerceProducts"_s, 4}, {u"commerceOddRecords"_s, false}},
                setup.settings)))
        return u"The sandbox did not take the settings"_s;
    qputenv("SLUICE_TIMINGS", (kShortTimings + setup.timings).toUtf8());
    m_dataDirectory = m_folder.filePath(u"data-%1"_s.arg(++m_directories));
    if (const QString problem = setup.prepare ? setup.prepare(m_dataDirectory) : QString();
        !problem.isEmpty())
        return problem;
    auto application
        = Application::open({.dataDirectory = m_dataDirectory, .createdBy = u"console"_s});
    if (!application)
        return application.error().text();
    m_application = std::move(*application);
    if (const QString problem = import(); !problem.isEmpty())
        return problem;
    m_feed = std::make_unique<RunFeed>(m_application->runs(), 100);
    m_window = std::make_unique<MainWindow>(
        ConsoleContext{.application = *m_application, .feed = *m_feed, .prompt = m_prompt});
    m_window->resize(1'180, 760); // as on a usual screen
    m_window->show();
    m_window->activateWindow();
    return {};
}

QString FaultDesk::import()
{
    QJsonObject file
        = QJsonDocument::fromJson(textOf(m_folder.filePath(u"connections.json"_s))).object();
    QJsonArray connections = file.value("connections"_L1).toArray();
    for (QJsonValueRef one : connections) {
        QJsonObject connection = one.toObject();
        if (connection.value("service"_L1) != "zoho-crm"_L1)
            continue;
        connection.insert(u"settings"_s,
            merged(m_setup.isReal ? QJsonObject() : connection.value("settings"_L1).toObject(),
                m_setup.connection));
        if (m_setup.isReal) { // the public constants are for sandboxes only
            QJsonObject secrets;
            for (const QString &name : connection.value("secrets"_L1).toObject().keys())
                secrets.insert(name, QJsonObject{{u"env"_s, u"SLUICE_TEST_SECRET"_s}});
            connection.insert(u"secrets"_s, secrets);
        }
        one = connection;
    }
    file.insert(u"connections"_s, connections);
    if (auto done = m_application->connections().import(QJsonDocument(file).toJson()); !done)
        return done.error().text();
    if (auto done = m_application->jobs().import(textOf(m_folder.filePath(u"jobs.json"_s))); !done)
        return done.error().text();
    auto job = m_application->jobs().find(m_setup.job);
    if (!job)
        return job.error().text();
    if (job->kind == "crm-bulk"_L1)
        job->parameters = merged(job->parameters,
            {{u"onlyChanged"_s, false}, {u"writeBy"_s, u"bulk"_s}, {u"chunkRows"_s, 30},
                {u"pageRows"_s, 30}});
    job->parameters = merged(job->parameters, m_setup.parameters);
    if (!m_setup.mapping.isEmpty())
        job->mapping = m_setup.mapping;
    auto saved = m_application->jobs().save(*job);
    return saved ? QString() : saved.error().text();
}

// What still runs is let go of, as when the console is closed.
void FaultDesk::end()
{
    m_window.reset();
    m_feed.reset();
    if (m_application)
        m_application->interrupt(u"The test is over"_s);
    QThreadPool::globalInstance()->waitForDone();
    m_application.reset();
}

QString FaultDesk::runJob()
{
    auto started = m_application->runs().start(m_setup.job, false, CancelToken());
    if (!started)
        qWarning("%s", qPrintable(started.error().text()));
    return started ? started->id : QString();
}

std::optional<RunRow> FaultDesk::run()
{
    auto runs = m_application->runs().list(1);
    return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
}

RunSnapshot FaultDesk::snapshot()
{
    const auto newest = run();
    auto seen = newest ? m_application->runs().snapshot(newest->id) : Result<RunSnapshot>();
    return newest && seen ? *seen : RunSnapshot();
}

bool FaultDesk::waitForState(RunState state)
{
    const bool isThere = QTest::qWaitFor(
        [this] {
            const auto newest = run();
            return newest && isEnded(newest->state);
        },
        kFaultWaitMs);
    const auto newest = run();
    if (newest && newest->state == state)
        return true;
    qWarning("%s: %s", isThere ? "ended" : "did not end",
        newest ? qPrintable(runStateName(newest->state) + u' ' + newest->reason) : "no run");
    return false;
}

bool FaultDesk::waitFor(const QString &waitReason)
{
    const auto isWaiting = [this, waitReason] {
        const auto seen = snapshot();
        return seen.waitReason.contains(waitReason) || seen.run.reason.contains(waitReason);
    };
    if (QTest::qWaitFor(isWaiting, kFaultWaitMs))
        return true;
    const RunSnapshot seen = snapshot();
    qWarning("%s, waits for “%s”: %s", qPrintable(runStateName(seen.run.state)),
        qPrintable(seen.waitReason), qPrintable(seen.run.reason));
    return false;
}

bool FaultDesk::waitForReading()
{
    return QTest::qWaitFor(
        [this] { return m_sandbox.requestCount(u"zoho-crm"_s, u"POST"_s, u"/bulk/v8/read"_s) > 0; },
        kFaultWaitMs);
}

std::unique_ptr<QProcess> FaultDesk::commandLine(const QStringList &words) const
{
    auto process = std::make_unique<QProcess>();
    process->start(
        QStringLiteral(SLUICE_CLI_PROGRAM), QStringList{u"--data-dir"_s, m_dataDirectory} + words);
    process->waitForStarted();
    return process;
}

} // namespace sluice::testing
