// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/log/log.h"

#include <QByteArrayView>

#include <functional>

namespace sluice {

// Takes lines out of the log on disk, those of segments that are still being written too: what a
// line says is overwritten in its place by as many bytes, so that whoever appends to the segment is
// not disturbed. Time, level, run and component stay. Blocking, any thread.

// Whether this line is meant; it is as it stands in the segment. An Error ends the looking.
using IsMeantLine = std::function<Result<bool>(const LogRecord &record, QByteArrayView line)>;

// How many lines are meant; they are overwritten unless `isPlan`.
Result<qint64> eraseLogLines(
    const QString &dataDirectory, const IsMeantLine &isMeant, bool isPlan = false);

} // namespace sluice
