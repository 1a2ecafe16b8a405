// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

#include <QHash>

namespace sluice {

// What the operator wants of a run: stop, pause, resume. Each wish is told to the views at once
// (well under 100 ms) and then sent to the application; if it is refused, the views are told that
// too. GUI thread; owned by the page.
class RunWishes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunWishes)

public:
    explicit RunWishes(RunAccess &access, QObject *parent = nullptr);

    void stop(const QString &runId, StopMode mode);
    void setPaused(const QString &runId, bool isPaused);
    void resume(const QString &runId);

    // When the last stop of the run was asked for here, on the monotonic clock; 0: it was not.
    qint64 stopAskedMs(const QString &runId) const { return m_stopAskedMs.value(runId); }
    void forget(const QString &runId) { m_stopAskedMs.remove(runId); }

signals:
    // As RunRow::wish; empty: what the store says holds again.
    void wishChanged(const QString &runId, const QString &wish);
    void resumed(const QString &runId);
    void refused(const QString &runId, const sluice::Error &error);

private:
    void answered(const QString &runId, const Result<void> &result);

    RunAccess &m_access;
    QHash<QString, qint64> m_stopAskedMs;
};

} // namespace sluice
