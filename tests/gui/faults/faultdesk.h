// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/mainwindow.h"
#include "gui/pagefixture.h"
#include "support/sandboxprocess.h"

#include <QProcess>

#include <functional>
#include <memory>
#include <optional>

namespace sluice::testing {

// A console in front of a sandbox that can be told to fail: one sandbox for all faults, and for
// each fault an application on a data directory of its own and its window. Test code only, on the
// test's thread.
class FaultDesk
{
public:
    FaultDesk();
    ~FaultDesk();

    QString start(); // the sandbox; empty on success
    QString restartSandbox(); // with its rows, on its ports
    struct Setup
    {
        QJsonObject settings; // of the sandbox
        QString timings; // ",poll=50"
        QJsonObject parameters; // of the job
        QJsonObject mapping;
        QJsonObject connection; // settings of the CRM's connection; null removes
        bool isReal = false; // these settings alone: hosts of the service, which no test reaches
        QString job = QStringLiteral("Clean up leads");
        // Before anything is in the data directory; what is wrong, empty: nothing.
        std::function<QString(const QString &directory)> prepare = {};
    };
    QString begin(const Setup &setup); // empty on success
    void end();

    SandboxProcess &sandbox() { return m_sandbox; }
    Application &application() { return *m_application; }
    MainWindow *window() const { return m_window.get(); }
    QString dataDirectory() const { return m_dataDirectory; }
    const QString &job() const { return m_setup.job; }

    // The job, as somebody pressed Run; the run's id, empty if none began.
    QString runJob();
    std::optional<RunRow> run(); // the newest
    RunSnapshot snapshot(); // of it
    bool waitForState(RunState state);
    bool waitFor(const QString &waitReason); // of the newest run
    bool waitForReading(); // a read job is made; it lasts as long as the settings say
    // The command line on the same data directory.
    std::unique_ptr<QProcess> commandLine(const QStringList &words) const;
    int clicks = 0; // of the operator, since it began

private:
    QString import();

    QTemporaryDir m_folder;
    SandboxProcess m_sandbox;
    QString m_dataDirectory;
    int m_directories = 0;
    Setup m_setup;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<RunFeed> m_feed;
    PreparedPrompt m_prompt;
    std::unique_ptr<MainWindow> m_window;
};

constexpr int kFaultLeads = 60;
constexpr int kFaultWaitMs = 30'000;

} // namespace sluice::testing
