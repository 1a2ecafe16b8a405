// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/keeper.h"

#include "script/processtree.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr int kStatusFd = 3;
constexpr int kControlFd = 4;
constexpr int kRoundMs = 10; // between two looks at what is still there

struct KeeperTask
{
    long long endMs = 2000;
    long long leaveMs = 5000;
    rlim_t data = 0; // 0: as inherited
    rlim_t fileSize = 0; // always set
    rlim_t cpu = 0;
    rlim_t openFiles = 0;
    rlim_t furtherThreads = 0;
    char **program = nullptr;
};

bool readTask(int argc, char **argv, KeeperTask &task)
{
    int i = 2;
    for (; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
        const std::string word(argv[i]);
        const size_t sign = word.find('=');
        if (sign == std::string::npos)
            return false;
        const std::string name = word.substr(0, sign);
        const long long value = std::strtoll(word.c_str() + sign + 1, nullptr, 10);
        const auto limit = static_cast<rlim_t>(std::max(0LL, value));
        if (name == "end")
            task.endMs = value;
        else if (name == "leave")
            task.leaveMs = value;
        else if (name == "data")
            task.data = limit;
        else if (name == "fsize")
            task.fileSize = limit;
        else if (name == "cpu")
            task.cpu = limit;
        else if (name == "nofile")
            task.openFiles = limit;
        else if (name == "nproc")
            task.furtherThreads = limit;
        else
            return false;
    }
    task.program = argv + i + 1;
    return i + 1 < argc;
}

void tell(const char *word, long number)
{
    char line[64];
    const int size = std::snprintf(line, sizeof line, "%s %ld\n", word, number);
    [[maybe_unused]] const ssize_t told
        = ::write(kStatusFd, line, static_cast<size_t>(std::max(0, size)));
}

long long nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1'000'000;
}

void limit(__rlimit_resource_t what, rlim_t value)
{
    rlimit now{};
    ::getrlimit(what, &now);
    const rlim_t most = std::min(value, now.rlim_max); // a lower one that holds already stays
    const rlimit wanted{.rlim_cur = most, .rlim_max = most};
    ::setrlimit(what, &wanted);
}

void setLimits(const KeeperTask &task)
{
    if (task.furtherThreads > 0) // counted over all that the user has, which takes memory: first
        limit(RLIMIT_NPROC, static_cast<rlim_t>(threadsOfUser()) + task.furtherThreads);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, task.fileSize);
    if (task.data > 0)
        limit(RLIMIT_DATA, task.data);
    if (task.openFiles > 0)
        limit(RLIMIT_NOFILE, task.openFiles);
    if (task.cpu > 0) { // SIGXCPU first, so that the end says why
        rlimit cpu{.rlim_cur = task.cpu, .rlim_max = task.cpu + 1};
        ::setrlimit(RLIMIT_CPU, &cpu);
    }
}

[[noreturn]] void becomeProgram(const KeeperTask &task, const sigset_t &childSignals)
{
    ::setpgid(0, 0);
    setLimits(task);
    ::sigprocmask(SIG_UNBLOCK, &childSignals, nullptr);
    ::execvp(task.program[0], task.program);
    tell("start", errno);
    ::_exit(127);
}

// What has ended is taken note of; false if there is no child any more.
bool reap(pid_t program, bool &hasEnded)
{
    for (;;) {
        int status = 0;
        const pid_t pid = ::waitpid(-1, &status, WNOHANG);
        if (pid < 0)
            return errno != ECHILD;
        if (pid == 0)
            return true;
        if (pid != program)
            continue;
        hasEnded = true;
        if (WIFSIGNALED(status))
            tell("signal", WTERMSIG(status));
        else
            tell("exit", WEXITSTATUS(status));
    }
}

void pauseFor(long long ms)
{
    ::poll(nullptr, 0, static_cast<int>(ms));
}

// Ends all that is left, however it was started: what loses its parent meanwhile becomes a child of
// this process and is found in the next round.
void endAll(pid_t program, bool &hasEnded, long long leaveMs)
{
    long left = 0;
    const long long until = nowMs() + leaveMs;
    bool isFirst = true;
    while (reap(program, hasEnded) && nowMs() < until) {
        const std::vector<pid_t> all = descendantsOf(::getpid());
        if (isFirst)
            left = static_cast<long>(all.size()) - (hasEnded ? 0 : 1);
        for (const pid_t pid : all)
            ::kill(pid, SIGSTOP); // so that nothing new is started meanwhile
        for (const pid_t pid : all)
            ::kill(pid, SIGKILL);
        if (!isFirst)
            pauseFor(kRoundMs);
        isFirst = false;
    }
    if (left > 0)
        tell("left", left);
}

// Until the program ends or nobody wants it any more.
void keep(pid_t program, int childSignals, const KeeperTask &task, bool &hasEnded)
{
    long long killAt = 0; // once it was asked to end
    while (!hasEnded && reap(program, hasEnded) && !hasEnded) {
        pollfd entries[] = {{childSignals, POLLIN, 0}, {killAt == 0 ? kControlFd : -1, POLLIN, 0}};
        const long long left = killAt == 0 ? -1 : std::max(0LL, killAt - nowMs());
        if (killAt != 0 && left == 0)
            return;
        ::poll(entries, 2, static_cast<int>(left));
        signalfd_siginfo information{};
        if (entries[0].revents != 0) [[maybe_unused]]
            const ssize_t got = ::read(childSignals, &information, sizeof information);
        if (entries[1].revents != 0) {
            ::kill(-program, SIGTERM);
            killAt = nowMs() + task.endMs;
        }
    }
}

} // namespace

int runKeeper(int argc, char **argv)
{
    KeeperTask task;
    if (!readTask(argc, argv, task)) {
        std::fprintf(stderr, "sluice-script: --keep is for Sluice itself\n");
        return 1;
    }
    ::fcntl(kStatusFd, F_SETFD, FD_CLOEXEC);
    ::fcntl(kControlFd, F_SETFD, FD_CLOEXEC);
    ::signal(SIGPIPE, SIG_IGN); // a status that nobody takes
    ::signal(SIGINT, SIG_IGN); // of a terminal: for whoever started this
    ::signal(SIGHUP, SIG_IGN);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    const int childSignals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);

    const pid_t program = ::fork();
    if (program == 0) {
        ::signal(SIGPIPE, SIG_DFL);
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGHUP, SIG_DFL);
        becomeProgram(task, set);
    }
    if (program < 0) {
        tell("start", errno);
        return 1;
    }
    ::setpgid(program, program);
    tell("group", program);
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd <= 2; ++fd)
        ::dup2(nothing, fd); // the pipes end with the program
    bool hasEnded = false;
    keep(program, childSignals, task, hasEnded);
    endAll(program, hasEnded, task.leaveMs);
    return 0;
}

} // namespace sluice
