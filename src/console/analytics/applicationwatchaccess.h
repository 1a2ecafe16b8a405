// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/watchaccess.h"
#include "console/main/consolecontext.h"

#include <QHash>

namespace sluice {

// WatchAccess on the real application, in the program's own pool. GUI thread; owned by the page. It
// remembers in the console's settings whether the watch is wanted; it neither starts nor stops it
// with its own life.
class ApplicationWatchAccess final : public WatchAccess
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationWatchAccess)

public:
    explicit ApplicationWatchAccess(const ConsoleContext &context, QObject *parent = nullptr);

    void look(QObject *owner, const QString &jobId, Then<WatchFacts> then) override;
    void start(QObject *owner, Then<void> then) override;
    void stop(QObject *owner, std::function<void()> then) override;
    void setWatched(QObject *owner, const QString &jobId, bool isWatched, Then<void> then) override;
    void sendAgain(
        QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then) override;
    void forget(
        QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then) override;
    void rejectingRun(QObject *owner, const QString &jobId, Then<QString> then) override;

private:
    ConsoleContext m_context;
    QHash<QString, int> m_seconds; // between two looks, as each job said it last
};

} // namespace sluice
