// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "core/engine/runtypes.h"

#include <QObject>

namespace sluice {

// Locks the vault while the desktop's screen is locked, where the operator has switched that on in
// the settings; runs that are under way keep it open until the last of them has ended. GUI thread;
// owned by the window. It unlocks nothing, and where no desktop tells of its screen it does
// nothing.
class ScreenLock final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScreenLock)

public:
    explicit ScreenLock(const ConsoleContext &context, QObject *parent = nullptr);

public slots:
    void setScreenLocked(bool isLocked); // as the desktop tells it

signals:
    void vaultLocked();

private:
    void takeRuns(const QList<RunRow> &runs);
    void lock();

    ConsoleContext m_context;
    bool m_isScreenLocked = false;
    bool m_isLocking = false;
};

} // namespace sluice
