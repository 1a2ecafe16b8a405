// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace sluice {

// Ascending ordinals as delta varints (LEB128), one or two bytes each for what a chunk holds.
QByteArray packedMembers(const QList<qint64> &ordinals);
QList<qint64> unpackedMembers(const QByteArray &packed);

} // namespace sluice
