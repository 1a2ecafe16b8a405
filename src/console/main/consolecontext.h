// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
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

// Runs `work` on a pool thread and hands its value to `then` on the GUI thread, unless `owner` is
// gone by then. `work` must not touch widgets or models. (QFuture::then() with a context does not
// survive a context that goes first, in Qt 6.4.)
template<class Work, class Then>
void inBackground(QObject *owner, Work work, Then then)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
        [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            if constexpr (std::is_void_v<Value>)
                then();
            else
                then(watcher->future().takeResult());
        });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}

} // namespace sluice
