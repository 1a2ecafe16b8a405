// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/processtree.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

struct ProcessEntry
{
    pid_t pid = 0;
    pid_t parent = 0;
    long threads = 0;
    uid_t user = 0;
    bool isZombie = false;
};

// The fields of /proc/PID/stat behind the name, which may hold blanks and brackets.
bool readEntry(pid_t pid, ProcessEntry &entry)
{
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/stat", static_cast<int>(pid));
    std::FILE *const file = std::fopen(path, "re");
    if (!file)
        return false;
    struct stat facts = {};
    ::fstat(::fileno(file), &facts);
    char text[1024];
    const size_t size = std::fread(text, 1, sizeof text - 1, file);
    std::fclose(file);
    text[size] = '\0';
    const char *const close = std::strrchr(text, ')');
    char state = 0;
    int parent = 0;
    long threads = 0;
    if (!close
        || std::sscanf(close + 1,
               " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %ld", &state,
               &parent, &threads)
            != 3)
        return false;
    entry = {pid, static_cast<pid_t>(parent), threads, facts.st_uid, state == 'Z'};
    return true;
}

std::vector<ProcessEntry> allProcesses()
{
    std::vector<ProcessEntry> entries;
    DIR *const folder = ::opendir("/proc");
    if (!folder)
        return entries;
    while (const dirent *const item = ::readdir(folder)) {
        const long pid = std::strtol(item->d_name, nullptr, 10);
        ProcessEntry entry;
        if (pid > 0 && readEntry(static_cast<pid_t>(pid), entry))
            entries.push_back(entry);
    }
    ::closedir(folder);
    return entries;
}

} // namespace

std::vector<pid_t> descendantsOf(pid_t ancestor)
{
    const std::vector<ProcessEntry> entries = allProcesses();
    std::vector<pid_t> found{ancestor};
    for (size_t at = 0; at < found.size(); ++at) {
        for (const ProcessEntry &entry : entries) {
            if (entry.parent == found[at] && !entry.isZombie
                && std::find(found.begin(), found.end(), entry.pid) == found.end())
                found.push_back(entry.pid);
        }
    }
    found.erase(found.begin());
    return found;
}

long threadsOfUser()
{
    long count = 0;
    const uid_t user = ::geteuid();
    for (const ProcessEntry &entry : allProcesses())
        count += entry.user == user ? entry.threads : 0;
    return count;
}

} // namespace sluice
