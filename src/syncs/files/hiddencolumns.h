// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace sluice {

// The rows of an outcome file, which stand under `header`, with the values of some columns hidden.
// Without hidden columns the rows themselves, at no cost. Pure, any thread.
Result<QByteArray> withHiddenColumns(
    const QByteArray &header, const QByteArray &rows, const QSet<QString> &hidden);

} // namespace sluice
