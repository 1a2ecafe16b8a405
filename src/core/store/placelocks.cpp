// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/placelocks.h"

#include "base/files.h"

#include <QCryptographicHash>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct flock byteLock(int place, short type)
{
    struct flock range = {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = place;
    range.l_len = 1;
    return range;
}

} // namespace

PlaceLocks::PlaceLocks(const QString &directory)
    : m_directory(directory + "/places"_L1)
{
}

PlaceLocks::~PlaceLocks()
{
    for (const auto &[name, group] : m_groups) {
        if (group.file >= 0)
            ::close(group.file);
    }
}

// Locks of the open file, not of the process: another Application in this process is another
// holder.
bool PlaceLocks::lock(int file, int place, short type) const
{
    struct flock range = byteLock(place, type);
    return ::fcntl(file, F_OFD_SETLK, &range) == 0;
}

std::optional<int> PlaceLocks::take(const QString &group, int most)
{
    const std::lock_guard guard(m_mutex);
    Group &its = m_groups[group];
    its.most = most;
    if (its.file < 0) {
        const QByteArray hash
            = QCryptographicHash::hash(group.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
        const QString path = m_directory + u'/' + QString::fromLatin1(hash);
        if (!makePrivateFolder(m_directory))
            return {};
        its.file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (its.file < 0)
            return {};
    }
    for (int place = 0; place < most; ++place) {
        if (its.ours.contains(place) || !lock(its.file, place, F_WRLCK))
            continue;
        its.ours.insert(place);
        return place;
    }
    return {};
}

void PlaceLocks::give(const QString &group, int place)
{
    const std::lock_guard guard(m_mutex);
    Group &its = m_groups[group];
    if (its.ours.erase(place) > 0)
        lock(its.file, place, F_UNLCK);
}

std::map<QString, PlaceLocks::Level> PlaceLocks::levels()
{
    const std::lock_guard guard(m_mutex);
    std::map<QString, Level> levels;
    for (const auto &[name, group] : m_groups) {
        Level level{.taken = static_cast<int>(group.ours.size()), .most = group.most};
        for (int place = 0; place < group.most && group.file >= 0; ++place) {
            struct flock range = byteLock(place, F_WRLCK);
            level.taken += !group.ours.contains(place)
                && ::fcntl(group.file, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
        }
        levels.emplace(name, level);
    }
    return levels;
}

} // namespace sluice
