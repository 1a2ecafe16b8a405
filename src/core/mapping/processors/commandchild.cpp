// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/commandchild.h"

#include "base/clock.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstFreeFd = 10; // above all that the child gets
constexpr int kChildFds = 5; // input, output, errors, status, control
constexpr int kPipeBytes = 1 << 20; // asked for; the system may give less

struct PipeEnds
{
    int forReading = -1;
    int forWriting = -1;
    ~PipeEnds()
    {
        for (const int fd : {forReading, forWriting}) {
            if (fd >= 0)
                ::close(fd);
        }
    }
    bool open()
    {
        int fds[2];
        if (::pipe2(fds, O_CLOEXEC) != 0)
            return false;
        for (int &fd : fds) {
            const int moved = ::fcntl(fd, F_DUPFD_CLOEXEC, kFirstFreeFd);
            ::close(fd);
            fd = moved;
        }
        forReading = fds[0];
        forWriting = fds[1];
        return forReading >= 0 && forWriting >= 0;
    }
};

int takenEnd(int &fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    return std::exchange(fd, -1);
}

void closeEnd(int &fd)
{
    if (fd >= 0)
        ::close(std::exchange(fd, -1));
}

// Words for execve() that stay where they are.
class WordList
{
public:
    void add(const QByteArray &word) { m_words.push_back(word); }
    void add(const char *name, const QByteArray &value) { m_words.push_back(name + value); }
    char **pointers()
    {
        m_pointers.clear();
        for (QByteArray &word : m_words)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
        return m_pointers.data();
    }

private:
    std::vector<QByteArray> m_words;
    std::vector<char *> m_pointers;
};

WordList keeperArguments(const CommandChild::Spec &spec)
{
    WordList words;
    words.add(QFile::encodeName(spec.keeper));
    words.add("--keep");
    const std::pair<const char *, qint64> limits[] = {{"end=", spec.askedToEnd.count()},
        {"leave=", spec.leave.count()}, {"data=", spec.dataBytes}, {"fsize=", spec.fileBytes},
        {"cpu=", spec.cpuSeconds}, {"nofile=", spec.openFiles}, {"nproc=", spec.furtherProcesses}};
    for (const auto &[name, value] : limits)
        words.add(name, QByteArray::number(value));
    words.add("--");
    words.add(QFile::encodeName(spec.program));
    for (const QString &argument : spec.arguments)
        words.add(QFile::encodeName(argument));
    return words;
}

WordList cleanEnvironment(const CommandChild::Spec &spec)
{
    const QByteArray folder = QFile::encodeName(spec.folder);
    WordList words;
    words.add("PATH=", spec.path.toLatin1());
    words.add("LC_ALL=C.UTF-8");
    words.add("HOME=", folder);
    words.add("TMPDIR=", folder);
    return words;
}

// Between fork() and execve(): nothing but calls that a signal handler may make.
[[noreturn]] void becomeKeeper(const std::array<int, kChildFds> &fds, const char *folder,
    const char *keeper, char **arguments, char **environment)
{
    const auto giveUp = [](int reason) {
        char text[] = "start 00000\n";
        for (int i = 10; i > 5; --i, reason /= 10)
            text[i] = static_cast<char>('0' + reason % 10);
        [[maybe_unused]] const ssize_t told = ::write(3, text, sizeof text - 1);
        ::_exit(127);
    };
    for (int i = 0; i < kChildFds; ++i) {
        if (::dup2(fds[static_cast<size_t>(i)], i) < 0)
            ::_exit(127);
    }
    ::close_range(kChildFds, ~0U, 0);
    struct sigaction standard = {};
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
        ::sigaction(number, &standard, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::chdir(folder) != 0)
        giveUp(errno);
    ::execve(keeper, arguments, environment);
    giveUp(errno);
    ::_exit(127);
}

} // namespace

Result<std::unique_ptr<CommandChild>> CommandChild::start(const Spec &spec)
{
    PipeEnds input;
    PipeEnds output;
    PipeEnds errors;
    PipeEnds status;
    PipeEnds control;
    for (PipeEnds *ends : {&input, &output, &errors, &status, &control}) {
        if (!ends->open())
            return fail(Error{.kind = ErrorKind::Internal,
                .what = u"No pipe could be opened"_s,
                .why = QString::fromLocal8Bit(std::strerror(errno)),
                .isRetryable = true});
    }
    ::fcntl(input.forWriting, F_SETPIPE_SZ, kPipeBytes);
    ::fcntl(output.forReading, F_SETPIPE_SZ, kPipeBytes);
    WordList arguments = keeperArguments(spec);
    WordList environment = cleanEnvironment(spec);
    char **const argumentWords = arguments.pointers();
    char **const environmentWords = environment.pointers();
    const QByteArray folder = QFile::encodeName(spec.folder);
    const QByteArray keeper = QFile::encodeName(spec.keeper);
    const std::array<int, kChildFds> fds{input.forReading, output.forWriting, errors.forWriting,
        status.forWriting, control.forReading};
    const pid_t pid = ::fork();
    if (pid == 0)
        becomeKeeper(fds, folder.constData(), keeper.constData(), argumentWords, environmentWords);
    if (pid < 0)
        return fail(Error{.kind = ErrorKind::Internal,
            .what = u"No process could be started"_s,
            .why = QString::fromLocal8Bit(std::strerror(errno)),
            .isRetryable = true});
    std::unique_ptr<CommandChild> child(new CommandChild);
    child->m_keeper = pid;
    child->m_input = takenEnd(input.forWriting);
    child->m_output = takenEnd(output.forReading);
    child->m_errors = takenEnd(errors.forReading);
    child->m_status = takenEnd(status.forReading);
    child->m_control = takenEnd(control.forWriting);
    child->m_patience = spec.askedToEnd + 2 * spec.leave;
    return child;
}

CommandChild::~CommandChild()
{
    finish();
    closeInput();
    closeOutput();
    closeErrors();
}

void CommandChild::closeInput()
{
    closeEnd(m_input);
}

void CommandChild::closeOutput()
{
    closeEnd(m_output);
}

void CommandChild::closeErrors()
{
    closeEnd(m_errors);
}

void CommandChild::askToEnd()
{
    closeEnd(m_control);
}

void CommandChild::takeStatusLine(QByteArrayView line)
{
    const QByteArray text = line.toByteArray();
    const int number = text.mid(text.indexOf(' ') + 1).toInt();
    if (text.startsWith("group "))
        m_group = number;
    else if (text.startsWith("exit "))
        m_end.exitCode = number;
    else if (text.startsWith("signal "))
        m_end.signal = number;
    else if (text.startsWith("start "))
        m_end.startError = number;
    else if (text.startsWith("left "))
        m_end.leftBehind = number;
}

bool CommandChild::readStatus()
{
    char buffer[512];
    while (m_status >= 0) {
        const ssize_t got = ::read(m_status, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            return true;
        if (got <= 0) {
            closeEnd(m_status);
            break;
        }
        m_statusText.append(buffer, got);
        for (qsizetype at = m_statusText.indexOf('\n'); at >= 0; at = m_statusText.indexOf('\n')) {
            takeStatusLine(QByteArrayView(m_statusText).first(at));
            m_statusText.remove(0, at + 1);
        }
    }
    return false;
}

void CommandChild::finish()
{
    if (m_keeper < 0)
        return;
    askToEnd();
    const qint64 until = monotonicMs() + m_patience.count();
    while (m_status >= 0) {
        pollfd entry{.fd = m_status, .events = POLLIN, .revents = 0};
        const qint64 left = until - monotonicMs();
        if (left <= 0 || (::poll(&entry, 1, static_cast<int>(left)) > 0 && !readStatus()))
            break;
    }
    if (m_status >= 0) { // the keeper does not answer
        ::kill(static_cast<pid_t>(m_keeper), SIGKILL);
        closeEnd(m_status);
    }
    if (m_group > 1 && m_end.exitCode < 0 && m_end.signal == 0) // it told of no end
        ::kill(static_cast<pid_t>(-m_group), SIGKILL);
    while (::waitpid(static_cast<pid_t>(m_keeper), nullptr, 0) < 0 && errno == EINTR) { }
    m_keeper = -1;
}

} // namespace sluice
