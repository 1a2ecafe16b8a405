// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlkey.h"

#include "base/files.h"
#include "base/ids.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKeyBytes = 32;
constexpr qint64 kShortestKey = 43; // those bytes as Base64
constexpr qint64 kLongestKey = 1024;

Result<Secret> readControlKey(const QString &path)
{
    const auto refuse = [&path](const QString &why) {
        return fail(ErrorKind::Config, u"The control API's key %1 cannot be used"_s.arg(path), why,
            u"Remove the file; a new key is made at the next start"_s);
    };
    QFile file(path);
    struct stat facts = {};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || ::fstat(file.handle(), &facts) != 0)
        return refuse(file.errorString());
    if (!S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid() || (facts.st_mode & 077) != 0)
        return refuse(u"It is not a file that its owner alone can read"_s);
    const QByteArray key = file.read(kLongestKey).trimmed();
    if (key.size() < kShortestKey)
        return refuse(u"It holds fewer than %1 characters"_s.arg(kShortestKey));
    return Secret(key);
}

} // namespace

QString controlKeyPath(const QString &dataDirectory)
{
    return dataDirectory + "/control.key"_L1;
}

Result<Secret> controlKey(const QString &dataDirectory)
{
    const QString path = controlKeyPath(dataDirectory);
    if (QFile::exists(path))
        return readControlKey(path);
    // Whole and on the disk before it has its name, which only one can give it.
    const QString draft = path + u'-' + newId();
    const Secret fresh(QByteArray(randomToken(kKeyBytes) + '\n'));
    if (auto written = writeFileDurably(draft, fresh.reveal()); !written)
        return fail(written.error());
    const bool isOurs
        = ::link(QFile::encodeName(draft).constData(), QFile::encodeName(path).constData()) == 0;
    const int reason = errno;
    QFile::remove(draft);
    if (!isOurs && reason != EEXIST)
        return fail(diskError(u"The control API's key could not be made"_s, reason));
    if (auto synced = syncFolder(dataDirectory); !synced)
        return fail(synced.error());
    return readControlKey(path);
}

} // namespace sluice
