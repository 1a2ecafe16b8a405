// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/commandpipes.h"

#include "base/clock.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kErrorPiece = 16 * 1024;
constexpr qint64 kMostTaken = 64LL << 20; // bytes of output, and so many times the input besides
constexpr qint64 kMostTimesGiven = 100;

// Writing to a pipe that nobody reads is an answer here, not a signal to the process.
class PipeSignalBlock
{
public:
    PipeSignalBlock()
    {
        ::sigemptyset(&m_set);
        ::sigaddset(&m_set, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_set, &m_before);
    }
    ~PipeSignalBlock()
    {
        if (m_isPending) {
            const timespec none{};
            ::sigtimedwait(&m_set, nullptr, &none);
        }
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    void expect() { m_isPending = true; }

private:
    sigset_t m_set{};
    sigset_t m_before{};
    bool m_isPending = false;
};

} // namespace

CommandPipes::CommandPipes(CommandChild &child, CommandLog &log, NextInput next,
    std::chrono::milliseconds silence, const CancelToken &token)
    : m_child(child)
    , m_log(log)
    , m_next(std::move(next))
    , m_silence(silence)
    , m_token(token)
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_lastMs(monotonicMs())
{
    m_subscription = m_token.subscribe([wake = m_wake](StopWish wish) {
        if (wish >= StopWish::Stop)
            ::eventfd_write(wake, 1);
    });
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

CommandPipes::~CommandPipes()
{
    m_subscription.reset();
    if (m_wake >= 0)
        ::close(m_wake);
}

void CommandPipes::cameFurther()
{
    m_lastMs = monotonicMs();
}

// Sees to it that there is something to write while the command reads. False: failure().
bool CommandPipes::refill()
{
    while (m_child.input() >= 0 && m_written == m_piece.size()) {
        m_piece.resize(0);
        m_written = 0;
        if (!m_isMore) {
            m_child.closeInput();
            break;
        }
        auto more = m_next(m_piece);
        if (!more) {
            m_failure = more.error();
            return false;
        }
        m_isMore = *more;
        cameFurther(); // making the piece took time of ours, not of the command
    }
    return true;
}

void CommandPipes::writeInput()
{
    PipeSignalBlock block;
    while (m_written < m_piece.size()) {
        const ssize_t done = ::write(m_child.input(), m_piece.constData() + m_written,
            static_cast<size_t>(m_piece.size() - m_written));
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0 && errno == EAGAIN)
            return;
        if (done < 0) {
            if (errno == EPIPE)
                block.expect();
            m_isInputLeft = true;
            m_child.closeInput();
            return;
        }
        m_written += done;
        m_bytesGiven += done;
        cameFurther();
    }
}

void CommandPipes::readErrors()
{
    char buffer[kErrorPiece];
    const ssize_t got = ::read(m_child.errors(), buffer, sizeof buffer);
    if (got > 0)
        m_log.take(QByteArrayView(buffer, got));
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        m_child.closeErrors();
}

std::optional<CommandPipes::Ready> CommandPipes::wait()
{
    if (m_token.isStopped()) {
        m_failure = Error{.kind = ErrorKind::Cancelled, .what = u"Processing was stopped"_s};
        return std::nullopt;
    }
    if (!refill())
        return std::nullopt;
    pollfd entries[] = {{m_child.output(), POLLIN, 0}, {m_child.input(), POLLOUT, 0},
        {m_child.errors(), POLLIN, 0}, {m_child.status(), POLLIN, 0}, {m_wake, POLLIN, 0}};
    const qint64 left = m_lastMs + m_silence.count() - monotonicMs();
    const int count = left <= 0
        ? 0
        : ::poll(entries, std::size(entries), static_cast<int>(std::min<qint64>(left, 60'000)));
    if (count < 0 && errno != EINTR)
        m_failure = Error{.kind = ErrorKind::Internal, .what = u"The pipes of a command broke"_s};
    if (left <= 0) {
        m_isItsOwnFault = true;
        m_failure = Error{.kind = ErrorKind::Timeout,
            .what = u"It neither took nor gave anything for %1 s"_s.arg(
                static_cast<double>(m_silence.count()) / 1000)};
    }
    if (m_failure)
        return std::nullopt;
    if (count <= 0)
        return Ready{};
    if (entries[2].revents != 0)
        readErrors();
    if (entries[3].revents != 0)
        m_child.readStatus();
    if (entries[1].revents != 0)
        writeInput();
    return Ready{.output = entries[0].revents != 0, .isAny = true};
}

qint64 CommandPipes::readData(char *data, qint64 most)
{
    if (most <= 0)
        return 0;
    while (m_child.output() >= 0 && !m_failure) {
        const auto ready = wait();
        if (!ready)
            break;
        if (!ready->output)
            continue;
        const ssize_t got = ::read(m_child.output(), data, static_cast<size_t>(most));
        if (got > 0) {
            m_bytesTaken += got;
            cameFurther();
            if (m_bytesTaken <= kMostTaken + kMostTimesGiven * m_bytesGiven)
                return got;
            m_isItsOwnFault = true;
            m_failure = Error{.kind = ErrorKind::Data,
                .what
                = u"It wrote %1 bytes for %2 bytes of input"_s.arg(m_bytesTaken).arg(m_bytesGiven)};
            break;
        }
        if (got == 0 || (errno != EAGAIN && errno != EINTR))
            m_child.closeOutput();
    }
    if (m_failure) {
        setErrorString(m_failure->what);
        return -1;
    }
    return 0; // the end
}

void CommandPipes::finish()
{
    m_child.closeInput(); // whoever says no more needs no more
    m_child.closeOutput();
    while (!m_failure && (m_child.status() >= 0 || m_child.errors() >= 0)) {
        if (!wait())
            break;
    }
    m_log.finish();
}

} // namespace sluice
