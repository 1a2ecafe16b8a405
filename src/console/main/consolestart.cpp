// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolestart.h"

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/schedules/scheduler.h"
#include "app/watch/tablewatch.h"
#include "base/files.h"
#include "console/errors/errorwords.h"
#include "console/main/consolesettings.h"
#include "console/main/mainwindow.h"
#include "console/welcome/sandboxchild.h"
#include "console/widgets/emptystate.h"
#include "core/store/storeerror.h"
#include "core/store/storerecovery.h"

#include <QApplication>
#include <QBoxLayout>
#include <QPushButton>
#include <QThreadPool>

#include <malloc.h>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShowOpeningAfterMs = 300; // visual.md 6, Loading
constexpr int kBackgroundThreads = 8;
constexpr int kIdleThreadMs = 500; // then it goes, with its connection to the store
constexpr int kFeedIntervalMs = 250;
constexpr int kTrimAfterMs = 2'000;
constexpr int kWorkAfterMs = 1'000; // at the latest

// What the checks and the first looks took goes back to the system.
void trimMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

struct ConsoleStart::Opened
{
    std::shared_ptr<Application> application;
    std::optional<Error> error;
};

ConsoleStart::ConsoleStart(const QString &dataDirectory, QObject *parent, Prompt *prompt)
    : QObject(parent)
    , m_dataDirectory(dataDirectory)
    , m_prompt(prompt ? *prompt : m_dialogs)
{
    // Background work waits for disks and services, not for processors.
    QThreadPool::globalInstance()->setMaxThreadCount(kBackgroundThreads);
    QThreadPool::globalInstance()->setExpiryTimeout(kIdleThreadMs);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kShowOpeningAfterMs);
    connect(&m_patience, &QTimer::timeout, this, &ConsoleStart::showOpening);
}

ConsoleStart::~ConsoleStart()
{
    closeApplication();
}

void ConsoleStart::closeApplication()
{
    // Nothing more is begun while the window goes.
    if (m_application) {
        QThreadPool::globalInstance()->start([&watch = m_application->watch()] { watch.stop(); });
        QThreadPool::globalInstance()->start(
            [&scheduler = m_application->scheduler()] { scheduler.stop(); });
    }
    // The sandbox ends last: runs that are interrupted still talk to it.
    const auto sandbox = m_window ? m_window->takeSandbox() : nullptr;
    m_window.reset();
    m_feed.reset();
    // What pages asked for in the background uses the application.
    QThreadPool::globalInstance()->waitForDone();
    m_application.reset();
}

Result<void> ConsoleStart::takeDirectory()
{
    if (auto made = makePrivateFolder(m_dataDirectory); !made) {
        Error error = made.error();
        if (error.next.isEmpty())
            error.next = tr("Check the rights of the folder");
        return fail(error);
    }
    m_lock = std::make_unique<QLockFile>(m_dataDirectory + "/console.lock"_L1);
    m_lock->setStaleLockTime(0); // however old: only an ended program's lock is no lock
    if (m_lock->tryLock(0))
        return {};
    if (m_lock->error() != QLockFile::LockFailedError)
        return fail(ErrorKind::Disk, tr("Could not open %1").arg(m_dataDirectory),
            tr("Its lock file cannot be written"), tr("Check the rights of the folder"));
    qint64 pid = 0;
    QString host;
    QString program;
    m_lock->getLockInfo(&pid, &host, &program);
    return fail(ErrorKind::Locked, tr("Sluice is already open on this data directory"),
        tr("Process %1 has %2").arg(pid).arg(m_dataDirectory),
        tr("Use that window, or start with --data-dir and another folder"));
}

void ConsoleStart::open()
{
    if (auto taken = takeDirectory(); !taken) {
        // From the event loop, as any other: there may be no theme for a window yet.
        QMetaObject::invokeMethod(
            this, [this, error = taken.error()] { showError(error); }, Qt::QueuedConnection);
        return;
    }
    m_patience.start();
    inBackground(
        this,
        [directory = m_dataDirectory] {
            Opened opened;
            auto application = Application::open({.dataDirectory = directory,
                .createdBy = u"console"_s,
                .followsStopped = true,
                .isShownFirst = true});
            if (application)
                opened.application = std::move(*application);
            else
                opened.error = application.error();
            return opened;
        },
        [this](const Opened &opened) { takeApplication(opened); });
}

void ConsoleStart::quit()
{
    if (m_window)
        m_window->endRunsAndClose();
    // Not quit(), which any dialog that asks about changes could refuse: nothing is asked here.
    QMetaObject::invokeMethod(
        qApp, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
}

void ConsoleStart::takeApplication(const Opened &opened)
{
    m_patience.stop();
    if (opened.error) {
        showError(*opened.error);
        return;
    }
    m_application = opened.application;
    m_feed = std::make_unique<RunFeed>(
        m_application->runs(), kFeedIntervalMs, RunFeed::Begin::WhenTold);
    m_window = std::make_unique<MainWindow>(
        ConsoleContext{.application = *m_application, .feed = *m_feed, .prompt = m_prompt});
    m_window->installEventFilter(this);
    connect(m_window.get(), &MainWindow::newHistoryWanted, this, &ConsoleStart::askToStartNew);
    m_window->show();
    m_opening.reset();
    QTimer::singleShot(kWorkAfterMs, this, &ConsoleStart::startWork);
    QTimer::singleShot(
        kTrimAfterMs, this, [] { QThreadPool::globalInstance()->start(&trimMemory); });
    emit windowOpened();
}

// The window is painted before anything else begins.
bool ConsoleStart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_isAtWork)
        QTimer::singleShot(0, this, &ConsoleStart::startWork);
    return QObject::eventFilter(watched, event);
}

void ConsoleStart::startWork()
{
    if (std::exchange(m_isAtWork, true))
        return;
    m_window->removeEventFilter(this);
    m_feed->start();
    startWatch();
    QThreadPool::globalInstance()->start(
        [&scheduler = m_application->scheduler()] { scheduler.start(); });
    QThreadPool::globalInstance()->start(
        [application = m_application.get()] { application->startRetention(); });
}

// All jobs that say so, and all outboxes, unless it was stopped the last time.
void ConsoleStart::startWatch()
{
    if (!ConsoleSettings().isWatching(m_dataDirectory))
        return;
    QThreadPool::globalInstance()->start([&watch = m_application->watch()] { watch.start({}); });
}

void ConsoleStart::showOpening()
{
    if (m_opening)
        return;
    m_opening = std::make_unique<QWidget>();
    m_opening->setObjectName(u"startWindow"_s);
    m_opening->setWindowTitle(u"Sluice"_s);
    m_opening->resize(640, 360);
    auto *layout = new QVBoxLayout(m_opening.get());
    m_state = new EmptyState(m_opening.get());
    m_state->setContent(u"folder"_s, tr("Opening…"), m_dataDirectory);
    layout->addWidget(m_state);
    m_opening->show();
}

void ConsoleStart::showError(const Error &error)
{
    m_lock.reset();
    showOpening();
    m_state->clearButtons();
    m_state->setTone(Tone::Error);
    m_state->setContent(u"state-failed"_s, sentenceInWords(error.what), remedyText(error));
    QPushButton *quit = m_state->addButton(tr("Quit"));
    quit->setObjectName(u"quitButton"_s);
    connect(quit, &QPushButton::clicked, m_opening.get(), &QWidget::close);
    QPushButton *again = m_state->addButton(tr("Try Again"), true);
    again->setObjectName(u"tryAgainButton"_s);
    connect(again, &QPushButton::clicked, this, [this] {
        showWait();
        open();
    });
    if (isDamagedStore(error)) {
        QPushButton *restore = m_state->addButton(tr("Restore…"));
        restore->setObjectName(u"restoreButton"_s);
        connect(restore, &QPushButton::clicked, this, &ConsoleStart::askToRestore);
        QPushButton *anew = m_state->addButton(tr("Start a New History…"), true);
        anew->setObjectName(u"newHistoryButton"_s);
        connect(anew, &QPushButton::clicked, this, &ConsoleStart::askToStartNew);
    }
    emit failed(error.text());
}

void ConsoleStart::showWait()
{
    m_state->clearButtons();
    m_state->setTone(Tone::Neutral);
    m_state->setContent(u"folder"_s, tr("Opening…"), m_dataDirectory);
}

// What is lost and what is to be checked stands in the window behind the question.
void ConsoleStart::askToRestore()
{
    m_prompt.confirm(m_opening.get(),
        {.title = tr("Restore the job store?"),
            .text
            = tr("The newest good copy takes its place. What was done after that copy is lost"
                 " here, not at the services. The damaged file is kept in the folder damaged."),
            .action = tr("Restore Job Store"),
            .isDestructive = true},
        [this](bool isYes) {
            if (isYes)
                restore();
        });
}

// For when no copy is good, and for a store that was damaged while it was open.
void ConsoleStart::askToStartNew()
{
    QWidget *parent = m_window ? static_cast<QWidget *>(m_window.get()) : m_opening.get();
    m_prompt.confirm(parent,
        {.title = tr("Start a new history?"),
            .text = tr("Sluice begins without connections, jobs, mappings, schedules and runs. The "
                       "damaged store, its copies and the files of all runs are kept in the folder "
                       "damaged; nothing is deleted, and nothing changes at the services. A run "
                       "that was under way cannot be resumed: check at the service what it wrote."),
            .action = tr("Start a New History"),
            .isDestructive = true},
        [this](bool isYes) {
            if (isYes) // once the question, which belongs to the window, is gone
                QMetaObject::invokeMethod(this, &ConsoleStart::startNew, Qt::QueuedConnection);
        });
}

// A store that is found to be good is left alone: that is told then.
void ConsoleStart::startNew()
{
    showOpening(); // before the window goes: the last one ends the program
    showWait();
    if (m_application) {
        closeApplication();
        m_isAtWork = false;
        m_lock.reset();
    }
    inBackground(
        this, [directory = m_dataDirectory] { return startNewHistory(directory); },
        [this](const Result<QString> &kept) {
            if (kept)
                open();
            else
                showError(kept.error());
        });
}

void ConsoleStart::restore()
{
    showWait();
    inBackground(
        this, [directory = m_dataDirectory] { return restoreStore(directory, QString()); },
        [this](const Result<StoreRestored> &restored) {
            if (restored)
                open();
            else
                showError(restored.error());
        });
}

} // namespace sluice
