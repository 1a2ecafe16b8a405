// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/screenlock.h"

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "app/vaultkeys.h"
#include "console/main/consolesettings.h"
#include "core/auth/vault.h"

#include <QDBusConnection>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool areAllEnded(const QList<RunRow> &runs)
{
    return std::all_of(
        runs.begin(), runs.end(), [](const RunRow &run) { return isEnded(run.state); });
}

} // namespace

ScreenLock::ScreenLock(const ConsoleContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&m_context.feed, &RunFeed::listChanged, this, &ScreenLock::takeRuns);
    // Without an address the library would try to start a bus of its own.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    for (const QString &desktop : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s})
        bus.connect({}, {}, desktop, u"ActiveChanged"_s, this, SLOT(setScreenLocked(bool)));
}

void ScreenLock::setScreenLocked(bool isLocked)
{
    m_isScreenLocked = isLocked;
    if (isLocked)
        m_context.feed.refresh(); // whether a run is under way
}

void ScreenLock::takeRuns(const QList<RunRow> &runs)
{
    if (m_isScreenLocked && areAllEnded(runs) && !m_isLocking
        && ConsoleSettings().choice(kChoiceLockWithScreen) == "1"_L1)
        lock();
}

void ScreenLock::lock()
{
    m_isLocking = true;
    inBackground(
        this,
        [&application = m_context.application] {
            // The list that came may be older than a run that has begun since.
            const auto runs = application.runs().current();
            const bool isDue
                = runs && areAllEnded(*runs) && application.vault().state() == VaultState::Ready;
            if (isDue)
                lockVault(application);
            return isDue;
        },
        [this](bool isLocked) {
            m_isLocking = false;
            if (isLocked)
                emit vaultLocked();
        });
}

} // namespace sluice
