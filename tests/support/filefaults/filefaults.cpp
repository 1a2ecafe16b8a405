// SPDX-License-Identifier: GPL-3.0-or-later
// A library to be loaded before all others (LD_PRELOAD) that makes file calls fail, for tests of
// full, failing and read-only disks. Only calls on files below a folder count. By environment:
//   SLUICE_FAULT_UNDER=/folder        which files
//   SLUICE_FAULT=kind:nth:errno[:all] the nth call of a kind fails, with `all` every later one too
//   SLUICE_FAULT_AFTER=bytes:errno    writing fails once so many bytes were written
//   SLUICE_FAULT_SWITCH=/file         nothing fails any more once this file exists
//   SLUICE_FAULT_COUNTS=/file         at the end of the process: "kind count" lines
//   SLUICE_FAULT_TRACE=/file          what was done to the files, in order, see trace()
//   SLUICE_FAULT_KILL=n               the process is killed when it is about to sync the nth time
// Kinds: write, fsync, rename, ftruncate, open (for writing). It is used by any thread of the
// process that it is loaded into and knows nothing of it.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include <csignal>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

enum Kind { Write, Fsync, Rename, Ftruncate, Open, KindCount };
constexpr const char *kNames[KindCount] = {"write", "fsync", "rename", "ftruncate", "open"};

std::atomic<long> counts[KindCount];
std::atomic<long> bytesLeft{-1};

template <class Function> Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

struct Settings
{
    char under[1024] = {};
    size_t underLength = 0;
    int kind = -1;
    long nth = 0;
    int error = 0;
    bool isAll = false;
    int bytesError = 0;
    const char *switchFile = nullptr;
    long killAt = 0;
    int traceFd = -1;

    Settings()
    {
        if (const char *folder = std::getenv("SLUICE_FAULT_UNDER")) {
            std::snprintf(under, sizeof under, "%s", folder);
            underLength = std::strlen(under);
        }
        switchFile = std::getenv("SLUICE_FAULT_SWITCH");
        char name[16] = {};
        char all[8] = {};
        const char *fault = std::getenv("SLUICE_FAULT");
        if (fault && std::sscanf(fault, "%15[a-z]:%ld:%d:%7s", name, &nth, &error, all) >= 3) {
            isAll = std::strcmp(all, "all") == 0;
            for (int i = 0; i < KindCount; ++i) {
                if (std::strcmp(kNames[i], name) == 0)
                    kind = i;
            }
        }
        long bytes = 0;
        const char *after = std::getenv("SLUICE_FAULT_AFTER");
        if (after && std::sscanf(after, "%ld:%d", &bytes, &bytesError) == 2)
            bytesLeft = bytes;
        if (const char *kill = std::getenv("SLUICE_FAULT_KILL"))
            killAt = std::atol(kill);
        if (const char *trace = std::getenv("SLUICE_FAULT_TRACE")) {
            const auto call = real<int (*)(const char *, int, ...)>("open");
            traceFd = call(trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
        }
    }
};

const Settings &settings()
{
    static const Settings all;
    return all;
}

bool isOff()
{
    struct stat info = {};
    return settings().switchFile && ::stat(settings().switchFile, &info) == 0;
}

bool isUnder(const char *path)
{
    const Settings &all = settings();
    return all.underLength > 0 && std::strncmp(path, all.under, all.underLength) == 0;
}

struct PathOf // of an open file
{
    char text[1024] = {};
    explicit PathOf(int fd)
    {
        char link[64];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        const ssize_t length = ::readlink(link, text, sizeof text - 1);
        text[length > 0 ? length : 0] = '\0';
    }
};

bool isUnder(int fd)
{
    return settings().underLength > 0 && isUnder(PathOf(fd).text);
}

bool isTraced()
{
    return settings().traceFd >= 0;
}

// What is done and what is written down about it stay in one order.
std::unique_lock<std::mutex> ordered()
{
    static std::mutex mutex;
    return isTraced() ? std::unique_lock(mutex) : std::unique_lock<std::mutex>();
}

// One line "kind number size path", and `size` bytes and a line end after it if there are any.
// Kinds: C made, W written at, T cut to, R renamed (the bytes are the new name), U removed, S
// synced.
void trace(
    char kind, const char *path, long number = 0, const void *data = nullptr, size_t size = 0)
{
    if (!isTraced())
        return;
    static const auto put = real<ssize_t (*)(int, const void *, size_t)>("write");
    char line[1200];
    const int length
        = std::snprintf(line, sizeof line, "%c %ld %zu %s\n", kind, number, size, path);
    [[maybe_unused]] ssize_t done = put(settings().traceFd, line, static_cast<size_t>(length));
    if (size > 0) {
        done = put(settings().traceFd, data, size);
        done = put(settings().traceFd, "\n", 1);
    }
}

void traceWrite(int fd, long offset, const void *data, ssize_t size)
{
    if (isTraced() && size > 0)
        trace('W', PathOf(fd).text, offset, data, static_cast<size_t>(size));
}

// Where a plain write will go.
long writePlace(int fd)
{
    if (!isTraced())
        return 0;
    struct stat info = {};
    if ((::fcntl(fd, F_GETFL) & O_APPEND) != 0 && ::fstat(fd, &info) == 0)
        return info.st_size;
    return ::lseek(fd, 0, SEEK_CUR);
}

int syncWith(int (*call)(int), int fd)
{
    const auto lock = ordered();
    static std::atomic<long> syncs{0};
    if (++syncs == settings().killAt)
        ::kill(::getpid(), SIGKILL);
    const int result = call(fd);
    if (result == 0 && isTraced())
        trace('S', PathOf(fd).text);
    return result;
}

int renameWith(int result, const char *from, const char *to)
{
    if (result == 0)
        trace('R', from, 0, to, std::strlen(to));
    return result;
}

// True if this call is to fail; errno is set then.
bool failsNow(Kind kind)
{
    const Settings &all = settings();
    const long count = ++counts[kind];
    const bool isHit = kind == all.kind && (count == all.nth || (all.isAll && count > all.nth));
    if (!isHit || isOff())
        return false;
    errno = all.error;
    return true;
}

// How many of the bytes may be written; -1: none, errno is set.
ssize_t allowed(size_t wanted)
{
    if (bytesLeft.load() < 0 || isOff())
        return static_cast<ssize_t>(wanted);
    const long before = bytesLeft.fetch_sub(static_cast<long>(wanted));
    if (before >= static_cast<long>(wanted))
        return static_cast<ssize_t>(wanted);
    bytesLeft = 0;
    if (before > 0)
        return before;
    errno = settings().bytesError;
    return -1;
}

struct Report
{
    ~Report()
    {
        const char *path = std::getenv("SLUICE_FAULT_COUNTS");
        FILE *file = path ? std::fopen(path, "w") : nullptr;
        if (!file)
            return;
        for (int i = 0; i < KindCount; ++i)
            std::fprintf(file, "%s %ld\n", kNames[i], counts[i].load());
        std::fclose(file);
    }
} report;

bool isForWriting(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
}

using OpenCall = int (*)(const char *, int, ...);

int openWith(const char *name, const char *path, int flags, mode_t mode)
{
    if (!isForWriting(flags) || !isUnder(path))
        return real<OpenCall>(name)(path, flags, mode);
    if (failsNow(Open))
        return -1;
    const auto lock = ordered();
    struct stat info = {};
    const bool wasThere = ::stat(path, &info) == 0;
    const int fd = real<OpenCall>(name)(path, flags, mode);
    if (fd >= 0 && !wasThere)
        trace('C', path);
    else if (fd >= 0 && (flags & O_TRUNC) != 0)
        trace('T', path);
    return fd;
}

} // namespace

extern "C" {

ssize_t write(int fd, const void *data, size_t size)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t)>("write");
    if (!isUnder(fd))
        return call(fd, data, size);
    if (failsNow(Write))
        return -1;
    const ssize_t part = allowed(size);
    if (part < 0)
        return -1;
    const auto lock = ordered();
    const long offset = writePlace(fd);
    const ssize_t written = call(fd, data, static_cast<size_t>(part));
    traceWrite(fd, offset, data, written);
    return written;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    if (!isUnder(fd))
        return call(fd, data, size, offset);
    if (failsNow(Write))
        return -1;
    const ssize_t part = allowed(size);
    if (part < 0)
        return -1;
    const auto lock = ordered();
    const ssize_t written = call(fd, data, static_cast<size_t>(part), offset);
    traceWrite(fd, offset, data, written);
    return written;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    return pwrite64(fd, data, size, offset);
}

int fsync(int fd)
{
    static const auto call = real<int (*)(int)>("fsync");
    if (!isUnder(fd))
        return call(fd);
    return failsNow(Fsync) ? -1 : syncWith(call, fd);
}

int fdatasync(int fd)
{
    static const auto call = real<int (*)(int)>("fdatasync");
    if (!isUnder(fd))
        return call(fd);
    return failsNow(Fsync) ? -1 : syncWith(call, fd);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto call = real<int (*)(const char *, const char *)>("rename");
    if (!isUnder(to))
        return call(from, to);
    if (failsNow(Rename))
        return -1;
    const auto lock = ordered();
    return renameWith(call(from, to), from, to);
}

int renameat2(int fromFd, const char *from, int toFd, const char *to, unsigned flags) noexcept
{
    static const auto call
        = real<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    if (!isUnder(to))
        return call(fromFd, from, toFd, to, flags);
    const auto lock = ordered();
    return renameWith(call(fromFd, from, toFd, to, flags), from, to);
}

int unlink(const char *path) noexcept
{
    static const auto call = real<int (*)(const char *)>("unlink");
    if (!isUnder(path))
        return call(path);
    const auto lock = ordered();
    const int result = call(path);
    if (result == 0)
        trace('U', path);
    return result;
}

int ftruncate(int fd, off_t length) noexcept
{
    static const auto call = real<int (*)(int, off_t)>("ftruncate");
    if (!isUnder(fd))
        return call(fd, length);
    if (failsNow(Ftruncate))
        return -1;
    const auto lock = ordered();
    const int result = call(fd, length);
    if (result == 0 && isTraced())
        trace('T', PathOf(fd).text, length);
    return result;
}

int ftruncate64(int fd, off64_t length) noexcept
{
    return ftruncate(fd, length);
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openWith("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openWith("open64", path, flags, mode);
}

} // extern "C"
