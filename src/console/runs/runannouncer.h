// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class QWidget;

namespace sluice {

// Tells a screen reader when the state of the chosen run changes, whatever has the keyboard: an
// alert with the state as the speaker's name. What changes faster than it may speak is told once,
// as it is by then. GUI thread; owned by the page, which is the speaker; shows nothing.
class RunAnnouncer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunAnnouncer)

public:
    RunAnnouncer(std::chrono::milliseconds apart, QWidget *speaker);

    void take(const std::optional<RunRow> &run); // the chosen one, at every look

private:
    void say();

    QWidget *m_speaker;
    QTimer m_rest; // between two
    QString m_runId;
    QString m_state; // in words
    QString m_waiting;
};

} // namespace sluice
