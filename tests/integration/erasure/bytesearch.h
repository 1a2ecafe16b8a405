// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sluice::testing {

// For tests of what was erased: looks at every byte of a folder, with means of its own, also inside
// of archives. Any thread.

// The files that hold one of the words, whatever the case of its letters.
QStringList filesHolding(const QString &folder, const QList<QByteArray> &words);

// The content of an archive's only entry; empty if the file is none.
QByteArray unpacked(const QByteArray &archive);

} // namespace sluice::testing
