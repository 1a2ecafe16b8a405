// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logsave.h"

#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct LogSaveText
{
    Q_DECLARE_TR_FUNCTIONS(LogSave)
};

} // namespace

Result<qint64> saveLog(const QString &dataDirectory, const LogFilter &filter, const QString &path,
    const CancelToken &token, const std::function<void(qint64)> &onLines)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Disk, LogSaveText::tr("The log was not saved in %1").arg(path),
            file.errorString(), LogSaveText::tr("Choose another folder"));
    const bool isJson = path.endsWith(".jsonl"_L1, Qt::CaseInsensitive)
        || path.endsWith(".json"_L1, Qt::CaseInsensitive);
    const LogReader reader(dataDirectory);
    auto lines = reader.exportLog(
        filter, file, isJson ? LogFormat::JsonLines : LogFormat::Text, token, onLines);
    if (!lines)
        return lines;
    if (!file.commit())
        return fail(ErrorKind::Disk, LogSaveText::tr("The log was not saved in %1").arg(path),
            file.errorString(), LogSaveText::tr("Choose another folder"));
    return lines;
}

} // namespace sluice
