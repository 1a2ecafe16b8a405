// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace sluice {

// Test Connection as data, for any service: an ordered list of steps, each reported when it begins
// and when it ends, so that the console ticks them and the command line prints them. Blocking, on a
// network thread. A test only reads.
struct ServiceTestStep
{
    enum class State { Waiting, Running, Passed, Warning, Failed, Skipped };

    QString title;
    State state = State::Waiting;
    qint64 elapsedMs = 0;
    QString detail = {}; // one line for people
    std::optional<Error> error = {};
};

struct ServiceTestReport
{
    QList<ServiceTestStep> steps;
    QStringList missingScopes;

    bool hasPassed() const; // nothing failed, and nothing was skipped for want of another step
};

// Runs the steps of a test, in order. Made and used by the test of one service, on its thread.
class ServiceTestRunner final
{
public:
    using OnStep = std::function<void(int index, const ServiceTestStep &step)>;

    struct Outcome
    {
        ServiceTestStep::State state = ServiceTestStep::State::Passed;
        QString detail = {};
        std::optional<Error> error = {};

        static Outcome passed(const QString &detail) { return {.detail = detail}; }
        static Outcome warning(const QString &detail);
        static Outcome skipped(const QString &why); // not needed: what follows goes on
        static Outcome failed(Error error);
    };

    ServiceTestRunner(const QStringList &titles, CancelToken token, OnStep onStep);

    // Skips it where it is not possible or the test is being stopped. True if what needs it can go
    // on.
    bool step(int index, bool isPossible, const std::function<Outcome()> &work);
    ServiceTestReport take() { return std::move(m_report); }
    QStringList &missingScopes() { return m_report.missingScopes; }

private:
    void report(int index) const;

    ServiceTestReport m_report;
    CancelToken m_token;
    OnStep m_onStep;
};

} // namespace sluice
