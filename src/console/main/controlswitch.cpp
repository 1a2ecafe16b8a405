// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/controlswitch.h"

#include "app/application.h"
#include "app/controlapi/controlapi.h"
#include "app/controlapi/controlkey.h"
#include "console/main/consolecontext.h"

namespace sluice {

struct ControlSwitch::Held
{
    std::unique_ptr<ControlApi> api;
};

ControlSwitch::ControlSwitch(Application &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_held(std::make_shared<Held>())
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // the same thread each time
}

ControlSwitch::~ControlSwitch()
{
    m_thread.start([held = m_held] { held->api.reset(); });
    m_thread.waitForDone();
}

QString ControlSwitch::keyPath() const
{
    return controlKeyPath(m_application.dataDirectory());
}

void ControlSwitch::setState(State state)
{
    m_state = state;
    emit changed();
}

void ControlSwitch::start(const ControlAddress &address, const QStringList &jobs)
{
    if (isBusy() || m_state == State::On)
        return;
    struct Started
    {
        ControlAddress address;
        QStringList notices;
        std::optional<Error> error;
    };
    m_jobs = jobs;
    m_address = address;
    m_error.reset();
    setState(State::Starting);
    ControlApiOptions options;
    options.address = address;
    options.jobs = jobs;
    options.dataDirectory = m_application.dataDirectory();
    options.timings = m_application.timings();
    inBackground(
        &m_thread, this,
        [held = m_held, &application = m_application, options] {
            held->api = std::make_unique<ControlApi>(ControlApi::Parts{.runs = application.runs(),
                                                         .jobs = application.jobs(),
                                                         .watch = application.watch(),
                                                         .store = application.store(),
                                                         .callbacks = application.callbacks(),
                                                         .log = application.log()},
                options);
            Started started;
            if (auto listening = held->api->start(); !listening) {
                started.error = listening.error();
                held->api.reset();
                return started;
            }
            started.address = held->api->address();
            started.notices = held->api->notices();
            return started;
        },
        [this](const Started &started) {
            m_error = started.error;
            m_notices = started.notices;
            if (!m_error)
                m_address = started.address;
            setState(m_error ? State::Failed : State::On);
        });
}

void ControlSwitch::stop()
{
    if (m_state != State::On)
        return;
    setState(State::Stopping);
    inBackground(
        &m_thread, this, [held = m_held] { held->api.reset(); },
        [this] {
            m_notices.clear();
            setState(State::Off);
        });
}

} // namespace sluice
