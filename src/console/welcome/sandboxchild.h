// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

class QProcess;

namespace sluice {

// The sandbox as a child of the console: started on this computer alone, its state in a folder that
// outlives it, ended with the console. GUI thread; owned by FirstRun, and at the program's end by
// whoever ends its runs first. It waits for nothing but its own end; all else comes as changed().
// It knows nothing of connections and jobs: they are in the files that the sandbox writes.
class SandboxChild final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SandboxChild)

public:
    enum class State { Off, Starting, Running, Stopping, Failed };

    explicit SandboxChild(QObject *parent = nullptr);
    ~SandboxChild() override;

    // Beside the program that runs, unless a test says otherwise.
    QString program() const { return m_program; }
    void setProgram(const QString &path) { m_program = path; }

    // `folder` is there. `port` 0: the one of the settings, or that its state names, any free one
    // the first time.
    void start(const QString &folder, int port = 0);
    void stop();
    State state() const { return m_state; }
    bool isOn() const { return m_state == State::Starting || m_state == State::Running; }
    qint64 processId() const;

    // Why it failed; `isPortTaken`: another port would do.
    const std::optional<Error> &problem() const { return m_problem; }
    bool isPortTaken() const { return m_isPortTaken; }

    QString connectionsFile() const { return m_folder + QStringLiteral("/connections.json"); }
    QString jobsFile() const { return m_folder + QStringLiteral("/jobs.json"); }

    // A port that is free now, with the next one; 0: none was found.
    static int freePort();

signals:
    void changed();

private:
    void readOutput();
    void readProblems();
    void end(int exitCode, bool isCrash);
    void failWith(const Error &error);
    void setState(State state);

    QString m_program;
    QString m_folder;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_lastWords; // of its standard error
    QTimer m_patience; // for its ready line, then for its end
    State m_state = State::Off;
    std::optional<Error> m_problem;
    bool m_isPortTaken = false;
};

} // namespace sluice
