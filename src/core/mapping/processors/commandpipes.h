// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "core/mapping/processors/commandchild.h"
#include "core/mapping/processors/commandlog.h"

#include <QIODevice>

#include <functional>
#include <optional>

namespace sluice {

// The standard output of a command as a device that blocks until there is something. While it
// waits it gives the command its input, piece by piece as it takes it, and keeps its standard
// error, so that none of the three pipes can hold up the others, whatever the command reads or
// writes first. Owned by the exchange with the command, on its thread. It ends early, with
// failure(), if the token stops, if the command neither takes nor gives a byte for too long, or if
// it gives many times what it took.
class CommandPipes final : public QIODevice
{
    Q_OBJECT

public:
    // Appends the next piece of the input; false if it was the last.
    using NextInput = std::function<Result<bool>(QByteArray &out)>;

    CommandPipes(CommandChild &child, CommandLog &log, NextInput next,
        std::chrono::milliseconds silence, const CancelToken &token);
    ~CommandPipes() override;

    bool isSequential() const override { return true; }

    // After the end of the output: waits for the command's own end, within the same limits.
    void finish();

    const std::optional<Error> &failure() const { return m_failure; }
    bool isItsOwnFault() const { return m_isItsOwnFault; } // too quiet or too loud: failure() says
    bool isOutputOver() const { return m_child.output() < 0; } // it closed its standard output
    bool isInputLeft() const { return m_isInputLeft; } // it closed its standard input early
    qint64 bytesGiven() const { return m_bytesGiven; }
    qint64 bytesTaken() const { return m_bytesTaken; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Ready
    {
        bool output = false;
        bool isAny = false;
    };
    std::optional<Ready> wait(); // none: failure()
    bool refill();
    void writeInput();
    void readErrors();
    void cameFurther();

    CommandChild &m_child;
    CommandLog &m_log;
    NextInput m_next;
    std::chrono::milliseconds m_silence;
    CancelToken m_token;
    int m_wake = -1; // an event of the token
    std::shared_ptr<CancelToken::Subscription> m_subscription;
    QByteArray m_piece;
    qsizetype m_written = 0; // of the piece
    bool m_isMore = true;
    bool m_isInputLeft = false;
    bool m_isItsOwnFault = false;
    qint64 m_lastMs = 0; // when a byte went in or came out
    qint64 m_bytesGiven = 0;
    qint64 m_bytesTaken = 0;
    std::optional<Error> m_failure;
};

} // namespace sluice
