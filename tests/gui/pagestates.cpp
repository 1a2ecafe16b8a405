// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagestates.h"

#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "gui/camera.h"
#include "gui/pagefaults.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>
#include <QThreadPool>

#include <cstdio>

namespace sluice::testing {

namespace {

constexpr int kShownMs = 700; // "Loading…" comes after 300 ms

// Those that ask services; the others show what is stored.
bool asksServices(const QString &page)
{
    return page == "crm"_L1 || page == "analytics"_L1 || page == "klaviyo"_L1;
}

template <class Wanted>
void takePages(MainWindow *window, const QString &state, Camera &camera, Wanted wanted)
{
    for (const Page *page : window->pages()) {
        if (!wanted(page->key()))
            continue;
        window->showPage(page->key());
        if (auto *test = page->findChild<QPushButton *>(u"connectionTestButton"_s))
            test->click(); // that page asks nobody by itself
        QTest::qWait(kShownMs);
        camera.takeAll(page->key() + u'-' + state);
    }
}

bool showsStored(const QString &page)
{
    return !asksServices(page);
}

// Nobody answers: the threads that read have other work, and the feed was not started.
void takeWaiting(ConsoleFixture &console, const QString &folder)
{
    console.closeWindow();
    QThreadPool::globalInstance()->waitForDone();
    RunFeed feed(console.application().runs(), 250, RunFeed::Begin::WhenTold);
    const BusyThreads busy;
    MainWindow window({console.application(), feed, console.prompt()});
    window.show();
    Camera camera(&window, folder);
    takePages(&window, u"loading"_s, camera, showsStored);
}

// The store cannot be read any more.
void takeUnreadable(const QString &folder)
{
    PageFixture broken;
    const QString problem = broken.open();
    if (!problem.isEmpty() || !loseTables(broken.application->store())) {
        std::fprintf(stderr, "screenshots: no broken store: %s\n", qPrintable(problem));
        return;
    }
    MainWindow window(broken.context());
    window.show();
    Camera camera(&window, folder);
    takePages(&window, u"failed"_s, camera, showsStored);
}

// Every service answers so, from a window that has not asked yet.
void takeWithFault(
    ConsoleFixture &console, const QJsonObject &action, const QString &state, Camera &camera)
{
    const QJsonObject fault{{u"probability"_s, 1}, {u"action"_s, action}};
    if (!console.sandbox().setFaults({fault}))
        std::fprintf(stderr, "screenshots: the sandbox takes no fault\n");
    console.closeWindow();
    console.openWindow();
    takePages(console.window(), state, camera, asksServices);
    console.sandbox().setFaults({});
    console.closeWindow();
    QThreadPool::globalInstance()->waitForDone(); // who still waits for an answer gets it
    console.openWindow();
}

} // namespace

void showPageStates(ConsoleFixture &console, Camera &camera, const QString &folder)
{
    takeWithFault(console, {{u"delayMs"_s, 6'000}}, u"loading"_s, camera);
    takeWithFault(console, {{u"status"_s, 503}, {u"body"_s, u"{\"code\":\"INTERNAL_ERROR\"}"_s}},
        u"failed"_s, camera);
    takeWaiting(console, folder);
    console.openWindow();
    takeUnreadable(folder);
    PageFixture empty;
    if (const QString problem = empty.open(); !problem.isEmpty()) {
        std::fprintf(stderr, "screenshots: %s\n", qPrintable(problem));
        return;
    }
    {
        MainWindow window(empty.context());
        window.show();
        Camera other(&window, folder);
        takePages(&window, u"empty"_s, other, [](const QString &) { return true; });
    }
}

} // namespace sluice::testing
