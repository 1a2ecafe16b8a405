// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

class StepContext;

// A page to be downloaded: an archive with one CSV.
struct PageOrder
{
    int page = 1;
    qint64 rows = -1; // that the service announced; -1: it did not
    QByteArrayView idName = "id"; // the column that tells its records apart
    char delimiter = ',';
    QString path = {}; // below the run's folder; empty: pagePath(), with its ids beside it
    std::function<Result<qint64>(const QString &path)> download; // the bytes
};

// Why there is no page: the way to it failed, or what came is not what was announced.
struct PageFailure
{
    Error error;
    bool isContentWrong = false;
};

// Downloads a page to its place below the run's folder and looks through all of it before anything
// is used (design 5, pass 1): size, CRC and rows. The
// file and its name are durable when this returns; of what failed nothing is left. On the step's
// thread.
tl::expected<Artifact, PageFailure> fetchPage(StepContext &context, const PageOrder &order);

} // namespace sluice
