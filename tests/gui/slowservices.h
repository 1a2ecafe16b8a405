// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "gui/camera.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice::testing {

// While it lives, the sandbox's answers take their time, as those of services far away do, so that
// a run is seen at work. GUI thread; for programs that are no test.
class SlowServices
{
public:
    SlowServices(ConsoleFixture &console, int delayMs)
        : m_console(console)
    {
        const QJsonObject slow{
            {u"probability"_s, 1}, {u"action"_s, QJsonObject{{u"delayMs"_s, delayMs}}}};
        if (!console.sandbox().setFaults({slow}))
            std::fprintf(stderr, "screenshots: the sandbox takes no fault\n");
    }
    ~SlowServices() { m_console.sandbox().setFaults({}); }
    Q_DISABLE_COPY_MOVE(SlowServices)

    // Until the time that the newest run needs can be told.
    void waitForTimeLeft()
    {
        Runs &runs = m_console.application().runs();
        RateMeter meter;
        const bool isTold = QTest::qWaitFor(
            [&] {
                const auto newest = runs.list(1);
                if (!newest || newest->isEmpty() || isEnded(newest->first().state))
                    return false;
                const auto snapshot = runs.snapshot(newest->first().id);
                return snapshot && meter.add(*snapshot, monotonicMs()).secondsLeft.has_value();
            },
            kRunLimitMs / 2);
        if (!isTold)
            std::fprintf(stderr, "screenshots: the time left is not told\n");
        QTest::qWait(1'000); // the window's own meter looked later
    }

private:
    ConsoleFixture &m_console;
};

} // namespace sluice::testing
