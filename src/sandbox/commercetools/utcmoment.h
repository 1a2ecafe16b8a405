// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sluice::sandbox {

// Moments as commercetools writes and reads them: 2023-02-15T09:52:49.682Z. Pure functions, any
// thread.
QByteArray utcMoment(qint64 ms);

// Also without its fraction, with one of other lengths, or with an offset. Nothing: it is none.
std::optional<qint64> readUtcMoment(QByteArrayView text);

} // namespace sluice::sandbox
