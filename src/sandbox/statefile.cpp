// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/statefile.h"

#include "base/files.h"

#include <QFile>

#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

Result<void> writeStateFile(const QString &path, QByteArrayView content)
{
    const QString part = path + u".part"_s;
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(content.data(), content.size()) != content.size() || !file.flush()) {
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    }
    file.close();
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0)
        return fail(diskError(u"Could not rename %1"_s.arg(part), errno));
    return {};
}

} // namespace sluice::sandbox
