// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sluice::sandbox {

// The flat form of a product, of its current or staged data. Empty: it is not published and the
// current form is asked for. Pure function.
QByteArray projectionOf(const QByteArray &product, bool isStaged);
bool hasProjection(const QByteArray &product, bool isStaged); // that it is not empty

} // namespace sluice::sandbox
