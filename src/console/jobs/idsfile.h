// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace sluice {

// The ids of a CSV file's column `id` (without such a header: of its first column), in their order,
// once each. Blocking, for worker threads. At most `most`; what cannot be an id is an Error that
// names the line.
Result<QStringList> readIdsFile(const QString &path, qsizetype most);

// What an operator typed or pasted: ids with commas, semicolons, blanks or line ends between them.
QStringList splitIds(const QString &text);

} // namespace sluice
