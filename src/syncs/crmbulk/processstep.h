// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "syncs/files/partrange.h"

namespace sluice {

// The step that processes a page (see processPage), as whoever has read the page adds it. `rows`:
// those of the page that the run is about. Pure, any thread.
StepSpec processStep(int page, qint64 firstOrdinal, const PartRows &rows, const QString &relPath,
    char delimiter = ',');

PartRows rowsOfProcessStep(const QJsonObject &input);

} // namespace sluice
