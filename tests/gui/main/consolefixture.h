// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pagefixture.h"
#include "support/sandboxprocess.h"

#include <memory>

// By name only: what the fixture below holds.
namespace sluice {
class MainWindow;
class RunFeed;
} // namespace sluice

namespace sluice::testing {

// The whole console in one test program: a sandbox process, the application on a directory of its
// own with the sandbox's connections and jobs, and the window. Everything goes with it, in order.
class ConsoleFixture
{
public:
    explicit ConsoleFixture(const QStringList &sandboxArguments = {});
    ~ConsoleFixture();

    QString problem() const { return m_problem; } // empty: all is there
    SandboxProcess &sandbox() { return m_sandbox; }
    Application &application() { return *m_application; }
    MainWindow *window() const { return m_window.get(); }
    PreparedPrompt &prompt() { return m_prompt; }
    QString dataDirectory() const { return m_folder.filePath(QStringLiteral("data")); }
    void closeWindow();
    void openWindow();
    // As after the program was closed and started again on its data directory; empty: it is there.
    QString restart();

private:
    QString start(const QStringList &sandboxArguments);
    QString openApplication();
    void closeApplication();

    QTemporaryDir m_folder;
    SandboxProcess m_sandbox;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<RunFeed> m_feed;
    PreparedPrompt m_prompt;
    std::unique_ptr<MainWindow> m_window;
    QString m_problem;
};

} // namespace sluice::testing
