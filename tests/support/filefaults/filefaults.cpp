// SPDX-License-Identifier: GPL-3.0-or-later
// A library to be loaded before all others (LD_PRELOAD) that makes file calls fail, for tests of
// full, failing and read-only disks. Only calls on files below a folder count. By environment:
//   SLUICE_FAULT_UNDER=/folder        which files
//   SLUICE_FAULT=kind:nth:errno[:all] the nth call of a kind fails, with `all` every later one too
//   SLUICE_FAULT_AFTER=bytes:errno    writing fails once so many bytes were written
//   SLUICE_FAULT_SWITCH=/file         nothing fails any more once this file exists
//   SLUICE_FAULT_COUNTS=/file         at the end of the process: "kind count" lines
// Kinds: write, fsync, rename, ftruncate, open (for writing). It is used by any thread of the
// process that it is loaded into and knows nothing of it.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

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

bool isUnder(int fd)
{
    if (settings().underLength == 0)
        return false;
    char link[64];
    char path[1024];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = ::readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    return isUnder(path);
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
    if (isForWriting(flags) && isUnder(path) && failsNow(Open))
        return -1;
    return real<OpenCall>(name)(path, flags, mode);
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
    return part < 0 ? -1 : call(fd, data, static_cast<size_t>(part));
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    if (!isUnder(fd))
        return call(fd, data, size, offset);
    if (failsNow(Write))
        return -1;
    const ssize_t part = allowed(size);
    return part < 0 ? -1 : call(fd, data, static_cast<size_t>(part), offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    return pwrite64(fd, data, size, offset);
}

int fsync(int fd)
{
    static const auto call = real<int (*)(int)>("fsync");
    return isUnder(fd) && failsNow(Fsync) ? -1 : call(fd);
}

int fdatasync(int fd)
{
    static const auto call = real<int (*)(int)>("fdatasync");
    return isUnder(fd) && failsNow(Fsync) ? -1 : call(fd);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto call = real<int (*)(const char *, const char *)>("rename");
    return isUnder(to) && failsNow(Rename) ? -1 : call(from, to);
}

int ftruncate(int fd, off_t length) noexcept
{
    static const auto call = real<int (*)(int, off_t)>("ftruncate");
    return isUnder(fd) && failsNow(Ftruncate) ? -1 : call(fd, length);
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
