// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <memory>

namespace sluice {

// One program of the operator and all that it starts. It runs below a keeper (sluice-script --keep)
// that sets its limits, outlives it, and then ends whatever it left behind, daemons too; the keeper
// does the same when this process dies, however it dies. The environment is clean, nothing but the
// pipes is inherited. Owned by whoever talks to it, on one thread; the destructor ends it.
class CommandChild final
{
public:
    struct Spec
    {
        QString keeper; // the program sluice-script
        QString program; // absolute, or a name to be found in `path`
        QStringList arguments;
        QString path;
        QString folder; // its working directory, also for temporary files
        qint64 dataBytes = 0; // memory of each process; 0: no limit of its own
        qint64 fileBytes = 0;
        int cpuSeconds = 0;
        int openFiles = 256;
        int furtherProcesses = 256; // beside those that the user has
        std::chrono::milliseconds askedToEnd{2000}; // from SIGTERM to SIGKILL
        std::chrono::milliseconds leave{5000}; // for all of them to be gone
    };

    // How it ended.
    struct End
    {
        int exitCode = -1; // -1: by a signal, or not at all
        int signal = 0;
        int startError = 0; // it could not be started: errno
        int leftBehind = 0; // processes that it did not end itself
    };

    static Result<std::unique_ptr<CommandChild>> start(const Spec &spec);
    ~CommandChild();
    CommandChild(const CommandChild &) = delete;
    CommandChild &operator=(const CommandChild &) = delete;

    // Our ends, none of which blocks; -1 once closed.
    int input() const { return m_input; }
    int output() const { return m_output; }
    int errors() const { return m_errors; }
    int status() const { return m_status; }
    void closeInput();
    void closeOutput();
    void closeErrors();

    // To be called when status() can be read. False once all of it has ended.
    bool readStatus();
    void askToEnd(); // the keeper sends SIGTERM, then SIGKILL, and goes itself
    // Waits until all has ended, if need be by force.
    void finish();
    const End &end() const { return m_end; }

private:
    CommandChild() = default;
    void takeStatusLine(QByteArrayView line);

    qint64 m_keeper = -1;
    qint64 m_group = -1;
    int m_input = -1;
    int m_output = -1;
    int m_errors = -1;
    int m_status = -1;
    int m_control = -1; // closing it is the wish to end
    std::chrono::milliseconds m_patience{0};
    QByteArray m_statusText;
    End m_end;
};

} // namespace sluice
