// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watch/watchedtables.h"

#include <QObject>

#include <functional>

namespace sluice {

// What the dialog Keep in Step shows. Plain value.
struct WatchFacts
{
    bool isOn = false; // this console's watch
    QList<WatchedTable> tables;
    QString jobId; // whose outbox it is
    QList<OutboxRow> rows;
};

// The watch and the outbox, for the dialog Keep in Step. Every method returns at once; answers come
// on the GUI thread through callbacks, unless `owner` is gone by then. Tests give their own. GUI
// thread; owned by the page.
class WatchAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchAccess)

public:
    template <class T> using Then = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    // All tables, and the outbox of one job (empty: of none).
    virtual void look(QObject *owner, const QString &jobId, Then<WatchFacts> then) = 0;
    // On and off, which is remembered; both take their time.
    virtual void start(QObject *owner, Then<void> then) = 0;
    virtual void stop(QObject *owner, std::function<void()> then) = 0;
    // Whether the job's table is looked at: a setting of the job, for every console.
    virtual void setWatched(QObject *owner, const QString &jobId, bool isWatched, Then<void> then)
        = 0;
    // Of those that are not tried any more; how many there were.
    virtual void sendAgain(
        QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then)
        = 0;
    virtual void forget(
        QObject *owner, const QString &jobId, const QStringList &rowIds, Then<int> then)
        = 0;
    // The id of the newest run that rejected rows; empty: there is none.
    virtual void rejectingRun(QObject *owner, const QString &jobId, Then<QString> then) = 0;
};

} // namespace sluice
