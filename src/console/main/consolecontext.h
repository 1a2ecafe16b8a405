// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QtConcurrentRun>

#include <functional>
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
// gone by then. `work` must not touch widgets or models.
template<class Work, class Then>
void inBackground(QObject *owner, Work work, Then then)
{
    QtConcurrent::run(std::move(work)).then(owner, std::move(then));
}

} // namespace sluice
