// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"

#include <QTimer>

#include <functional>

namespace sluice {

// When a mapping is tried on its sample: in the background, a little after each edit, and only
// what the newest mapping made of it is shown. GUI thread; owned by its editor.
class SampleTrials final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SampleTrials)

public:
    SampleTrials(QObject *editor, std::function<void()> begin);

    void later() { m_delay.start(); } // not at every key
    // `work` as for inBackground(); its value comes to `then` unless there is newer work by then.
    template <class Work, class Then> void run(Work work, Then then)
    {
        m_delay.stop();
        const int number = ++m_newest;
        inBackground(this, std::move(work), [this, number, then = std::move(then)](auto made) {
            if (number == m_newest)
                then(std::move(made));
        });
    }

private:
    QTimer m_delay;
    int m_newest = 0;
};

} // namespace sluice
