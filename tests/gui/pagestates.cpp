// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagestates.h"

#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "gui/camera.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>
#include <QThreadPool>

#include <cstdio>

namespace sluice::testing {

namespace {

constexpr int kShownMs = 700; // "Loading…" comes after 300 ms

void takePages(MainWindow *window, const QString &state, Camera &camera)
{
    for (const Page *page : window->pages()) {
        window->showPage(page->key());
        if (auto *test = page->findChild<QPushButton *>(u"connectionTestButton"_s))
            test->click(); // that page asks nobody by itself
        QTest::qWait(kShownMs);
        camera.takeAll(page->key() + u'-' + state);
    }
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
    takePages(console.window(), state, camera);
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
    PageFixture empty;
    if (const QString problem = empty.open(); !problem.isEmpty()) {
        std::fprintf(stderr, "screenshots: %s\n", qPrintable(problem));
        return;
    }
    {
        MainWindow window(empty.context());
        window.show();
        Camera other(&window, folder);
        takePages(&window, u"empty"_s, other);
    }
}

} // namespace sluice::testing
