// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/format.h"
#include "gui/camera.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>

#include <algorithm>

namespace sluice::testing {

// How long a picture of a run at work waits for it.
constexpr int kRunShownLimitMs = 15'000;
constexpr int kTimeLeftLimitMs = 50'000; // it is hidden for a while after it has jumped

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

    // Until the page, which does not tell at the beginning how long the run still needs, does.
    void waitForTimeLeft()
    {
        const auto isEstimating = [this] {
            const auto labels = m_console.window()->currentPage()->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
                return label->isVisible() && label->text().contains(Format::estimating());
            });
        };
        if (!QTest::qWaitFor(isEstimating, kRunShownLimitMs)
            || !QTest::qWaitFor([&] { return !isEstimating(); }, kTimeLeftLimitMs))
            std::fprintf(stderr, "screenshots: the time left is not told\n");
    }

private:
    ConsoleFixture &m_console;
};

} // namespace sluice::testing
