// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/firstrun.h"

#include "app/application.h"
#include "app/documents/configuration.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "base/files.h"
#include "console/connections/importdialog.h"
#include "console/errors/errorwords.h"
#include "console/main/consolesettings.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/welcome/connectdialog.h"
#include "console/welcome/movingdialog.h"
#include "console/welcome/sandboxchild.h"
#include "console/welcome/welcomepage.h"
#include "console/widgets/messagebar.h"

#include <QAction>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QAction *makeFirstRunAction(
    const char *name, const QString &text, const QString &icon, QObject *parent)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(QLatin1StringView(name));
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    return action;
}

} // namespace

FirstRun::FirstRun(ConsoleContext context, QWidget *window)
    : QObject(window)
    , welcomeAction(makeFirstRunAction("actionWelcome", tr("Welcome"), {}, this))
    , startSandboxAction(
          makeFirstRunAction("actionStartSandbox", tr("Start Sandbox"), u"sandbox"_s, this))
    , stopSandboxAction(makeFirstRunAction("actionStopSandbox", tr("Stop Sandbox"), {}, this))
    , connectAction(makeFirstRunAction(
          "actionConnectAccounts", tr("Connect Your Accounts…"), u"page-connections"_s, this))
    , importAction(makeFirstRunAction(
          "actionImportConfiguration", tr("Import Configuration…"), u"import"_s, this))
    , exportAction(makeFirstRunAction(
          "actionExportConfiguration", tr("Export Configuration…"), u"export"_s, this))
    , movingAction(
          makeFirstRunAction("actionMoving", tr("Moving from CodeLib or the Plugin"), {}, this))
    , m_context(context)
    , m_window(window)
    , m_bar(new MessageBar(window))
    , m_sandbox(std::make_unique<SandboxChild>())
{
    m_bar->setObjectName(u"sandboxBar"_s);
    connectParts();
    showActions();
}

FirstRun::~FirstRun() = default;

std::unique_ptr<SandboxChild> FirstRun::takeSandbox()
{
    if (m_sandbox)
        m_sandbox->disconnect(this);
    return std::move(m_sandbox);
}

WelcomePage *FirstRun::page()
{
    if (m_page)
        return m_page;
    m_page = new WelcomePage(m_window);
    connect(m_page, &WelcomePage::sandboxWanted, this, &FirstRun::tryTheSandbox);
    connect(m_page, &WelcomePage::connectWanted, this, &FirstRun::connectAccounts);
    connect(m_page, &WelcomePage::importWanted, this, &FirstRun::importConfiguration);
    connect(m_page, &WelcomePage::movingWanted, this, &FirstRun::showMoving);
    connect(m_page, &WelcomePage::skipped, this, &FirstRun::skipped);
    m_page->setStarting(m_sandbox && m_sandbox->state() == SandboxChild::State::Starting);
    return m_page;
}

void FirstRun::connectParts()
{
    connect(m_sandbox.get(), &SandboxChild::changed, this, &FirstRun::showSandbox);
    connect(m_bar, &MessageBar::actionTriggered, this, &FirstRun::act);
    connect(welcomeAction, &QAction::triggered, this, &FirstRun::welcomeWanted);
    connect(startSandboxAction, &QAction::triggered, this, &FirstRun::tryTheSandbox);
    connect(stopSandboxAction, &QAction::triggered, this, &FirstRun::stopSandbox);
    connect(connectAction, &QAction::triggered, this, &FirstRun::connectAccounts);
    connect(importAction, &QAction::triggered, this, &FirstRun::importConfiguration);
    connect(exportAction, &QAction::triggered, this, &FirstRun::exportConfiguration);
    connect(movingAction, &QAction::triggered, this, &FirstRun::showMoving);
}

QString FirstRun::sandboxFolder() const
{
    return m_context.application.dataDirectory() + "/sandbox"_L1;
}

void FirstRun::setEnvironment(const QString &environment)
{
    if (environment != "sandbox"_L1 && std::exchange(m_isInSandboxSaid, false))
        m_bar->dismiss();
}

void FirstRun::begin()
{
    if (ConsoleSettings().isSandboxOn(m_context.application.dataDirectory()))
        startSandbox(SandboxWish::Addresses);
    inBackground(
        this, [&application = m_context.application] { return isNothingThere(application); },
        [this](const Result<bool> &isNothing) {
            if (isNothing && *isNothing)
                emit welcomeWanted();
        });
}

void FirstRun::tryTheSandbox()
{
    if (m_sandbox->state() == SandboxChild::State::Running) {
        m_wish = SandboxWish::Everything; // what was removed comes back
        takeFiles();
        return;
    }
    startSandbox(SandboxWish::Everything);
}

void FirstRun::startSandbox(SandboxWish wish, int port)
{
    m_wish = wish;
    inBackground(
        this, [folder = sandboxFolder()] { return makePrivateFolder(folder); },
        [this, port](const Result<void> &made) {
            if (!made)
                m_bar->showMessage(Tone::Error, errorText(made.error()));
            else if (m_sandbox)
                m_sandbox->start(sandboxFolder(), port);
        });
}

void FirstRun::stopSandbox()
{
    ConsoleSettings().setSandboxOn(m_context.application.dataDirectory(), false);
    m_sandbox->stop();
}

void FirstRun::showSandbox()
{
    showActions();
    m_isInSandboxSaid = false; // another message may take its place
    const SandboxChild::State state = m_sandbox->state();
    if (m_page)
        m_page->setStarting(state == SandboxChild::State::Starting);
    switch (state) {
    case SandboxChild::State::Starting:
        if (m_wish == SandboxWish::Everything)
            m_bar->showMessage(Tone::Info, tr("The sandbox is starting…"));
        break;
    case SandboxChild::State::Running:
        ConsoleSettings().setSandboxOn(m_context.application.dataDirectory(), true);
        takeFiles();
        break;
    case SandboxChild::State::Failed: {
        QList<MessageBar::Action> actions{{u"again"_s, tr("Try Again")}};
        if (m_sandbox->isPortTaken())
            actions.prepend({u"otherPort"_s, tr("Use Another Port")});
        m_bar->showMessage(Tone::Error, errorText(*m_sandbox->problem()), actions);
        break;
    }
    case SandboxChild::State::Off:
        m_bar->showMessage(Tone::Info,
            tr("The sandbox has ended. What it holds is kept, and its jobs wait for it."),
            {{u"again"_s, tr("Start Sandbox")}});
        break;
    case SandboxChild::State::Stopping:
        break;
    }
}

void FirstRun::showActions()
{
    const SandboxChild::State state = m_sandbox->state();
    startSandboxAction->setEnabled(
        state == SandboxChild::State::Off || state == SandboxChild::State::Failed);
    stopSandboxAction->setEnabled(m_sandbox->isOn());
}

void FirstRun::takeFiles()
{
    inBackground(
        this,
        [&application = m_context.application, connections = m_sandbox->connectionsFile(),
            jobs = m_sandbox->jobsFile(),
            wish = m_wish] { return takeSandboxFiles(application, connections, jobs, wish); },
        [this, wish = m_wish](const Result<ImportReport> &report) { showTaken(report, wish); });
}

// A sandbox that only goes on shows nothing: the window says where it is anyway.
void FirstRun::showTaken(const Result<ImportReport> &report, SandboxWish wish)
{
    if (!report) {
        m_bar->showMessage(Tone::Error, errorText(report.error()), {{u"again"_s, tr("Try Again")}});
        return;
    }
    emit documentsChanged();
    if (wish != SandboxWish::Everything) {
        m_bar->dismiss();
        return;
    }
    emit landed(u"sandbox"_s);
    m_bar->showMessage(Tone::Info, tr("You are in the sandbox. Nothing leaves this computer."),
        {{u"connect"_s, tr("Connect Your Accounts…")}});
    m_isInSandboxSaid = true;
}

void FirstRun::act(const QString &id)
{
    m_bar->dismiss();
    if (id == "connect"_L1)
        connectAccounts();
    else if (id == "otherPort"_L1)
        startSandbox(SandboxWish::Everything, SandboxChild::freePort());
    else if (m_sandbox->state() == SandboxChild::State::Running)
        takeFiles();
    else
        startSandbox(SandboxWish::Everything);
}

void FirstRun::connectAccounts()
{
    if (m_connect) {
        m_connect->raise();
        m_connect->activateWindow();
        return;
    }
    m_connect = new ConnectDialog(m_context, m_window);
    connect(m_connect, &ConnectDialog::accountsMade, this, &FirstRun::documentsChanged);
    connect(m_connect, &ConnectDialog::planStarted, this, &FirstRun::planStarted);
    m_connect->show();
}

void FirstRun::importConfiguration()
{
    auto *dialog = new ImportDialog(m_context, m_window);
    connect(dialog, &ImportDialog::takenOver, this, &FirstRun::showImported);
    dialog->open();
}

// What to know about it was shown before.
void FirstRun::showImported(const ImportReport &report)
{
    emit documentsChanged();
    emit landed({});
    m_bar->showMessage(Tone::Success,
        tr("Imported: %1 added, %2 changed, %3 unchanged.")
            .arg(report.added.size())
            .arg(report.changed.size())
            .arg(report.unchanged.size()));
}

void FirstRun::exportConfiguration()
{
    m_context.prompt.openFolder(
        m_window, tr("Export Configuration"), [first = QPointer(this)](const QString &folder) {
            if (first && !folder.isEmpty())
                first->exportTo(folder);
        });
}

void FirstRun::exportTo(const QString &folder)
{
    inBackground(
        this,
        [&application = m_context.application, folder] {
            return sluice::exportConfiguration(
                application.connections(), application.jobs(), folder);
        },
        [this](const Result<ConfigurationExport> &written) {
            if (!written)
                m_bar->showMessage(Tone::Error, errorText(written.error()));
            else
                m_bar->showMessage(Tone::Success,
                    tr("%1 connections and %2 jobs are saved in connections.json and jobs.json, "
                       "without secrets.")
                        .arg(written->connections)
                        .arg(written->jobs));
        });
}

void FirstRun::showMoving()
{
    if (m_moving) {
        m_moving->raise();
        m_moving->activateWindow();
        return;
    }
    m_moving = new MovingDialog(m_window);
    connect(m_moving, &MovingDialog::importWanted, this, &FirstRun::importConfiguration);
    m_moving->show();
}

} // namespace sluice
