// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/libexec.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace sluice {

using namespace Qt::StringLiterals;

QString libexecFile(const QString &name)
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString &folder : QStringList{here, here + u"/../libexec/sluice"_s,
             here + u"/../lib/sluice"_s, here + u"/../bin"_s}) {
        const QFileInfo file(folder + u'/' + name);
        if (file.isFile())
            return file.canonicalFilePath();
    }
    return {};
}

} // namespace sluice
