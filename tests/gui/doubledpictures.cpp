// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/doubledpictures.h"

#include "gui/camera.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <cstdio>

namespace sluice::testing {

bool photographPages(const QString &folder)
{
    QDir().mkpath(folder);
    ConsoleFixture console;
    if (!console.problem().isEmpty()) {
        std::fprintf(stderr, "screenshots: %s\n", qPrintable(console.problem()));
        return false;
    }
    Camera camera(console, folder);
    waitForJob(console);
    const auto run = console.application().runs().start(u"Clean up leads"_s, false, CancelToken());
    if (!run || !QTest::qWaitFor([&console] { return isEnded(newestState(console)); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: no run\n");
    for (Page *page : console.window()->pages()) {
        console.window()->showPage(page->key());
        QTest::qWait(600);
        camera.takeAll(page->key());
    }
    if (run)
        console.window()->openRun(run->id);
    QTest::qWait(800);
    camera.takeAll(u"run-ended"_s);
    return true;
}

bool photographDoubled(const QString &folder)
{
    QProcess doubled;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
    doubled.setProcessEnvironment(environment);
    doubled.setProcessChannelMode(QProcess::ForwardedChannels);
    doubled.start(QCoreApplication::applicationFilePath(), {u"--pages"_s, folder});
    return doubled.waitForFinished(-1) && doubled.exitCode() == 0;
}

} // namespace sluice::testing
