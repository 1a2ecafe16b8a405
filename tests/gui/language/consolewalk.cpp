// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/consolewalk.h"

#include "app/documents/jobs.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/mappings/mappingspage.h"
#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/settings/settingsdialog.h"
#include "console/settings/settingspage.h"
#include "gui/language/walkedwindows.h"
#include "gui/runs/fakerunaccess.h"
#include "gui/runs/runsamples.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kReadyLimitMs = 10'000;
constexpr int kMappingMs = 400; // its fields and its sample come

void settle()
{
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    QTest::qWait(10);
}

bool press(MainWindow *window, const QString &name)
{
    if (auto *button = window->currentPage()->findChild<QAbstractButton *>(name)) {
        button->click();
        return true;
    }
    auto *action = window->findChild<QAction *>(name);
    if (action)
        action->trigger();
    return action != nullptr;
}

// A job is chosen, its connections were looked at, its form is filled.
void waitForPage(MainWindow *window, const QString &key)
{
    if (key == "crm"_L1 || key == "analytics"_L1 || key == "klaviyo"_L1) {
        auto *run = window->findChild<QAction *>(u"actionRun"_s);
        [[maybe_unused]] const bool isReady
            = QTest::qWaitFor([run] { return run->isEnabled(); }, kReadyLimitMs);
    }
    settle();
}

} // namespace

ConsoleWalk::ConsoleWalk(ConsoleFixture &console)
    : m_console(console)
    , m_feed(std::make_unique<RunFeed>(console.application().runs(), 1'000))
{
}

ConsoleWalk::~ConsoleWalk() = default;

void ConsoleWalk::go(const QList<QSize> &sizes, const Visit &visit)
{
    goPages(sizes, visit);
    goMappings(sizes, visit);
    goWindows(visit);
    goRuns(sizes, visit);
}

void ConsoleWalk::goWindows(const Visit &visit)
{
    goDialogs(visit);
    goPrepared(visit);
}

void ConsoleWalk::visitTabs(QWidget *window, const QString &name, const Visit &visit)
{
    const auto bars = window->findChildren<QTabBar *>();
    for (QTabBar *bar : bars) {
        if (!bar->isVisibleTo(window))
            continue;
        for (int tab = bar->count() - 1; tab > 0; --tab) {
            if (!bar->isTabVisible(tab))
                continue;
            bar->setCurrentIndex(tab);
            settle();
            visit(window, u"%1, tab %2"_s.arg(name).arg(tab + 1));
        }
        bar->setCurrentIndex(0);
        settle();
    }
    if (auto *settings = qobject_cast<SettingsDialog *>(window)) {
        for (const SettingsPage *page : settings->findChildren<SettingsPage *>()) {
            settings->showPage(page->key());
            settle();
            visit(window, u"%1, page %2"_s.arg(name, page->key()));
        }
        return;
    }
    visit(window, name);
}

// At each size; what cannot be so small is missing.
void ConsoleWalk::visitSizes(const QString &name, const QList<QSize> &sizes, const Visit &visit)
{
    MainWindow *window = m_console.window();
    for (const QSize &size : sizes) {
        window->resize(size);
        settle();
        const QString named
            = u"page %1 at %2 x %3"_s.arg(name).arg(size.width()).arg(size.height());
        visitTabs(window, named, visit);
        if (window->size() != size)
            m_missing
                << u"%1: it needs %2 x %3"_s.arg(named).arg(window->width()).arg(window->height());
    }
}

void ConsoleWalk::goPages(const QList<QSize> &sizes, const Visit &visit)
{
    MainWindow *window = m_console.window();
    for (const Page *page : window->pages()) {
        window->showPage(page->key());
        waitForPage(window, page->key());
        visitSizes(page->key(), sizes, visit);
        // The form of a job stands in the place of what was there first.
        auto *way = page->findChild<QAbstractButton *>(u"keepInStepButton"_s);
        if (!way)
            continue;
        auto *list = page->findChild<QAbstractItemView *>(u"jobList"_s);
        emit list->activated(list->currentIndex());
        settle();
        visitSizes(page->key() + u" with a job"_s, sizes, visit);
        way->click();
        settle();
    }
    window->findChild<QAction *>(u"actionWelcome"_s)->trigger();
    settle();
    visitSizes(u"welcome"_s, sizes, visit);
}

// The mapping of each job, open on the page of all.
void ConsoleWalk::goMappings(const QList<QSize> &sizes, const Visit &visit)
{
    MainWindow *window = m_console.window();
    window->showPage(u"mappings"_s);
    settle();
    const auto jobs = m_console.application().jobs().list();
    for (const Job &job : jobs ? *jobs : QList<Job>()) {
        auto *page = qobject_cast<MappingsPage *>(window->currentPage());
        page->openMapping(job.name);
        QTest::qWait(kMappingMs);
        visitSizes(u"mapping of %1"_s.arg(job.kind), sizes, visit);
        emit page->findChild<QLabel *>(u"mappingBreadcrumb"_s)->linkActivated(u"mappings"_s);
        settle();
    }
}

void ConsoleWalk::goDialogs(const Visit &visit)
{
    MainWindow *window = m_console.window();
    const auto openers = dialogOpeners();
    for (const DialogOpener &opener : openers) {
        if (window->currentPage()->key() != opener.page) {
            window->showPage(opener.page);
            waitForPage(window, opener.page);
        }
        const bool isPressed = press(window, opener.name);
        settle();
        auto *dialog = window->findChild<QDialog *>(opener.dialog);
        if (!isPressed || !dialog || !dialog->isVisible()) {
            m_missing << u"%1 does not open by %2"_s.arg(opener.dialog, opener.name);
            continue;
        }
        visitTabs(dialog, opener.dialog, visit);
        const QPointer<QDialog> open = dialog;
        dialog->reject();
        if (!QTest::qWaitFor([&open] { return !open || !open->isVisible(); }))
            m_missing << u"%1 does not close"_s.arg(opener.dialog);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void ConsoleWalk::goPrepared(const Visit &visit)
{
    const auto windows = preparedWindows(m_console, *m_feed);
    for (const PreparedWindow &prepared : windows) {
        const QPointer<QWidget> window = prepared.make();
        window->show();
        settle();
        visitTabs(window, prepared.name, visit);
        delete window.data();
    }
}

// The page of runs with a run in its middle and one with rejected records, by a fake.
void ConsoleWalk::goRuns(const QList<QSize> &sizes, const Visit &visit)
{
    for (const RunState state : {RunState::Running, RunState::CompletedWithRejections}) {
        PreparedPrompt prompt;
        auto *access = new FakeRunAccess;
        access->allIssues = samples::issues(37);
        for (const LogRecord &record : samples::logLines(u"run-128"_s, 40))
            access->log.write(record);
        RunsPage page{std::unique_ptr<RunAccess>(access), prompt};
        page.show();
        page.activate();
        emit access->listChanged(samples::runs());
        const RunSnapshot snapshot = samples::inState(state);
        page.openRun(snapshot.run.id);
        page.view()->setSnapshot(snapshot, samples::rates(), samples::kNowMs, 0);
        for (const QSize &size : sizes) {
            // Without sidebar, which is folded in a narrow window, and bars.
            page.resize(size.width() - (size.width() < 1000 ? 52 : 200), size.height() - 98);
            settle();
            visitTabs(&page,
                u"run, state %1, at %2 x %3"_s.arg(static_cast<int>(state))
                    .arg(size.width())
                    .arg(size.height()),
                visit);
        }
    }
}

} // namespace sluice::testing
