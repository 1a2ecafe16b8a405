// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>
#include <type_traits>
#include <utility>

namespace sluice {

class Application;
class Prompt;
class RunFeed;

// What every page works with. Owned by main(), outlives the window, used on the GUI thread only.
// The application's methods block for the store or the network: pages call them through
// inBackground() and never directly.
struct ConsoleContext
{
    Application &application;
    RunFeed &feed;
    Prompt &prompt;
};

// Runs `work` on a thread of `pool` and hands its value to `then` on the GUI thread, unless `owner`
// is gone by then. `work` must not touch widgets or models, and is waited for by the pool's owner
// before what it uses goes. (QFuture::then() with a context aborts the program if the context goes
// first, in Qt 6.4; a watcher goes with its owner and hands over nothing.)
template <class Work, class Then>
void inBackground(QThreadPool *pool, QObject *owner, Work work, Then then)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, owner, [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            if constexpr (std::is_void_v<Value>)
                then();
            else
                then(watcher->future().takeResult());
        });
    watcher->setFuture(QtConcurrent::run(pool, std::move(work)));
}

// The same in the program's own pool, which is waited for before the application ends.
template <class Work, class Then> void inBackground(QObject *owner, Work work, Then then)
{
    inBackground(QThreadPool::globalInstance(), owner, std::move(work), std::move(then));
}

} // namespace sluice
