// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main/consolefixture.h"

#include <QList>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace sluice {
class RunsPage;
}

namespace sluice::testing {

// Leads through all pages of a console and through the dialogs that can be opened there, with what
// the sandbox has in them; runs are samples. A new page comes by consolePages(); a new dialog is a
// line in walkedwindows.cpp. GUI thread; the fixture must have a window and outlive this.
class ConsoleWalk
{
public:
    explicit ConsoleWalk(ConsoleFixture &console);
    ~ConsoleWalk();

    // `visit` is called with each window as it stands open, and its name; then it is closed.
    // `sizes` are of the main window and of pages, dialogs keep their own. Tabs are turned one by
    // one.
    using Visit = std::function<void(QWidget *window, const QString &name)>;
    void go(const QList<QSize> &sizes, const Visit &visit);
    void goWindows(const Visit &visit); // only what is no page
    const QStringList &missing() const { return m_missing; } // what did not open

private:
    void goPages(const QList<QSize> &sizes, const Visit &visit);
    void goMappings(const QList<QSize> &sizes, const Visit &visit);
    void goDialogs(const Visit &visit);
    void goPrepared(const Visit &visit);
    void goRuns(const QList<QSize> &sizes, const Visit &visit);
    void visitSizes(const QString &name, const QList<QSize> &sizes, const Visit &visit);
    void visitTabs(QWidget *window, const QString &name, const Visit &visit);

    ConsoleFixture &m_console;
    std::unique_ptr<RunFeed> m_feed;
    QStringList m_missing;
};

} // namespace sluice::testing
