// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main/consolefixture.h"

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace sluice::testing {

// Every window of the console but its pages: for the walk, and for pictures. A new one is a line
// in walkedwindows.cpp. GUI thread.

// What opens one: the name of a button of the page, or of an action.
struct DialogOpener
{
    QString page;
    QString name;
    QString dialog;
};
QList<DialogOpener> dialogOpeners();

// Those that something must have happened for: made with samples.
struct PreparedWindow
{
    QString name;
    std::function<QWidget *()> make;
};
QList<PreparedWindow> preparedWindows(ConsoleFixture &console, RunFeed &feed);

} // namespace sluice::testing
