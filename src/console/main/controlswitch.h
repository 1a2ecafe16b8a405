// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controlapi/controladdress.h"
#include "base/result.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace sluice {

class Application;
class ControlApi;

// The console's own control API (design 9): off until it is started, and off again with the window.
// Starting and stopping it blocks, so one thread of its own does both, one after the other; what it
// came to is told on the GUI thread. Owned by the window, and gone before the application. It
// starts and ends no run, and remembers nothing from one start of the program to the next.
class ControlSwitch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControlSwitch)

public:
    enum class State { Off, Starting, On, Stopping, Failed };

    explicit ControlSwitch(Application &application, QObject *parent = nullptr);
    ~ControlSwitch() override; // waits until it listens no more

    // Nothing while it is on its way to either.
    void start(const ControlAddress &address, const QStringList &jobs);
    void stop();

    State state() const { return m_state; }
    bool isBusy() const { return m_state == State::Starting || m_state == State::Stopping; }
    // While it is on: where it listens, with the real port, what is served, what to know about it.
    const ControlAddress &address() const { return m_address; }
    const QStringList &jobs() const { return m_jobs; }
    const QStringList &notices() const { return m_notices; }
    const std::optional<Error> &error() const { return m_error; } // why it failed
    QString keyPath() const;

signals:
    void changed();

private:
    struct Held; // what only the thread touches
    void setState(State state);

    Application &m_application;
    QThreadPool m_thread;
    std::shared_ptr<Held> m_held;
    State m_state = State::Off;
    ControlAddress m_address;
    QStringList m_jobs;
    QStringList m_notices;
    std::optional<Error> m_error;
};

} // namespace sluice
