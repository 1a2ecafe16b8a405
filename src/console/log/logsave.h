// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logreader.h"

namespace sluice {

// Writes the log's lines that `filter` takes into a file: as JSON lines where its name ends in
// .jsonl or .json, else as text. The file is whole or not there. Gives how many lines there were;
// `onLines` is told of them on the way. Blocking, for a worker thread.
Result<qint64> saveLog(const QString &dataDirectory, const LogFilter &filter, const QString &path,
    const CancelToken &token, const std::function<void(qint64)> &onLines = {});

} // namespace sluice
