// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main/consolefixture.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/main/mainwindow.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ConsoleFixture::ConsoleFixture(const QStringList &sandboxArguments)
{
    QThreadPool::globalInstance()->setMaxThreadCount(8); // as the program does
    m_problem = start(sandboxArguments);
}

ConsoleFixture::~ConsoleFixture()
{
    closeApplication();
    m_sandbox.stop();
}

void ConsoleFixture::closeApplication()
{
    closeWindow();
    m_feed.reset();
    QThreadPool::globalInstance()->waitForDone();
    m_application.reset();
}

QString ConsoleFixture::openApplication()
{
    auto application = Application::open({.dataDirectory = dataDirectory(),
        .createdBy = QStringLiteral("console"),
        .followsStopped = true});
    if (!application)
        return application.error().text();
    m_application = std::move(*application);
    return {};
}

QString ConsoleFixture::restart()
{
    m_application->interrupt(QStringLiteral("The console was closed"));
    closeApplication();
    if (const QString problem = openApplication(); !problem.isEmpty())
        return problem;
    m_feed = std::make_unique<RunFeed>(m_application->runs(), 100);
    openWindow();
    return {};
}

QString ConsoleFixture::start(const QStringList &sandboxArguments)
{
    const QString connections = m_folder.filePath(u"connections.json"_s);
    const QString jobs = m_folder.filePath(u"jobs.json"_s);
    if (const QString failure = m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
            QStringList{u"--connections-out"_s, connections, u"--jobs-out"_s, jobs}
                + sandboxArguments);
        !failure.isEmpty())
        return failure;
    qputenv("SLUICE_TIMINGS",
        "poll=100,retryBase=20,retryCap=200,ambiguousSettle=100,forceStopOffered=600");
    const QString keyFile = m_folder.filePath(u"vault.key"_s);
    QFile key(keyFile);
    if (!key.open(QIODevice::WriteOnly) || key.write(QByteArray(32, 'k')) != 32)
        return u"The key file could not be written"_s;
    key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    key.close();
    qputenv("SLUICE_VAULT_KEY_FILE", QFile::encodeName(keyFile));
    if (const QString problem = openApplication(); !problem.isEmpty())
        return problem;
    if (auto imported = m_application->connections().import(contentOf(connections)); !imported)
        return imported.error().text();
    if (auto imported = m_application->jobs().import(contentOf(jobs)); !imported)
        return imported.error().text();
    m_feed = std::make_unique<RunFeed>(m_application->runs(), 100);
    openWindow();
    return {};
}

void ConsoleFixture::openWindow()
{
    m_window = std::make_unique<MainWindow>(
        ConsoleContext{.application = *m_application, .feed = *m_feed, .prompt = m_prompt});
    m_window->resize(1'180, 760); // as on a usual screen
    m_window->show();
}

void ConsoleFixture::closeWindow()
{
    m_window.reset();
}

} // namespace sluice::testing
